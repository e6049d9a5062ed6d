"""Reasons: why a policy comes before a meeting now, in sentences."""

from datetime import date

from policybook.dates import When, long_date
from policybook.handbook import Entry
from policybook.meetings.meeting import Ask, Meeting, called, successor
from policybook.policy import Act, at_time
from policybook.review import Status

LONGEST_IN_DAYS = 730  # beyond two years nobody counts days


def reasons(entry: Entry, ask: Ask, meeting: Meeting) -> list[str]:
    """Return why `ask` is asked now, the most pressing reason first."""
    policy = entry.policy
    if ask in (Ask.NOTE, Ask.WITHDRAW):
        return _why_withdrawn(entry, ask)
    said = [_standing(entry, ask, meeting)]
    if entry.standing and ask is not Ask.CONFIRM:
        said.append(entry.standing.words)
    if ask is Ask.FIRST or ask is Ask.CONFIRM:
        said += [_reviewed(policy.reviewed)]
    elif policy.reviewed:
        said += [_last_reviewed(entry)]
    return said


def _standing(entry: Entry, ask: Ask, meeting: Meeting) -> str:
    policy, review = entry.policy, entry.review
    if ask is Ask.FIRST:
        return "It has never been ratified, so it is not in force."
    act = policy.adopted
    if ask is Ask.CONFIRM and act and act.on:
        return f"Its file says that it is {act.how} {at_time(act.on)}, which is still to be decided."
    if review.due_by is None or review.next_review is None:
        return "Nothing says when it is to be reviewed next."
    named = _review_named(entry, review.next_review)
    when = _distance(review.due_by, meeting)
    if review.status is Status.OVERDUE:
        return f"Its next review{named} was due by {long_date(review.due_by)}, {when}."
    soon = "" if review.status is Status.DUE else " It comes to the meeting ahead of time."
    return f"Its next review{named} is due by {long_date(review.due_by)}, {when}.{soon}"


def _review_named(entry: Entry, following: When) -> str:
    """Return the words typed for a review where they say more than its last day."""
    return "" if following.first == following.last and entry.policy.next_review else f", {following.text},"


def _distance(day: date, meeting: Meeting) -> str:
    """Return how far a day is from the meeting, or from today where the meeting has no date."""
    days = (day - meeting.on).days
    if days == 0:
        return "on the day of the meeting" if meeting.dated else "today"
    length = _length(abs(days))
    if meeting.dated:
        return f"{length} {'before' if days < 0 else 'after'} the meeting"
    return f"{length} ago" if days < 0 else f"in {length}"


def _length(days: int) -> str:
    if days > LONGEST_IN_DAYS:
        return f"more than {days // 366} years"  # 366, so that leap years never make it one too many
    return "1 day" if days == 1 else f"{days} days"


def _reviewed(act: Act | None) -> str:
    if act is None:
        return "Nobody is recorded as having reviewed it."
    by, on = f" by {act.by}" if act.by else "", f" {at_time(act.on)}" if act.on else ""
    return f"It was reviewed{by}{on}."


def _last_reviewed(entry: Entry) -> str:
    said = _reviewed(entry.policy.reviewed).replace("It was reviewed", "It was last reviewed", 1)
    act = entry.policy.adopted
    return f"{said[:-1]}, since it was {act.how}." if act and has_been_reviewed(entry) else said


def _why_withdrawn(entry: Entry, ask: Ask) -> list[str]:
    withdrawn = entry.policy.withdrawn
    if not withdrawn:
        return []
    on = f" {at_time(withdrawn.on)}" if withdrawn.on else ""
    said = [f"It {'is to be' if ask is Ask.WITHDRAW else 'was'} withdrawn{on}."]
    if withdrawn.reason:
        said.append(withdrawn.reason if withdrawn.reason[-1:] in ".!?" else f"{withdrawn.reason}.")
    if instead := successor(entry):
        said.append(f"{_sentence(called(instead))} takes its place.")
    return said


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def has_been_reviewed(entry: Entry) -> bool:
    """Tell whether the review that is due has taken place: since it was ratified, and since that review may begin."""
    reviewed, ratified, due_from = entry.policy.reviewed, entry.policy.adopted, entry.review.due_from
    if not (reviewed and reviewed.on and ratified and ratified.on):
        return False
    return reviewed.on.first > ratified.on.last and (due_from is None or reviewed.on.last >= due_from)

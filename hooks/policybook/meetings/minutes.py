"""Minutes: ready wording for what a meeting decides of a policy, and what its file then says."""

from policybook.dates import When, long_date
from policybook.handbook import Entry
from policybook.meetings.meeting import BLANK, Ask, Meeting, called, successor
from policybook.policy import at_time, in_words


def minutes(entry: Entry, ask: Ask, meeting: Meeting) -> tuple[str, ...]:
    """Return ready wording for each way in which the meeting may decide, as asked first."""
    policy = entry.policy
    name, coded = called(policy.title), f"{called(policy.title)} (text code {entry.code})"
    if policy.withdrawn:
        return _minutes_of_withdrawal(entry, ask, name)
    again = " again" if ask in (Ask.REVIEW, Ask.AGAIN, Ask.DATE) else ""
    following = f"Next review: {next_review_after(entry, meeting)}."
    return (
        f"Resolved: that {coded} be ratified{again} as presented. {following}",
        f"Resolved: that {name} be ratified{again} with these changes: {BLANK}. {following}",
        f"Resolved: that {name} be referred back{f' to the {policy.owner}' if policy.owner else ''}, "
        f"to be presented again by {BLANK}.",
    )


def _minutes_of_withdrawal(entry: Entry, ask: Ask, name: str) -> tuple[str, ...]:
    withdrawn = entry.policy.withdrawn
    on = withdrawn.on if withdrawn else None
    follower = successor(entry)
    instead = f", {called(follower)} taking its place" if follower else ""
    if ask is Ask.NOTE:
        return (f"Noted: that {name} was withdrawn{f' {at_time(on)}' if on else ''}{instead}.",)
    return (
        f"Resolved: that {name} be withdrawn{f' {at_time(on)}' if on else ''}{instead}.",
        f"Resolved: that {name} stay in force. Next review: {BLANK}.",
    )


def next_review_after(entry: Entry, meeting: Meeting) -> str:
    """Return when a policy that the meeting ratifies is reviewed next, as far as its file says; else a blank.

    Its own interval is counted from the meeting; a date that was typed holds where it is still to come and not due.
    """
    policy, review = entry.policy, entry.review
    if policy.review_every:
        if not meeting.dated:
            return f"{policy.review_every.words} after this decision"
        return long_date(policy.review_every.after(When("", meeting.on, meeting.on)).last)
    if policy.next_review and review.due_from and review.due_from > meeting.on:
        return in_words(policy.next_review)
    return BLANK


def command(entry: Entry, meeting: Meeting, decider: str) -> str:
    """Return the command that writes down that a policy was ratified as asked; empty where it is withdrawn."""
    if entry.policy.withdrawn:
        return ""
    by, day = meeting.body or decider, meeting.on.isoformat() if meeting.dated else BLANK
    said = f'policybook ratify {entry.policy.slug} --on {day} --by "{by}" --minute "{by} {day} item {BLANK}"'
    return f"{said} --next-review {BLANK}" if next_review_after(entry, meeting) == BLANK else said


def record(entry: Entry, ask: Ask, meeting: Meeting, decider: str) -> tuple[str, ...]:
    """Return the front matter that a clerk writes when it is decided as asked."""
    policy, day = entry.policy, meeting.on.isoformat() if meeting.dated else BLANK
    if policy.withdrawn:
        return ()
    by = meeting.body or decider
    lines = ["ratified:", f"  by: {by}", f"  on: {day}", f"  minute: {by} {day} item {BLANK}"]
    if next_review_after(entry, meeting) == BLANK:
        lines.append(f"next-review: {BLANK}")
    return tuple(lines)

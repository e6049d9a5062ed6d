"""Decisions: what a meeting is asked to decide of a policy, why now, who decides, and how the minutes may say it.

Everything follows from the front matter and the day. What nobody has written down yet is a blank to fill in by pen.
"""

from dataclasses import dataclass

from policybook.handbook import Entry
from policybook.meetings.meeting import BLANK, Ask, Meeting
from policybook.meetings.minutes import command, minutes, record
from policybook.meetings.reasons import has_been_reviewed, reasons
from policybook.names import GOVERNING_BODY, body_of_chair, same_body
from policybook.policy import Act, Policy, at_time, in_words
from policybook.review import Status

_ASKED = {
    Ask.FIRST: "To ratify the policy for the first time, and to agree when it is reviewed next.",
    Ask.REVIEW: "To review the policy, to ratify it again, and to agree when it is reviewed next.",
    Ask.AGAIN: "To ratify the policy again as it has been reviewed, and to agree when it is reviewed next.",
    Ask.DATE: "To review the policy, to ratify it again, and to set a date for its next review.",
    Ask.CONFIRM: "To ratify the policy. Its file already says so.",
    Ask.WITHDRAW: "To agree that the policy is withdrawn.",
    Ask.NOTE: "To note that the policy has been withdrawn.",
}


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What is to be decided of one policy."""

    entry: Entry
    """The policy, judged on the meeting's day."""
    ask: Ask
    """What is asked, in a few words."""
    asked: str
    """What is asked, as a sentence."""
    why: tuple[str, ...]
    """Why now, as sentences."""
    decider: str
    """Who is to decide."""
    grounds: str
    """How that is known, as a sentence."""
    doubt: str | None
    """What the clerk should check first, as a sentence; None where nothing is doubtful."""
    place: str
    """Where the minute will stand: body, day and item."""
    statement: str
    """The sentence above the signatures, while nothing has been decided."""
    minutes: tuple[str, ...]
    """Ready wording, one text for each way in which the meeting may decide; the one that is asked for comes first."""
    record: tuple[str, ...]
    """The lines for the policy's file once it is decided as asked; none where nothing changes."""
    command: str
    """The command that writes them; empty where there are none."""

    @property
    def ratified_as(self) -> str | None:
        """Its name with the code of its text, as `policybook ratify` takes them; None where nothing is ratified."""
        return f"{self.entry.policy.slug}@{self.entry.code}" if self.command else None

    @property
    def last_ratified(self) -> str:
        """By whom and when it was last ratified, for a table."""
        act = self.entry.policy.adopted
        return _who_and_when(act) if act else "Never"

    @property
    def next_review(self) -> str:
        """Its next review, for a table."""
        following = self.entry.review.next_review
        return in_words(following) if following else "No date given"


def decide(entry: Entry, meeting: Meeting) -> Decision:
    """Return what `meeting` is to decide of a policy; `entry` must have been judged on the meeting's day."""
    ask = _ask(entry, meeting)
    decider, grounds = _decider(entry.policy, meeting)
    return Decision(
        entry=entry,
        ask=ask,
        asked=_ASKED[ask],
        why=tuple(reasons(entry, ask, meeting)),
        decider=decider,
        grounds=grounds,
        doubt=None if ask is Ask.NOTE else _doubt(decider, meeting),
        place=f"{meeting.body or decider}, {meeting.day}, item {BLANK}",
        statement=_statement(meeting.body or decider, meeting),
        minutes=minutes(entry, ask, meeting),
        record=record(entry, ask, meeting, decider),
        command=command(entry, meeting, decider),
    )


def _ask(entry: Entry, meeting: Meeting) -> Ask:
    policy = entry.policy
    if policy.withdrawn:
        return Ask.WITHDRAW if meeting.is_to_come(policy.withdrawn.on) else Ask.NOTE
    if policy.adopted is None:
        return Ask.FIRST
    if meeting.is_to_come(policy.adopted.on):
        return Ask.CONFIRM
    if entry.review.status is Status.UNDATED:
        return Ask.DATE
    return Ask.AGAIN if has_been_reviewed(entry) else Ask.REVIEW


def _decider(policy: Policy, meeting: Meeting) -> tuple[str, str]:
    """Return who decides, and how that is known: who did last time, else whose chair signs, else whoever meets."""
    act = policy.adopted
    if act and act.by and not meeting.is_to_come(act.on):
        minute = f" ({act.minute})" if act.minute else ""
        return act.by, f"It was last {act.how} by {act.by}{f' {at_time(act.on)}' if act.on else ''}{minute}."
    if act and act.by:
        return act.by, f"Its file names {act.by}."
    for role in policy.signatories:
        body = body_of_chair(role)
        if body:
            return body, f"It is to be signed by the {role}."
    if meeting.body:
        return meeting.body, "Nothing in its file says who ratifies it; this pack is for that body."
    return GOVERNING_BODY, "Nothing in its file says who ratifies it."


def _doubt(decider: str, meeting: Meeting) -> str | None:
    if meeting.body is None or same_body(meeting.body, decider):
        return None
    return f"This pack is for {meeting.body}. Check that it may decide."


def _statement(body: str, meeting: Meeting) -> str:
    on = f" on {meeting.day}" if meeting.dated else ""
    return f"Presented to {body} for ratification{on}."


def _who_and_when(act: Act) -> str:
    on = in_words(act.on) if act.on else "date not given"
    return f"{act.by}, {on}" if act.by else on[:1].upper() + on[1:]

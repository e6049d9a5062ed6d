"""Review: whether a policy is in date, due or overdue, judged on a day that the caller names."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from policybook.dates import When, long_date
from policybook.policy import Policy


class Status(StrEnum):
    """How a policy stands on a day; the order is the order of counts and of lists without a better one."""

    FAULTY = "faulty"
    OVERDUE = "overdue"
    DUE = "due"
    CURRENT = "current"
    UNDATED = "undated"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Milestones:
    """The days on which a policy's status can change, and so all that the rule needs to know.

    Where the file has a fault, what it seems to say is not what was meant, and none of the days is known.
    """

    withdrawn_from: date | None
    """The first day on which it is withdrawn; None while nobody has withdrawn it."""
    ratified_from: date | None
    """The first day on which it is ratified; None when it never was, in the year 1 when no day is given."""
    due_from: date | None
    """The first day on which its review is due; None when no next review is given."""
    due_by: date | None
    """The last day on which its review is due and not overdue; None when no next review is given."""
    applies_from: date | None = None
    """The first day on which the text applies, where the front matter names one beside its adoption."""
    faulty: bool = False
    """Whether its file has a fault because of which nobody knows these days."""

    def status(self, *, on: date) -> Status:
        """Return the status on a day. The badge script holds the same rule, and the same cases test both."""
        if self.faulty:
            return Status.FAULTY
        if self.withdrawn_from and on >= self.withdrawn_from:
            return Status.WITHDRAWN
        if not self.ratified_from or on < self.ratified_from:
            return Status.DRAFT
        if not self.due_from or not self.due_by:
            return Status.UNDATED
        if on > self.due_by:
            return Status.OVERDUE
        return Status.DUE if on >= self.due_from else Status.CURRENT


@dataclass(frozen=True, kw_only=True)
class Review:
    """How a policy stands on a day, and since when or until when."""

    status: Status
    """Its status on that day."""
    on: date
    """The day on which it was judged."""
    next_review: When | None
    """The next review, as typed or else counted from `review-every`; None when neither says."""
    milestones: Milestones
    """The days on which the status changes, from which any later day can be judged."""
    words: str
    """The status in words, with its date where it has one: `Review due by 31 August 2023`."""

    @property
    def due_from(self) -> date | None:
        """The first day on which the review is due; None when no next review is given."""
        return self.milestones.due_from

    @property
    def due_by(self) -> date | None:
        """The last day on which the review is due and not overdue; None when no next review is given."""
        return self.milestones.due_by


def review(policy: Policy, *, on: date, lead_days: int) -> Review:
    """Judge a policy on a day.

    `lead_days` is how many days before the next review's first day the school wants to hear of it; the
    policy's own number wins. A policy that was never ratified, or only after `on`, is a draft whatever its
    next review.
    """
    following = next_review(policy)
    lead = lead_days if policy.lead_days is None else policy.lead_days
    milestones = _milestones(policy, following, timedelta(days=lead))
    status = milestones.status(on=on)
    words = _words(status, milestones.due_by, _to_come(milestones, on))
    return Review(status=status, on=on, next_review=following, milestones=milestones, words=words)


def unknown(judged: Review) -> Review:
    """Return how a policy stands whose front matter has a fault: nobody can tell."""
    days = Milestones(withdrawn_from=None, ratified_from=None, due_from=None, due_by=None, faulty=True)
    words = _words(Status.FAULTY, None)
    return replace(judged, status=Status.FAULTY, next_review=None, milestones=days, words=words)


def next_review(policy: Policy) -> When | None:
    """Return when a policy is to be reviewed: as it says, else `review-every` after ratified or reviewed."""
    if policy.next_review or not policy.review_every:
        return policy.next_review
    acts = (policy.adopted, policy.reviewed)
    start = next((act.on for act in acts if act and act.on), None)
    return policy.review_every.after(start) if start else None


def _milestones(policy: Policy, following: When | None, lead: timedelta) -> Milestones:
    return Milestones(
        withdrawn_from=_begins(policy.withdrawn.on) if policy.withdrawn else None,
        ratified_from=_adopted_from(policy),
        due_from=following.first - lead if following else None,
        due_by=following.last if following else None,
        applies_from=policy.in_force_from.first if policy.in_force_from else None,
    )


def _to_come(days: Milestones, on: date) -> date | None:
    """Return from when the text applies, where that is still to come."""
    return days.applies_from if days.applies_from and on < days.applies_from else None


def _adopted_from(policy: Policy) -> date | None:
    """Return the first day on which a policy is in force; an act that is still to come hides no earlier one."""
    return min((_begins(act.on) for act in (policy.ratified, policy.approved) if act), default=None)


def _begins(when: When | None) -> date:
    """Return the first day of a window; something done on a day that nobody wrote down was always done."""
    return when.first if when else date.min


def _words(status: Status, due_by: date | None, applies_from: date | None = None) -> str:
    day = long_date(due_by) if due_by else ""
    said = {
        Status.FAULTY: "A fault in its file hides how it stands",
        Status.OVERDUE: f"Review overdue since {day}",
        Status.DUE: f"Review due by {day}",
        Status.CURRENT: f"Review due by {day}",
        Status.UNDATED: "No review date given",
        Status.DRAFT: "Not yet ratified" + ("" if due_by else ", no review date given"),
        Status.WITHDRAWN: "No longer in force",
    }[status]
    if applies_from is None or status in (Status.FAULTY, Status.DRAFT, Status.WITHDRAWN):
        return said
    return f"In force from {long_date(applies_from)}; {said[:1].lower()}{said[1:]}"

"""Contradictions: what a policy's dates say against each other, or against the day they are judged."""

from collections.abc import Callable, Iterator
from datetime import date

from policybook.dates import Interval, When, add_months
from policybook.finding import Finding, Severity
from policybook.policy import Policy
from policybook.review.minutes import day_findings

FAR_AHEAD = 120  # months; a review ten years off is rather a slip of two figures, 2062 for 2026


def review_findings(policy: Policy, *, on: date) -> tuple[Finding, ...]:
    """Return what is wrong or doubtful in a policy's dates, in the order of the rules below.

    A policy reviewed after it was ratified is in order; so is one that was ratified without a review.
    """
    return tuple(finding for rule in _RULES for finding in rule(policy, on))


def _backwards(policy: Policy, _: date) -> Iterator[Finding]:
    """Yield what ends before that which comes before it begins."""
    days = _days(policy)
    for key, earlier in _IN_ORDER:
        after, before = days.get(key), days.get(earlier)
        if after and before and after.last < before.first:
            yield _finding(
                policy,
                "dates-backwards",
                key,
                f"{key} '{after.text}' is before {earlier} '{before.text}'.",
                f"Correct one of the two, or write when the next review falls after {before.words}."
                if key == "next-review"
                else "Correct one of the two.",
                severity=Severity.ERROR,
            )
            return  # one wrong date is before several others, and telling once is enough


def _against_interval(policy: Policy, on: date) -> Iterator[Finding]:
    every, stated = policy.review_every, policy.next_review
    starts = [act.on for act in (policy.adopted, policy.reviewed) if act and act.on]
    if (
        any(_backwards(policy, on))
        or not every
        or not stated
        or not starts
        or any(_agree(every.after(start), stated) for start in starts)
    ):
        return
    yield _finding(
        policy,
        "review-contradiction",
        "next-review",
        f"next-review '{stated.text}' and review-every '{every.text}' contradict each other: "
        f"{_counted(every, starts[0])}. We go by next-review.",
        "Correct one of the two, or leave review-every out.",
    )


def _nothing_to_count_from(policy: Policy, _: date) -> Iterator[Finding]:
    acts = (policy.adopted, policy.reviewed)
    if policy.review_every and not policy.next_review and not any(act and act.on for act in acts):
        yield _finding(
            policy,
            "interval-without-start",
            "review-every",
            f"review-every '{policy.review_every.text}' has no date to count from.",
            "Write when it was ratified or reviewed, or the next review itself.",
            severity=Severity.NOTE,
        )


def _far_ahead(policy: Policy, on: date) -> Iterator[Finding]:
    if policy.next_review and policy.next_review.first > add_months(on, FAR_AHEAD):
        yield _finding(
            policy,
            "review-far-ahead",
            "next-review",
            f"next-review '{policy.next_review.text}' is more than ten years ahead.",
            "Check the year.",
            severity=Severity.NOTE,
        )


def _still_to_come(policy: Policy, on: date) -> Iterator[Finding]:
    for key, effect in (
        ("ratified", "Until then the policy is a draft."),
        ("approved", "Until then the policy is a draft."),
        ("reviewed", "Check the year."),
        ("withdrawn", "Until then the policy stands."),
    ):
        when = _days(policy).get(key)
        if when and when.first > on:
            message = f"{key} '{when.text}' is still to come."
            yield _finding(policy, "date-to-come", key, message, effect, severity=Severity.NOTE)


def _applies_without_act(policy: Policy, _: date) -> Iterator[Finding]:
    if policy.in_force_from and not policy.adopted:
        yield _finding(
            policy,
            "in-force-unratified",
            "in-force-from",
            f"in-force-from '{policy.in_force_from.text}' says when the policy applies, and nobody has ratified it.",
            "Write who ratified it and when under ratified:, or leave the line out until then.",
        )


def _undated(policy: Policy, _: date) -> Iterator[Finding]:
    if policy.ratified and not policy.ratified.on:
        yield _finding(
            policy,
            "ratified-undated",
            "ratified",
            "ratified does not say when.",
            "Write the date as on: 2026-03-01 under it, if the minutes have it.",
            severity=Severity.NOTE,
        )


def _days(policy: Policy) -> dict[str, When]:
    """Return the dates that a policy states, by their keys."""
    said = {
        "reviewed": policy.reviewed and policy.reviewed.on,
        "ratified": policy.ratified and policy.ratified.on,
        "approved": policy.approved and policy.approved.on,
        "next-review": policy.next_review,
        "withdrawn": policy.withdrawn and policy.withdrawn.on,
        "in-force-from": policy.in_force_from,
    }
    return {key: when for key, when in said.items() if when}


def _agree(counted: When, stated: When) -> bool:
    """Tell whether two windows touch the same month: meetings move by days, and that contradicts nothing."""
    return _month(counted.first) <= _month(stated.last) and _month(stated.first) <= _month(counted.last)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _counted(every: Interval, start: When) -> str:
    counted = every.after(start)
    return f"{counted.text} is {counted.words}"


def _finding(
    policy: Policy, code: str, key: str, message: str, remedy: str, *, severity: Severity = Severity.WARNING
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        path=policy.path,
        line=policy.lines.get(key, 0),
        message=message,
        help=remedy,
    )


_IN_ORDER = (
    ("next-review", "ratified"),
    ("next-review", "approved"),
    ("next-review", "reviewed"),
    ("withdrawn", "ratified"),
    ("withdrawn", "approved"),
    ("in-force-from", "ratified"),
    ("in-force-from", "approved"),
)
"""What may not end before that which comes before it begins."""
_RULES: tuple[Callable[[Policy, date], Iterator[Finding]], ...] = (
    _backwards,
    _against_interval,
    _nothing_to_count_from,
    _far_ahead,
    _still_to_come,
    _applies_without_act,
    _undated,
    lambda policy, _: day_findings(policy),
)

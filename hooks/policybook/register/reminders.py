"""Reminders: one open issue for each overdue policy, and what is to be done so that it stays so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policybook.handbook import Entry, Handbook
from policybook.register.due import coded, linked
from policybook.review import Status

LABEL = "policy-review"
MOST = 20  # open issues; a school that begins with a hundred old policies is not helped by a hundred letters

_MARK = re.compile(
    r"<!-- policybook overdue: ([a-z0-9-]+) -->"
)  # stands in each issue's text, unseen by readers


@dataclass(frozen=True)
class Issue:
    """An issue that is open."""

    number: int
    """Its number on the code host."""
    title: str
    """Its title."""
    body: str
    """Its text, in Markdown."""

    @property
    def slug(self) -> str | None:
        """The policy that it is about; None for an issue that is not one of ours."""
        found = _MARK.search(self.body)
        return found[1] if found else None


@dataclass(frozen=True)
class Letter:
    """What an issue is to say."""

    title: str
    """Its title."""
    body: str
    """Its text, in Markdown."""


@dataclass(frozen=True)
class Plan:
    """What is to be done so that the open issues tell the truth."""

    closing: tuple[tuple[Issue, str], ...]
    """Issues to close, each with the comment that says why."""
    updating: tuple[tuple[Issue, Letter], ...]
    """Issues to keep, with what they are to say now."""
    opening: tuple[Letter, ...]
    """Issues to open, the longest overdue first."""
    left_out: int
    """Overdue policies that get no issue, because there are as many open ones as there may be."""


def plan(handbook: Handbook, issues: Iterable[Issue], *, address: str = "", most: int = MOST) -> Plan:
    """Compare the overdue policies with the open issues.

    `address` is that of the site's root, if there is one; `most` caps the issues that are open at once. An
    issue that somebody else wrote is left alone; of two about one policy the older is kept.
    """
    overdue = {e.policy.slug: e for e in handbook.overdue_first if e.review.status is Status.OVERDUE}
    ours = sorted((issue for issue in issues if issue.slug), key=lambda issue: issue.number)
    kept = {issue.slug: issue for issue in reversed(ours) if issue.slug in overdue}
    letters = {slug: _letter(entry, address) for slug, entry in overdue.items()}
    missing = [letter for slug, letter in letters.items() if slug not in kept]
    room = max(0, most - len(kept))
    return Plan(
        closing=tuple(
            (issue, _why_closed(issue, handbook, kept)) for issue in ours if issue not in kept.values()
        ),
        updating=tuple(
            (issue, letters[slug]) for slug, issue in kept.items() if not _says(issue, letters[slug])
        ),
        opening=tuple(missing[:room]),
        left_out=len(missing[room:]),
    )


def _says(issue: Issue, letter: Letter) -> bool:
    """Tell whether an issue says this already; code hosts keep spaces and ends of lines their own way."""
    return (issue.title, issue.body.split()) == (letter.title, letter.body.split())


def _letter(entry: Entry, address: str) -> Letter:
    policy = entry.policy
    lines = [
        f"<!-- policybook overdue: {policy.slug} -->",
        f"{linked(entry, address)}: {entry.review.words[0].lower()}{entry.review.words[1:]}.",
        "",
        f"- Owner: {coded(policy.owner) if policy.owner else 'none given'}",
        f"- File: {coded(policy.path)}",
        "",
        "Once the policy has been reviewed and ratified, change `reviewed`, `ratified` and `next-review` at"
        " the top of the file. This issue then closes by itself.",
    ]
    return Letter(title=f"Review overdue: {policy.title}", body="\n".join(lines))


def _why_closed(issue: Issue, handbook: Handbook, kept: dict[str, Issue]) -> str:
    slug = issue.slug or ""
    entry = handbook.by_slug.get(slug)
    if entry is None:
        return "The policy is no longer in the handbook."
    if slug in kept:
        return f"Issue #{kept[slug].number} is about the same policy."
    return f"No longer overdue. {entry.review.words}."

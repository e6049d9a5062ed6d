"""The handbook: all policies together, judged on one day, with what they say of each other."""

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from policybook.drafting import Placeholder, drafting_findings, placeholders
from policybook.finding import Finding, Severity
from policybook.names import slugify
from policybook.policy import Policy, Reading
from policybook.review import Review, Status, review, review_findings
from policybook.terms import Glossary

BOUND = "handbook.pdf"  # the address of the whole handbook as one PDF, from the site's root
UNGROUPED = "Other policies"
RECENT = 5  # as many as a reader takes in at a glance


@dataclass(frozen=True)
class Link:
    """A way to another page of the handbook."""

    title: str
    """What is read."""
    url: str
    """The address from the site's root."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One policy in the handbook."""

    policy: Policy
    """The policy."""
    review: Review
    """How it stands on the handbook's day."""
    unfilled: tuple[Placeholder, ...] = ()
    """The places of its text that are still to be filled in."""
    related: tuple[Link, ...] = ()
    """Policies to read with it, whichever of the two names the other."""
    replacement: Link | None = None
    """The policy that took its place, when it is withdrawn and that one is in the handbook."""

    @property
    def url(self) -> str:
        """The address of its page, from the site's root."""
        return f"policies/{self.policy.slug}/"

    @property
    def pdf(self) -> str:
        """The address of its PDF, from the site's root."""
        return f"{self.url}{self.policy.slug}.pdf"

    @property
    def large_pdf(self) -> str:
        """The address of its PDF in large print, where the school makes those, from the site's root."""
        return f"{self.url}{self.policy.slug}-large-print.pdf"

    @property
    def code(self) -> str:
        """The code of its text, by which a printed sheet is known again."""
        return self.policy.code

    @property
    def link(self) -> Link:
        """The way to its page."""
        return Link(self.policy.title, self.url)


@dataclass(frozen=True)
class Category:
    """The policies listed in one group."""

    name: str
    """As typed in the front matter."""
    slug: str
    """The name as an id."""
    entries: tuple[Entry, ...]
    """By title."""


@dataclass(frozen=True, kw_only=True)
class Handbook:
    """Everything together, on one day."""

    school: str
    """The school's name."""
    on: date
    """The day on which every status was judged."""
    lead_days: int
    """Days before a next review from which a policy counts as due, where it gives no number of its own."""
    notice: str | None = None
    """A notice for the home page, in Markdown's plain text."""
    entries: tuple[Entry, ...]
    """All policies, by title."""
    findings: tuple[Finding, ...]
    """Everything wrong or doubtful, by file and line."""
    glossary: Glossary = field(default_factory=Glossary)
    """What words mean; empty until every page has been read."""

    def with_glossary(self, glossary: Glossary, findings: Iterable[Finding]) -> "Handbook":
        """Return the handbook with its glossary, and with what is wrong or doubtful in that."""
        return replace(self, glossary=glossary, findings=_in_order([*self.findings, *findings]))

    @cached_property
    def by_slug(self) -> Mapping[str, Entry]:
        """Entries by slug."""
        return {entry.policy.slug: entry for entry in self.entries}

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """Groups by name, those without one last."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(entry.policy.category or UNGROUPED, []).append(entry)
        names = sorted(groups, key=lambda name: (name == UNGROUPED, name.casefold()))
        return tuple(Category(name, slugify(name), tuple(groups[name])) for name in names)

    @cached_property
    def counts(self) -> Mapping[Status, int]:
        """How many policies stand how, every status named."""
        counted = Counter(entry.review.status for entry in self.entries)
        return {status: counted[status] for status in Status}

    @cached_property
    def overdue_first(self) -> tuple[Entry, ...]:
        """The longest overdue first, then as reviews fall due; what has no date after that, withdrawn last."""
        order = {status: number for number, status in enumerate(Status)}
        last = date.max

        def key(entry: Entry) -> tuple[int, date, str]:
            judged = entry.review
            return order[judged.status], judged.due_by or last, entry.policy.title.casefold()

        return tuple(sorted(self.entries, key=key))

    @cached_property
    def needing_review(self) -> tuple[Entry, ...]:
        """What is due or overdue, the longest overdue first."""
        return tuple(e for e in self.overdue_first if e.review.status in (Status.DUE, Status.OVERDUE))

    @cached_property
    def recently_ratified(self) -> tuple[Entry, ...]:
        """The five ratified last, newest first; withdrawn ones and dates still to come left out."""
        dated = [
            (entry.policy.ratified.on.last, entry)
            for entry in self.entries
            if entry.policy.ratified and entry.policy.ratified.on and not entry.policy.withdrawn
            if entry.policy.ratified.on.first <= self.on
        ]
        newest = sorted(dated, key=lambda pair: pair[0], reverse=True)
        return tuple(entry for _, entry in newest[:RECENT])


def make_handbook(
    readings: Iterable[Reading],
    *,
    school: str,
    on: date,
    lead_days: int,
    notice: str | None = None,
    findings: Iterable[Finding] = (),
) -> Handbook:
    """Put policies together.

    `readings` hold one policy each, no two with one slug; `on` is the day to judge them, `lead_days` the school's
    warning time in days, `findings` what was found before there was a policy to read.
    """
    readings = sorted(readings, key=lambda reading: (reading.policy.title.casefold(), reading.policy.slug))
    found = [*findings]
    entries = []
    for reading in readings:
        policy, unfilled = reading.policy, placeholders(reading.policy.text)
        judged = review(policy, on=on, lead_days=lead_days)
        entries.append(Entry(policy=policy, review=judged, unfilled=unfilled))
        found += [*reading.findings, *review_findings(policy, on=on), *drafting_findings(policy, unfilled)]
    found += _doubled_titles(entries)
    names = _Names(entries)
    entries = _relate(entries, names, found)
    return Handbook(
        school=school,
        on=on,
        lead_days=lead_days,
        notice=notice,
        entries=tuple(entries),
        findings=_in_order(found),
    )


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.path, finding.line, finding.column)))


def _doubled_titles(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Yield a finding for each policy in force that has the title of another of the same school."""
    first: dict[tuple[str, str | None], str] = {}
    for policy in (entry.policy for entry in entries if not entry.policy.withdrawn):
        path = first.setdefault((policy.title.casefold(), policy.school), policy.path)
        if path != policy.path:
            yield Finding(
                code="title-doubled",
                severity=Severity.NOTE,
                path=policy.path,
                line=policy.lines.get("title", 0),
                message=f"title '{policy.title}' is also that of {path}: nobody can tell the two apart.",
                help="Give one of them another title, or withdraw the older.",
            )


class _Names:
    """Finds a policy by what front matter may call it: slug, title or another name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.slugs: dict[str, str] = {}
        for entry in entries:
            policy = entry.policy
            for name in (policy.slug, policy.title, *policy.also_known_as):
                self.slugs.setdefault(name.casefold(), policy.slug)

    def find(self, name: str, policy: Policy, key: str, findings: list[Finding]) -> str | None:
        slug = self.slugs.get(name.casefold())
        if slug is None:
            close = difflib.get_close_matches(name.casefold(), list(self.slugs), n=1)
            meant = (
                f"Did you mean {self.slugs[close[0]]}?" if close else "Write the slug or title of a policy."
            )
            message = f"{key} names '{name}', which is no policy of this handbook."
            line = policy.lines.get(key, 0)
            findings.append(
                Finding(
                    code="unknown-policy",
                    severity=Severity.WARNING,
                    path=policy.path,
                    line=line,
                    message=message,
                    help=meant,
                )
            )
        return slug


def _relate(entries: list[Entry], names: _Names, findings: list[Finding]) -> list[Entry]:
    """Give every entry its related policies, both ways, and a withdrawn one its replacement."""
    links = {entry.policy.slug: entry.link for entry in entries}
    related: dict[str, set[str]] = {slug: set() for slug in links}
    replacements: dict[str, Link] = {}
    for entry in entries:
        policy = entry.policy
        for name in policy.related:
            other = names.find(name, policy, "related", findings)
            if other and other != policy.slug:
                related[policy.slug].add(other)
                related[other].add(policy.slug)
        if policy.withdrawn and policy.withdrawn.replaced_by:
            by = names.find(policy.withdrawn.replaced_by, policy, "withdrawn", findings)
            if by:
                replacements[policy.slug] = links[by]
    return [
        replace(
            entry,
            related=tuple(
                sorted((links[slug] for slug in related[entry.policy.slug]), key=lambda link: link.title)
            ),
            replacement=replacements.get(entry.policy.slug),
        )
        for entry in entries
    ]

"""The handbook: all policies together, judged on one day, with what they say of each other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from policybook.drafting import drafting_findings, placeholders
from policybook.finding import Finding
from policybook.handbook.categories import Category, Place, categories, places
from policybook.handbook.entry import Entry
from policybook.handbook.judging import judge, needless
from policybook.handbook.relations import doubled_titles, relate
from policybook.policy import Reading, TextStanding
from policybook.review import (
    Delegation,
    Sitting,
    Status,
    delegation_findings,
    meeting_before,
    minute_findings,
    review,
    review_findings,
)
from policybook.terms import Glossary

BOUND = "handbook.pdf"  # the address of the whole handbook as one PDF, from the site's root
RECENT = 5  # as many as a reader takes in at a glance


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
    """Everything wrong or doubtful that nobody has accepted, by file and line."""
    sittings: tuple[Sitting, ...] = ()
    """When the school's bodies meet, by day."""
    glossary: Glossary = field(default_factory=Glossary)
    """What words mean; empty until every page has been read."""

    def with_glossary(self, glossary: Glossary, findings: Iterable[Finding]) -> "Handbook":
        """Return the handbook with its glossary, and with what was found once every page had been read."""
        whole = replace(self, glossary=glossary).with_findings(findings)
        return whole.with_findings(found for entry in whole.entries for found in whole.needless(entry))

    def with_findings(self, findings: Iterable[Finding]) -> "Handbook":
        """Return the handbook with more that was found, judged by what its policies accept; the same is said once."""
        judged = judge(dict.fromkeys(findings), {entry.policy.path: entry.policy for entry in self.entries})
        new = _by_path(judged.standing)
        entries = (
            entry.judged(judged.accepted.get(entry.policy.path, ()), new.get(entry.policy.path, ()))
            for entry in self.entries
        )
        found = dict.fromkeys([*self.findings, *judged.standing])
        return replace(self, entries=tuple(entries), findings=_in_order(found))

    def needless(self, entry: Entry) -> Iterator[Finding]:
        """Yield what a policy accepts and what is not found in it."""
        if entry.policy.accepted:
            accepted = [one.finding.code for one in entry.accepted]
            standing = [one.code for one in self.findings if one.path == entry.policy.path]
            yield from needless(entry.policy, [*accepted, *standing])

    @cached_property
    def by_slug(self) -> Mapping[str, Entry]:
        """Entries by slug."""
        return {entry.policy.slug: entry for entry in self.entries}

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        """Groups by name, those of policies without one last."""
        return categories(self.entries)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where each policy stands in its category, by slug."""
        return places(self.categories)

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
            (act.on.last, entry)
            for entry in self.entries
            if (act := entry.policy.adopted) and act.on and not entry.policy.withdrawn
            if act.on.first <= self.on
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
    delegation: Delegation = MappingProxyType({}),
    findings: Iterable[Finding] = (),
    standings: Mapping[str, TextStanding] | None = None,
    sittings: tuple[Sitting, ...] = (),
) -> Handbook:
    """Put policies together.

    `readings` hold one policy each, no two with one slug; `on` is the day to judge them, `lead_days` the school's
    warning time in days, `delegation` who may approve what, `findings` what was found before there was a policy
    to read, `standings` how texts stand to those ratified, by slug, where that is known,
    `sittings` when the school's bodies meet, by day.
    """
    readings = sorted(readings, key=lambda reading: (reading.policy.title.casefold(), reading.policy.slug))
    found = [*findings]
    entries = []
    for reading in readings:
        policy, unfilled = reading.policy, placeholders(reading.policy.text)
        judged = review(policy, on=on, lead_days=lead_days)
        told = (standings or {}).get(policy.slug)
        meeting = None if policy.withdrawn else meeting_before(policy, judged.due_by, sittings, on=on)
        entries.append(Entry(policy=policy, review=judged, standing=told, meeting=meeting, unfilled=unfilled))
        found += [*reading.findings, *review_findings(policy, on=on), *drafting_findings(policy, unfilled)]
    found += doubled_titles(entries)
    policies = [entry.policy for entry in entries]
    found += [*minute_findings(policies), *delegation_findings(policies, delegation)]
    entries = relate(entries, found)
    return Handbook(
        school=school,
        on=on,
        lead_days=lead_days,
        notice=notice,
        entries=tuple(entries),
        findings=(),
        sittings=sittings,
    ).with_findings(found)


def _by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.path, []).append(finding)
    return found


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.path, finding.line, finding.column)))

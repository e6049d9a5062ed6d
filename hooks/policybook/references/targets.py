"""Targets: where a reference leads, in the policy it stands in or in another of the handbook."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from policybook.clauses import Clause, Section
from policybook.references.citable import Shelf, Targets, key_of
from policybook.references.finding_them import Found, Kind
from policybook.references.title_after import with_title
from policybook.references.usage import SELDOM, Key
from policybook.references.words import plain, read_words

_IN_BRACKETS = re.compile(r" ?\([\"']?([^()]{1,120}?)[\"']?\)")  # no title that is cited so is longer
_HEADLINE = re.compile(  # in bold, in capitals, or a short line without a stop above other lines
    r"\*\*[^*\n]{1,120}\*\*:?(?:\n|$)|[A-Z][A-Z &,'/()-]{2,80}(?:\n|$)|[A-Z][^\n.;?!]{2,60}\n\n"
)
WHOLE = (
    frozenset(("clause", "section")) | SELDOM
)  # units of which a document is made: their labels seldom stand in a list


class Outcome(StrEnum):
    """What came of looking a reference up."""

    FOUND = "found"
    NOTHING = "nothing"
    """The policy has no such clause, section or appendix."""
    UNCLEAR = "unclear"
    """Several policies of the handbook are known by that name."""
    ITSELF = "itself"
    """It names the policy it stands in, and nothing in it."""


@dataclass(frozen=True)
class Target:
    """Where a number leads inside a policy."""

    id: str
    """The id in the page: `clause-2-vii`, `section-6`."""
    address: str
    """The address of the clause, or of the section; the section's id when it has none."""
    title: str | None = None
    """The section's title; None for a clause."""


@dataclass(frozen=True, kw_only=True)
class Resolved:
    """A reference looked up."""

    outcome: Outcome
    """Whether it leads somewhere, and if not, why."""
    slug: str | None = None
    """The policy it leads to or into; None when that is not clear."""
    target: Target | None = None
    """The place in it; None for the whole policy."""
    end: int
    """Index after the words that make the link: the title that follows a section's number belongs to it."""
    misnamed: Target | None = None
    """The section whose title follows, when that is not the section the number leads to."""


@dataclass(frozen=True)
class Home:
    """Where a reference stands."""

    slug: str
    """The policy."""
    clause: Clause | None = None
    """The clause it stands in."""
    section: Section | None = None
    """The section it stands in."""


def resolve(found: Found, *, home: Home, shelf: Shelf) -> Resolved:
    """Look a reference up that stands at `home`."""
    own = home.slug in found.policies or not found.policies
    slug = home.slug if own else found.policies[0]
    if not own and len(found.policies) > 1:
        return Resolved(outcome=Outcome.UNCLEAR, end=found.end)
    if found.kind is Kind.POLICY:
        return Resolved(outcome=Outcome.ITSELF if own else Outcome.FOUND, slug=slug, end=found.end)
    targets = shelf.targets[slug]
    place = _place(found, targets, home if own else None)
    if place is None:
        return Resolved(outcome=Outcome.NOTHING, slug=slug, end=found.end)
    end, titled = with_title(found, place, targets)
    misnamed = _target(titled) if titled else None
    return Resolved(outcome=Outcome.FOUND, slug=slug, target=_target(place), end=end, misnamed=misnamed)


def _target(place: Clause | Section) -> Target:
    if isinstance(place, Clause):
        return Target(place.id, place.address)
    return Target(place.id, place.address or place.id, place.title)


def _place(found: Found, targets: Targets, home: Home | None) -> Clause | Section | None:
    """Find what a number or a name leads to."""
    if found.heading:
        return targets.titles.get(found.heading)
    if found.kind is Kind.APPENDIX:
        return _headed(found, targets) or _numbered(found, targets, home)
    if found.within:
        inside = _inside(found.within, found.target, targets)
        around = targets.sections.get(found.within)
        if inside or (around and (found.within[0].isalpha() or len(found.target) == 1)):
            return inside  # but "section 4, paragraph 3.1" is a list
    return _numbered(found, targets, home)


def _headed(found: Found, targets: Targets) -> Clause | Section | None:
    """Find what is headed with a word and a number: `Stage 2`, and `Article 5(2)` inside it."""
    for word in ("annex", "annexe") if found.unit == "annex" else (found.unit or "appendix",):
        if place := targets.sections.get((word, *found.target)):
            return place
        if clause := targets.clauses.get((word, *found.target)):
            return clause
        for length in range(len(found.target) - 1, 0, -1):
            if (within := (word, *found.target[:length])) in targets.sections:
                return _inside(within, found.target[length:], targets)
    return None


def _numbered(found: Found, targets: Targets, home: Home | None) -> Clause | Section | None:
    """Choose among what has a number: what is headed as the text says first, then what is likeliest."""
    if found.kind is Kind.APPENDIX and found.unit not in targets.usage.titled:
        return None
    places = list(_candidates(found, targets, home))
    titled = _titled(found, targets)
    return min(places, key=lambda place: (place != titled, *_unlikely(place, found, home)), default=None)


def _candidates(found: Found, targets: Targets, home: Home | None) -> Iterator[Clause | Section]:
    """Give what a number can mean: nearby first, then by its full address, then wherever it is clear."""
    section = _beside_home(found.target, targets, home) or targets.sections.get(found.target)
    if found.kind is Kind.SECTION and section:
        yield section
        return
    nearby = list(_nearby(found.target, targets, home)) if home else []
    clause = targets.clauses.get(found.target)
    if found.kind is Kind.SECTION and len(found.target) == 1 and not found.sure:
        if clause and _heads(clause, targets):
            yield clause
        return
    yield from nearby
    if clause:
        yield clause
    if section:
        yield section
    inside = home and any(
        _nearby(found.target[:1], targets, home)
    )  # "(1)(a)" beside (1) is no other clause's
    if not (nearby or clause or section or inside) and (clear := _clear(found.target, targets)):
        yield clear


def _beside_home(target: Key, targets: Targets, home: Home | None) -> Section | None:
    """Find the section of a number that stands nearest: each Article may have a Section 1 of its own."""
    around = home.section if home else None
    while around:
        around = around.parent
        if place := targets.repeated.get((around.id if around else "", target)):
            return place
    return None


def _heads(clause: Clause, targets: Targets) -> bool:
    """Tell whether a clause is headed or divided as a section is: 4. **Fire**, or 4. with 4.1 below it.

    Elsewhere "Section 26" is more likely an Act's than clause 26.
    """
    first = targets.clauses.get((*key_of(clause.address), "1"))
    return _HEADLINE.match(clause.text) is not None or (first is not None and "." in first.label.strip("."))


def _unlikely(place: Clause | Section, found: Found, home: Home | None) -> tuple[bool, bool, bool]:
    """Tell what speaks against a place: the text stands there, it is a list's item, or its brackets differ."""
    clause = isinstance(place, Clause)
    deep = isinstance(place, Clause) and place.level > 1 and found.unit in WHOLE and not found.bracketed
    here = home is not None and place == home.clause
    return (
        here,
        deep,
        clause
        and (found.unit in WHOLE or found.bracketed)
        and ("(" in (place.label or "")) is not found.bracketed,
    )


def _titled(found: Found, targets: Targets) -> Section | None:
    """Return the section whose title stands in brackets after a number: "clause 3 (Objects)"."""
    title = _IN_BRACKETS.match(plain(found.after))
    return targets.titles.get(tuple(read_words(title[1]).keys)) if title else None


def _inside(within: Key, target: Key, targets: Targets) -> Clause | Section | None:
    """Find `paragraph 3 of section 6`, and `section 6, clause 6.2`, which says its section twice."""
    around = targets.sections.get(within)
    below = key_of(around.address or around.id) if around else within  # section 2 may be headed 2.0
    for key in ((*within, *target), (*below, *target), target if target[: len(within)] == within else ()):
        if around and (beneath := targets.repeated.get((around.id, target))):
            return beneath
        if key and (place := targets.clauses.get(key) or targets.sections.get(key)):
            return place
    running = targets.clauses.get(target) or targets.sections.get(
        target
    )  # numbers may run on through the sections
    return running if around and running and _stands_in(running, around) else None


def _stands_in(place: Clause | Section, section: Section) -> bool:
    """Tell whether a place is printed in a section or in one below it."""
    around = place.section if isinstance(place, Clause) else place.parent
    while around and around.id != section.id:
        around = around.parent
    return around is not None


def _nearby(target: Key, targets: Targets, home: Home) -> Iterator[Clause]:
    """Give the clauses around home whose printed labels are what was typed: (b) beside (a), 4 in Appendix A."""
    for scope in _scopes(home):
        clause = targets.clauses.get((*scope, *target))
        doubled = clause and key_of(clause.address) != (
            *scope,
            *target,
        )  # found by the second label of its line
        if clause and (doubled or _spells(target, clause, targets)):
            yield clause


def _scopes(home: Home) -> Iterator[Key]:
    """Give the addresses home stands in, the innermost first."""
    if home.clause:
        address = key_of(home.clause.address)
        yield from (address[:length] for length in range(len(address), 0, -1))
    section = home.section
    while section:
        yield key_of(section.address or section.id)
        section = section.parent


def _spells(target: Key, place: Clause | Section, targets: Targets) -> bool:
    """Tell whether `target` spells printed labels out: "4" is no way to say 6.4, nor "4.1" to say 1. below 4.4."""
    spelt: Key = ()
    around: Clause | Section | None = place
    while around and len(spelt) < len(target):
        spelt = (*key_of(around.label or ""), *spelt)
        around = _above(around, targets)
    return spelt == target


def _above(place: Clause | Section, targets: Targets) -> Clause | Section | None:
    """Return the clause, else the section, that a place stands in."""
    if isinstance(place, Section):
        return place.parent
    return targets.clauses.get(key_of(place.parent)) if place.parent else place.section


def _clear(target: Key, targets: Targets) -> Clause | Section | None:
    """Find the only place whose address ends so; a letter alone is never clear."""
    places = targets.endings.get(target, ())
    lone = len(places) == 1 and (target[0].isdigit() or len(target) > 1)
    return places[0] if lone and _spells(target, places[0], targets) else None

"""The volume: what of a handbook stands in the one book on paper."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from functools import cached_property

from policybook.dates import long_date
from policybook.handbook.categories import Category
from policybook.handbook.entry import Entry
from policybook.handbook.handbook import Handbook
from policybook.review import Status
from policybook.terms import Glossary, Meaning, Term


@dataclass(frozen=True)
class Volume:
    """The policies of a handbook that are in force, as a book."""

    categories: tuple[Category, ...]
    """The groups that have a policy in force, with those policies."""
    drafts: tuple[Entry, ...]
    """What was left out because it is not yet ratified."""
    faulty: tuple[Entry, ...]
    """What was left out because its file has a fault."""
    withdrawn: tuple[Entry, ...]
    """What was left out because it is no longer in force."""
    glossary: Glossary
    """The terms that the policies in it use or define, with their meanings and uses in it."""

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Its policies, in the order of the book."""
        return tuple(entry for category in self.categories for entry in category.entries)

    @property
    def edition(self) -> str:
        """The words that tell one edition from another, without the day on which it was printed."""
        days = [act.on.last for entry in self.entries if (act := entry.policy.adopted) and act.on]
        return f"Policies ratified up to {long_date(max(days))}" if days else "Policies in force"


def bind(handbook: Handbook) -> Volume:
    """Return the book of a handbook: what is in force on its day, by category, with one glossary."""
    categories = tuple(
        replace(category, entries=kept)
        for category in handbook.categories
        if (kept := tuple(entry for entry in category.entries if _is_in_force(entry)))
    )
    bound = {entry.url for category in categories for entry in category.entries}
    return Volume(
        categories=categories,
        drafts=_standing(handbook, Status.DRAFT),
        faulty=tuple(entry for entry in handbook.entries if entry.faults),
        withdrawn=_standing(handbook, Status.WITHDRAWN),
        glossary=Glossary(tuple(_terms(handbook.glossary, bound))),
    )


def _standing(handbook: Handbook, status: Status) -> tuple[Entry, ...]:
    return tuple(one for one in handbook.entries if one.review.status is status and not one.faults)


def _is_in_force(entry: Entry) -> bool:
    return not entry.faults and entry.review.status not in (Status.DRAFT, Status.WITHDRAWN)


def _terms(glossary: Glossary, bound: Set[str]) -> Iterator[Term]:
    """Give the terms that a book of these pages has, from A to Z, each with the meanings that hold there."""
    kept = _kept(glossary, bound)
    for term in glossary.terms:
        if term.id in kept:
            yield replace(term, meanings=kept[term.id])
        elif term.see and term.see.id in kept:
            yield term


def _kept(glossary: Glossary, bound: Set[str]) -> dict[str, tuple[Meaning, ...]]:
    """Return the meanings to keep by term: those of the book's pages, and of words that what is kept says itself."""
    kept: dict[str, tuple[Meaning, ...]] = {}
    while True:
        places = bound | {meaning.url for meanings in kept.values() for meaning in meanings}
        found = {
            term.id: meanings
            for term in glossary.terms
            if (meanings := tuple(_within(one, bound) for one in term.meanings if _is_kept(one, places)))
        }
        if found.keys() == kept.keys():
            return found
        kept = found


def _is_kept(meaning: Meaning, places: Set[str]) -> bool:
    """Tell whether a meaning is given or used in one of these places: pages, or definitions of the glossary."""
    used = any(
        usage.url in places or any(one.url in places for one in usage.places) for usage in meaning.usages
    )
    return used or meaning.url.partition("#")[0] in places


def _within(meaning: Meaning, bound: Set[str]) -> Meaning:
    return replace(meaning, usages=tuple(usage for usage in meaning.usages if usage.url in bound))

"""Scopes: for which part of its policy a definition says that it holds – `In this clause`, `For paragraph 4`."""

import re
from collections.abc import Iterator
from functools import cached_property

from policybook.clauses import Clause, Outline, Section
from policybook.text import Place

_WHOLE_CLAUSE = re.compile(r"\bthis (?:clause|rule|article|bye-?law)\b", re.IGNORECASE)
_OWN_CLAUSE = re.compile(r"\bthis (?:sub-?clause|paragraph|sub-?paragraph|para)\b", re.IGNORECASE)
_SECTION = re.compile(
    r"\bthis (?P<kind>section|sub-?section|part|chapter|appendix|annex|schedule)\b", re.IGNORECASE
)
_CITED = re.compile(
    r"\b(?:clauses?|sub-?clauses?|paragraphs?|sub-?paragraphs?|paras?|sections?|rules?|articles?) "
    r"(?P<numbers>\(?\w{1,5}[\w.()]{0,12}(?:(?:, | and | or | to )\(?\w{1,5}[\w.()]{0,12}){0,6})"
)
_NUMBER = re.compile(r"\w+(?:[.(]+\w+)*")
_PART = re.compile(r"\w+")
Scope = frozenset[str]  # ids of the clauses and sections in which a definition holds


class Scopes:
    """The scopes of one policy's definitions."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline

    def of(self, introduction: str, place: Place) -> Scope | None:
        """Return where a definition at `place` with this introduction holds; None for all of its policy.

        Where it names what is not there, its own clause or section counts: in doubt, fewer words lead to it.
        """
        if _WHOLE_CLAUSE.search(introduction) and place.clause:
            return frozenset({self._outermost(place.clause).id})
        if _OWN_CLAUSE.search(introduction) or _WHOLE_CLAUSE.search(introduction):
            return _own(place)
        if found := _SECTION.search(introduction):
            return frozenset({_named(place.section, found["kind"]).id}) if place.section else None
        if found := _CITED.search(introduction):
            return frozenset(self._cited(found["numbers"], place.clause)) or _own(place)
        return None

    def around(self, clause: Clause | None, section: Section | None) -> Scope:
        """Return the ids of a clause and a section and of all that they stand in."""
        ids = set()
        while clause:
            ids.add(clause.id)
            clause = self._parent(clause)
        while section:
            ids.add(section.id)
            section = section.parent
        return frozenset(ids)

    def _parent(self, clause: Clause) -> Clause | None:
        return self.outline.by_address.get(clause.parent) if clause.parent else None

    def _outermost(self, clause: Clause) -> Clause:
        while parent := self._parent(clause):
            clause = parent
        return clause

    @cached_property
    def _sections(self) -> dict[str, str]:
        return {section.address: section.id for section in self.outline.sections if section.address}

    def _cited(self, numbers: str, clause: Clause | None) -> Iterator[str]:
        """Give the ids of cited clauses and sections: of those in the clause or beside it first."""
        clauses = self.outline.by_address
        above = [f"{one}." for one in (clause.address, clause.parent) if one] if clause else []
        for number in _NUMBER.findall(numbers):
            address = ".".join(_PART.findall(number))
            found = next(
                (clauses[one + address].id for one in (*above, "") if one + address in clauses), None
            )
            if found := found or self._sections.get(address):
                yield found


def _own(place: Place) -> Scope:
    holder = place.clause or place.section
    return frozenset({holder.id} if holder else ())


def _named(section: Section, kind: str) -> Section:
    """Return the section that `this appendix` means: the nearest one so named, else the nearest."""
    around: Section | None = section
    while around and kind.casefold() not in around.name.casefold():
        around = around.parent
    return around or section

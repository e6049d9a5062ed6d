"""Documents: what can be found, in the form in which it is searched: a policy, the glossary or another page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape

from policybook.pages import SearchEntry
from policybook.search.numbers import keys

TITLED = frozenset({"section", "term", "page"})
"""Kinds of passages that are headed with words of their own."""
_TAG = re.compile(r"</?p>")  # what the entries of terms are parted with


@dataclass(frozen=True)
class Passage:
    """One thing that can be found."""

    fragment: str
    """The id it opens at; empty for the whole document."""
    kind: str
    """`policy`, `section`, `clause`, `paragraph` or `term`."""
    label: str
    """What it is called within its section, or its own heading."""
    place: str
    """The heading that it stands under."""
    text: str
    """Its own words."""
    within: int = -1
    """The passage that it is part of, by its place among all; -1 where it is part of none."""
    keys: frozenset[str] = frozenset()
    """What numbers it can be asked for by."""


@dataclass(frozen=True)
class Document:
    """One page with its passages."""

    url: str
    """Its address from the site's root."""
    title: str
    """Its title."""
    kind: str
    """`policy`, `glossary` or `page`."""
    passages: tuple[Passage, ...]
    """What can be found of it."""
    names: tuple[str, ...] = ()
    """What it is also known as."""
    days: Mapping[str, str] = field(default_factory=dict)
    """The days by which a reader's browser judges its status."""
    late: bool = False
    """Whether it is withdrawn or a draft on the day of the build."""


def passages(entries: Iterable[SearchEntry]) -> tuple[Passage, ...]:
    """Return the passages of a page from its search entries."""
    found: list[Passage] = []
    at: dict[str, int] = {}
    for entry in entries:
        at[entry.fragment] = len(found)
        found.append(_passage(entry, at.get(entry.within, -1) if entry.within else -1))
    return tuple(found)


def _passage(entry: SearchEntry, within: int) -> Passage:
    return Passage(
        entry.fragment,
        entry.kind,
        unescape(entry.title) if entry.kind in TITLED else entry.label,
        entry.place,
        " ".join(unescape(_TAG.sub(" ", entry.text)).split()),
        within,
        keys(entry.kind, entry.label, entry.address),
    )

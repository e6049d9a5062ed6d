"""Headings cited by their names: "see Monitoring below", "the section on 'Record keeping'"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybook.references.usage import Key
from policybook.references.words import Words

MAX_HEADING = 12  # words; no longer heading is cited by its name
BEFORE = 40  # characters looked at before a name for what leads to it

_ABOUT = re.compile(
    r"\bsections? (?:on|about|headed|called|titled|entitled|under) (?:the )?[\"']?$", re.IGNORECASE
)
_POINTED = re.compile(r"(?:\bsee(?: also)?|\brefer to) (?:the )?[\"']?$", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:under|in|at|and|or) (?:the )?[\"']?$", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|our) [\"']?$", re.IGNORECASE)
_TOLD = re.compile(r"[\"']?,? (?:above|below|overleaf|section|heading)(?!\w)")
_ENDED = re.compile(r"[\"']?(?:$|[.,;:)]\s?(?!\d))")
_CALLED = re.compile(r"[\"']? section(?!\w)")
_QUOTED = re.compile(r"[\"'](?!\w)")


@dataclass(frozen=True)
class Named:
    """A place that names a heading."""

    start: int
    """Index of the first character of the name."""
    end: int
    """Index after its last character."""
    key: Key
    """The heading's words."""


def find_headings(words: Words, headings: frozenset[Key]) -> Iterator[Named]:
    """Give the places that cite one of `headings` by its words; a name that only happens to be said is no citation."""
    firsts = {key[0] for key in headings}
    taken = 0
    for at, first in enumerate(words.keys):
        if at >= taken and first in firsts:
            for end in range(min(at + MAX_HEADING, len(words.keys)), at, -1):
                if tuple(words.keys[at:end]) in headings and _is_cited(words, at, end):
                    yield Named(words.starts[at], words.ends[end - 1], tuple(words.keys[at:end]))
                    taken = end
                    break


def _is_cited(words: Words, first: int, end: int) -> bool:
    """Tell whether the words from `first` to before `end` are cited as a heading by what stands around them."""
    start, after = words.starts[first], words.ends[end - 1]
    before = words.text[max(0, start - BEFORE) : start]
    quoted = before[-1:] in ("'", '"') and _QUOTED.match(words.text, after)
    told, ended = _TOLD.match(words.text, after), _ENDED.match(words.text, after)
    if _ABOUT.search(before):
        return bool(quoted or told or ended)
    if not words.is_capital(first):
        return False
    if _POINTED.search(before):
        return bool(quoted or told or ended)
    return bool(
        (told and _UNDER.search(before)) or (_CALLED.match(words.text, after) and _THE.search(before))
    )

"""Words: two texts compared word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import LCSseq

ISLAND = 2  # words that stay between two changes and are read as part of the change; three are a phrase
REPEATS = (
    50_000  # pairs of equal words; a page of prose has some ten thousand, and difflib tries each many times
)
LENGTHS = (
    2_000_000_000  # words times words; beyond, two texts without a page in common are not laid side by side
)
_TOKEN = re.compile(r"\s+|\w+(?:[.,:/'-]\w+)*|.", re.DOTALL)  # 1,000.50 and don't are each one word


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Piece:
    """Some words in a row that share a fate."""

    change: Change
    """What became of them."""
    words: str
    """The words, with the spaces around them."""


def tokens(said: str) -> list[str]:
    """Return the words, signs and spaces of a text; together they are the text."""
    return _TOKEN.findall(said)


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of two texts in one row, each piece with what became of it.

    All that is not inserted is `before`, all that is not deleted is `after`. A word or two that stay between changes
    are given as deleted and inserted again: nobody reads a sentence in which every second word is struck out.
    """
    if before == after:
        return (Piece(Change.SAME, before),) if before else ()
    return tuple(_joined(_without_islands([*_steps(tokens(before), tokens(after))])))


def _steps(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    """Give the words that stay, and between them those deleted and those inserted, either of them perhaps none."""
    for kind, start, end, first, last in _opcodes(before, after):
        if kind == "equal":
            yield Piece(Change.SAME, "".join(before[start:end]))
        else:
            yield Piece(Change.DELETED, "".join(before[start:end]))
            yield Piece(Change.INSERTED, "".join(after[first:last]))


def _opcodes(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Give what becomes of which words, by their indexes, in a time that no text can stretch.

    difflib keeps together what a reader would, and takes cubic time where one word stands everywhere. There the longest
    row of words in common stands in for it, which is found in a time that is the product of the lengths.
    """
    counted = Counter(after)
    pairs = {word: times * counted[word] for word, times in Counter(before).items()}
    if sum(pairs.values()) <= REPEATS:
        yield from SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    elif (
        sum(times for word, times in pairs.items() if not word.isspace()) <= REPEATS
    ):  # many words, few repeated
        yield from SequenceMatcher(str.isspace, before, after, autojunk=False).get_opcodes()
    elif len(before) * len(after) <= LENGTHS:
        yield from (
            (code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end)
            for code in LCSseq.opcodes(before, after)
        )
    else:
        yield "replace", 0, len(before), 0, len(after)


def _without_islands(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for at, piece in enumerate(pieces):
        inside = 0 < at < len(pieces) - 1
        if piece.change is Change.SAME and inside and _is_island(pieces, at):
            yield Piece(Change.DELETED, piece.words)
            yield Piece(Change.INSERTED, piece.words)
        else:
            yield piece


def _is_island(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether words that stay are few, and fewer than what changes on either side."""
    few = _count(pieces[at].words)
    around = [
        sum(_count(one.words) for one in side) for side in (_side(pieces, at, -1), _side(pieces, at, 1))
    ]
    return few <= ISLAND and few <= min(around) and sum(around) > ISLAND


def _side(pieces: Sequence[Piece], at: int, step: int) -> Iterator[Piece]:
    """Give the changes next to a piece, up to the next words that stay."""
    at += step
    while 0 <= at < len(pieces) and pieces[at].change is not Change.SAME:
        yield pieces[at]
        at += step


def _count(words: str) -> int:
    return sum(1 for token in tokens(words) if not token.isspace())


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Give what is deleted before what is inserted, each in one piece, between words that stay."""
    for same, group in groupby(pieces, key=lambda piece: piece.change is Change.SAME):
        members = list(group)
        for change in (Change.SAME,) if same else (Change.DELETED, Change.INSERTED):
            if words := "".join(one.words for one in members if one.change is change):
                yield Piece(change, words)

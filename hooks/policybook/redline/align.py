"""Alignment: which units of one version are which of another, whatever their numbers say.

Units that are the same in both and stand once in each are matched first; between those, units are paired so that the
sum of their likeness is greatest. What is left may have moved, or have been split or joined.
"""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from policybook.redline.words import LENGTHS, tokens
from policybook.text import Unit

ALIKE = 0.5  # below half of their words in common two units are two texts
MOVED = 0.75  # elsewhere, so much must be the same
LABELLED = 0.02  # of two that are equally alike, the one with the same label
GAP = 250_000  # pairs of units that are compared between two that are the same; beyond, only the same are matched
RECAST = 0.8  # so alike a heading and a paragraph must be to be one unit
PHRASE = 4  # words that must move together to have moved


@dataclass(frozen=True)
class Alignment:
    """Which units of two versions belong together, by their indexes."""

    in_order: tuple[tuple[int, int], ...]
    """Pairs that stand in the same order in both."""
    moved: tuple[tuple[int, int], ...]
    """Pairs that do not."""


class Words:
    """The units of two versions as strings in which each sign stands for a word, which are quick to compare."""

    def __init__(self, *versions: Sequence[Unit]) -> None:
        self.signs: dict[str, str] = {}
        self.of = [[self.spelt(unit.said) for unit in units] for units in versions]

    def spelt(self, said: str) -> str:
        """Return the words of a text, each as one sign."""
        signs = self.signs
        words = [token.lower() for token in tokens(said) if token[0].isalnum() or not token.isspace()]
        return "".join(signs.setdefault(word, chr(0x100 + len(signs))) for word in words)


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """Return how much two rows of words have in common, from 0 to 1; 0 where it is under `least`."""
    return float(Indel.normalized_similarity(one, other, score_cutoff=least))


def align(before: Sequence[Unit], after: Sequence[Unit], words: Words) -> Alignment:
    """Pair the units of two versions."""
    anchors, moved = _anchors(_keys(before), _keys(after))
    taken = {pair[0] for pair in moved}, {pair[1] for pair in moved}
    in_order: list[tuple[int, int]] = []
    edges = [(-1, -1), *anchors, (len(before), len(after))]
    for (left, right), (end, last) in pairwise(edges):
        olds = [at for at in range(left + 1, end) if at not in taken[0]]
        news = [at for at in range(right + 1, last) if at not in taken[1]]
        in_order += _pairs_between(before, after, olds, news, words)
        if end < len(before):
            in_order.append((end, last))
    moved += _moves(before, after, in_order, moved, words)
    return Alignment(tuple(in_order), tuple(sorted(moved)))


def _keys(units: Sequence[Unit]) -> list[tuple[str, str]]:
    return [(unit.kind, unit.said or unit.label) for unit in units]


def _anchors(
    before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the pairs of what is the same and stands once in each version: those in order, and the others."""
    once = [{key for key, times in Counter(side).items() if times == 1} for side in (before, after)]
    at = {key: index for index, key in enumerate(after) if key in once[1]}
    common = [(index, at[key]) for index, key in enumerate(before) if key in once[0] and key in at]
    kept = longest(common)
    long = [(old, new) for old, new in common if (old, new) not in kept and _is_phrase(before[old][1])]
    return sorted(kept), long


def _is_phrase(said: str) -> bool:
    return len(said.split(None, PHRASE - 1)) >= PHRASE


def longest(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the longest row of pairs that rise on both sides; `pairs` rise on the first."""
    tails: list[int] = []
    ends: list[int] = []
    links: list[int] = []
    for number, (_, new) in enumerate(pairs):
        at = bisect_left(tails, new)
        links.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [new], [number]
    kept: set[tuple[int, int]] = set()
    number = ends[-1] if ends else -1
    while number >= 0:
        kept.add(pairs[number])
        number = links[number]
    return kept


def _pairs_between(
    before: Sequence[Unit], after: Sequence[Unit], olds: Sequence[int], news: Sequence[int], words: Words
) -> Iterator[tuple[int, int]]:
    """Give the pairs of a stretch without anchors for which the sum of likeness is greatest."""
    lengths = [sum(len(words.of[side][at]) for at in ats) for side, ats in enumerate((olds, news))]
    if len(olds) * len(news) > GAP or lengths[0] * lengths[1] > LENGTHS:
        yield from _same_between(before, after, olds, news)
        return
    table = [
        [_worth(before[old], after[new], words.of[0][old], words.of[1][new]) for new in news] for old in olds
    ]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for row in range(len(olds) - 1, -1, -1):
        for column in range(len(news) - 1, -1, -1):
            paired = table[row][column] + best[row + 1][column + 1] if table[row][column] else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    row = column = 0
    while row < len(olds) and column < len(news):
        worth = table[row][column]
        if worth and best[row][column] == worth + best[row + 1][column + 1]:
            yield olds[row], news[column]
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1


def _same_between(
    before: Sequence[Unit], after: Sequence[Unit], olds: Sequence[int], news: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Give the pairs of a long stretch without anchors that are the same, the first with the first, in their order."""
    keys = _keys(before), _keys(after)
    places: defaultdict[tuple[str, str], deque[int]] = defaultdict(deque)
    for new in news:
        places[keys[1][new]].append(new)
    pairs = [(old, places[key].popleft()) for old in olds if places[key := keys[0][old]]]
    yield from sorted(longest(pairs))


def _worth(old: Unit, new: Unit, one: str, other: str) -> float:
    """Return how well two units go together; 0 where they do not at all."""
    if old.said == new.said and (old.said or old.label == new.label):
        alike = 1.0
    elif not one or not other:
        return 0.0
    else:
        alike = likeness(one, other, ALIKE)
    if (old.kind == "heading") != (new.kind == "heading") or (old.kind == "row") != (new.kind == "row"):
        alike = alike - 0.1 if alike > RECAST else 0.0  # a heading may become a paragraph, word for word
    return alike + LABELLED * (old.label == new.label) if alike else 0.0


def _moves(
    before: Sequence[Unit],
    after: Sequence[Unit],
    in_order: Sequence[tuple[int, int]],
    moved: Sequence[tuple[int, int]],
    words: Words,
) -> Iterator[tuple[int, int]]:
    """Give pairs of units left over on either side that are much alike, the most alike first."""
    gone = {old for old, _ in (*in_order, *moved)}
    come = {new for _, new in (*in_order, *moved)}
    olds = [at for at in range(len(before)) if at not in gone and len(words.of[0][at]) >= PHRASE]
    news = [at for at in range(len(after)) if at not in come and len(words.of[1][at]) >= PHRASE]
    lengths = sum(len(words.of[0][at]) for at in olds), sum(len(words.of[1][at]) for at in news)
    if len(olds) * len(news) > GAP or lengths[0] * lengths[1] > LENGTHS:
        return
    found = [
        (likeness(words.of[0][old], words.of[1][new], MOVED), -old, -new)
        for old in olds
        for new in news
        if before[old].kind == after[new].kind
    ]
    left = {*olds}, {*news}
    for alike, old, new in sorted(found, reverse=True):
        if alike and -old in left[0] and -new in left[1]:
            left[0].remove(-old)
            left[1].remove(-new)
            yield -old, -new

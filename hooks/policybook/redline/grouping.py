"""Grouping: pairs of units with the neighbours that a unit was split into, or that were joined into one."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from policybook.redline.align import GAP, Words, align, likeness, longest
from policybook.text import Unit

STANDS_IN = 0.8  # so much of a unit's words must stand in another for it to be a part of that
WHOLE = 0.7  # so alike a unit must be to its parts together where none of them is alike enough by itself


@dataclass(frozen=True)
class Group:
    """Units of two versions that belong together, by their indexes."""

    before: tuple[int, ...]
    """Those of the earlier version; none where it is new."""
    after: tuple[int, ...]
    """Those of the later one; none where it is gone."""
    moved: bool = False
    """Whether it stands in another order."""


def group_units(before: Sequence[Unit], after: Sequence[Unit]) -> list[Group]:
    """Return which units belong together, in the order of the later version; what is gone stands where it stood."""
    grouping = _Grouping(before, after)
    grouping.grow()
    grouping.find_wholes()
    return [*grouping.in_order()]


class _Grouping:
    def __init__(self, before: Sequence[Unit], after: Sequence[Unit]) -> None:
        self.before, self.after = before, after
        words = Words(before, after)
        self.olds, self.news = words.of
        aligned = align(before, after, words)
        self.moved = dict(aligned.moved)
        self.pairs = sorted([*aligned.in_order, *aligned.moved])
        self.taken_old = {old for old, _ in self.pairs}
        self.taken_new = {new for _, new in self.pairs}
        self.groups: dict[int, Group] = {}
        """By the first unit of each in the later version."""
        self.following: list[Group] = []
        """Those that did not move and are still to come, the last first."""

    def grow(self) -> None:
        """Add to each pair the neighbours, so far without a pair, that are parts of it."""
        for old, new in self.pairs:
            split: tuple[int, ...] = (new,)
            joined: tuple[int, ...] = (old,)
            if self.before[old].said != self.after[new].said:
                split = parts(self.olds[old], _free_around(self.news, new, self.taken_new), (new,))
                if len(split) == 1:
                    joined = parts(self.news[new], _free_around(self.olds, old, self.taken_old), (old,))
            self.add(Group(joined, split, moved=old in self.moved))

    def add(self, group: Group) -> None:
        self.taken_old.update(group.before)
        self.taken_new.update(group.after)
        self.groups[group.after[0]] = group

    def find_wholes(self) -> None:
        """Find units that became many, or many that became one, none of which is alike enough by itself."""
        free = len(self.before) - len(self.taken_old), len(self.after) - len(self.taken_new)
        if free[0] * free[1] > GAP:
            return
        for run in _runs(at for at in range(len(self.after)) if at not in self.taken_new):
            for old in [at for at in range(len(self.before)) if at not in self.taken_old]:
                if chosen := _whole(
                    self.olds[old], {at: self.news[at] for at in run if at not in self.taken_new}
                ):
                    self.add(Group((old,), chosen))
        for run in _runs(at for at in range(len(self.before)) if at not in self.taken_old):
            for new in [at for at in range(len(self.after)) if at not in self.taken_new]:
                if chosen := _whole(
                    self.news[new], {at: self.olds[at] for at in run if at not in self.taken_old}
                ):
                    self.add(Group(chosen, (new,)))

    def in_order(self) -> Iterator[Group]:
        still = sorted(new for new, group in self.groups.items() if not group.moved)
        rising = longest([(new, self.groups[new].before[0]) for new in still])
        for new, _ in {(new, self.groups[new].before[0]) for new in still} - rising:
            self.groups[new] = Group(self.groups[new].before, self.groups[new].after, moved=True)
        self.following = [self.groups[new] for new, _ in sorted(rising, reverse=True)]
        at = 0
        for new in range(len(self.after)):
            if new in self.taken_new and new not in self.groups:
                continue  # it is a part of the group before
            following = self.next_in_order(new)
            yield from self.gone(at, following.before[0])
            at = max(at, following.before[0])
            group = self.groups.get(new, Group((), (new,)))
            if group is following:
                at = group.before[-1] + 1
            yield group
        yield from self.gone(at, len(self.before))

    def next_in_order(self, new: int) -> Group:
        """Return the first group at or after a unit that stands in the order of the earlier version too."""
        while self.following and self.following[-1].after[0] < new:
            self.following.pop()
        return self.following[-1] if self.following else Group((len(self.before),), (len(self.after),))

    def gone(self, start: int, end: int) -> Iterator[Group]:
        yield from (Group((old,), ()) for old in range(start, end) if old not in self.taken_old)


def parts(whole: str, pieces: Mapping[int, str], paired: Sequence[int]) -> tuple[int, ...]:
    """Return the neighbours that are parts of one unit: `paired` and those beside it while the likeness grows.

    `whole` are the words of the unit, `pieces` those of neighbours by their indexes, which are without gaps.
    """
    chosen = [*paired]
    alike = likeness(whole, "".join(pieces[at] for at in chosen))
    for step in (1, -1):
        while pieces.get(at := chosen[-1] + 1 if step > 0 else chosen[0] - 1):
            more = sorted([*chosen, at])
            grown = likeness(whole, "".join(pieces[one] for one in more))
            if grown <= alike or not _stands_in(pieces[at], whole):
                break
            chosen, alike = more, grown
    return tuple(chosen)


def _stands_in(part: str, whole: str) -> bool:
    """Tell whether most of a part's words stand in a whole in their order."""
    return LCSseq.similarity(part, whole) >= STANDS_IN * len(part)


def _free_around(words: Sequence[str], at: int, taken: Collection[int]) -> dict[int, str]:
    """Return the words of a unit and of those beside it that are not taken."""
    found = {at: words[at]}
    for step in (1, -1):
        beside = at + step
        while 0 <= beside < len(words) and beside not in taken:
            found[beside] = words[beside]
            beside += step
    return found


def _runs(indexes: Iterable[int]) -> Iterator[list[int]]:
    """Give indexes in runs without gaps, of two or more."""
    run: list[int] = []
    for at in [*indexes, -1]:
        if run and at != run[-1] + 1:
            if len(run) > 1:
                yield run
            run = []
        run.append(at)


def _whole(whole: str, pieces: Mapping[int, str]) -> tuple[int, ...]:
    """Return the pieces, two or more in a row, that together are a whole; none where they are not."""
    for start, first in pieces.items():
        if not first or len(first) > len(whole) or start + 1 not in pieces or not _stands_in(first, whole):
            continue
        chosen = parts(whole, pieces, (start,))
        if len(chosen) > 1 and likeness(whole, "".join(pieces[at] for at in chosen)) >= WHOLE:
            return chosen
    return ()

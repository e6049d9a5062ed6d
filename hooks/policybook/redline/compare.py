"""The redline: what became of each unit of one version in another, as a value that page, paper and check show."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import repeat

from policybook.redline.grouping import Group, group_units
from policybook.redline.words import Change, Piece, compare_words
from policybook.text import Unit

SEAM = "\u2029"
"""What parts units that were joined in the words of a pair: Unicode's separator of paragraphs, which no text holds."""
_UNIT_WORD = re.compile(
    r"\b(?:clauses?|sections?|paragraphs?|paras?|parts?|appendix|appendices|rules?|regulations?|articles?|orders?|"
    r"stages?|steps?|items?|see|above|below)\W(?:\W*(?:[\w.()]{1,8}|and|or|to)){0,6}\W*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\w.()]{1,20}")
_BEFORE = re.compile(r"\w[\w.()]{0,12}[.(]$")  # the `4(` of 4(1), where the 1 has changed
_BEHIND = re.compile(r"[.()]{1,2}\w[\w.()]{0,12}")  # the `(1)` of 4(1), where the 4 has


class Fate(StrEnum):
    """What became of a unit."""

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"
    RENUMBERED = "renumbered only"
    RECAST = "set otherwise"


@dataclass(frozen=True)
class Pair:
    """Units of two versions that are the same provision; none on a side where it is new or gone."""

    fate: Fate
    """What became of it; one that moved may be reworded too."""
    before: tuple[Unit, ...]
    """Its units in the earlier version."""
    after: tuple[Unit, ...]
    """Its units in the later one."""
    words: tuple[Piece, ...]
    """Its words, each with what became of them; `SEAM` between those of two units."""
    follows: bool = False
    """Whether all that differs are numbers of provisions that were renumbered."""

    @property
    def unit(self) -> Unit:
        """Its first unit, of the later version where it is in that."""
        return (self.after or self.before)[0]

    @property
    def is_reworded(self) -> bool:
        """Whether any word of it differs, numbers that follow a renumbering left out."""
        return not self.follows and any(piece.change is not Change.SAME for piece in self.words)


@dataclass(frozen=True)
class Redline:
    """Two versions compared."""

    pairs: tuple[Pair, ...]
    """In the order of the later version; what is gone stands where it stood."""

    @cached_property
    def changes(self) -> tuple[Pair, ...]:
        """The pairs in which something differs."""
        return tuple(pair for pair in self.pairs if pair.fate is not Fate.UNCHANGED)

    @cached_property
    def of_substance(self) -> tuple[Pair, ...]:
        """The changes that are more than new numbers."""
        return tuple(pair for pair in self.changes if pair.fate is not Fate.RENUMBERED)


def make_redline(before: Sequence[Unit], after: Sequence[Unit]) -> Redline:
    """Compare two versions of a text; two that are the same have no changes."""
    groups = group_units(before, after)
    numbers = _renumbered(groups, before, after)
    pairs = [_pair(group, before, after, numbers) for group in groups]
    return Redline(tuple(pairs))


def _renumbered(groups: Sequence[Group], before: Sequence[Unit], after: Sequence[Unit]) -> dict[str, str]:
    """Return the new addresses of provisions that have one, by the old."""
    found: dict[str, str] = {}
    for group in groups:
        if group.before and group.after:
            old, new = before[group.before[0]], after[group.after[0]]
            if old.label and new.label and old.clause and new.clause:
                found[old.clause.address] = new.clause.address
            elif old.kind == new.kind == "heading" and old.section and new.section:
                found[old.section.address or ""] = new.section.address or ""
    return {old: new for old, new in found.items() if old and new and old != new}


def _pair(group: Group, before: Sequence[Unit], after: Sequence[Unit], numbers: Mapping[str, str]) -> Pair:
    old, new = tuple(before[at] for at in group.before), tuple(after[at] for at in group.after)
    words = compare_words(SEAM.join(unit.said for unit in old), SEAM.join(unit.said for unit in new))
    follows = bool(numbers) and bool(old and new) and _follows(words, numbers)
    return Pair(_fate(old, new, follows=follows, moved=group.moved), old, new, words, follows)


def _fate(old: Sequence[Unit], new: Sequence[Unit], *, follows: bool, moved: bool) -> Fate:
    if not old or not new:
        return Fate.INSERTED if new else Fate.DELETED
    if len(new) > 1 or len(old) > 1:
        return Fate.SPLIT if len(new) > 1 else Fate.JOINED
    if moved:
        return Fate.MOVED
    one, other = old[0], new[0]
    if one.said != other.said and not follows:
        return Fate.REWORDED
    if (one.kind, one.level, one.around) != (other.kind, other.level, other.around):
        return Fate.RECAST
    return Fate.RENUMBERED if one.label != other.label or follows else Fate.UNCHANGED


def _follows(words: Sequence[Piece], numbers: Mapping[str, str]) -> bool:
    """Tell whether all that differs are numbers cited of provisions that were renumbered so."""
    said = ""
    changed = False
    for at, piece in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        if piece.change is Change.DELETED:
            if following is None or following.change is not Change.INSERTED or not _UNIT_WORD.search(said):
                return False
            behind = words[at + 2].words if at + 2 < len(words) else ""
            olds, news = (_cited(one.words, said, behind) for one in (piece, following))
            if len(olds) != len(news) or any(map(_is_other, olds, news, repeat(numbers))):
                return False
            changed = True
        elif piece.change is Change.INSERTED and (at == 0 or words[at - 1].change is not Change.DELETED):
            return False
        if piece.change is not Change.INSERTED:
            said += piece.words
    return changed


def _cited(typed: str, said: str, behind: str) -> list[set[str]]:
    """Return the addresses that each number in some words may mean, alone or with what stands around the words."""
    numbers = _NUMBER.findall(typed)
    if not numbers:
        return []
    before, after = _BEFORE.search(said), _BEHIND.match(behind)
    heads = {"", before[0] if before and not typed[:1].isspace() else ""}
    tails = {"", after[0] if after and not typed[-1:].isspace() else ""}
    found = [{number} for number in numbers]
    found[0] |= {head + number for head in heads for number in found[0]}
    found[-1] |= {number + tail for tail in tails for number in found[-1]}
    return [{re.sub(r"[()]+", ".", number).strip(".") for number in each} for each in found]


def _is_other(old: set[str], new: set[str], numbers: Mapping[str, str]) -> bool:
    """Tell whether one number in place of another is something else than a provision's new number."""
    return old != new and not any(numbers.get(one) in new for one in old)

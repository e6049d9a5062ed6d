"""Lines: a redline as plain data for pages and paper, each unit with what became of it in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from policybook.redline import SEAM, Change, Fate, Pair, Piece, Redline
from policybook.text import CELL, END, LINK, LOWERED, NOTE, PICTURE, RAISED, STRUCK, Unit
from policybook.versions.places import place, places

_SHOWN = {
    RAISED: ("^", ""),
    LOWERED: ("_", ""),
    STRUCK: ("[struck out: ", "]"),
    LINK: (" (", ")"),
    PICTURE: ("[picture: ", "]"),
    NOTE: ("[note ", "]"),
}
"""How a mark in what a unit says is shown, and its end: no reader of a redline may miss one that changes."""
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")  # of a picture's bytes; so many digits nobody compares
_DIGITS = 8  # of it that are shown
_PARTS = re.compile(f"([{''.join(_SHOWN)}{END}{CELL}{SEAM}])")


@dataclass(frozen=True)
class Run:
    """Words in a row that share a fate."""

    change: str
    """`same`, `deleted` or `inserted`."""
    words: str
    """The words; a line end stands between units that were joined or split."""


@dataclass(frozen=True)
class Line:
    """One unit of a redline."""

    fate: str
    """What became of it, as in `Fate`; `unchanged` too."""
    said: str
    """The same in words with its place, such as `Clause 7: moved from 3 to 7`; "" where nothing happened."""
    kind: str
    """`heading`, `paragraph`, `row` or `code`."""
    label: tuple[Run, ...]
    """Its printed label, the old and the new one where it has changed."""
    cells: tuple[tuple[Run, ...], ...]
    """Its words; of a row, those of each cell; of anything else, one."""
    head: bool
    """Whether it is a row of column heads."""
    near: bool
    """Whether it is shown where only changes are: it has one, or is the heading that one stands under."""


@dataclass(frozen=True)
class Comparison:
    """Two texts compared, as pages show it."""

    where: str
    """Where words have changed, as a sentence cites it: `clauses 3 and 7`; "" where none has."""
    renumbered: bool
    """Whether numbers have changed."""
    lines: tuple[Line, ...]
    """Every unit of both."""

    @property
    def words(self) -> str:
        """What has changed, in a line without a full stop."""
        if self.where:
            return f"Changed: {self.where}"
        return "Renumbered; no word changed" if self.renumbered else "No word changed"


def compare(redline: Redline) -> Comparison:
    """Return a redline as plain data."""
    lines = [_line(pair) for pair in redline.pairs]
    shown = tuple(replace(line, near=near) for line, near in zip(lines, _near(lines), strict=True))
    return Comparison(places(redline.of_substance), bool(redline.changes), shown)


def _near(lines: Sequence[Line]) -> list[bool]:
    """Tell of each line whether it has a change, or heads one: a heading, or the column heads of a table."""
    near = [line.fate != Fate.UNCHANGED for line in lines]
    below = in_table = False
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        in_table = line.kind == "row" and (in_table or near[at])
        if line.kind == "heading":
            near[at], below = near[at] or below, False
        elif line.head:
            near[at] = near[at] or in_table
        below = below or near[at]
    return near


def blocks(lines: Sequence[Line]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Give lines in groups: rows that make a table together as `table`, any other alone by its kind.

    A title that stays is left out: the page has it above.
    """
    lines = [line for line in lines if line.kind != "title" or line.fate != Fate.UNCHANGED]
    for is_row, group in groupby(lines, key=lambda line: line.kind == "row"):
        if is_row:
            yield "table", tuple(group)
        else:
            yield from ((line.kind, (line,)) for line in group)


def _line(pair: Pair) -> Line:
    cells = _cells(pair.words)
    head = pair.unit.kind == "row" and all(_said(cell).startswith("!") for cell in cells)
    if pair.unit.kind == "row":
        cells = [_without_mark(cell) if head or at == 0 else cell for at, cell in enumerate(cells)]
    said = "" if pair.fate is Fate.UNCHANGED else _what(pair)
    return Line(pair.fate.value, said, pair.unit.kind, _label(pair), tuple(cells), head, near=False)


def _label(pair: Pair) -> tuple[Run, ...]:
    old, new = (" ".join(unit.label for unit in side if unit.label) for side in (pair.before, pair.after))
    if old == new:
        return (Run("same", new),) if new else ()
    runs = (Run("deleted", old), Run("inserted", new))
    return tuple(run for run in runs if run.words)


def _what(pair: Pair) -> str:
    """Return what became of a unit, with its place."""
    named = _capital(_place(pair.unit))
    old, new = _several(pair.before), _several(pair.after)
    also = ", and reworded" if pair.fate is not Fate.REWORDED and pair.is_reworded else ""
    said = {
        Fate.REWORDED: f"reworded{_renumbered(pair)}",
        Fate.INSERTED: "inserted",
        Fate.DELETED: "deleted",
        Fate.MOVED: (f"moved from {old} to {new}" if old and new and old != new else "moved") + also,
        Fate.SPLIT: f"split from {old} into {new}" if old and new else "split",
        Fate.JOINED: f"joined from {old}" if old else "joined",
        Fate.RENUMBERED: _renumbered(pair).lstrip(", ") or "a number in it follows a renumbering",
        Fate.RECAST: "set otherwise, no word changed",
    }[pair.fate]
    return f"{named}: {said}"


def _renumbered(pair: Pair) -> str:
    if not (pair.before and pair.after):
        return ""
    old, new = pair.before[0], pair.after[0]
    if old.label == new.label or not (old.clause and new.clause):
        return ""
    return f", renumbered from {_number(old)} to {_number(new)}"


def _place(unit: Unit) -> str:
    return f"a row in {place(unit)}" if unit.kind == "row" else place(unit)


def _several(units: Sequence[Unit]) -> str:
    """Return the numbers of clauses: `3`, `3 and 4`; "" where one has none."""
    numbers = [_number(unit) for unit in units if unit.clause]
    numbers = list(dict.fromkeys(numbers))
    if not numbers or len(units) != sum(1 for unit in units if unit.clause):
        return ""
    return " and ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))


def _number(unit: Unit) -> str:
    return unit.clause.address.partition("~")[0] if unit.clause else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _said(runs: Sequence[Run]) -> str:
    return "".join(run.words for run in runs)


def _without_mark(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Take out the mark of a head from a cell; where old and new words differ, each has one."""
    done: set[str] = set()
    kept = []
    for run in runs:
        sides = {"deleted", "inserted"} if run.change == "same" else {run.change}
        words = run.words.removeprefix("!") if not sides & done else run.words
        done |= sides
        kept.append(Run(run.change, words))
    return tuple(run for run in kept if run.words)


def _cells(pieces: Sequence[Piece]) -> list[tuple[Run, ...]]:
    """Return the runs of each cell; a border that is gone stands as a stroke."""
    cells: list[list[Run]] = [[]]
    old: list[str] = []
    new: list[str] = []
    for piece in pieces:
        sides = {Change.SAME: (old, new), Change.DELETED: (old,), Change.INSERTED: (new,)}[piece.change]
        for part in filter(None, _PARTS.split(_DIGEST.sub(lambda found: found[0][:_DIGITS], piece.words))):
            if part == CELL and piece.change is not Change.DELETED:
                cells.append([])
                continue
            cells[-1].append(Run(piece.change.value, _shown(part, sides)))
    return [_joined(cell) for cell in cells]


def _shown(part: str, sides: tuple[list[str], ...]) -> str:
    """Return some words, or a mark, as they are shown; `sides` are the marks still open in the old and the new text."""
    if part in _SHOWN:
        for side in sides:
            side.append(part)
        return _SHOWN[part][0]
    if part == END:
        closed = [side.pop() for side in sides if side]
        return _SHOWN[closed[-1]][1] if closed else ""
    return {CELL: " | ", SEAM: "\n"}.get(part, part)


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    groups = groupby((run for run in runs if run.words), key=lambda run: run.change)
    return tuple(Run(change, _said(list(group))) for change, group in groups)

"""Runs: rows of labels of one family and one punctuation, and how a label may join one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from policybook.clauses.labels import Kind, Label, Reading
from policybook.clauses.plausibility import goes_on


class Reach(Enum):
    """How a label reaches a run."""

    INSIDE = "inside"
    """The run is open in this section."""
    CARRIED = "carried"
    """It was the first-level run of the section before: numbers often run on through a whole policy."""
    OVER_HEADING = "over heading"
    """Its labels are those of headings: `iii.` may follow the headings `i.` and `ii.`."""
    ENDED = "ended"
    """It has ended, and was the last of its form: letters may run on through the clauses they stand in."""


@dataclass
class Run:
    """A run of labels, open or ended."""

    kind: Kind
    """The family of its labels."""
    shape: str
    """Their punctuation."""
    value: tuple[int, ...]
    """The place of the last one."""
    indent: int
    """The columns before its first label."""
    under: object = None
    """What its addresses hang below, when that is not the clause above it: a section reached over a heading."""
    last: object = None
    """The clause of its last label."""
    depth: int = 0
    """How many quotations it was opened in."""
    bold: bool = False
    """Whether its labels stand in bold."""
    members: list[Any] = field(default_factory=list)
    """Its clauses."""

    def is_next(self, reading: Reading) -> bool:
        """Tell whether `reading` is the one that follows."""
        return reading.value == (*self.value[:-1], self.value[-1] + 1)


@dataclass(frozen=True)
class Placement:
    """Where a label belongs."""

    level: int
    """0 for a clause of the first level; counts the open runs it stands below."""
    reading: Reading
    """What the label means there."""
    under: object = None
    """What its address hangs below, when that is not the clause above it."""
    problem: str | None = None
    """None when it is the next of its run or opens one, else `gap`, `late`, `repeat`, `back` or `mixed`."""
    previous: Run | None = None
    """The run it joined, as it was before."""
    afresh: bool = False
    """Whether it begins a list anew that stands where another of its form stood."""


Ranked = tuple[tuple[int, ...], Placement]
"""A place a label could take: the least rank is the best."""
OPENS_SURELY, NEXT, OPENS, NEXT_HEADING, RESUMED, MIXED, STRAY, LATE = range(8)


def beside(level: int, run: Run, reading: Reading, label: Label) -> Placement | None:
    """Place a dotted label in a run of its depth: as its next, out of order, or where 2.1 begins again; None if far."""
    problem = _dotted_problem(run.value, reading.value)
    if problem == "back" and reading.value[-1] == 1:
        return Placement(level, reading, afresh=True)
    near = not problem or run.value[:-1] == reading.value[:-1] or label.shape
    return Placement(level, reading, None, problem, run) if near else None


def join(level: int, run: Run, reach: Reach, reading: Reading, label: Label) -> Iterator[Ranked]:
    """Yield how `reading` could join `run`: as its next, as its next in other punctuation, or out of order."""
    over, same = reach is Reach.OVER_HEADING, run.shape == label.shape
    if run.is_next(reading) and same:
        rank = NEXT_HEADING if over else RESUMED if reach is Reach.ENDED else NEXT
        placement = Placement(level, reading, run.under if over else None, None, run)
        yield (rank, -level), placement
    elif reach in (Reach.OVER_HEADING, Reach.ENDED):
        return
    elif run.is_next(reading):
        yield (MIXED, -level), Placement(level, reading, None, "mixed", run)
    elif same:
        step = reading.value[0] - run.value[0]
        if step > 0 or reach is Reach.INSIDE:
            problem = "gap" if step > 0 else "back" if step < 0 else "repeat"
            yield (STRAY, abs(step)), Placement(level, reading, None, problem, run)


def opens_surely(reading: Reading, label: Label, upcoming: Sequence[Label], *, deeper: bool) -> bool:
    """Tell whether a first label opens a run even where it could be the next of another (`i)` after `h)`)."""
    if label.stem.lower() != "i":
        return deeper
    following = next((after for after in upcoming if after.shape == label.shape), None)
    if following and following.stem.lower() == "j":
        return False
    return deeper or bool(following and goes_on(reading, label, [following]))


def _dotted_problem(before: tuple[int, ...], now: tuple[int, ...]) -> str | None:
    """Judge one dotted label after another of the same depth: 4.2 → 4.3 and 4.9 → 5.1 are in order."""
    if before[:-1] != now[:-1]:
        return "back" if now < before else None if now[-1] == 1 else "gap"
    step = now[-1] - before[-1]
    return None if step == 1 else "gap" if step > 1 else "repeat" if step == 0 else "back"

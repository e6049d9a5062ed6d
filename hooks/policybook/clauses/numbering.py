"""Numbering: which run a label belongs to, and at which level.

A run is a row of labels of one family and one punctuation: 1. 2. 3. or (a) (b) (c). Runs nest. A label joins
the run it is the next of; failing that it opens a run below the innermost clause; failing that it joins a run
out of order, and that is said in a finding. Nothing is ever recounted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from policybook.clauses.labels import Kind, Label, Reading
from policybook.clauses.plausibility import Candidate, goes_on, is_plausible

MAX_LEVEL = 8  # deeper than any policy nests; a bound on how deep the page can be


class Reach(Enum):
    """How a label reaches a run."""

    INSIDE = "inside"
    """The run is open in this section."""
    CARRIED = "carried"
    """It was the first-level run of the section before: numbers often run on through a whole policy."""
    OVER_HEADING = "over heading"
    """Its labels are those of headings: `iii.` may follow the headings `i.` and `ii.`."""


@dataclass
class Run:
    """An open run of labels."""

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
    """None when it is the next of its run or opens one, else `gap`, `repeat`, `back` or `mixed`."""
    previous: Run | None = None
    """The run it joined, as it was before."""


Ranked = tuple[tuple[int, ...], Placement]
"""A place a label could take: the least rank is the best."""
OPENS_SURELY, NEXT, OPENS, NEXT_HEADING, MIXED, STRAY, LATE = range(7)


@dataclass
class Numbering:
    """The open runs, from the first level inwards, while a policy is read from top to bottom."""

    runs: list[Run] = field(default_factory=list)
    """Open in this section."""
    carried: Run | None = None
    """The first-level run of the section before."""
    headings: list[tuple[int, Run]] = field(default_factory=list)
    """Runs of labelled headings, each with the level of its heading."""

    def enter_section(self, level: int, label: Label | None, under: object) -> None:
        """Close all clauses at a heading of `level` (1 to 6), whose own label, if any, joins a run of headings."""
        self.carried = self.runs[0] if self.runs else self.carried
        self.runs = []
        kept = [(at, run) for at, run in self.headings if at <= level]
        if label:
            reading = label.readings[0]
            if kept and kept[-1][0] == level:
                reading = next((r for r in label.readings if kept[-1][1].is_next(r)), reading)
                kept.pop()
            kept.append((level, Run(reading.kind, label.shape, reading.value, 0, under)))
        self.headings = kept

    def place(self, candidate: Candidate, upcoming: Sequence[Label]) -> Placement | None:
        """Decide where a label belongs; None when the line is no clause. `upcoming` labels may follow it."""
        reading = candidate.label.readings[0]
        if candidate.label.inserted:
            placement = self._place_inserted(candidate.label, reading)
        elif reading.kind is Kind.DOTTED:
            placement = self._place_dotted(candidate.label, reading, upcoming)
        else:
            placement = min(self._options(candidate, upcoming), key=lambda option: option[0])[1]
        if placement is None:
            return None
        before = placement.previous.value[-1] if placement.previous else None
        plausible = is_plausible(
            candidate, placement.reading, upcoming, astray=placement.problem is not None, before=before
        )
        return placement if plausible else None

    def accept(self, placement: Placement, candidate: Candidate, clause: object) -> None:
        """Make `clause` the last of its run and close every run below it."""
        level, reading = placement.level, placement.reading
        indent = self.runs[level].indent if level < len(self.runs) else candidate.indent
        self.runs[level:] = [
            Run(reading.kind, candidate.label.shape, reading.value, indent, placement.under, clause)
        ]

    def _place_inserted(self, label: Label, reading: Reading) -> Placement | None:
        """Place `12a.` beside the 12. or 12a. before it; nowhere else, for "3D." and "2b)" may be words."""
        for level, run in [*enumerate(self.runs)][::-1]:
            if (run.kind, run.value) == (reading.kind, reading.value) and (
                run.shape == label.shape or not label.shape
            ):
                return Placement(level, reading, previous=run)
        return None

    def _options(self, candidate: Candidate, upcoming: Sequence[Label]) -> Iterator[Ranked]:
        """Yield the places a label could take."""
        label = candidate.label
        deeper = bool(self.runs) and candidate.indent > self.runs[-1].indent + 1
        for reading in label.readings:
            of_kind = [
                (level, run, reach) for level, run, reach in self._reachable() if run.kind is reading.kind
            ]
            for level, run, reach in of_kind:
                for rank, placement in _join(level, run, reach, reading, label):
                    aslant = abs(run.indent - candidate.indent) > 1  # of two runs it could be the next of
                    yield (rank[0], aslant, rank[1]), placement
            known = any(run.shape == label.shape and reach is Reach.INSIDE for _, run, reach in of_kind)
            below = min(len(self.runs), MAX_LEVEL - 1)
            if reading.value == (1,) and (deeper or not known):
                surely = _opens_surely(reading, label, upcoming, deeper=deeper)
                yield (OPENS_SURELY if surely else OPENS,), Placement(below, reading)
            else:
                yield (LATE, False, reading.value[0]), Placement(below, reading, problem="gap")

    def _reachable(self) -> Iterator[tuple[int, Run, Reach]]:
        for level in range(len(self.runs) - 1, -1, -1):
            yield level, self.runs[level], Reach.INSIDE
        if self.carried and not self.runs:
            yield 0, self.carried, Reach.CARRIED
        for _, run in reversed(self.headings):
            yield 0, run, Reach.OVER_HEADING

    def _place_dotted(self, label: Label, reading: Reading, upcoming: Sequence[Label]) -> Placement | None:
        """Place `2.3` beside its sister or below clause or section 2; nowhere when nothing around it fits."""
        parent, first = reading.value[:-1], reading.value[-1] == 1
        outwards = [*enumerate(self.runs)][::-1]
        for level, run in outwards:
            if run.kind is Kind.DOTTED and run.is_next(reading):
                return Placement(
                    level, reading, None, None, run
                )  # 2.2 after 2.1, although a `2)` stands between them
        for level, run in outwards:
            if run.kind is Kind.DOTTED and len(run.value) == len(reading.value):
                problem = _dotted_problem(run.value, reading.value)
                near = not problem or run.value[:-1] == parent or label.shape
                return Placement(level, reading, None, problem, run) if near else None
            if run.kind in (Kind.DOTTED, Kind.NUMBER) and run.value == parent:
                below = min(level + 1, MAX_LEVEL - 1)
                return Placement(below, reading, problem=None if first else "gap")
        sure = first or bool(label.shape) or goes_on(reading, label, upcoming)
        return self._place_dotted_first(label, reading, parent, sure=sure)

    def _place_dotted_first(
        self, label: Label, reading: Reading, parent: tuple[int, ...], *, sure: bool
    ) -> Placement | None:
        """Place a dotted label of the first level, where its section has none yet."""
        carried = self.carried if self.carried and self.carried.kind is Kind.DOTTED else None
        if carried and len(carried.value) == len(reading.value):
            problem = _dotted_problem(carried.value, reading.value)
            if not problem or label.shape or carried.value[:-1] == parent:
                return Placement(0, reading, None, problem, carried)
        numbered = (Kind.DOTTED, Kind.NUMBER)
        headed = any(run.value == parent for _, run in self.headings if run.kind in numbered)
        if sure or headed:
            return Placement(0, reading, problem=None if reading.value[-1] == 1 else "gap")
        return None


def _join(level: int, run: Run, reach: Reach, reading: Reading, label: Label) -> Iterator[Ranked]:
    """Yield how `reading` could join `run`: as its next, as its next in other punctuation, or out of order."""
    over = reach is Reach.OVER_HEADING
    if run.is_next(reading) and run.shape == label.shape:
        yield (
            (NEXT_HEADING if over else NEXT, -level),
            Placement(level, reading, run.under if over else None, None, run),
        )
    elif run.is_next(reading) and not over:
        yield (MIXED, -level), Placement(level, reading, None, "mixed", run)
    elif run.shape == label.shape and not over and not (reach is Reach.CARRIED and reading.value == (1,)):
        step = reading.value[0] - run.value[0]
        problem = "gap" if step > 0 else "back" if step < 0 else "repeat"
        yield (STRAY, abs(step)), Placement(level, reading, None, problem, run)


def _opens_surely(reading: Reading, label: Label, upcoming: Sequence[Label], *, deeper: bool) -> bool:
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

"""Numbering: which run a label belongs to, and at which level.

A run is a row of labels of one family and one punctuation: 1. 2. 3. or (a) (b) (c). Runs nest. A label joins
the run it is the next of; a first one opens a run, below the innermost clause or, where its form is open already,
in that one's place; failing that it goes on from a run that has ended, or joins one out of order, and that is said
in a finding. Nothing is ever recounted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from policybook.clauses.labels import Kind, Label, Reading
from policybook.clauses.plausibility import Before, Candidate, goes_on, is_plausible
from policybook.clauses.runs import (
    LATE,
    OPENS,
    OPENS_SURELY,
    Placement,
    Ranked,
    Reach,
    Run,
    beside,
    join,
    opens_surely,
)

MAX_LEVEL = 8  # deeper than any policy nests; a bound on how deep the page can be
SLANT = 1  # columns that labels of one run may stand apart, as typed by hand


@dataclass
class Numbering:
    """The open runs, from the first level inwards, while a policy is read from top to bottom."""

    runs: list[Run] = field(default_factory=list)
    """Open in this section."""
    carried: Run | None = None
    """The first-level run of the section before."""
    headings: list[tuple[int, Run]] = field(default_factory=list)
    """Runs of labelled headings, each with the level of its heading."""
    ended: dict[tuple[Kind, str], Run] = field(default_factory=dict)
    """The last run of each form that has ended."""
    compounds: set[tuple[tuple[Kind, str], ...]] = field(default_factory=set)
    """The forms of labels that have stood together in one line."""
    lists: list[list[Any]] = field(default_factory=list)
    """The clauses of each run, in the order in which they were opened."""

    def enter_section(self, level: int, label: Label | None, under: object) -> None:
        """Close all clauses at a heading of `level` (1 to 6), whose own label, if any, joins a run of headings."""
        self.carried = self.runs[0] if self.runs else self.carried
        self._end(0)
        kept = [(at, run) for at, run in self.headings if at <= level]
        if label:
            reading = label.readings[0]
            if kept and kept[-1][0] == level:
                reading = next((r for r in label.readings if kept[-1][1].is_next(r)), reading)
                kept.pop()
            kept.append((level, Run(reading.kind, label.shape, reading.value, 0, under)))
        self.headings = kept

    def leave_quotation(self, depth: int) -> None:
        """End the runs that were opened in more than `depth` quotations."""
        self._end(next((at for at, run in enumerate(self.runs) if run.depth > depth), len(self.runs)))

    def _end(self, level: int) -> None:
        self.ended |= {(run.kind, run.shape): run for run in self.runs[level:]}
        del self.runs[level:]

    def place(self, candidate: Candidate, upcoming: Sequence[Label]) -> Placement | None:
        """Decide where a label belongs; None when the line is no clause. `upcoming` labels may follow it."""
        reading = candidate.label.readings[0]
        if candidate.label.inserted:
            placement = self._place_inserted(candidate.label, reading)
        elif reading.kind is Kind.DOTTED:
            placement = self._place_dotted(candidate, reading, upcoming)
        else:
            placement = min(self._options(candidate, upcoming), key=lambda option: option[0])[1]
        if placement is None:
            return None
        previous = placement.previous
        plausible = is_plausible(
            candidate,
            placement.reading,
            upcoming,
            problem=placement.problem,
            before=Before(previous.value[-1], previous.shape) if previous else None,
            aligned=previous is not None and abs(previous.indent - candidate.indent) <= SLANT,
        )
        return placement if plausible else None

    def place_inner(self, candidate: Candidate, upcoming: Sequence[Label]) -> Placement | None:
        """Decide where the second label of a line belongs, `(1)` in `2. (1)`: below the first, or else nowhere.

        Its own next one must follow, or its form have stood below such a label before.
        """
        opens = (reading for reading in candidate.label.readings if reading.value == (1,))
        for reading in opens:
            forms = [(run.kind, run.shape) for run in self.runs] + [(reading.kind, candidate.label.shape)]
            if goes_on(reading, candidate.label, upcoming) or tuple(forms) in self.compounds:
                self.compounds.add(tuple(forms))
                return Placement(min(len(self.runs), MAX_LEVEL - 1), reading)
        return None

    def accept(self, placement: Placement, candidate: Candidate, clause: object) -> None:
        """Make `clause` the last of its run and end every run below it."""
        level, previous, label = placement.level, placement.previous, candidate.label
        joined = previous if previous and previous.members else None  # those of headings have none
        stood = self.runs[level] if level < len(self.runs) and not placement.afresh else None
        members = joined.members if joined else self._new_list()
        members.append(clause)
        self._end(level + (stood is not None and stood is joined))
        self.runs[level:] = [
            Run(
                placement.reading.kind,
                joined.shape if joined and label.loose else label.shape,  # 13. is the next of 11. and 12
                placement.reading.value,
                stood.indent if stood else candidate.indent,
                placement.under,
                clause,
                stood.depth if stood else candidate.depth,
                label.bold,
                members,
            )
        ]

    def _new_list(self) -> list[Any]:
        self.lists.append([])
        return self.lists[-1]

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
        deeper = bool(self.runs) and candidate.indent > self.runs[-1].indent + SLANT
        below = min(len(self.runs), MAX_LEVEL - 1)
        for reading in label.readings:
            of_kind = [
                (level, run, reach)
                for level, run, reach in self._reachable(label)
                if run.kind is reading.kind
            ]
            for level, run, reach in of_kind:
                for rank, placement in join(level, run, reach, reading, label):
                    aslant = abs(run.indent - candidate.indent) > SLANT or run.bold != label.bold  # of two
                    yield (rank[0], aslant, rank[1]), placement
            if reading.value != (1,):
                yield (LATE, False, reading.value[0]), Placement(below, reading, problem="late")
                continue
            anew = None if deeper else self._level_anew(candidate, reading, upcoming)
            if anew is None:
                surely = opens_surely(reading, label, upcoming, deeper=deeper)
                yield (OPENS_SURELY if surely else OPENS,), Placement(below, reading)
            elif anew >= 0:
                yield (OPENS,), Placement(anew, reading, afresh=True)

    def _level_anew(self, candidate: Candidate, reading: Reading, upcoming: Sequence[Label]) -> int | None:
        """Return the level at which a first label takes the place of a run of its form; -1 where it repeats the first.

        None where it opens a run below: none of its form is open, or the clause straight above it announces a list.
        """
        for level in range(len(self.runs) - 1, -1, -1):
            run = self.runs[level]
            if run.kind is not reading.kind or run.shape != candidate.label.shape:
                continue
            goes = goes_on(reading, candidate.label, upcoming)
            first = run.value == (1,)
            if candidate.depth > run.depth or (run.bold and not candidate.label.bold):
                return None
            if candidate.after_label and candidate.introduced and (goes or not first):
                return None
            again = not first or candidate.headed or (candidate.led and goes)
            return level if again else -1
        return None

    def _reachable(self, label: Label) -> Iterator[tuple[int, Run, Reach]]:
        for level in range(len(self.runs) - 1, -1, -1):
            yield level, self.runs[level], Reach.INSIDE
        if self.carried and not self.runs:
            yield 0, self.carried, Reach.CARRIED
        for _, run in reversed(self.headings):
            yield 0, run, Reach.OVER_HEADING
        for reading in label.readings:
            form = reading.kind, label.shape
            if form in self.ended:
                same = [at for at, one in enumerate(self.runs) if (one.kind, one.shape) == form]
                level = same[-1] if same else min(len(self.runs), MAX_LEVEL - 1)
                yield level, self.ended[form], Reach.ENDED

    def _place_dotted(
        self, candidate: Candidate, reading: Reading, upcoming: Sequence[Label]
    ) -> Placement | None:
        """Place `2.3` beside its sister or below clause or section 2; nowhere when nothing around it fits."""
        label, parent, first = candidate.label, reading.value[:-1], reading.value[-1] == 1
        outwards = [*enumerate(self.runs)][::-1]
        for level, run in outwards:
            if run.kind is Kind.DOTTED and run.is_next(reading):
                return Placement(
                    level, reading, previous=run
                )  # 2.2 after 2.1, although a `2)` stands between
        for level, run in outwards:
            if run.depth < candidate.depth:  # a quotation counts for itself
                return Placement(min(level + 1, MAX_LEVEL - 1), reading, problem=None if first else "late")
            if run.kind is Kind.DOTTED and len(run.value) == len(reading.value):
                return beside(level, run, reading, label)
            if run.kind in (Kind.DOTTED, Kind.NUMBER) and run.value == parent:
                below = min(level + 1, MAX_LEVEL - 1)
                return Placement(below, reading, problem=None if first else "late")
        sure = first or bool(label.shape) or goes_on(reading, label, upcoming)
        return self._place_dotted_first(label, reading, parent, sure=sure)

    def _place_dotted_first(
        self, label: Label, reading: Reading, parent: tuple[int, ...], *, sure: bool
    ) -> Placement | None:
        """Place a dotted label of the first level, where its section has none yet."""
        carried = self.carried if self.carried and self.carried.kind is Kind.DOTTED else None
        numbered = (Kind.DOTTED, Kind.NUMBER)
        headed = any(run.value == parent for _, run in self.headings if run.kind in numbered)
        if carried and len(carried.value) == len(reading.value) and not (headed and reading.value[-1] == 1):
            placement = beside(0, carried, reading, label)
            if placement and placement.problem != "back":
                return placement
        if sure or headed:
            return Placement(0, reading, problem=None if reading.value[-1] == 1 else "late")
        return None

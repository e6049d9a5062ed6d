"""Two texts of one policy, compared: what a command says, writes and prints of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from policybook.policy import Policy, units
from policybook.redline import make_redline
from policybook.versions.lines import Comparison, Line, compare


@dataclass(frozen=True)
class Source:
    """One of two texts."""

    what: str
    """What it is, after `the text`: `as ratified on 17 March 2026`."""
    code: str
    """Its text code."""
    proof: str
    """Where it comes from."""


@dataclass(frozen=True)
class Compared:
    """Two texts of one policy."""

    policy: Policy
    """The policy, with the later text."""
    earlier: Source
    """The earlier text."""
    later: Source
    """The later one."""
    comparison: Comparison
    """What differs."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines that changed, each with the heading that it stands under."""
        return tuple(line for line in self.comparison.lines if line.near)

    @property
    def size(self) -> int:
        """How many characters its lines that changed have."""
        return sum(len(run.words) for line in self.lines for cell in line.cells for run in cell)

    @property
    def table(self) -> tuple[tuple[str, str], ...]:
        """Each place that changed with what became of it."""
        return change_table(self.comparison.lines)


def compare_texts(before: Policy, after: Policy, earlier: Source, later: Source) -> Compared:
    """Compare two texts of a policy."""
    return Compared(after, earlier, later, compare(make_redline(units(before), units(after))))


def change_table(lines: Sequence[Line]) -> tuple[tuple[str, str], ...]:
    """Return each place where lines changed, with what became of it."""
    parted = (line.said.rpartition(": ") for line in lines if line.said)
    return tuple((place, what) for place, _, what in parted)

"""The receipt: what became of a Word file, with the proof of it, as values that text, JSON and a page show."""

from collections.abc import Mapping
from dataclasses import dataclass

from policybook.words.checking import Check
from policybook.words.control import Taken
from policybook.words.writing import Remark


@dataclass(frozen=True)
class Row:
    """One paragraph of the Word file beside what became of it."""

    place: int
    """Its place, from 1; 0 in a note."""
    label: str
    """The label that Word shows."""
    words: str
    """Its words there."""
    line: int
    """The line of the policy's file that it stands on; 0 where it stands on none."""
    typed: str
    """What is typed there."""
    fate: str
    """Why it is not in the text: `front matter: ratified on`, `left out: a list of contents …`; "" where it is."""


@dataclass(frozen=True)
class Told:
    """Something for a person to look at."""

    code: str
    """A short stable name for it."""
    line: int
    """The line of the policy's file; 0 for the file as a whole."""
    place: int
    """The paragraph of the Word file, from 1; 0 for the file as a whole."""
    message: str
    """What it is."""


@dataclass(frozen=True)
class Receipt:
    """What an import did."""

    source: str
    """The Word file's name."""
    slug: str
    """The policy's short name."""
    clauses: int
    """How many clauses the engine finds in the policy."""
    computed: int
    """How many numbers were computed as Word does."""
    typed: int
    """How many clauses have numbers that were typed by hand."""
    doubtful: int
    """How many of the computed ones are doubtful."""
    check: Check
    """The proof, word by word."""
    taken: tuple[Taken, ...]
    """What was taken into front matter."""
    left_out: Mapping[str, int]
    """How many paragraphs were left out, by the reason."""
    edges: tuple[tuple[str, str], ...]
    """Headers and footers, which are left out, line by line."""
    comments: tuple[str, ...]
    """Comments that were dropped."""
    told: tuple[Told, ...]
    """What a person should look at, by line."""
    rows: tuple[Row, ...]
    """Each paragraph beside what became of it."""

    @property
    def proved(self) -> bool:
        """Whether every number and every word is proved."""
        return not self.check.differences and not self.check.wrong

    @property
    def summary(self) -> str:
        """The whole in one sentence."""
        check = self.check
        difference = "0" if not check.differences else f"{check.lost} lost and {check.added} added"
        return (
            f"{self.clauses} clauses; numbers: {self.computed} computed, {self.typed} typed, {self.doubtful} doubtful; "
            f"words: {check.word} in Word, {check.left_out} of them left out or in the front matter, "
            f"{check.page} on the page, difference {difference}; {len(self.told)} for a person to look at."
        )


def by_line(remarks: list[Remark], lines: Mapping[int, int]) -> tuple[Told, ...]:
    """Return remarks in the order of the policy's lines; `lines` gives the line of a paragraph."""
    told = [
        Told(one.code, lines.get(one.place, 0), one.place + 1, one.message) for one in dict.fromkeys(remarks)
    ]
    return tuple(sorted(told, key=lambda one: (one.line, one.place)))

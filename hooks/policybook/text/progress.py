"""Progress: what the reading of one text has found so far, which decides what its next label can be."""

from dataclasses import dataclass, field
from functools import cached_property

from policybook.clauses import ClauseNode, Heading, Label, Numbering, SectionNode, unquoted
from policybook.text.html_blocks import HtmlBlocks
from policybook.text.staff_parts import StaffParts


@dataclass
class Progress:
    """One reading, from top to bottom."""

    lines: tuple[str, ...]
    """The text, made ready."""
    html: HtmlBlocks
    """Where raw HTML stands in it."""
    upcoming: list[list[Label]]
    """For each line the labels that may begin later lines of its section."""
    title: str | None
    """The title of the page, which a first heading may repeat."""
    staff: StaffParts
    """Which parts of it are for staff."""
    public: bool = False
    """Whether those are left out."""
    has_clauses: bool = True
    """Whether labels begin clauses; a glossary has none."""
    numbering: Numbering = field(default_factory=Numbering)
    """The runs of labels."""
    numbers: dict[int, int] = field(default_factory=dict)
    """The last bare number of the headings of each level."""
    section: SectionNode | None = None
    """The section being read."""
    sections: list[SectionNode] = field(default_factory=list)
    """All so far."""
    clauses: list[ClauseNode] = field(default_factory=list)
    """All so far."""
    labelled: dict[int, None] = field(default_factory=dict)
    """Lines that begin with the label of a clause, from top to bottom."""
    ended: set[int] = field(default_factory=set)
    """Last lines of headings, code and HTML: what follows on the next line begins afresh."""
    held: int = 0
    """How many notes and footnotes the reading is inside of."""
    title_dropped: bool = False
    """Whether a heading has been left out that repeats the title."""

    def leaves_out(self, line: int) -> bool:
        """Tell whether a line stands in what is left out."""
        return self.public and self.staff.holds(line)

    @cached_property
    def above(self) -> list[int]:
        """For each line the nearest line above it that says something; -1 where none does."""
        found, last = [], -1
        for number, line in enumerate(self.lines):
            found.append(last)
            last = number if unquoted(line).strip() else last
        return found

    @cached_property
    def begins(self) -> list[int]:
        """For each line the first of the lines without an empty one between that it stands in."""
        found: list[int] = []
        for number, line in enumerate(self.lines):
            goes_on = number > 0 and unquoted(line).strip() and self.above[number] == number - 1
            found.append(found[-1] if goes_on else number)
        return found

    def is_title(self, heading: Heading) -> bool:
        """Tell whether a heading only repeats the title, and so is left out; one may."""
        repeats = (
            not self.sections and heading.level == 1 and _letters(heading.text) == _letters(self.title or "")
        )
        if self.title_dropped or not repeats or not self.title:
            return False
        self.title_dropped = True
        return True

    def enter(self, heading: Heading, line: int) -> SectionNode:
        """Begin a section."""
        parent = self.section
        while parent and parent.heading.level >= heading.level:
            parent = parent.parent
        self.section = SectionNode(heading, line, parent)
        self.sections.append(self.section)
        self.numbering.enter_section(heading.level, heading.label if not heading.id else None, parent)
        return self.section


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())

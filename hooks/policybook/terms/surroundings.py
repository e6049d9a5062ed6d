"""Surroundings: what stands above each block of a text, taken down from top to bottom."""

from policybook.clauses import Outline
from policybook.terms.contexts import Context, Heading, announces, of_section, of_title
from policybook.terms.marked import BOLD, BOLD_END
from policybook.text import Place

MAX_TITLE = 6  # words of a heading, a cell or a `dt` that is a term; longer ones say something


class Surroundings:
    """What stands above the block being read."""

    def __init__(self, outline: Outline, *, all_meanings: bool) -> None:
        self.outline = outline
        self.all_meanings = all_meanings
        """Whether the whole text is a glossary."""
        self.title = ""
        """The last heading."""
        self._known: dict[str, Context] = {}
        """What sections and clauses are about, by id."""
        self._bold: Context | None = None
        """What a line in bold says, in place of a heading."""
        self._announced = 0
        """How deep the block stands that announces meanings; 0 where none does."""
        self._listed = False
        """Whether the list that it announces has begun."""

    def enter(self, title: str) -> None:
        """Go on below a heading."""
        self.title, self._bold, self._announced = title, None, 0

    def heading(self, place: Place) -> Heading:
        """Return what stands above a block."""
        return Heading(self._context(place), self.title)

    def is_below_meanings(self, place: Place) -> bool:
        """Tell whether a heading stands below one of definitions, and says nothing of its own kind."""
        above = place.section.parent if place.section else None
        return bool(above) and of_title(self.title) is Context.OPEN and of_section(above) is Context.MEANINGS

    def passed(self, place: Place, words: str, *, defines: bool) -> None:
        """Note what a paragraph says of those after it."""
        depth, line = len(place.around), words.strip()
        if announces(line):
            self._announced, self._listed = depth, False
        elif depth <= self._announced and not defines:
            self._announced = 0
        title = line.strip(BOLD + BOLD_END + " :.")
        short = len(title.split()) <= MAX_TITLE and BOLD not in title
        if line.startswith(BOLD) and line.endswith(BOLD_END) and short:
            self._bold = of_title(title) if self._bold or of_title(title) is not Context.OPEN else None

    def _context(self, place: Place) -> Context:
        self._listed = self._listed or len(place.around) > self._announced
        announced = self._announced and len(place.around) >= self._announced + self._listed
        if self.all_meanings or announced or self._in_clause_of_meanings(place):
            return Context.MEANINGS
        section = place.section
        if self._bold or section is None:
            return self._bold or Context.OPEN
        if section.id not in self._known:
            self._known[section.id] = of_section(section)
        return self._known[section.id]

    def _in_clause_of_meanings(self, place: Place) -> bool:
        """Tell whether a block stands in a clause such as `1. Definitions`."""
        clause = place.clause
        while clause and clause.parent:
            clause = self.outline.by_address.get(clause.parent)
            if clause and self._about(clause.id, clause.text) is Context.MEANINGS:
                return True
        return False

    def _about(self, name: str, words: str) -> Context:
        if name not in self._known:
            title = words.partition("\n")[0].strip("*_ :.")
            self._known[name] = of_title(title) if len(title.split()) <= MAX_TITLE else Context.OPEN
        return self._known[name]

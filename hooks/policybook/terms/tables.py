"""Tables: rows of which the first cell is a term and the second its meaning."""

import re
from dataclasses import dataclass, field

from markdown_it.token import Token

from policybook.text import Place, plain_words

_TERM = re.compile(
    r"(?:key )?(?:terms?|words?|phrases?|expressions?|abbreviations?|acronyms?|concepts?|terminology|jargon)"
    r"(?:\s(?:or|and|/)\s\w+|\s?/\s?\w+|\sused)?",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"(?:(?:its|the|our|full)\s)?(?:meanings?|definitions?|explanations?|descriptions?|interpretations?|in full|"
    r"full (?:name|form|term))|what (?:it|this|they|we) (?:means?|mean by it|stands? for)(?:\s\w+){0,2}|"
    r"(?:stands for|means|short for)",
    re.IGNORECASE,
)


@dataclass
class Table:
    """The table being read."""

    opened: Token | None = None
    """The token that opens it."""
    header: list[str] = field(default_factory=list)
    """The words of its first row."""
    row: Token | None = None
    """The token that opens the row being read."""
    first: Place | None = None
    """The first cell of that row."""
    column: int = 0
    """The cell's place in it, from 0."""

    def take(self, place: Place) -> None:
        """Take down a cell."""
        opened = next((token for token in place.around if token.type == "table_open"), None)
        row = next((token for token in reversed(place.around) if token.type == "tr_open"), None)
        if opened is not self.opened:
            self.opened, self.header = opened, []
        if row is not self.row:
            self.row, self.first, self.column = row, place, 0
        else:
            self.column += 1
        if place.block == "th":
            self.header.append(" ".join(plain_words(place.token).split()).strip(" :"))

    def term_of(self, place: Place, *, all_meanings: bool) -> Place | None:
        """Return the cell with the term that the cell at `place` says the meaning of; None where it says none.

        `all_meanings`, below a heading of definitions, where the table needs no such header of its own.
        """
        if place.block != "td" or self.column != 1 or len(self.header) < 2:  # both columns have a title
            return None
        named = bool(_TERM.fullmatch(self.header[0]) and _MEANING.fullmatch(self.header[1]))
        return self.first if named or (all_meanings and len(self.header) == 2) else None

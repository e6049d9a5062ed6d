"""Marked words: what an inline token says, with marks where bold and italics begin and end."""

from bisect import bisect_right
from dataclasses import dataclass

from markdown_it.token import Token

from policybook.text import OBJECT

BOLD, BOLD_END, ITALIC, ITALIC_END = "\ue000\ue001\ue002\ue003"  # private characters: no text has them
MARKS = "\ue000-\ue003"  # inside the brackets of a regular expression
_AHEAD = (
    2_000  # characters of markup between two pieces, such as a link's address; a bound on looking for them
)
_SIGNS = {
    "strong_open": BOLD,
    "strong_close": BOLD_END,
    "em_open": ITALIC,
    "em_close": ITALIC_END,
    "softbreak": " ",
    "hardbreak": "\n",  # a line of its own
    "code_inline": OBJECT,
    "image": OBJECT,
}


@dataclass(frozen=True)
class Marked:
    """The words of an inline token."""

    text: str
    """Its words and marks; a line feed is a line that was meant."""
    places: tuple[tuple[int, int], ...]
    """Indexes in `text`, and what each is in the token's content as typed."""

    def typed(self, at: int) -> int:
        """Return the index in the content as typed of index `at`; -1 where that is not known."""
        start, typed = self.places[bisect_right(self.places, at, key=lambda place: place[0]) - 1]
        return typed + at - start if typed >= 0 else -1


def marked(token: Token) -> Marked:
    """Return the words of an inline token with marks among them."""
    text, at = "", 0
    places = [(0, 0)]
    for child in token.children or []:
        sign = _SIGNS.get(child.type) or ("\n" if child.content.startswith("<br") else "")
        shown = child.content if child.type == "text" else sign
        written = child.markup if child.nesting else child.content
        found = token.content.find(written, at, at + len(written) + _AHEAD) if written else at
        places.append((len(text), found))  # -1 where it is typed otherwise than it reads, such as `&amp;`
        at = max(at, found + len(written))
        text += shown
    return Marked(text, tuple(places))

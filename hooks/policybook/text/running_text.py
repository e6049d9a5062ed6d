"""Running texts: what a text says in sentences, for layers that look for words in it and say where they stand.

Links, code and pictures are not running text. What stands in their place is one `OBJECT`, so that no phrase is read
across them. A layer gives back spans; it changes no token.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from policybook.clauses import Clause, Section
from policybook.text.tokens import Place, inline_tokens

OBJECT = "\ufffc"  # Unicode's own character for something in a text that is not text
BREAK = "\u2028"  # Unicode's line separator: a line feed is only where a typed line was wrapped
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
RAW_TAG = re.compile(
    r"<(/?)(a|button|code|kbd|samp|var)\b", re.IGNORECASE
)  # raw HTML whose content is not read
_RAW_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_PLAIN = ("text", "softbreak")


@dataclass(frozen=True)
class Span:
    """Some words of a text, by where they stand among the children of an inline token; all of them plain text."""

    at: int
    """The index of the inline token."""
    first: int
    """The child in which they begin."""
    start: int
    """The index in that child."""
    last: int
    """The child in which they end."""
    end: int
    """The index in that child after them."""


@dataclass(frozen=True)
class _Piece:
    start: int
    """Index in the running text."""
    end: int
    """Index after it."""
    child: int
    """The child whose words it is."""
    at: int
    """Index in the child's content."""


@dataclass
class RunningText:
    """The words of one inline token."""

    place: Place
    """Where it stands."""
    text: str = ""
    """Its words, with `OBJECT` for what is not to be read."""
    _pieces: list[_Piece] = field(default_factory=list)

    @property
    def clause(self) -> Clause | None:
        """The clause it stands in."""
        return self.place.clause

    @property
    def section(self) -> Section | None:
        """The section it stands in."""
        return self.place.section

    @property
    def block(self) -> str:
        """The tag of its block: `p`, `td`."""
        return self.place.block

    @property
    def has_words(self) -> bool:
        """Whether it says anything."""
        return bool(self.text.replace(OBJECT, "").strip())

    def span(self, start: int, end: int) -> Span | None:
        """Return where the words from `start` to `end` stand; None where markup divides them."""
        first = next((piece for piece in self._pieces if piece.start <= start < piece.end), None)
        last = next((piece for piece in self._pieces if piece.start < end <= piece.end), None)
        children = self.place.token.children or []
        if first is None or last is None:
            return None
        if any(child.type not in _PLAIN for child in children[first.child : last.child + 1]):
            return None
        if OBJECT in self.text[start:end]:  # words of another layer's
            return None
        at, until = first.at + start - first.start, last.at + end - last.start
        return Span(self.place.at, first.child, at, last.child, until)

    def position(self, start: int, lines: Sequence[str], first_line: int) -> tuple[int, int]:
        """Return the line of the file and the column, both from 1, of the word at `start`; column 0 where unknown."""
        token = self.place.token
        line = token.map[0] if token.map else 0
        piece = next((piece for piece in reversed(self._pieces) if piece.start <= start), None)
        typed = self._typed(piece) if piece else -1
        if piece is None or typed < 0:
            breaks = self.text.count("\n", 0, start) + self.text.count(BREAK, 0, start)
            return first_line + line + breaks, 0
        return position(token, typed + start - piece.start, lines, first_line)

    def _typed(self, piece: _Piece) -> int:
        """Return where a piece stands in the token's content as typed; -1 where it is not there as it reads."""
        token, at = self.place.token, 0
        for number, child in enumerate(token.children or []):
            found = token.content.find(child.content, at) if child.content else at
            if number == piece.child:
                return found + piece.at if found >= 0 else -1
            at = max(at, found + len(child.content))
        return -1

    def add(self, words: str, child: int, at: int = 0) -> None:
        """Add words that are read."""
        if words:
            start = len(self.text)
            self._pieces.append(_Piece(start, start + len(words), child, at))
            self.text += words


def position(token: Token, at: int, lines: Sequence[str], first_line: int) -> tuple[int, int]:
    """Return the line of the file and the column, both from 1, of index `at` in an inline token's content as typed.

    `lines` are those of the text, which begins on `first_line`. The column is 0 where it is not known.
    """
    row, begin = token.content.count("\n", 0, at), token.content.rfind("\n", 0, at) + 1
    line = (token.map[0] if token.map else 0) + row
    source = lines[line] if line < len(lines) else ""
    left = source.rfind(token.content[begin:].partition("\n")[0])
    return first_line + line, left + at - begin + 1 if left >= 0 else 0


def running_texts(
    tokens: Sequence[Token],
    *,
    closed: Collection[str] = (),
    taken: Mapping[int, Sequence[Span]] | None = None,
) -> Iterator[RunningText]:
    """Give the running texts among `tokens`, headings left out, from top to bottom.

    `closed` are classes whose blocks and spans are left out with all they hold, `taken` the spans, by the index of
    their token, that another layer has made links of.
    """
    shut = frozenset(closed)
    for place in inline_tokens(tokens):
        if place.block in HEADINGS or any(not shut.isdisjoint(_classes(token)) for token in place.around):
            continue
        run = running_text(place, shut, (taken or {}).get(place.at, ()))
        if run.has_words:
            yield run


def running_text(
    place: Place, closed: frozenset[str] = frozenset(), taken: Sequence[Span] = ()
) -> RunningText:
    """Return the words of one inline token."""
    run = RunningText(place)
    silent: str | None = None
    depth = raw = 0
    for number, child in enumerate(place.token.children or []):
        depth += child.nesting == 1
        if silent is None and not raw:
            if child.nesting == 1 and (child.tag == "a" or not closed.isdisjoint(_classes(child))):
                silent = str(depth)
                run.text += OBJECT
            else:
                _read(run, child, number, [span for span in taken if span.first <= number <= span.last])
        if child.type == "html_inline" and (tag := RAW_TAG.match(child.content)):
            raw = max(0, raw + (-1 if tag[1] else 1))
        if child.nesting == -1:
            silent = None if silent == str(depth) else silent
            depth -= 1
    return run


def _read(run: RunningText, child: Token, number: int, taken: Sequence[Span]) -> None:
    if child.type == "softbreak":
        run.add("\n", number)
    elif child.type == "hardbreak" or (child.type == "html_inline" and _RAW_BREAK.match(child.content)):
        run.text += BREAK
    elif child.type == "text":
        _read_words(run, child.content, number, taken)
    elif (child.type != "html_inline" and child.nesting == 0) or RAW_TAG.match(child.content):
        run.text += OBJECT


def _read_words(run: RunningText, words: str, number: int, taken: Sequence[Span]) -> None:
    at = 0
    for span in taken:
        start, end = (
            span.start if span.first == number else 0,
            span.end if span.last == number else len(words),
        )
        run.add(words[at:start], number, at)
        run.text += OBJECT if span.first == number else ""
        at = end
    run.add(words[at:], number, at)


def _classes(token: Token) -> list[str]:
    return str(token.attrs.get("class", "")).split() if token.attrs else []

"""Running text: what a page says in sentences, paragraph by paragraph, for layers that link words of it.

Headings, links, code and the labels of clauses are not running text. What stands in their place inside a paragraph
is one `OBJECT`, so that no phrase is read across them.
"""

import html
import re
import xml.etree.ElementTree as etree
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

OBJECT = "\ufffc"  # Unicode's own character for something in a text that is not text

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset("abbr b bdi bdo cite del dfn em i ins mark q s small span strong sub sup u".split())
_OBJECTS = frozenset(
    "a audio button code img input kbd math object pre samp script style svg var video".split()
)
_IN_LINES = _INLINE | {"br"} | (_OBJECTS - {"pre", "script", "style"})
_LABEL = "pb-clause__label"

_HELD = re.compile("\x02wzxhzdk:(\\d+)\x03")  # where Python-Markdown holds raw HTML back
_ENTITY = re.compile(r"&#?\w{1,31};")  # no entity has a longer name
_RAW_TAG = re.compile(
    r"<(/?)(a|button|code|kbd|samp|var)\b", re.IGNORECASE
)  # raw HTML whose content is not to be read


class _Piece(NamedTuple):  # made for every stretch of every page: a dataclass would take three times as long
    """A stretch of a running text, and where in the tree it stands."""

    start: int
    end: int
    holder: etree.Element
    parent: etree.Element | None
    """None when the stretch is the holder's own text, else the element whose child the holder is: it is the tail."""
    at: int
    """Index in that text or tail."""
    plain: bool
    """Whether its characters are those of the tree, one by one."""


@dataclass
class RunningText:
    """One paragraph, list item or cell, or a part of it between blocks."""

    block: etree.Element
    """The element it stands in."""
    heading: etree.Element | None
    """The nearest heading above it."""
    clause: str | None
    """The address of the clause it stands in."""
    text: str = ""
    """Its words, with `OBJECT` for what is not to be read."""
    _pieces: list[_Piece] = field(default_factory=list)
    _raw_depth: int = 0

    @property
    def has_words(self) -> bool:
        """Whether it says anything."""
        text = self.text
        return (
            not text.isspace()
            and bool(text)
            and (OBJECT not in text or bool(text.replace(OBJECT, "").strip()))
        )

    def wrap(self, spans: Iterable[tuple[int, int, etree.Element]]) -> list[etree.Element]:
        """Put words into elements and return, in order, those that could be put in place.

        Each span is the index of its first character, the index after its last, and an empty element; spans do not
        overlap. One that begins inside emphasis and ends outside it is left as it is.
        """
        wrapped = []
        children: dict[etree.Element, dict[etree.Element, int]] = {}
        for start, end, element in sorted(
            spans, key=lambda span: -span[0]
        ):  # what is left of each keeps its place
            place = self._place(start, end)
            if place:
                _insert(*place, element, children)
                wrapped.append(element)
        return wrapped[::-1]

    def is_whole(self, start: int, end: int) -> bool:
        """Tell whether `wrap` could put the words from `start` to `end` into one element."""
        return self._place(start, end) is not None

    def _place(self, start: int, end: int) -> tuple[etree.Element, etree.Element | None, int, int] | None:
        if not self._pieces:
            return None
        first = self._pieces[max(0, bisect_right(self._pieces, start, key=_start) - 1)]
        last = self._pieces[max(0, bisect_left(self._pieces, end, key=_start) - 1)]
        inside = first.start <= start < first.end and last.start < end <= last.end
        if not inside or first.holder is not last.holder or first.parent is not last.parent:
            return None
        at = first.at + (start - first.start if first.plain else 0)
        length = end - last.start if last.plain else _held_length(last)
        return first.holder, first.parent, at, last.at + length

    def add(self, holder: etree.Element, parent: etree.Element | None, raw: Sequence[object]) -> None:
        """Add the holder's text or, when a parent is given, its tail."""
        text = holder.text if parent is None else holder.tail
        if not text:
            return
        if "\x02" not in text and not self._raw_depth:  # as nearly always
            start = len(self.text)
            self.text += text
            self._pieces.append(_Piece(start, start + len(text), holder, parent, 0, True))
            return
        at = 0
        if "\x02" in text:
            for held in _HELD.finditer(text):
                self._append(text[at : held.start()], holder, parent, at)
                self._append(self._spoken(held, raw), holder, parent, held.start(), plain=False)
                at = held.end()
        self._append(text[at:] if at else text, holder, parent, at)

    def add_object(self) -> None:
        """Note that something stands here which is not to be read."""
        self.text += OBJECT

    def _append(
        self, words: str, holder: etree.Element, parent: etree.Element | None, at: int, *, plain: bool = True
    ) -> None:
        if self._raw_depth:
            words = OBJECT * min(1, len(words))
        elif words:
            start = len(self.text)
            self._pieces.append(_Piece(start, start + len(words), holder, parent, at, plain))
        self.text += words

    def _spoken(self, held: re.Match[str], raw: Sequence[object]) -> str:
        """Return the character that stands for held raw HTML: its own for an entity, else `OBJECT`."""
        stored = raw[int(held[1])] if int(held[1]) < len(raw) else ""
        if not isinstance(stored, str):
            return OBJECT
        if tag := _RAW_TAG.match(stored):
            self._raw_depth = max(0, self._raw_depth + (-1 if tag[1] else 1))
        return html.unescape(stored)[:1] if _ENTITY.fullmatch(stored) else OBJECT


def _start(piece: _Piece) -> int:
    return piece.start


def _held_length(piece: _Piece) -> int:
    held = _HELD.match(_text(piece.holder, piece.parent), piece.at)
    return len(held[0]) if held else 0


def _text(holder: etree.Element, parent: etree.Element | None) -> str:
    return (holder.text if parent is None else holder.tail) or ""


def _insert(
    holder: etree.Element,
    parent: etree.Element | None,
    at: int,
    end: int,
    element: etree.Element,
    children: dict[etree.Element, dict[etree.Element, int]],
) -> None:
    """Put the words from `at` to `end` into `element`; `children` remembers where the holders stand."""
    text = _text(holder, parent)
    element.text, element.tail = text[at:end], text[end:]
    if parent is None:
        holder.text = text[:at]
        holder.insert(0, element)
    else:
        holder.tail = text[:at]
        if parent not in children:
            children[parent] = {child: place for place, child in enumerate(parent)}
        parent.insert(children[parent][holder] + 1, element)


def running_texts(
    root: etree.Element, *, raw: Sequence[object] = (), closed: Collection[str] = ()
) -> Sequence[RunningText]:
    """Return the running texts below `root`, a tree whose inline markup is done, from top to bottom.

    `raw` is the raw HTML that Python-Markdown holds back (`md.htmlStash.rawHtmlBlocks`), `closed` classes whose
    elements are left out with all they hold. Wrapping words of one text leaves the others as they are.
    """
    walk = _Walk(raw, frozenset(closed))
    walk.block(root, None)
    return walk.found


class _Walk:
    def __init__(self, raw: Sequence[object], closed: frozenset[str]) -> None:
        self.raw = raw
        self.closed = closed | {_LABEL}
        self.heading: etree.Element | None = None
        self.found: list[RunningText] = []

    def block(self, block: etree.Element, clause: str | None) -> None:
        text, above = block.text, None
        run = self.begin(block, None, clause) if text and not text.isspace() else None
        for child in block:
            if child.tag in _IN_LINES or not isinstance(child.tag, str):
                run = run or self.begin(block, above, clause)
                self.inline(run, child, block)
                continue
            self.end(run)
            if child.tag in HEADINGS:
                self.heading = child
            elif child.tag not in _OBJECTS and not self.is_closed(child):
                self.block(child, child.get("data-clause", clause))
            text, above = child.tail, child
            run = self.begin(block, child, clause) if text and not text.isspace() else None
        self.end(run)

    def begin(self, block: etree.Element, above: etree.Element | None, clause: str | None) -> RunningText:
        """Begin a text with a block's own words, or with those after the block `above` in it."""
        run = RunningText(block, self.heading, clause)
        if above is None:
            run.add(block, None, self.raw)
        else:
            run.add(above, block, self.raw)
        return run

    def end(self, run: RunningText | None) -> None:
        if run is not None and run.has_words:
            self.found.append(run)

    def inline(self, run: RunningText, element: etree.Element, parent: etree.Element) -> None:
        if element.tag == "br":
            run.text += (
                "\u2028"  # Unicode's line separator: a line feed is only where a typed line was wrapped
            )
        elif element.tag in _OBJECTS or not isinstance(element.tag, str) or self.is_closed(element):
            run.add_object()
        else:
            run.add(element, None, self.raw)
            for child in element:
                self.inline(run, child, element)
        run.add(element, parent, self.raw)

    def is_closed(self, element: etree.Element) -> bool:
        classes = element.get("class")
        return classes is not None and not self.closed.isdisjoint(classes.split())


def is_inline(element: etree.Element) -> bool:
    """Tell whether an element stands in a line of text; `pre` and `script` are objects between lines."""
    return element.tag in _IN_LINES or not isinstance(element.tag, str)

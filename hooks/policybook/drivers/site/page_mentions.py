"""Page mentions: terms in the pages of docs/, which the host itself converts with Python-Markdown.

A policy's own page is made by `pages`. Here only running text of other pages is read, as a tree, and the first use of
each term in a section becomes a link.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from policybook.pages import TERM
from policybook.terms import (
    CLOSED,
    NO,
    SECTION_LEVEL,
    SILENT,
    Definition,
    FoundTerms,
    Mention,
    PageTerms,
    Use,
    means,
)
from policybook.text import BREAK, HEADINGS, OBJECT, RAW_TAG

_INLINE = frozenset("abbr b bdi bdo cite del dfn em i ins mark q s small span strong sub sup u".split())
_OBJECTS = frozenset(
    "a audio button code img input kbd math object pre samp script style svg var video".split()
)
_HELD = re.compile(
    "\x02wzxhzdk:(\\d+)\x03|[^\x02]+|\x02"
)  # where Python-Markdown holds raw HTML back, and words
_ENTITY = re.compile(r"&#?\w{1,31};")  # no entity has a longer name
PRIORITY = -10  # after MkDocs has checked the links that people typed


class MentionExtension(Extension):
    """Links the terms of the page that was handed over last."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: PageTerms | None = None
        """What the page about to be converted needs to know; None for one without terms."""
        self.found = FoundTerms({})
        """What was found in it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # Python-Markdown's name
        """Join in, for this one conversion, when a page is at hand."""
        if self.terms is not None:
            md.treeprocessors.register(_Mentions(md, self.terms, self.found), "policybook-mentions", PRIORITY)


@dataclass(frozen=True)
class _Piece:
    """A stretch of words in the tree."""

    start: int
    """Where it begins in the running text."""
    holder: etree.Element
    """The element whose text it is or, when a parent is given, whose tail."""
    parent: etree.Element | None
    places: Sequence[int]
    """Where each of its characters stands in those words, and where they end."""

    @property
    def words(self) -> str:
        """The words, as far as nothing has been taken out of them."""
        return (self.holder.text if self.parent is None else self.holder.tail) or ""


@dataclass
class _Run:
    """The words of one block, or of a part of it between blocks."""

    block: etree.Element
    heading: etree.Element | None
    text: str = ""
    depth: int = 0
    """How many raw elements it is inside of whose words are not read."""
    pieces: list[_Piece] = field(default_factory=list)

    def add(self, holder: etree.Element, parent: etree.Element | None, raw: Sequence[object]) -> None:
        words = (holder.text if parent is None else holder.tail) or ""
        if words:
            spoken, places, self.depth = _spoken(words, raw, self.depth)
            self.pieces.append(_Piece(len(self.text), holder, parent, places))
            self.text += spoken

    def holder(self, start: int, end: int) -> _Piece | None:
        """Return the stretch that holds some words; None where markup divides them."""
        piece = next((piece for piece in reversed(self.pieces) if piece.start <= start), None)
        return piece if piece and end - piece.start < len(piece.places) else None

    def wrap(self, start: int, end: int, link: etree.Element) -> None:
        """Put words that one stretch holds into a link; those after them have been seen to."""
        piece = self.holder(start, end)
        assert piece
        first, last = piece.places[start - piece.start], piece.places[end - piece.start]
        link.text, link.tail = piece.words[first:last], piece.words[last:]
        if piece.parent is None:
            piece.holder.text = piece.words[:first]
            piece.holder.insert(0, link)
        else:
            piece.holder.tail = piece.words[:first]
            piece.parent.insert(list(piece.parent).index(piece.holder) + 1, link)


def _spoken(words: str, raw: Sequence[object], depth: int) -> tuple[str, Sequence[int], int]:
    """Return words with the characters that entities stand for, and `OBJECT` for other raw HTML.

    Beside them stands where each of their characters is in the words as the tree has them, and where they end; and in
    how many raw elements whose words are not read, `depth` at the beginning, they end.
    """
    if "\x02" not in words and not depth:
        return words, range(len(words) + 1), 0
    parts: list[str] = []
    places: list[int] = []
    for part in _HELD.finditer(words):
        held = str(raw[int(part[1])]) if part[1] else part[0]
        tag = RAW_TAG.match(held) if part[1] else None
        depth = max(0, depth + (-1 if tag[1] else 1)) if tag else depth
        read = held if not part[1] else unescape(held) if _ENTITY.fullmatch(held) else OBJECT
        spoken = OBJECT if depth else read
        parts.append(spoken)
        places += range(part.start(), part.end()) if spoken == part[0] else [part.start()] * len(spoken)
    return "".join(parts), [*places, len(words)], depth


class _Mentions(Treeprocessor):
    def __init__(self, md: Markdown, terms: PageTerms, found: FoundTerms) -> None:
        super().__init__(md)
        self.terms = terms
        self.found = found
        self.seen: set[tuple[object, object]] = set()

    def run(self, root: etree.Element) -> None:
        self.note(root)
        sections, closed = _sections(root)
        for run in list(_runs(root, [None], self.md.htmlStash.rawHtmlBlocks)):
            if run.heading not in closed and run.block.tag not in SILENT:
                self.read(run, sections.get(run.heading) if run.heading is not None else None)

    def note(self, root: etree.Element) -> None:
        """Take down the terms in headings and in links that people typed: they are used there, but not linked."""
        heading: etree.Element | None = None
        for element in root.iter():
            heading = element if element.tag in HEADINGS else heading
            if element is heading or (element.tag == "a" and not element.get("class")):
                for use in self.terms.vocabulary.uses("".join(element.itertext())):
                    self.found.mentions.append(Mention(use.definition, None, _id(heading)))

    def read(self, run: _Run, section: etree.Element | None) -> None:
        """Take all mentions down, and link the first of each term in its section that can be linked."""
        first: list[Use] = []
        for use in self.terms.vocabulary.uses(run.text):
            self.found.mentions.append(Mention(use.definition, None, _id(run.heading)))
            place = section, use.definition.ref
            if place not in self.seen and run.holder(use.start, use.end):
                self.seen.add(place)
                first.append(use)
        for use in reversed(first):  # what is left of each keeps its place
            run.wrap(use.start, use.end, self.link(use.definition))

    def link(self, definition: Definition) -> etree.Element:
        term = self.terms.ids[definition.key]
        href = f"{self.terms.glossary}#{term}"
        return etree.Element("a", {"class": TERM, "href": href, "data-pb-means": means(term, definition)})


def _runs(block: etree.Element, heading: list[etree.Element | None], raw: Sequence[object]) -> Iterator[_Run]:
    run = _Run(block, heading[0])
    run.add(block, None, raw)
    for child in block:
        if (
            child.tag in _INLINE
            or child.tag in _OBJECTS
            or child.tag == "br"
            or not isinstance(child.tag, str)
        ):
            _inline(run, child, block, raw)
            continue
        yield run
        if child.tag in HEADINGS:
            heading[0] = child
        elif not _is_closed(child):
            yield from _runs(child, heading, raw)
        run = _Run(block, heading[0])
        run.add(child, block, raw)
    yield run


def _inline(run: _Run, element: etree.Element, parent: etree.Element, raw: Sequence[object]) -> None:
    if element.tag == "br":
        run.text += BREAK
    elif element.tag in _OBJECTS or not isinstance(element.tag, str) or _is_closed(element):
        run.text += OBJECT
    else:
        run.add(element, None, raw)
        for child in element:
            _inline(run, child, element, raw)
    run.add(element, parent, raw)


def _sections(root: etree.Element) -> tuple[dict[etree.Element, etree.Element], set[etree.Element | None]]:
    """Return for each heading the one that began its section, and the headings whose text has no links."""
    sections: dict[etree.Element, etree.Element] = {}
    closed: set[etree.Element | None] = set()
    begun, no_until = None, 0
    for heading in (element for element in root.iter() if element.tag in HEADINGS):
        level = int(heading.tag[1])
        begun = heading if begun is None or level <= SECTION_LEVEL else begun
        sections[heading] = begun
        no_until = 0 if no_until and level <= no_until else no_until
        no_until = no_until or (level if NO in heading.get("class", "").split() else 0)
        if no_until:
            closed.add(heading)
    return sections, closed


def _is_closed(element: etree.Element) -> bool:
    return not frozenset(CLOSED).isdisjoint(element.get("class", "").split())


def _id(heading: etree.Element | None) -> str | None:
    return heading.get("id") if heading is not None else None

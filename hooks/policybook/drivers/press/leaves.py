"""Leaves: signature pages, each a document of its own that no policy's text is part of, bound in where one is due.

The document has an empty page in the place of each, so that it counts its pages right. Whatever else got onto that page
would be lost with it, so nothing may.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import CSS, HTML
from weasyprint.document import Document, Page
from weasyprint.formatting_structure import boxes

from policybook.drivers.press.fetcher import OwnFiles
from policybook.drivers.press.proof import Proof, Typeface, printable
from policybook.drivers.press.sheet import Leaf, NotApartError, Sheet
from policybook.drivers.press.targets import page_box

ATTEMPTS = 3  # of binding; a leaf is as long as the first one showed, unless its page numbers broke a line
NUMBERS = """
@page :first {{ counter-reset: page {page} own {own} }}
@page signature {{ counter-increment: own }}
.pb-foot .pb-foot__page::after {{ content: "Page " counter(own) " of {total}" }}
"""

Render = Callable[[HTML, list[CSS]], Document]


@dataclass(frozen=True)
class Bound:
    """A leaf in its place."""

    leaf: Leaf
    """The leaf."""
    begin: int
    """The number of its first page in the document, from 0."""
    pages: Sequence[Page]
    """Its pages."""
    statement: str
    """The sentence that is signed, in the letters that the typeface has."""


def bind_leaves(
    sheet: Sheet,
    tree: Element,
    lay_out: Callable[[], Document],
    *,
    style: CSS,
    typeface: Typeface,
    render: Render,
) -> tuple[Document, list[Bound]]:
    """Lay the document out and return it with its leaves in their places.

    Raises NotApartError where the place of one holds anything.
    """
    sizes = dict.fromkeys(sheet.leaves, 1)
    for _ in range(ATTEMPTS):
        document = lay_out()
        bound = [_leaf(leaf, sizes[leaf], document.pages, style, typeface, render) for leaf in sheet.leaves]
        if all(len(one.pages) == sizes[one.leaf] for one in bound):
            return _together(document, bound), bound
        for one in bound:
            _make_room(tree, one.leaf.place, len(one.pages) - sizes[one.leaf])
            sizes[one.leaf] = max(len(one.pages), sizes[one.leaf])
    raise NotApartError("its signature page is of no certain length")


def _leaf(
    leaf: Leaf, size: int, pages: Sequence[Page], style: CSS, typeface: Typeface, render: Render
) -> Bound:
    """Set a leaf, with the numbers that its pages have in the document as it is laid out."""
    html = HTML(string=leaf.html, base_url="file:///", url_fetcher=OwnFiles())
    tree = html.etree_element
    Proof(tree, "", "", typeface).characters()
    last = _page_of(leaf.place, pages)
    begin, first = last - size + 1, _page_of(leaf.first, pages) if leaf.first else 0
    numbers = NUMBERS.format(page=begin + 1, own=begin - first, total=last - first + 1)
    statement = printable(leaf.statement, typeface.upright, {}) or ""
    return Bound(leaf, begin, render(html, [style, CSS(string=numbers)]).pages, statement)


def _page_of(name: str, pages: Sequence[Page]) -> int:
    """Return on which page, from 0, an element begins."""
    found = (number for number, page in enumerate(pages) if name in page.anchors)
    number = next(found, None)
    if number is None:
        raise NotApartError("its signature page has no place")
    return number


def _make_room(tree: Element, place: str, pages: int) -> None:
    """Put empty pages before the place of a leaf."""
    parent, at, element = next(
        (parent, at, child)
        for parent in tree.iter()
        for at, child in enumerate(parent)
        if child.get("id") == place
    )
    for _ in range(pages):
        room = Element(element.tag, {"class": element.get("class", "")})
        parent.insert(at, room)


def _together(document: Document, bound: Sequence[Bound]) -> Document:
    pages = list(document.pages)
    for one in bound:
        for number, page in enumerate(one.pages, start=one.begin):
            if any(_drawn(page_box(pages[number]))):
                raise NotApartError("something of its text got onto the signature page")
            pages[number] = page
    return document.copy(pages)


def _drawn(box: Any) -> Iterator[Any]:
    """Yield what is drawn on a page but for its head and foot."""
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.MarginBox):
            continue
        if isinstance(child, boxes.TextBox | boxes.ReplacedBox):
            yield child
        yield from _drawn(child)

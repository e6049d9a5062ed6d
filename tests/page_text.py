"""What a built page says, read as a browser and the press read it: its words, and the places they stand in."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import groupby

import tinyhtml5

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE = frozenset(  # what parts no word from the next: `5<sup>th</sup>` is one
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var".split()
)
LABEL = "pb-clause__label"
MACHINERY = frozenset(  # by class: what is the page's own, and no word of the policy
    {"headerlink", "pb-clause__link", "pb-cited", "pb-popovers", "pb-ask", "pb-onward", "footnote-backref"}
)


def parsed(html: str) -> ET.Element:
    """Return a page, or a part of one, as the tree that a browser makes of it, whatever is wrong with it."""
    root: ET.Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return root


def article(page: str) -> ET.Element:
    """Return the text of a policy's page: what stands in its article, without the head that says when it is due."""
    found = next(parsed(page).iter("article"))
    for header in found.findall("header"):
        found.remove(header)
    return found


def classes(element: ET.Element) -> frozenset[str]:
    return frozenset(element.get("class", "").split())


def walk(root: ET.Element, *, without: frozenset[str] = frozenset()) -> Iterator[tuple[str, ET.Element, str]]:
    """Yield what a text is made of, in order: a place, an element there, and a piece of that element's own text.

    The place is the id of the clause or paragraph, or else of the section. An element is yielded first with what it
    begins with, then once for what follows each of its children. Machinery and the classes `without` are left out.
    """
    return _walk(root, without | MACHINERY, "", [""])


def _walk(
    element: ET.Element, silent: frozenset[str], clause: str, section: list[str]
) -> Iterator[tuple[str, ET.Element, str]]:
    if not isinstance(element.tag, str) or classes(element) & silent:  # a comment's name is no text
        return
    if element.tag in HEADINGS and element.get("id"):
        section[0], clause = element.get("id", ""), ""  # the next ones too, until another heading
    if element.get("data-clause") or element.get("data-paragraph"):
        clause = _id(element)
    gap = "" if element.tag in INLINE else " "
    yield clause or section[0], element, gap + (element.text or "")
    for child in element:
        yield from _walk(child, silent, clause, section)
        yield clause or section[0], element, child.tail or ""
    yield clause or section[0], element, gap


def _id(place: ET.Element) -> str:
    """Return the id of a clause or paragraph: its link has it where another already stands on the element."""
    own = place.get("id", "")
    links = (one.get("id") for one in place.iter("a") if "pb-clause__link" in classes(one))
    return next(filter(None, links), own) if own.startswith("defines-") else own


def elements(root: ET.Element) -> list[tuple[str, ET.Element]]:
    """Return each element of a text once, in order, with the id of the place it stands in."""
    first: dict[ET.Element, str] = {}
    for place, element, _ in walk(root):
        first.setdefault(element, place)
    return [(place, element) for element, place in first.items()]


def said(root: ET.Element, *, without: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Return a text's words in order, each run of them with the id of the place that says it."""
    runs = groupby(walk(root, without=without), lambda step: step[0])
    words = [(place, " ".join("".join(piece for _, _, piece in run).split())) for place, run in runs]
    return [(place, run) for place, run in words if run]


def text(element: ET.Element, *, without: frozenset[str] = frozenset()) -> str:
    """Return what an element says, one space between words."""
    return " ".join("".join(piece for _, _, piece in walk(element, without=without)).split())


def label(clause: ET.Element) -> str:
    """Return the printed label of a clause's element; empty where it has none of its own."""
    own = (element for place, element in elements(clause) if place == clause.get("id"))
    return next((element.text or "" for element in own if LABEL in classes(element)), "")

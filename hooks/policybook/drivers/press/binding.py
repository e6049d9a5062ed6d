"""Binding: several policies in one document, their ids told apart and the links between them kept within it."""

from collections.abc import Iterator, Mapping, Sequence, Set
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from policybook.drivers.press.proof import Proof, Typeface
from policybook.drivers.press.sheet import Part
from policybook.finding import Finding

ROOT = "/"  # the site's root, from which the addresses of parts are counted
FAR = "pb-far"  # the class of a link to another part, which paper says the page of
IDS = ("for", "headers", "aria-labelledby", "aria-describedby", "aria-controls")  # attributes that list ids
LOWER = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}


def bind(tree: Element, parts: Sequence[Part], typeface: Typeface) -> list[Finding]:
    """Make the parts within a document one with it, and return what their proof-reading found.

    A part's headings go down one level, so that the document's own can stand above them.
    """
    elements = {element.get("id"): element for element in tree.iter()} if parts else {}
    within = {part: elements[part.id] for part in parts}
    findings = [
        finding
        for part, element in within.items()
        for finding in Proof(element, part.path, part.source, typeface).read()
    ]
    for part, element in within.items():
        _tell_apart(element, f"{part.id}--")
    places = {name for element in tree.iter() if (name := element.get("id"))}
    pages = {part.page: part.id for part in parts}
    for part, element in within.items():
        _join(element, part, pages, places)
    return findings


def _tell_apart(part: Element, prefix: str) -> None:
    """Give every id within a part its prefix, and lower its headings."""
    for element in _inner(part):
        element.tag = LOWER.get(element.tag, element.tag)
        if name := element.get("id"):
            element.set("id", prefix + name)
        for attribute in IDS:
            if names := element.get(attribute):
                element.set(attribute, " ".join(prefix + name for name in names.split()))


def _join(element: Element, part: Part, pages: Mapping[str, str], places: Set[str]) -> None:
    """Lead the links of a part to where they mean within the document; any other address is counted from the root."""
    for inner in _inner(element):
        for attribute in ("href", "src", "data-end"):
            target = inner.get(attribute)
            if target is None or urlsplit(target).scheme or target.startswith("//"):
                continue
            page, _, place = urljoin(ROOT + part.page, target).removeprefix(ROOT).partition("#")
            if page not in pages:
                inner.set(attribute, f"{page}#{place}" if place else page)
                continue
            whole = f"{pages[page]}--{unquote(place)}"
            inner.set(attribute, "#" + (whole if whole in places else pages[page]))
            if page != part.page:
                inner.set("class", f"{inner.get('class', '')} {FAR}".strip())


def _inner(part: Element) -> Iterator[Element]:
    return (element for element in part.iter() if element is not part and isinstance(element.tag, str))

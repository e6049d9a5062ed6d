"""Drawings: whether an SVG stands by itself, runs nothing and is drawn in bounded time.

A drawing can use parts of itself again and again, each of which does the same: a file of two kilobytes has ten million
elements to draw. So the elements are counted as they would be drawn, before any is.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
MOST = 200_000  # elements as drawn; a detailed plan has a thousand, and so many take the press half a minute
FOREIGN = frozenset(
    {"script", "foreignobject", "image", "feimage", "iframe", "audio", "video", "canvas", "set"}
)
SHADES = frozenset({"lineargradient", "radialgradient"})
_ADDRESS = re.compile(r"url\(\s*[\"']?\s*([^\"')\s]*)")  # no repeat within another
_STEP = re.compile(r"[a-zA-Z]|[-+]?[\d.]+")  # a command or a number of a path, each of which may be a corner


def trouble(root: Element) -> str:
    """Return why a drawing is not printed, in words that follow `because` or a colon; empty where it can be."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    reason = next(filter(None, (_reason(element) for element in elements)), "")
    if reason:
        return reason
    if len(elements) > MOST:
        return _too_many()
    places = {name: element for element in reversed(elements) if (name := element.get("id"))}
    styled = {
        name
        for element in elements
        if _local(element) == "style"
        for name in _cited("".join(element.itertext()))
    }
    if any(_local(places[name]) not in SHADES for name in styled & places.keys()):
        return "its <style> uses a part of it that is no gradient"
    return _counted(root, places, corners=sum(_corners(element) for element in elements))


def _reason(element: Element) -> str:
    """Return what is wrong with an element by itself."""
    name = _local(element)
    if name in FOREIGN:
        return f"it has <{name}> in it, and only shapes and words are printed"
    if name == "style" and re.search(r"[@\\]", "".join(element.itertext())):
        return "its <style> has rules that begin with @, or a \\"
    for key, value in _attributes(element):
        if key.startswith("on"):
            return f"it has a script ({key}) in it"
        if key in ("base", "src") or (key == "style" and "\\" in value):
            return f"its attribute {key} may lead out of it"
        if name != "a" and any(not cited.startswith("#") for cited in _addresses(key, value)):
            return "it refers to another file"
    return ""


def _counted(root: Element, places: dict[str, Element], *, corners: int) -> str:
    """Count what is drawn, each use of a part in full; iteratively, as a drawing may be deep."""
    counts: dict[Element, int] = {}
    open_: set[Element] = set()
    stack = [root]
    while stack:
        element = stack[-1]
        if element in counts:
            stack.pop()
            continue
        inner = list(_drawn(element, places, corners))
        if element not in open_:
            open_.add(element)
            stack += [other for other, _ in inner if other not in counts]
            if any(other in open_ for other, _ in inner if other not in counts):
                return "a part of it uses itself"
            continue
        counts[element] = 1 + sum(times * counts[other] for other, times in inner)
        open_.discard(element)
        if counts[element] > MOST:
            return _too_many()
    return ""


def _drawn(element: Element, places: dict[str, Element], corners: int) -> Iterator[tuple[Element, int]]:
    """Yield what is drawn for an element besides itself, and how often at most."""
    yield from ((child, 1) for child in element if isinstance(child.tag, str))
    if _local(element) == "a":
        return
    for key, value in _attributes(element):
        for cited in _addresses(key, value):
            other = places.get(cited.removeprefix("#"))
            if other is not None:
                yield other, max(1, corners) if _local(other) == "marker" else 1


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the attributes by their local names: `{http://www.w3.org/1999/xlink}href` and `xlink:href` are `href`."""
    return ((re.split("[}:]", key)[-1].lower(), value) for key, value in element.attrib.items())


def _addresses(key: str, value: str) -> Iterator[str]:
    if key == "href":
        yield value.strip()
    yield from _ADDRESS.findall(value)


def _cited(style: str) -> Iterator[str]:
    return (cited.removeprefix("#") for cited in _ADDRESS.findall(style))


def _corners(element: Element) -> int:
    return len(_STEP.findall(element.get("d", ""))) + len(_STEP.findall(element.get("points", "")))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _too_many() -> str:
    return f"it would draw more than {MOST:,} shapes"

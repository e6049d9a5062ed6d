"""XML: a part of a Word file as a tree with short names (`w:p`), read within bounds and without entities."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element
from xml.parsers import expat

from policybook.words.refusal import Refused

DEEPEST = 150  # elements within elements; Word nests a table in a table ten deep with fewer
MOST_ELEMENTS = 2_000_000  # a policy of a hundred pages has fifty thousand
_STRICT, _LOOSE = "http://purl.oclc.org/ooxml/", "http://schemas.openxmlformats.org/"
_PREFIXES = {
    f"{_LOOSE}wordprocessingml/2006/main": "w",
    f"{_LOOSE}wordprocessingml/main": "w",  # as the strict form of the standard has it
    f"{_LOOSE}officeDocument/2006/relationships": "r",
    f"{_LOOSE}officeDocument/relationships": "r",
    f"{_LOOSE}package/2006/relationships": "rel",
    f"{_LOOSE}drawingml/2006/main": "a",
    f"{_LOOSE}drawingml/main": "a",
    f"{_LOOSE}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_LOOSE}drawingml/wordprocessingDrawing": "wp",
    f"{_LOOSE}officeDocument/2006/math": "m",
    f"{_LOOSE}officeDocument/math": "m",
    f"{_LOOSE}markup-compatibility/2006": "mc",
    f"{_LOOSE}package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
}


class _Reader:
    """Takes what the parser meets and makes a tree of it; of two forms of one thing, the later program's is kept."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = self.skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        short = _short(name)
        if self.skipped or (short == "mc:Fallback" and find(self.open[-1], "mc:Choice") is not None):
            self.skipped += 1
        if self.count > MOST_ELEMENTS or len(self.open) + self.skipped >= DEEPEST:
            raise self.refused("it is nested too deep or holds too many pieces")
        if self.skipped:
            return
        element = Element(short, {_short(key): value for key, value in attributes.items()})
        if self.open:
            self.open[-1].append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _name: str) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            self.open.pop()

    def text(self, words: str) -> None:
        if not self.skipped and self.open:
            inner = self.open[-1]
            if len(inner):
                inner[-1].tail = (inner[-1].tail or "") + words
            else:
                inner.text = (inner.text or "") + words

    def doctype(self, *_: object) -> None:
        raise self.refused("it declares names of its own (a DOCTYPE), which no Word file does")

    def refused(self, why: str) -> Refused:
        remedy = "Open it in Word, choose File > Save As > Word Document (*.docx), and import that file."
        return Refused("unsafe-xml", f"The file is not read: in its part {self.name} {why}.", remedy)


def read_xml(data: bytes, name: str) -> Element:
    """Return the root of a part. Raises Refused where it is broken, too large, or declares entities."""
    reader = _Reader(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = reader.text, reader.doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise reader.refused("the XML is broken") from error
    assert reader.root is not None
    return reader.root


def find(element: Element | None, path: str) -> Element | None:
    """Return the first element at a path of names within one, `w:pPr/w:numPr`; None where there is none."""
    for name in path.split("/"):
        element = next((one for one in element if one.tag == name), None) if element is not None else None
    return element


def find_all(element: Element | None, name: str) -> list[Element]:
    """Return the elements of a name that stand immediately in one."""
    return [one for one in element if one.tag == name] if element is not None else []


def value(element: Element | None, path: str = "") -> str | None:
    """Return the `w:val` of an element, or of the one at a path within it; None where there is none."""
    found = find(element, path) if path else element
    return None if found is None else found.get("w:val")


def number(text: str | None, default: int | None = None) -> int | None:
    """Return what a figure in an attribute says; `default` where it is none."""
    plain = (text or "").strip()
    digits = plain.removeprefix("-")
    return int(plain) if digits.isascii() and digits.isdigit() and len(digits) < 10 else default


def is_on(element: Element | None, path: str) -> bool | None:
    """Tell whether a switch such as `w:b` is on; None where it is not said."""
    found = find(element, path)
    if found is None:
        return None
    return (found.get("w:val") or "1") not in ("0", "false", "off", "none")


def inner(element: Element, name: str, *, past: frozenset[str] = frozenset()) -> Iterator[Element]:
    """Give the elements of a name below one, in order, without those within elements of the names `past`."""
    stack = [*reversed(element)]
    while stack:
        one = stack.pop()
        if one.tag == name:
            yield one
        if one.tag not in past:
            stack.extend(reversed(one))


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    if not space:
        return local
    plain = _LOOSE + space.removeprefix(_STRICT) if space.startswith(_STRICT) else space
    return f"{_PREFIXES.get(plain, 'x')}:{local}"

"""Exporting: a policy as a Word file for people who must have one, with its numbers as text exactly as printed.

It is made of the policy's units, so of what its page shows; imported again, it is the policy word for word.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from policybook.policy import Policy, units
from policybook.text import Unit

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WHEN = (1980, 1, 1, 0, 0, 0)  # the first day a zip file knows: the same policy gives the same bytes
_PIECE = re.compile(
    r"\x0e([^\x15]*)\x15|\x0f([^\x15]*)\x15|\x10([^\x15]*)\x15|[\x11\x12][^\x15]*\x15|\x13(\d+)\x15"
)
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # no XML may hold them
_CELL = "\x14"
_ITEM = re.compile(r"(?:^|/)item\b")
_PARTS = ("styles", "numbering", "footnotes")


def export_word(policy: Policy) -> bytes:
    """Return a policy as a .docx. Emphasis, addresses of links and pictures are not in it."""
    said = units(policy)
    body = Element("w:body")
    _paragraph(body, said[0].said, style="Title")
    if rows := [*_control(policy)]:
        _table(body, rows)
    text = [one for one in said[1:] if not one.around.startswith("footnote")]
    for kind, group in groupby(text, lambda one: one.kind):
        members = [*group]
        if kind == "row":
            _table(body, [[cell.removeprefix("!") for cell in one.said.split(_CELL)] for one in members])
        else:
            for one in members:
                _unit(body, one)
    notes = [one for one in said if one.around.startswith("footnote")]
    return _zipped({"document": _root("document", body), "styles": _styles(), "numbering": _numbering(),
                    "footnotes": _footnotes(notes)})  # fmt: skip


def _control(policy: Policy) -> Iterator[list[str]]:
    """Give the rows of the table of document control, in words that an import takes back."""
    reviewed, ratified = policy.reviewed, policy.ratified
    rows = {
        "Owner": policy.owner,
        "Reviewed by": reviewed and reviewed.by,
        "Reviewed on": reviewed and reviewed.on and reviewed.on.text,
        "Ratified by": ratified and ratified.by,
        "Ratified on": ratified and ratified.on and ratified.on.text,
        "Minute": ratified and ratified.minute,
        "Next review": policy.next_review and policy.next_review.text,
        "Review cycle": policy.review_every and policy.review_every.text,
    }
    yield from ([label, str(value)] for label, value in rows.items() if value)


def _unit(body: Element, one: Unit) -> None:
    if one.kind == "heading":
        _paragraph(body, one.said, style=f"Heading{max(1, one.level - 1)}")
        return
    depth = len(_ITEM.findall(one.around))
    words = f"{one.label} {one.said}".strip()
    _paragraph(body, words, bullet=depth - 1 if depth and not one.around.endswith("+") else None)


def _paragraph(parent: Element, words: str, *, style: str = "", bullet: int | None = None) -> None:
    paragraph = SubElement(parent, "w:p")
    properties = SubElement(paragraph, "w:pPr")
    if style:
        SubElement(properties, "w:pStyle", {"w:val": style})
    if bullet is not None:
        listed = SubElement(properties, "w:numPr")
        SubElement(listed, "w:ilvl", {"w:val": str(min(bullet, 8))})
        SubElement(listed, "w:numId", {"w:val": "1"})
    at = 0
    for mark in _PIECE.finditer(words):
        _run(paragraph, words[at : mark.start()])
        at = mark.end()
        if mark[4]:
            run = SubElement(paragraph, "w:r")
            SubElement(run, "w:footnoteReference", {"w:id": mark[4]})
        for looks, shape in zip(mark.groups()[:3], ("superscript", "subscript", "strike"), strict=True):
            _run(paragraph, looks or "", shape)
    _run(paragraph, words[at:])


def _run(paragraph: Element, words: str, shape: str = "") -> None:
    if not words:
        return
    run = SubElement(paragraph, "w:r")
    properties = SubElement(run, "w:rPr")
    if shape == "strike":
        SubElement(properties, "w:strike")
    elif shape:
        SubElement(properties, "w:vertAlign", {"w:val": shape})
    SubElement(run, "w:t", {"xml:space": "preserve"}).text = _UNSEEN.sub("", words)


def _table(body: Element, rows: Sequence[Sequence[str]]) -> None:
    table = SubElement(body, "w:tbl")
    SubElement(SubElement(table, "w:tblPr"), "w:tblStyle", {"w:val": "TableGrid"})
    grid = SubElement(table, "w:tblGrid")
    for _ in range(max(map(len, rows))):
        SubElement(grid, "w:gridCol")
    for cells in rows:
        row = SubElement(table, "w:tr")
        for cell in cells:
            _paragraph(SubElement(row, "w:tc"), cell)
    SubElement(body, "w:p")  # Word joins tables that nothing parts


def _styles() -> Element:
    root = _root("styles")
    for at in range(1, 7):
        style = SubElement(root, "w:style", {"w:type": "paragraph", "w:styleId": f"Heading{at}"})
        SubElement(style, "w:name", {"w:val": f"heading {at}"})
        SubElement(SubElement(style, "w:pPr"), "w:outlineLvl", {"w:val": str(at - 1)})
        SubElement(SubElement(style, "w:rPr"), "w:b")
    title = SubElement(root, "w:style", {"w:type": "paragraph", "w:styleId": "Title"})
    SubElement(title, "w:name", {"w:val": "Title"})
    SubElement(SubElement(title, "w:rPr"), "w:sz", {"w:val": "40"})
    return root


def _numbering() -> Element:
    """Return the one list that there is: of bullets, because every number is text."""
    root = _root("numbering")
    abstract = SubElement(root, "w:abstractNum", {"w:abstractNumId": "0"})
    for at in range(9):
        level = SubElement(abstract, "w:lvl", {"w:ilvl": str(at)})
        SubElement(level, "w:numFmt", {"w:val": "bullet"})
        SubElement(level, "w:lvlText", {"w:val": "•"})
        SubElement(SubElement(level, "w:pPr"), "w:ind", {"w:left": str(720 + 360 * at), "w:hanging": "360"})
    SubElement(SubElement(root, "w:num", {"w:numId": "1"}), "w:abstractNumId", {"w:val": "0"})
    return root


def _footnotes(notes: Sequence[Unit]) -> Element:
    root = _root("footnotes")
    for around, group in groupby(notes, lambda one: one.around.split("/")[0].rstrip("+")):
        note = SubElement(root, "w:footnote", {"w:id": around.removeprefix("footnote ")})
        for one in group:
            _paragraph(note, one.said.replace(_CELL, " "))
    return root


def _root(name: str, child: Element | None = None) -> Element:
    root = Element(f"w:{name}", {"xmlns:w": _W})
    root.extend([child] if child is not None else [])
    return root


def _zipped(parts: dict[str, Element]) -> bytes:
    types = Element("Types", {"xmlns": f"{_PACKAGE}/content-types"})
    SubElement(
        types,
        "Default",
        {"Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"},
    )
    for name in parts:
        kind = "document.main" if name == "document" else name
        SubElement(types, "Override", {"PartName": f"/word/{name}.xml", "ContentType": f"{_TYPE}.{kind}+xml"})
    held = {
        "[Content_Types].xml": types,
        "_rels/.rels": _related({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _related({name: f"{name}.xml" for name in _PARTS}),
        **{f"word/{name}.xml": root for name, root in parts.items()},
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for name, root in held.items():
            data = tostring(root, encoding="UTF-8", xml_declaration=True)
            written.writestr(zipfile.ZipInfo(name, _WHEN), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _related(targets: dict[str, str]) -> Element:
    root = Element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"})
    for at, (kind, target) in enumerate(targets.items(), start=1):
        SubElement(root, "Relationship", {"Id": f"r{at}", "Type": f"{_OFFICE}/{kind}", "Target": target})
    return root

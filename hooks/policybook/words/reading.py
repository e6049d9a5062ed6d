"""Reading: a Word file's parts made into a document, with every label that Word computes."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from policybook.words.counting import Numbered, count
from policybook.words.document import Block, Cell, Document, Paragraph, Table, paragraphs
from policybook.words.lists import NumberedList, read_lists
from policybook.words.obstacles import read_comments, refuse_changes, refuse_comments
from policybook.words.package import Package
from policybook.words.refusal import Refused
from policybook.words.runs import Runs
from policybook.words.styles import Look, Styles, look_of, over
from policybook.words.xml import find, is_on, number, read_xml, value

_KINDS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
          "comments": "comments", "header": "header", "footer": "footer", "image": "picture"}  # fmt: skip
_HOLDS = (
    "w:sdt",
    "w:sdtContent",
    "w:customXml",
    "w:smartTag",
    "w:ins",
    "w:moveTo",
    "mc:AlternateContent",
    "mc:Choice",
)
MOST_PARAGRAPHS = 20_000  # a thousand pages; a school's longest policy has fifteen hundred paragraphs


@dataclass(frozen=True)
class Source:
    """A Word file's parts as trees, which the check reads a second time by itself."""

    body: Element
    """The text."""
    styles: Styles
    """Its styles."""
    lists: Mapping[int, NumberedList]
    """Its lists."""
    notes: Mapping[str, Element]
    """`f` and `e`: the parts of footnotes and endnotes."""
    edges: tuple[tuple[str, Element], ...]
    """Headers and footers, in the order in which the file names them."""
    comments: tuple[str, ...]
    """Comments that were left out, each with author and place."""
    links: Mapping[str, str]
    """Addresses by relationship."""
    pictures: Mapping[str, str]
    """The parts of pictures by relationship; an address where one lies outside the file."""
    title: str
    """The title among the file's properties."""
    package: Package
    """Where pictures are."""


def open_source(data: bytes, *, drop_comments: bool = False) -> Source:
    """Open a .docx. Raises Refused where it is none, could do harm, or has changes or comments to be settled."""
    package = Package(data)
    main = _main(package)
    trees: dict[str, list[Element]] = {}
    links: dict[str, str] = {}
    pictures: dict[str, str] = {}
    for key, kind, target, outside in _relations(package, main):
        if kind == "hyperlink":
            links[key] = target
        elif kind == "image":
            pictures[key] = target
        elif kind in _KINDS and not outside and (part := package.part(target)) is not None:
            trees.setdefault(kind, []).append(read_xml(part, target))
    body = read_xml(package.part(main) or b"", main)
    if sum(1 for _ in body.iter("w:p")) > MOST_PARAGRAPHS:
        remedy = "Split it into one file for each policy, and import those."
        raise Refused("too-large", f"The file has more than {MOST_PARAGRAPHS:,} paragraphs.", remedy)
    first = {kind: found[0] for kind, found in trees.items()}
    styles = Styles(first.get("styles"))
    edges = [(kind, tree) for kind in ("header", "footer") for tree in trees.get(kind, ())]
    notes = {"f": first.get("footnotes"), "e": first.get("endnotes")}
    refuse_changes([("the text", body), *((f"a {kind}", tree) for kind, tree in edges),
                    *(("the notes", tree) for tree in notes.values() if tree is not None)])  # fmt: skip
    comments = read_comments(first.get("comments"), body)
    if not drop_comments:
        refuse_comments(comments)
    return Source(
        body, styles, read_lists(first.get("numbering"), styles.numbering()),
        {key: tree for key, tree in notes.items() if tree is not None}, tuple(edges), tuple(comments), links, pictures,
        _title(package), package,
    )  # fmt: skip


def _main(package: Package) -> str:
    """Return the name of the part that holds the text. Raises Refused where there is none."""
    named = (target for _, kind, target, _ in _relations(package, "") if kind == "officeDocument")
    main = next(named, "word/document.xml")
    if main.lower() not in package.names:
        remedy = "Open it in Word, choose File > Save As > Word Document (*.docx), and import that file."
        other = (
            "It is a workbook or a presentation."
            if any(one.startswith(("xl/", "ppt/")) for one in package.names)
            else "It holds no text of Word's."
        )
        raise Refused("not-word", f"This is not a Word document. {other}", remedy)
    return main


def _relations(package: Package, part: str) -> Iterator[tuple[str, str, str, bool]]:
    """Give what a part points to: the id, the kind, the part or address, and whether it lies outside the file."""
    folder, name = posixpath.split(part)
    data = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    for one in read_xml(data, f"{part}.rels") if data else ():
        kind, target = one.get("Type", "").rpartition("/")[2], one.get("Target", "")
        outside = one.get("TargetMode") == "External"
        inside = (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(folder, target))
        )
        yield one.get("Id", ""), kind, target if outside else inside, outside


def _title(package: Package) -> str:
    data = package.part("docProps/core.xml")
    title = find(read_xml(data, "docProps/core.xml"), "dc:title") if data else None
    return " ".join((title.text or "").split()) if title is not None else ""


def read_document(source: Source) -> Document:
    """Return the document that a file's parts make."""
    reader = _Reader(source)
    blocks = [*reader.blocks(find(source.body, "w:body"))]
    _count([one for one in paragraphs(blocks) if one not in reader.boxed], source.lists)
    _count(reader.boxed, source.lists)
    notes = {key: note for kind, root in source.notes.items() for key, note in _notes(kind, root, source)}
    edges = [(kind, words) for kind, root in source.edges for words in _lines(root, source)]
    return Document(blocks, notes, edges, source.title, {}, reader.remarks)


def _count(all_of_them: list[Paragraph], lists: Mapping[int, NumberedList]) -> None:
    given = [Numbered(*one.numbered) if one.numbered else None for one in all_of_them]
    for one, label in zip(all_of_them, count(given, lists), strict=True):
        one.label = label


def _lines(root: Element, source: Source) -> Iterator[str]:
    for one in _Reader(source, root).all(root):
        if one.text:
            yield one.text


def _notes(kind: str, root: Element, source: Source) -> Iterator[tuple[str, list[Paragraph]]]:
    for note in root:
        if note.get("w:type") in (None, "normal"):
            yield f"{kind}{note.get('w:id')}", _Reader(source, root).all(note)


class _Reader:
    def __init__(self, source: Source, root: Element | None = None) -> None:
        self.source = source
        self.styles = source.styles
        self.places = {
            id(one): at for at, one in enumerate((source.body if root is None else root).iter("w:p"))
        }
        self.runs = Runs(source.styles, source.links)
        self.remarks: list[tuple[str, str]] = []
        self.boxed: list[Paragraph] = []

    def all(self, element: Element) -> list[Paragraph]:
        """Return all paragraphs within an element."""
        return paragraphs([*self.blocks(element)])

    def blocks(self, element: Element | None, *, contents: bool = False) -> Iterator[Block]:
        """Give the paragraphs and tables that stand in an element."""
        for one in element if element is not None else ():
            if one.tag == "w:p":
                yield self.paragraph(one, contents=contents)
            elif one.tag == "w:tbl":
                yield self.table(one)
            elif one.tag in _HOLDS:
                gallery = value(one, "w:sdtPr/w:docPartObj/w:docPartGallery") or ""
                yield from self.blocks(one, contents=contents or gallery == "Table of Contents")
            elif one.tag == "w:altChunk":
                self.remarks.append(
                    ("foreign-part", "A whole document is inserted here as a file; it is left out.")
                )

    def paragraph(self, element: Element, *, contents: bool) -> Paragraph:
        properties = find(element, "w:pPr")
        style = value(properties, "w:pStyle") or self.styles.default
        of_style, own = self.styles.look(style), look_of(properties)
        self.runs.within = []
        self.runs.boxes, self.runs.remarks, self.runs.turns = (
            [],
            [],
            bool(is_on(properties, "w:pageBreakBefore")),
        )
        pieces = self.runs.pieces(element, over(self.styles.look(self.styles.default), of_style))
        look = over(of_style, own)
        name = look.name or ""
        listed = contents or name.startswith("toc ") or (bool(self.runs.within) and all(self.runs.within))
        made = Paragraph(
            self.places.get(id(element), -1), pieces, look, style, self.numbered(own, of_style, style),
            contents=listed, turns=self.runs.turns, remarks=self.runs.remarks,
        )  # fmt: skip
        for box in self.runs.boxes:
            made.boxes += paragraphs([*_Reader.blocks(self, box)])
        self.boxed += made.boxes
        return made

    def numbered(self, own: Look, of_style: Look, style: str) -> tuple[int, int] | None:
        """Return the list of a paragraph and its level there: its own, or its style's."""
        num_id = own.num_id if own.num_id is not None else of_style.num_id
        numbered = self.source.lists.get(num_id or 0)
        if not num_id or numbered is None:
            return None
        linked = (numbered.level_of(one) for one in self.styles.chain(style))
        tied = next((at for at in linked if at is not None), 0)
        if own.level is not None:
            return num_id, own.level
        if own.num_id is not None:
            return num_id, tied if of_style.num_id == own.num_id else 0
        return num_id, tied if of_style.level is None else of_style.level

    def table(self, element: Element) -> Table:
        table = Table([])
        for row in (one for one in _unwrapped(element) if one.tag == "w:tr"):
            before = number(value(row, "w:trPr/w:gridBefore"), 0) or 0
            cells = [Cell([], span=before)] if before else []
            table.rows.append([*cells, *(self.cell(one) for one in _unwrapped(row) if one.tag == "w:tc")])
            if is_on(row, "w:trPr/w:tblHeader") and table.heads == len(table.rows) - 1:
                table.heads += 1
        return table

    def cell(self, element: Element) -> Cell:
        properties = find(element, "w:tcPr")
        merge = find(properties, "w:vMerge")
        span = number(value(properties, "w:gridSpan"), 1) or 1
        continues = merge is not None and merge.get("w:val", "continue") == "continue"
        return Cell([*self.blocks(element)], max(1, min(span, 60)), continues)


def _unwrapped(element: Element) -> Iterator[Element]:
    """Give the rows or cells in an element, those within its controls too."""
    for one in element:
        if one.tag in _HOLDS:
            yield from _unwrapped(one)
        else:
            yield one

"""Writing: a document as the Markdown of a policy, each line with the paragraphs of the Word file that it comes of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from policybook.words.counting import Label
from policybook.words.document import Block, Document, Paragraph, Piece, Table, paragraphs
from policybook.words.escaping import at_start, in_cell, in_heading
from policybook.words.headings import by_look, by_style, levels, title_of
from policybook.words.inlines import Marks, markdown
from policybook.words.pictures import Pictures
from policybook.words.symbols import BULLETS
from policybook.words.tables import Grid, grid, lines

_TYPED_BULLET = re.compile(r"\s*([^\w\s])(?:[ \t\u00a0]+)(?=\S)|\s*(o|§)\t+(?=\S)")
_LIST_STYLE = re.compile(r"list (?:bullet|paragraph|continue)? ?([2-5])$")


@dataclass(frozen=True)
class Remark:
    """Something that a person should know."""

    code: str
    """A short stable name for it."""
    message: str
    """What it is, in full sentences."""
    place: int = -1
    """The paragraph of the Word file, from 0; -1 for the file as a whole."""


@dataclass
class Passage:
    """A block of Markdown."""

    lines: list[str]
    """Its lines."""
    places: list[tuple[int, ...]]
    """The paragraphs of the Word file that each line comes of."""
    tight: bool = False
    """Whether no empty line parts it from a passage of the same sort above it."""
    table: Grid | None = None
    """The table that it is."""
    label: str = ""
    """The label that Word computes for it."""

    @property
    def all_places(self) -> tuple[int, ...]:
        """The paragraphs of all its lines."""
        return tuple(place for each in self.places for place in each)


@dataclass
class Draft:
    """A document as Markdown, before its front matter is made."""

    title: str
    """Its title; "" where none is found."""
    title_place: int
    """The paragraph that is the title; -1 where it is none."""
    passages: list[Passage]
    """Its text."""
    left_out: dict[int, str]
    """Why paragraphs of the Word file are not in it, by place."""
    remarks: list[Remark]
    """What a person should know."""
    pictures: Pictures
    """Its pictures."""
    notes: list[str]
    """Its footnotes in the order of their marks, by their names in the file."""
    edges: list[tuple[str, str]] = field(default_factory=list)
    """The lines of headers and footers."""


def write(document: Document, pictures: Pictures) -> Draft:
    """Return a document as Markdown."""
    return _Writer(document, pictures).draft()


class _Writer:
    def __init__(self, document: Document, pictures: Pictures) -> None:
        self.document = document
        self.pictures = pictures
        self.title = title_of(document.blocks)
        flat = _opened(document.blocks)
        shift = 1 if self.title and self.title.look.name != "title" else 0
        self.blocks = [one for one in flat if one is not self.title]
        self.looks = by_look(self.blocks)
        self.levels = levels(self.blocks, self.looks, shift=shift)
        self.passages: list[Passage] = []
        self.left_out: dict[int, str] = {}
        self.remarks: list[Remark] = [Remark(*one) for one in document.remarks]
        self.notes: list[str] = []
        self.bullets: list[int] = []
        """The depths of the bullets that are open."""

    def draft(self) -> Draft:
        for block in self.blocks:
            if isinstance(block, Table):
                self.table(block)
            else:
                self.paragraph(block)
        at = 0
        while at < len(self.notes):  # a note may have a note
            self.footnote(at + 1, self.document.notes.get(self.notes[at], []))
            at += 1
        self.tell(paragraphs(self.document.blocks))
        title = self.title.text if self.title else ""
        place = self.title.place if self.title else -1
        return Draft(title, place, self.passages, self.left_out, self.remarks, self.pictures, self.notes,
                     self.document.edges)  # fmt: skip

    def paragraph(self, one: Paragraph) -> None:
        if one.contents:
            self.left_out[one.place] = "a list of contents: page and PDF make their own"
        elif one.says or (one.label and one.label.text):
            self.written(one)
        for box in one.boxes:
            if box.says or (box.label and box.label.text):
                self.remarks.append(
                    Remark(
                        "text-box",
                        "This stood in a text box; see that it stands in the right place.",
                        box.place,
                    )
                )
                self.written(box)

    def written(self, one: Paragraph) -> None:
        level = self.levels.get(one.place)
        words = markdown(one.pieces, self.marks(one), plain=level is not None)
        label = one.label.text if one.label else ""
        if level is not None:
            self.bullets = []
            words = in_heading(f"{label} {' '.join(words.split())}".strip())
            self.add(["#" * level + " " + words], one, label=label)
            return
        depth = self.depth(one)
        if (
            depth is None
            and not label
            and (typed := _TYPED_BULLET.match(markdown(one.pieces, self.marks(one), plain=True).lstrip("\\")))
            and (typed[1] or typed[2]) in BULLETS
        ):
            words, depth = _after_bullet(one, self.marks(one)), 0
        if depth is not None:
            self.bullet(one, words, depth)
            return
        self.bullets = []
        if label or words:
            made = f"{label} {at_start(words)}".strip() if label else words
            self.add([at_start(line) for line in made.split("\n")], one, label=label)

    def bullet(self, one: Paragraph, words: str, depth: int) -> None:
        while self.bullets and self.bullets[-1] >= depth:
            self.bullets.pop()
        indent = "    " * len(self.bullets)
        self.bullets.append(depth)
        first, *others = [at_start(line) for line in words.split("\n")]
        self.add([f"{indent}- {first}", *(f"{indent}  {line}" for line in others)], one, tight=True)

    def depth(self, one: Paragraph) -> int | None:
        """Return how deep a bullet stands; None for what is none."""
        if not (one.label and one.label.bullet):
            return None
        named = _LIST_STYLE.search(one.look.name or "")
        return one.label.level + (int(named[1]) - 1 if named else 0)

    def table(self, table: Table) -> None:
        self.bullets = []
        made = grid(table, self.cell)
        typed, places = lines(made)
        if typed:
            self.passages.append(Passage(typed, places, table=made))
        first = next((place for row in made.places for place in row), -1)
        self.remarks += (Remark(code, said, first) for code, said in made.remarks)

    def cell(self, one: Paragraph) -> str:
        label = one.label
        words = in_cell(markdown(one.pieces, self.marks(one)))
        before = ("• " if label.bullet and words else label.text + " " if label.text else "") if label else ""
        boxes = [in_cell(markdown(box.pieces, self.marks(box))) for box in one.boxes]
        return "<br>".join(each for each in (f"{before}{words}".strip(), *boxes) if each)

    def footnote(self, number: int, note: list[Paragraph]) -> None:
        made = [markdown(one.pieces, self.marks(one)) for one in note]
        typed = [line for words in made if words for line in words.split("\n")]
        if typed:
            rest = [each for line in typed[1:] for each in ("", f"    {at_start(line)}")]
            self.passages.append(Passage([f"[^{number}]: {typed[0]}", *rest], [()] * (1 + len(rest))))

    def marks(self, holder: Paragraph) -> Marks:
        def note(name: str) -> str:
            if not any(one.says for one in self.document.notes.get(name, ())):
                holder.remarks.append(
                    ("empty-note", "A footnote's mark stands here, and the note has no words.")
                )
                return ""
            if name not in self.notes:
                self.notes.append(name)
            return f"[^{self.notes.index(name) + 1}]"

        return Marks(note, lambda key, said: self.pictures.take(key, said, holder))

    def add(self, typed: list[str], one: Paragraph, *, tight: bool = False, label: str = "") -> None:
        if one.label and one.label.glued and one.text:
            said = f"Word prints no space between '{one.label.text}' and what follows; one is typed here."
            self.remarks.append(Remark("label-glued", said, one.place))
        self.passages.append(Passage(typed, [(one.place,)] * len(typed), tight, label=label))

    def tell(self, all_of_them: Iterable[Paragraph]) -> None:
        """Take down what was met in each paragraph, once."""
        breaks = 0
        for one in all_of_them:
            breaks += one.turns
            said = [*dict.fromkeys(one.remarks)]
            self.remarks += (Remark(code, message, one.place) for code, message in said)
            self.remarks += _doubts(one.label, one.place, one.text)
            if one.place in self.looks:
                self.remarks.append(
                    Remark(
                        "heading-by-look",
                        f"'{one.text}' is made a heading: it is a short bold line.",
                        one.place,
                    )
                )
            elif one.look.outline is not None and by_style(one) is None and one.text and one.look.outline < 9:
                self.remarks.append(
                    Remark(
                        "not-a-heading",
                        "A whole sentence in a style of headings is made a clause.",
                        one.place,
                    )
                )
        if breaks:
            self.remarks.append(
                Remark(
                    "page-breaks",
                    f"Page breaks are left out ({breaks}); the PDF turns its own pages.",
                )
            )
        if self.left_out:
            self.remarks.append(
                Remark(
                    "contents-left-out",
                    f"A list of contents ({len(self.left_out)} lines) is left out; page and PDF make their own.",
                )
            )


def _after_bullet(one: Paragraph, marks: Marks) -> str:
    """Return a paragraph's words without the bullet that was typed before them."""
    pieces = [*one.pieces]
    for at, piece in enumerate(pieces):
        rest = piece.text.lstrip()
        if rest:
            pieces[at] = Piece(
                rest[1:].lstrip(),
                piece.bold,
                piece.italic,
                piece.script,
                piece.link,
                piece.note,
                piece.picture,
            )
            break
    while pieces and not pieces[0].text.strip() and not pieces[0].picture:
        pieces.pop(0)
    return markdown(pieces, marks)


def _doubts(label: Label | None, place: int, text: str) -> Iterable[Remark]:
    for doubt in label.doubts if label else ():
        shown = label.text if label else ""
        said = f"The number {shown} before '{text[:40]}' is doubtful: {doubt}. Look it up in Word."
        yield Remark("number-doubtful", said, place)


def _opened(blocks: list[Block]) -> list[Block]:
    """Return blocks with tables of one cell, which are frames round text, replaced by what stands in them."""
    found: list[Block] = []
    for one in blocks:
        if isinstance(one, Table) and len(one.rows) == 1 and len(one.rows[0]) == 1:
            found += _opened(one.rows[0][0].blocks)
        else:
            found.append(one)
    return found

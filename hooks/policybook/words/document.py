"""The document: a Word file's blocks as values, each with the place of its paragraph among all of the file."""

from dataclasses import dataclass, field
from typing import TypeAlias

from policybook.words.counting import Label
from policybook.words.styles import Look


@dataclass(frozen=True)
class Piece:
    """A piece of running text."""

    text: str
    """Its words; a line feed for a break within a paragraph; "" for a note or a picture."""
    bold: bool = False
    """Whether it is bold."""
    italic: bool = False
    """Whether it is in italics."""
    script: str = ""
    """`sup` or `sub` where it is raised or lowered, `del` where it is struck out."""
    link: str = ""
    """The address that it is a link to."""
    note: str = ""
    """The footnote that it is the mark of: `f2`, `e1`."""
    picture: str = ""
    """The relationship of the picture that stands here, or `?` for a drawing that is no picture."""
    alternative: str = ""
    """The picture's alternative text."""


@dataclass
class Paragraph:
    """A paragraph."""

    place: int
    """Its place among all paragraphs of its part, from 0."""
    pieces: list[Piece]
    """Its running text."""
    look: Look
    """What style and settings say of it."""
    style: str
    """Its style's id."""
    numbered: tuple[int, int] | None = None
    """The list that it is in, and the level."""
    label: Label | None = None
    """What Word prints before it."""
    contents: bool = False
    """Whether it is a line of a list of contents."""
    boxes: list["Paragraph"] = field(default_factory=list)
    """The paragraphs of text boxes that hang on it."""
    turns: bool = False
    """Whether a new page is asked for at it."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """What a person should know of it: a code and a sentence."""

    @property
    def text(self) -> str:
        """Its words, one space between them."""
        return " ".join("".join(piece.text for piece in self.pieces).split())

    @property
    def says(self) -> bool:
        """Whether anything is to be seen of it."""
        return bool(self.text) or any(piece.note or piece.picture for piece in self.pieces)


@dataclass
class Cell:
    """A cell of a table."""

    blocks: list["Block"]
    """What stands in it."""
    span: int = 1
    """How many columns it takes."""
    continues: bool = False
    """Whether it is the lower part of a cell that is merged downwards."""


@dataclass
class Table:
    """A table."""

    rows: list[list[Cell]]
    """Its rows."""
    heads: int = 0
    """How many rows at its top are marked as its head."""


Block: TypeAlias = Paragraph | Table


@dataclass
class Document:
    """A Word file, read."""

    blocks: list[Block]
    """Its text in order."""
    notes: dict[str, list[Paragraph]]
    """Its footnotes and endnotes by their mark: `f2`."""
    edges: list[tuple[str, str]]
    """Headers and footers: `header` or `footer`, and the words of a line of it."""
    title: str
    """The title among its properties."""
    targets: dict[str, tuple[str, str]]
    """What it points to by relationship: `picture` with the part's name."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """What a person should know of the file as a whole: a code and a sentence."""


def paragraphs(blocks: list[Block]) -> list[Paragraph]:
    """Return all paragraphs of blocks, those in tables and text boxes too, in order."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += [block, *block.boxes]
        else:
            for row in block.rows:
                for cell in row:
                    found += paragraphs(cell.blocks)
    return found

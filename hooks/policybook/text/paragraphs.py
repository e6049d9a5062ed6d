"""Paragraphs: what stands outside all clauses, each with an address, so that it too can be cited, linked and found.

A section counts its paragraphs, lists, tables, quotations and notes from 1: `personal-conduct.3`. A list counts its
items in turn: `personal-conduct.4.2`. Before the first heading the place alone is the address. What stands under a
clause belongs to that clause.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from policybook.clauses import Section, section_words
from policybook.text.staff_parts import LEFT_OUT

_NOT_COUNTED = ("heading_open", "clause_open", "footnote_block_open")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or another block that is cited like one."""

    id: str
    """Its id in the page: `para-personal-conduct-3`, or the one that was typed for it."""
    place: str
    """Its place in its section: `3`, the second item of a list `4.2`."""
    section: Section | None
    """The section it stands in; None before the first heading."""
    line: int
    """The line of the file, from 1."""
    start: int
    """The index of the token that opens it."""
    end: int
    """The index after the token that closes it."""

    @property
    def address(self) -> str:
        """Its place in the policy: `personal-conduct.3`."""
        return f"{self.section.id}.{self.place}" if self.section else self.place

    @property
    def name(self) -> str:
        """What it is called: `paragraph 3 of Personal conduct`."""
        return f"paragraph {self.place}" + (f" of {section_words(self.section)}" if self.section else "")


@dataclass
class _Block:
    """An open block."""

    place: tuple[int, ...] | None
    """The place that those of its items begin with; None where nothing in it is counted."""
    number: int = 0
    """How many have been counted in it."""
    row: int | None = None
    """Which of the paragraphs found it is."""


@dataclass
class _Row:
    start: int
    place: tuple[int, ...]
    section: Section | None
    end: int = 0


def read_paragraphs(
    tokens: Sequence[Token], *, taken: Collection[str], first_line: int
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text in order; `taken` are the ids of its sections and clauses."""
    typed = (str(token.attrs["id"]) for token in tokens if "id" in token.attrs)
    ids = {*taken, *typed}
    return tuple(_paragraph(row, tokens[row.start], ids, first_line) for row in _rows(tokens))


def _paragraph(row: _Row, token: Token, taken: set[str], first_line: int) -> Paragraph:
    place = ".".join(map(str, row.place))
    section = f"{row.section.id}-" if row.section else ""
    wanted = f"para-{section}{place.replace('.', '-')}"
    unique, again = wanted, 1
    while unique in taken:
        again += 1
        unique = f"{wanted}_{again}"
    taken.add(unique)
    line = first_line + (token.map[0] if token.map else 0)
    return Paragraph(str(token.attrs.get("id", unique)), place, row.section, line, row.start, row.end)


def _rows(tokens: Iterable[Token]) -> list[_Row]:
    rows: list[_Row] = []
    root = _Block(())
    around, section = [root], None
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.meta:
            section, root.number = token.meta["section"], 0
        if token.nesting == 1:
            around.append(_opened(token, around[-1], _Row(at, (), section), rows))
        elif token.nesting == -1:
            _close(around, rows, at)
        elif token.type == "fence" and len(around) == 1:
            root.number += 1
            rows.append(_Row(at, (root.number,), section, at + 1))
        elif token.type == LEFT_OUT and len(around) == 1:
            root.number += 1  # what follows has its place in the public text and in the whole
    return rows


def _opened(token: Token, inside: _Block, row: _Row, rows: list[_Row]) -> _Block:
    """Return the block that a token opens, with its row among the paragraphs where it is one."""
    if inside.place is None or token.type in _NOT_COUNTED:
        return _Block(None)
    if inside.place and token.type == "bullet_list_open":
        return _Block(inside.place, inside.number)  # of two lists in one item the second counts on
    if inside.place and token.type != "list_item_open":
        return _Block(None)
    inside.number += 1
    row.place = (*inside.place, inside.number)
    if token.type == "bullet_list_open":
        return _Block(row.place)
    rows.append(row)
    return _Block(row.place if token.type == "list_item_open" else None, row=len(rows) - 1)


def _close(around: list[_Block], rows: list[_Row], at: int) -> None:
    closed = around.pop()
    if closed.row is not None:
        rows[closed.row].end = at + 1
    elif closed.place and around[-1].place == closed.place:
        around[-1].number = closed.number

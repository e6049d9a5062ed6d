"""Tables: rows and cells as Markdown, with what Markdown has no sign for said in a remark."""

from collections.abc import Callable
from dataclasses import dataclass, field

from policybook.words.document import Block, Cell, Paragraph, Table, paragraphs

DEEPEST = 8  # tables within tables that are written out; below them only the words are


@dataclass
class Grid:
    """A table as it will be typed."""

    rows: list[list[str]] = field(default_factory=list)
    """Each row's cells."""
    places: list[tuple[int, ...]] = field(default_factory=list)
    """The places of each row's paragraphs."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """What a person should know of it."""
    headed: bool = False
    """Whether its first row is its head."""


def grid(table: Table, cell: Callable[[Paragraph], str]) -> Grid:
    """Return a table with the words of each cell; `cell` gives a paragraph's Markdown."""
    made = Grid(headed=_is_headed(table))
    wide = max((sum(one.span for one in row) for row in table.rows), default=0)
    if any(one.span > 1 and one.blocks for row in table.rows for one in row):
        made.remarks.append(
            ("merged-cells", "Cells merged across columns: the words stand in the first of them.")
        )
    if any(one.continues for row in table.rows for one in row):
        made.remarks.append(
            ("merged-cells", "Cells merged downwards: the words stand in the topmost of them.")
        )
    if any(isinstance(block, Table) for row in table.rows for one in row for block in one.blocks):
        made.remarks.append(("nested-table", "A table within a table: its cells stand one after another."))
    for row in table.rows:
        words = [each for one in row for each in (_words(one, cell), *[""] * (one.span - 1))]
        made.rows.append([*words, *[""] * (wide - len(words))])
        made.places.append(tuple(each.place for one in row for each in paragraphs(one.blocks)))
    return made


def _words(cell: Cell, made: Callable[[Paragraph], str]) -> str:
    return "<br>".join(words for words in (made(one) for one in paragraphs(cell.blocks)) if words)


def _is_headed(table: Table) -> bool:
    """Tell whether the first row heads the columns: it is marked so, or all of it is bold and the second is not."""
    if table.heads:
        return True
    rows = [[_is_bold(cell.blocks) for cell in row if paragraphs(cell.blocks)] for row in table.rows[:2]]
    said = [paragraphs(cell.blocks) for cell in table.rows[0]] if table.rows else []
    return (
        len(rows) > 1
        and len(rows[0]) > 1
        and all(rows[0])
        and not all(rows[1])
        and all(any(one.text for one in cell) for cell in said)
    )


def _is_bold(blocks: list[Block]) -> bool:
    said = [piece for one in paragraphs(blocks) for piece in one.pieces if piece.text.strip()]
    return bool(said) and all(piece.bold for piece in said)


def lines(made: Grid, taken: frozenset[int] = frozenset()) -> tuple[list[str], list[tuple[int, ...]]]:
    """Return the lines of a table without the rows that are `taken`, and the places of each line; none of no rows."""
    kept = [at for at in range(len(made.rows)) if at not in taken and any(made.rows[at])]
    if not kept:
        return [], []
    wide = len(made.rows[0])
    headed = made.headed and kept[0] == 0
    head = made.rows[0] if headed else [""] * wide
    rows = kept[1:] if headed else kept
    typed = [_row(head), "|" + " --- |" * wide, *(_row(made.rows[at]) for at in rows)]
    return typed, [made.places[0] if headed else (), (), *(made.places[at] for at in rows)]


def _row(cells: list[str]) -> str:
    return "|" + "".join(f" {cell} |" if cell else "  |" for cell in cells)

"""Control: what a Word file says of its own review and adoption, taken into front matter and out of the text.

Only what can mean nothing else is taken; two values for one key, an unreadable date, a row that says more: all of it
stays in the text, and a person is told.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from policybook.dates import WhenError
from policybook.policy import ControlLine, key_of
from policybook.words.sayings import OPEN, STAYS, Key, dated, of_pair, plain, understood, written
from policybook.words.tables import Grid
from policybook.words.writing import Draft, Passage, Remark

NEAR = 80  # passages at head and foot among which control data stands


@dataclass(frozen=True)
class Taken:
    """One value taken into front matter."""

    key: Key
    """Its key: `ratified`, `on`."""
    value: str
    """The value as it is typed there."""
    typed: str
    """What the Word file says."""
    place: int
    """The paragraph that says it; -1 for a header or footer."""


@dataclass
class Matter:
    """The front matter that was made."""

    taken: list[Taken] = field(default_factory=list)
    """What was taken, in the order of the Word file."""
    places: dict[int, str] = field(default_factory=dict)
    """The paragraphs that were taken out of the text, each with the keys that it became."""

    def value(self, key: Key) -> str:
        """Return the value of a key; "" where there is none."""
        return next((one.value for one in self.taken if one.key == key), "")


def take_control(draft: Draft) -> Matter:
    """Take control data out of a draft's passages; what is doubtful stays, with a remark."""
    said = [*_said(draft)]
    good = _settled(said, draft)
    matter = Matter()
    for source in said:
        if source.lines and all(one in good for one in source.lines):
            _take(source, matter)
    for key in sorted(
        {one.key for source in said for one in source.lines if one in good}
        - {one.key for one in matter.taken}
    ):
        first = next(
            (source, one) for source in said for one in source.lines if one.key == key and one in good
        )
        matter.taken.append(
            Taken(key, written(*first[1:]), first[1].value, first[0].places[0] if first[0].places else -1)
        )
        draft.remarks.append(
            Remark(
                "control-data-stays",
                f"{' '.join(key)} is taken from '{first[0].words[:80]}', which says more and stays in the text.",
                first[0].places[0] if first[0].places else -1,
            )
        )
    return matter


@dataclass
class _Source:
    """A line of a draft, or a row of a table, that says something of the policy's standing."""

    words: str
    """What it says."""
    lines: list[ControlLine]
    """What that means."""
    places: tuple[int, ...]
    """The paragraphs that it comes of."""
    passage: Passage | None
    """Where it stands; None for a header or footer."""
    row: int = -1
    """Which row of a table it is."""


def _said(draft: Draft) -> Iterator[_Source]:
    """Give what draft, headers and footers say of the policy's standing."""
    for passage in edges(draft.passages):
        if passage.table is None:
            yield from _of_paragraph(passage)
        else:
            yield from _of_rows(passage)
    for _, words in draft.edges:
        lines = understood(words)
        if lines:
            yield _Source(words, lines, (), None)


def edges(passages: list[Passage]) -> list[Passage]:
    """Return the passages at head and foot of a text, and those below a heading of document control."""
    heads = [at for at, one in enumerate(passages) if one.lines[0].startswith("#")]
    last = heads[-1] if heads else 0
    until = heads[1] if len(heads) > 1 else len(passages)
    control = re.compile(r"#+ .*\b(?:control|approval|ratification|adoption|review|version)\b", re.IGNORECASE)
    own = [at for at in heads if control.match(passages[at].lines[0])]
    near = {
        at for start in own for at in range(start, next((one for one in heads if one > start), len(passages)))
    }
    until, last = min(until, NEAR), max(last, len(passages) - NEAR)
    return [one for at, one in enumerate(passages) if at < until or at >= last or at in near]


def _of_paragraph(passage: Passage) -> Iterator[_Source]:
    words = "\n".join(passage.lines)
    if passage.label or words.startswith(("#", "[^", "- ")) or OPEN.search(words):
        return
    lines = understood(words)
    if lines and {one.line for one in lines} >= set(range(1, len(passage.lines) + 1)):
        yield _Source(words, lines, passage.all_places, passage)


def _of_rows(passage: Passage) -> Iterator[_Source]:
    grid = passage.table
    assert grid is not None
    if across := _across(grid):
        lines = dated(across, [line for label, value in across for line in of_pair(label, value)])
        places = tuple(place for each in grid.places for place in each)
        yield _Source(" | ".join(f"{label}: {value}" for label, value in across), lines, places, passage)
        return
    for at, (cells, places) in enumerate(zip(grid.rows, grid.places, strict=True)):
        kept = [plain(cell) for cell in cells if cell]
        if len(kept) == 1 and not OPEN.search(kept[0]) and (lines := understood(kept[0])):
            yield _Source(kept[0], lines, places, passage, at)
        if not kept or len(kept) % 2 or any(OPEN.search(cell) for cell in kept):
            continue
        pairs = [*zip(kept[::2], kept[1::2], strict=True)]
        lines = [line for label, value in pairs for line in of_pair(label, value)]
        if lines and all(of_pair(label, value) or key_of(label) == ("date",) for label, value in pairs):
            lines = dated(pairs, lines)
            yield _Source(" | ".join(kept), lines, places, passage, at)


def _across(grid: Grid) -> list[tuple[str, str]]:
    """Return labels and values of a table of two rows whose first is all labels that front matter has."""
    rows = [[plain(cell) for cell in row] for row in grid.rows if any(row)]
    if len(rows) != 2 or not all(key_of(label) for label in rows[0]) or any(map(OPEN.search, rows[1])):
        return []
    pairs = [*zip(*rows, strict=True)]
    known = all(of_pair(label, value) or key_of(label) == ("date",) for label, value in pairs)
    return pairs if known and all(value and key_of(value) is None for value in rows[1]) else []


def _settled(said: Iterable[_Source], draft: Draft) -> list[ControlLine]:
    """Return what can be taken: a key with one value that can be read."""
    values: dict[Key, dict[str, tuple[_Source, ControlLine]]] = defaultdict(dict)
    good: list[ControlLine] = []
    for source in said:
        for one in source.lines:
            try:
                if one.key == STAYS:
                    continue
                values[one.key].setdefault(written(one).casefold(), (source, one))
                good.append(one)
            except WhenError as error:
                draft.remarks.append(_doubt(source, f"{' '.join(one.key)}: {error.message} {error.help}"))
    for key, found in values.items():
        if len(found) > 1:
            listed = ", ".join(f"'{one.value}'" for _, one in found.values())
            good = [one for one in good if one.key != key]
            source = next(iter(found.values()))[0]
            draft.remarks.append(
                _doubt(source, f"The file gives {len(found)} values for {' '.join(key)}: {listed}.")
            )
    return good


def _doubt(source: _Source, said: str) -> Remark:
    return Remark(
        "control-data-doubtful",
        f"{said} It stays in the text; write the right one in the front matter.",
        first(source.places),
    )


def _take(source: _Source, matter: Matter) -> None:
    """Take a source into front matter, and out of the text."""
    for one in source.lines:
        if not matter.value(one.key):
            matter.taken.append(Taken(one.key, written(one), one.value, first(source.places)))
    keys = ", ".join(" ".join(one.key) for one in source.lines)
    matter.places |= dict.fromkeys(source.places, keys)
    if source.passage is not None:
        drop(source.passage, source.row)


def drop(passage: Passage, row: int = -1) -> None:
    """Take a passage, or a row of a table, out of the text."""
    if passage.table is None or row < 0:
        passage.lines, passage.places, passage.table = [], [], None
    else:
        passage.table.rows[row] = [""] * len(passage.table.rows[row])


def first(places: Sequence[int]) -> int:
    """Return the first of places; -1 where there is none."""
    return places[0] if places else -1

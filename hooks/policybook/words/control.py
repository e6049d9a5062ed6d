"""Control: what a Word file says of its own review and adoption, taken into front matter and out of the text.

Only what can mean nothing else is taken; two values for one key, an unreadable date, a row that says more: all of it
stays in the text, and a person is told.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from policybook.dates import When, WhenError, read_interval, read_when
from policybook.policy import ControlLine, control_lines, key_of
from policybook.text import parse
from policybook.words.writing import Draft, Passage, Remark

Key = tuple[str, ...]
KEYS: tuple[Key, ...] = (
    ("title",), ("owner",), ("school",), ("adopted-from",), ("reviewed", "by"), ("reviewed", "on"), ("ratified", "by"),
    ("ratified", "on"), ("ratified", "minute"), ("next-review",), ("review-every",), ("signatories",),
)  # fmt: skip
"""The keys of front matter that can be taken, in the order in which they are typed."""
STAYS: Key = ("",)
"""The key of words that stay in the text: part of what is said means no key."""
_DATES = (("reviewed", "on"), ("ratified", "on"), ("next-review",))
_OPEN = re.compile(r"_{2,}|\.{3,}|…|[\[<{]|XX|\bTB[CA]\b", re.IGNORECASE)  # a place that nobody has filled in
_FROM = re.compile(
    r"(?:this (?:policy )?)?(?:is |was |has been )?(?:adapted|adopted|based) (?:from|on) (?:the )?"
    r"(?P<from>(?:(?! by )[\w'’&. -]){2,60})(?: by(?P<who> .{2,60})?)?[.:]?",
    re.IGNORECASE,
)
_MODEL = re.compile(
    r"this (?P<from>[\w'’&. -]{2,50}? model policy) (?:has been|was|is) adopted(?: by (?P<who>.{2,70}?))?\.?",
    re.IGNORECASE,
)
_FOR_REVIEW = re.compile(
    r"(?:date for review|to be reviewed|review by|for review)(?: on| by)?", re.IGNORECASE
)
_SIGNED = re.compile(
    r"(?i:sign(?:ed|ature)(?: by| of)?)[\s:–—-]*(?:[._…]{2,})?[\s(]*(?P<role>[A-Z][A-Za-z'’ ]{3,40}?)\)?[\s:._…]*(?i:dated?[\s:._…]*)?"
)
_ROLE = re.compile(
    r"\b(?:chair|head|headteacher|principal|governor|trustee|manager|bursar|clerk|director)\b", re.IGNORECASE
)
_SCHOOL = re.compile(
    r"(?=.{5,70}$)[A-Z][\w'’&.,() -]*\b(?:School|Academy|College|Nursery|Federation|Academies|Trust|Schools)(?: Trust)?"
)
_OF_A_POLICY = re.compile(
    r"\b(?:policy|policies|procedure|page|version|handbook|the school)\b", re.IGNORECASE
)


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
            Taken(key, _written(*first[1:]), first[1].value, first[0].places[0] if first[0].places else -1)
        )
        draft.remarks.append(
            Remark(
                "control-data-stays",
                f"{' '.join(key)} is taken from '{first[0].words[:80]}', which says more and stays in the text.",
                first[0].places[0] if first[0].places else -1,
            )
        )
    matter.taken += _signatories(draft, matter)
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
    edges = _edges(draft.passages)
    for passage in edges:
        if passage.table is None:
            yield from _of_paragraph(passage)
        else:
            yield from _of_rows(passage)
    for _, words in draft.edges:
        lines = _understood(words)
        if lines:
            yield _Source(words, lines, (), None)


def _edges(passages: list[Passage]) -> list[Passage]:
    """Return the passages at head and foot of a text, and those below a heading of document control."""
    heads = [at for at, one in enumerate(passages) if one.lines[0].startswith("#")]
    last = heads[-1] if heads else 0
    until = heads[1] if len(heads) > 1 else len(passages)
    control = re.compile(r"#+ .*\b(?:control|approval|ratification|adoption|review|version)\b", re.IGNORECASE)
    own = [at for at in heads if control.match(passages[at].lines[0])]
    near = {
        at for start in own for at in range(start, next((one for one in heads if one > start), len(passages)))
    }
    return [one for at, one in enumerate(passages) if at < until or at >= last or at in near]


def _of_paragraph(passage: Passage) -> Iterator[_Source]:
    words = "\n".join(passage.lines)
    if passage.label or words.startswith(("#", "[^", "- ")) or _OPEN.search(words):
        return
    lines = _understood(words)
    if lines and {one.line for one in lines} >= set(range(1, len(passage.lines) + 1)):
        yield _Source(words, lines, tuple(place for each in passage.places for place in each), passage)


def _of_rows(passage: Passage) -> Iterator[_Source]:
    grid = passage.table
    assert grid is not None
    for at, (cells, places) in enumerate(zip(grid.rows, grid.places, strict=True)):
        kept = [_plain(cell) for cell in cells if cell]
        if len(kept) == 1 and not _OPEN.search(kept[0]) and (lines := _understood(kept[0])):
            yield _Source(kept[0], lines, places, passage, at)
        if not kept or len(kept) % 2 or any(_OPEN.search(cell) for cell in kept):
            continue
        pairs = [*zip(kept[::2], kept[1::2], strict=True)]
        lines = [line for label, value in pairs for line in _of_pair(label, value)]
        if lines and all(_of_pair(label, value) or key_of(label) == ("date",) for label, value in pairs):
            lines = _dated(pairs, lines)
            yield _Source(" | ".join(kept), lines, places, passage, at)


def _of_pair(label: str, value: str) -> list[ControlLine]:
    """Return what a label and its value mean, as a line `label: value` or as one sentence."""
    if _FOR_REVIEW.fullmatch(label):
        return [ControlLine(("next-review",), value, 1, "table")]
    return _understood(f"{label.rstrip(' :')}: {value}") or _understood(f"{label} {value}")


def _dated(pairs: list[tuple[str, str]], lines: list[ControlLine]) -> list[ControlLine]:
    """Return lines with the date of what stands before it in the same row."""
    act = next((one.key[0] for one in lines if len(one.key) == 2), None)
    dates = [value for label, value in pairs if key_of(label) == ("date",)]
    return [*lines, *(ControlLine((act, "on"), value, 1, "table") for value in dates if act)]


def _understood(words: str) -> list[ControlLine]:
    """Return what lines of text mean for front matter; nothing where part of them means something else."""
    lines = [*control_lines(parse(words, path="", first_line=1))]
    if not lines:
        lines = _adopted(" ".join(words.split()))
    return lines if all(one.key in (*KEYS, STAYS) for one in lines) else []


def _adopted(words: str) -> list[ControlLine]:
    """Return which model policy is followed, and which school says so; `STAYS` marks words that mean no key."""
    found = _MODEL.fullmatch(words) or _FROM.fullmatch(words)
    if not found:
        return []
    lines = [ControlLine(("adopted-from",), found["from"].strip(), 1, "text")]
    who = (found["who"] or "").strip()
    if who:
        lines.append(ControlLine(("school",) if _SCHOOL.fullmatch(who) else STAYS, who, 1, "text"))
    return lines


def _plain(cell: str) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", cell.replace("<br>", " ").replace("*", "")).strip()


def _settled(said: Iterable[_Source], draft: Draft) -> list[ControlLine]:
    """Return what can be taken: a key with one value that can be read."""
    values: dict[Key, dict[str, tuple[_Source, ControlLine]]] = defaultdict(dict)
    good: list[ControlLine] = []
    for source in said:
        for one in source.lines:
            try:
                if one.key == STAYS:
                    continue
                values[one.key].setdefault(_written(one).casefold(), (source, one))
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
        source.places[0] if source.places else -1,
    )


def _written(one: ControlLine) -> str:
    """Return a value as front matter has it. Raises WhenError where it is no date."""
    if one.key in _DATES:
        return date_typed(read_when(one.value))
    if one.key == ("review-every",):
        return read_interval(one.value).text
    return one.value


def date_typed(when: When) -> str:
    """Return a date as front matter has it: a day or a month in figures, anything else in its own words."""
    if when.first == when.last:
        return when.first.isoformat()
    if (when.first.year, when.first.month) == (when.last.year, when.last.month) and when.first.day == 1:
        if (when.last + timedelta(days=1)).day == 1:
            return f"{when.first:%Y-%m}"
    return when.text


def _take(source: _Source, matter: Matter) -> None:
    """Take a source into front matter, and out of the text."""
    for one in source.lines:
        if not matter.value(one.key):
            matter.taken.append(
                Taken(one.key, _written(one), one.value, source.places[0] if source.places else -1)
            )
    keys = ", ".join(" ".join(one.key) for one in source.lines)
    matter.places |= dict.fromkeys(source.places, keys)
    if source.passage is not None:
        _drop(source.passage, source.row)


def _drop(passage: Passage, row: int = -1) -> None:
    """Take a passage, or a row of a table, out of the text."""
    if passage.table is None or row < 0:
        passage.lines, passage.places = [], []
    else:
        passage.table.rows[row] = [""] * len(passage.table.rows[row])


def _signatories(draft: Draft, matter: Matter) -> Iterator[Taken]:
    """Give who signs, from lines and rows in which there is room for a signature."""
    for passage in _edges([one for one in draft.passages if one.lines]):
        rows = enumerate(passage.table.rows) if passage.table else [(-1, [" ".join(passage.lines)])]
        for at, cells in rows:
            words = " ".join(_plain(cell) for cell in cells if cell)
            found = _SIGNED.fullmatch(words)
            if found and _ROLE.search(found["role"]) and not passage.label:
                places = (
                    passage.table.places[at]
                    if passage.table
                    else tuple(each for one in passage.places for each in one)
                )
                yield Taken(("signatories",), found["role"].strip(), words, places[0] if places else -1)
                matter.places |= dict.fromkeys(places, "signatories")
                _drop(passage, at)


def take_school(draft: Draft, matter: Matter) -> None:
    """Take the school's name where headers, footers or the lines before the first heading give but one."""
    before = []
    for passage in draft.passages:
        if passage.lines and passage.lines[0].startswith("#"):
            break
        before.append(passage)
    lines = [
        (_plain(" ".join(one.lines)), one) for one in before if len(one.lines) == 1 and one.table is None
    ]
    found: dict[str, list[Passage]] = {}
    for words, passage in [*lines, *((words, None) for _, words in draft.edges)]:
        if _SCHOOL.fullmatch(words) and not _OF_A_POLICY.search(words):
            found.setdefault(" ".join(words.split()), []).extend([passage] if passage else [])
    if len({name.casefold() for name in found}) == 1:
        name, passages = next(iter(found.items()))
        places = [place for one in passages for each in one.places for place in each]
        matter.taken.append(Taken(("school",), name, name, places[0] if places else -1))
        matter.places |= dict.fromkeys(places, "school")
        for one in passages:
            _drop(one)
    elif found:
        draft.remarks.append(
            Remark("school-doubtful", f"Several names could be the school's: {', '.join(found)}.")
        )

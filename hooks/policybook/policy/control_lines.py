"""Control lines: what a policy's own text says of its review and adoption, in a table or in lines at head or foot."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from policybook.clauses import Section
from policybook.policy.control_labels import APPROVED_BY, DATE, OTHER, Key, key_of
from policybook.text import Place, Text, end_of, inline_tokens, running_text

_CONTROL = re.compile(r"\b(?:control|approval|ratification|adoption|review|version)\b", re.IGNORECASE)
_APART = ("appendix", "annex", "schedule")
_BETWEEN = re.compile(r"\n|\u2028| {3,}|\t| \| ")  # what parts one line's labels from another's
_LABELLED = re.compile(r"([^:–—]{1,60}?) ?(?::| [–—-] )[ ]?(.{1,200})")
LONGEST = 600  # characters of a paragraph of control lines
_DONE = re.compile(
    r"(?:(?:this )?policy (?:was |has been )?)?(?:last )?(ratified|adopted|approved|agreed|reviewed)\b ?(.*)",
    re.IGNORECASE,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_AT_END = re.compile(  # the date that a line ends with
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTHS}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?),? \d{{4}}"
    r"|\b\d{4}-\d{2}(?:-\d{2})?|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|\b(?:autumn|spring|summer) term \d{4}|\bacademic year \d{4}[/–-]\d{2,4})\.?$",
    re.IGNORECASE,
)
_WHO = re.compile(r"by:? (.{2,80})", re.IGNORECASE)
_WHERE = re.compile(r"[ ,]+(?:at|during|in|on|following|dated?)\b.*$|[ ,:;–—-]+$")
_ARTICLE = re.compile(r"^(?:the|our) ", re.IGNORECASE)
_OPEN = re.compile(
    r"[<\[{]|_{2,}|\.{3,}|…|XX|xxx|\bTB[CA]\b|\bn/?a\b", re.IGNORECASE
)  # nobody has filled it in
_GOVERNORS = re.compile(r"\b(?:govern\w*|trustees?|directors|FGB|LGB|GB|board|committee)\b", re.IGNORECASE)
_ACTS = {"ratified": "ratified", "adopted": "ratified", "approved": "approved", "agreed": "approved"}


@dataclass(frozen=True)
class ControlLine:
    """One thing that a text says of its own standing."""

    key: Key
    """The key of front matter that it is: `ratified`, `on`."""
    value: str
    """What it says, as typed."""
    line: int
    """The line of the file, from 1."""
    where: str
    """What it stands in: `table`, `text`."""


def control_lines(text: Text) -> tuple[ControlLine, ...]:
    """Return what a text says of its own standing, from top to bottom.

    Strict: a table must be one of document control, a line must begin with a label of one, and both must stand in the
    first or last section, or in one that is headed as such.
    """
    found: list[ControlLine] = []
    edges = _edges(text)
    table = 0
    for place in inline_tokens(text.tokens):
        if place.section not in edges or place.at < table:
            continue
        opened = next((one for one in place.around if one.type == "table_open"), None)
        if opened:
            start = next(at for at in range(place.at, -1, -1) if text.tokens[at] is opened)
            table = end_of(text.tokens, start)
            found += _of_table(text.tokens[start:table], text.first_line)
        elif not place.block.startswith("h"):
            found += _of_lines(place, text.first_line)
    return tuple(_settled(found))


def _edges(text: Text) -> set[Section | None]:
    """Return the sections at head and foot of a text, and those that are headed as document control."""
    sections = text.outline.sections
    own = [one for one in sections if not one.id.startswith(_APART)]
    return {None, *own[:1], *own[-1:], *(one for one in sections if _CONTROL.search(one.title))}


def _settled(lines: Iterable[ControlLine]) -> Iterator[ControlLine]:
    """Give lines without what nobody has filled in; what was approved by governors was ratified."""
    governors = False
    for one in lines:
        if one.key == APPROVED_BY:
            governors = bool(_GOVERNORS.search(one.value))
        key: Key = ("ratified", *one.key[1:]) if governors and one.key[0] == "approved" else one.key
        if re.search(r"\w", one.value) and not _OPEN.search(one.value):
            yield ControlLine(key, one.value, one.line, one.where)


def _of_table(tokens: Sequence[Token], first_line: int) -> Iterator[ControlLine]:
    pairs = _pairs(_rows(tokens, first_line))
    known = [key_of(label) for label, _, _ in pairs]
    told, unknown = sum(bool(key) and key != DATE for key in known), known.count(None)
    if (
        told and unknown < told and unknown * 3 <= len(known)
    ):  # a table of something else has labels of its own
        yield from _paired(pairs, "table")


def _pairs(rows: Sequence[Sequence[tuple[str, int]]]) -> list[tuple[str, str, int]]:
    """Return the labels of a table, each with its value and the line: side by side, or across its head."""
    head = [words for words, _ in rows[0]] if rows else []
    if len(rows) > 1 and all(key_of(words) is not None for words in head):
        across = zip(head, rows[1], strict=False) if len(rows) == 2 else ()  # several rows are a history
        return [(label, value, line) for label, (value, line) in across]
    beside = ((row[at], row[at + 1]) for row in rows for at in range(0, len(row) - 1, 2))
    return [(label, value, line) for (label, line), (value, _) in beside if label and key_of(value) is None]


def _rows(tokens: Iterable[Token], first_line: int) -> list[list[tuple[str, int]]]:
    """Return the cells of a table row by row, each its words and its line."""
    rows: list[list[tuple[str, int]]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            words = "".join(
                " " if child.type.endswith("break") else child.content for child in token.children or ()
            )
            rows[-1].append((" ".join(words.split()), first_line + (token.map or [0])[0]))
    return rows


def _of_lines(place: Place, first_line: int) -> Iterator[ControlLine]:
    """Give what the lines of a paragraph say, where all of them are control lines."""
    run = running_text(place)
    if len(run.text) > LONGEST:
        return
    begins = first_line + (place.token.map or [0])[0]
    found: list[ControlLine] = []
    at = 0
    for part in _BETWEEN.split(run.text):
        line = begins + sum(sign in "\n\u2028" for sign in run.text[:at])
        at += len(part) + 1
        if part.strip(" ."):
            said = [*_said(" ".join(part.split()), line)]
            if not said:
                return
            found += said
    yield from found


def _said(words: str, line: int) -> Iterator[ControlLine]:
    """Give what one line says: `Next review: May 2027`, `Approved by the governing body on 14 July 2020`."""
    labelled = _LABELLED.fullmatch(words)
    key = key_of(labelled[1]) if labelled else None
    if labelled and key is not None:
        yield from _paired([(labelled[1], labelled[2], line)], "text")
        return
    done, dated = _DONE.fullmatch(words), _AT_END.search(words)
    if done and dated:
        act = _ACTS.get(done[1].lower(), "reviewed")
        who = _WHO.match(done[2])
        yield from _act((act, "by"), who[1] if who else "", line, "text")
        if not who:
            yield ControlLine((act, "on"), dated[0].rstrip("."), line, "text")


def _paired(pairs: Iterable[tuple[str, str, int]], where: str) -> Iterator[ControlLine]:
    """Give what labels and their values say; a date alone is of what was done in the line before."""
    act: Key = OTHER
    for label, value, line in pairs:
        key = key_of(label)
        if key == DATE and act:
            yield ControlLine((act[0], "on"), value, line, where)
        elif key and key != DATE:
            yield from _act(key, value, line, where)
            act = key if key[-1] in ("by", "on") else OTHER


def _act(key: Key, value: str, line: int, where: str) -> Iterator[ControlLine]:
    """Give who did something and, where the value ends with a date, when."""
    dated = _AT_END.search(value) if key[-1:] == ("by",) else None
    if dated:
        value = value[: dated.start()]
    if key[-1:] == ("by",):
        value = _WHERE.sub("", _ARTICLE.sub("", value))
    yield ControlLine(key, value.strip(), line, where)
    if dated:
        yield ControlLine((key[0], "on"), dated[0].rstrip("."), line, where)

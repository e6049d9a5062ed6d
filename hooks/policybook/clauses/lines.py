"""Lines: what a line of Markdown begins, and which labels the lines below it begin with."""

import re
from collections.abc import Sequence

from policybook.clauses.labels import Label, read_label
from policybook.clauses.loose_labels import read_loose_label

LOOKAHEAD = 40  # labels looked at to see how a run goes on; a bound that keeps the reading linear

BULLET = re.compile(r"[-*+][ \t]+(?=\S)")
RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")  # a line across the page, which only looks like a bullet
UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")  # below a line, it makes a heading of it
_QUOTED = re.compile(r"(?:>[ \t]*)+")


def quotation_depth(line: str) -> int:
    """Return how many quotations a line stands in by its marks."""
    found = _QUOTED.match(line.lstrip(" "))
    return found[0].count(">") if found else 0


def unquoted(line: str) -> str:
    """Return a line without its indentation and the marks of quotations."""
    text = line.lstrip(" ")
    return text[found.end() :] if (found := _QUOTED.match(text)) else text


def label_of(text: str) -> Label | None:
    """Return the label that a line may begin with, after its indentation and the marks of its quotations."""
    if text[:1] in ("", "|"):
        return None
    bullet = BULLET.match(text) if not RULE.match(text) else None
    begun = text[bullet.end() :] if bullet else text
    return read_label(begun) or read_loose_label(begun)


def second_label(label: Label) -> Label | None:
    """Return the first label of a level below that follows a label in its line: `(a)` in `2. (a)`; else None."""
    inner = read_label(label.rest)
    opens = inner and not inner.inserted and any(reading.value == (1,) for reading in inner.readings)
    return inner if opens and inner and inner.rest else None


def stems_on(lines: Sequence[str]) -> frozenset[str]:
    """Return the stems of all labels that lines begin with, whatever blocks those lines are of: rows, headings."""
    begun = (label_of(unquoted(line).lstrip("|#* \\")) for line in lines)
    return frozenset(label.stem for label in begun if label)


def upcoming_labels(lines: Sequence[str]) -> list[list[Label]]:
    """Return for each line the labels that may begin later lines of its section and quotation, the next first."""
    rows: list[list[Label]] = [[] for _ in lines]
    ahead: dict[int, list[Label]] = {}
    for number in range(len(lines) - 1, -1, -1):
        depth, text = quotation_depth(lines[number]), unquoted(lines[number])
        rows[number] = ahead.get(depth, [])
        if not depth and text.startswith("#"):
            ahead = {}
        elif label := label_of(text):
            inner = second_label(label)
            begun = [label, inner] if inner else [label]
            ahead[depth] = [*begun, *rows[number][: LOOKAHEAD - len(begun)]]
    return rows

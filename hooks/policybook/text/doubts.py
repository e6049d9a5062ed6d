"""Doubts: lines that begin like a label and stand in a paragraph all the same; none is run into it without a word."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from policybook.clauses import (
    YEARS,
    Kind,
    Label,
    is_initial,
    is_quantity,
    is_word,
    read_label,
    unquoted,
)
from policybook.finding import Finding, Severity

_LIKE = re.compile(  # `1.a)`, `A1.` and `A.2)` are labels of no family that is read
    r"(?=[A-Za-z]?\.?\d)(?:\d{1,3}|[A-Za-z])(?:\.?(?:\d{1,3}|[A-Za-z])){1,4}[.)](?=\s)"
)
Doubt = tuple[int, str, bool]
"""A line from 0, what it begins with, and whether it is the first of its paragraph."""


def doubt_findings(
    tokens: Sequence[Token], lines: Sequence[str], labelled: Sequence[int], *, path: str, first_line: int
) -> Iterator[Finding]:
    """Give a finding for each paragraph in which lines begin like labels and begin no clause.

    `lines` are the text's, made ready; `labelled` those on which clauses begin; `path` and `first_line` are the file's
    name and the line on which the text begins.
    """
    known, held = frozenset(labelled), 0
    for before, token in pairwise(tokens):
        held += before.nesting * before.type.startswith(("admonition", "footnote_o", "footnote_c"))
        if token.type == "inline" and token.map and before.type == "paragraph_open" and not held:
            doubts = [*_doubts(lines, known, *token.map)]
            yield from (_finding(doubts, path, first_line) for _ in doubts[:1])


def _doubts(lines: Sequence[str], known: frozenset[int], first: int, end: int) -> Iterator[Doubt]:
    for number in range(first, end):
        if number not in known and (begun := _beginning(unquoted(lines[number]))):
            yield number, begun, number == first


def _beginning(line: str) -> str | None:
    """Return what a line begins with that looks like a label; None where it is certainly none."""
    if label := read_label(line):
        return None if _is_certainly_none(label) else label.text
    return found[0] if (found := _LIKE.match(line)) else None


def _is_certainly_none(label: Label) -> bool:
    """Tell whether a line that begins so begins with a word, a name, a quantity or a year."""
    year = label.readings[0].kind is Kind.NUMBER and label.readings[0].value[0] >= YEARS
    return year or is_word(label) or is_initial(label) or is_quantity(label)


def _finding(doubts: Sequence[Doubt], path: str, first_line: int) -> Finding:
    number, label, alone = doubts[0]
    said = f"This line begins like a clause, '{label}', and is read as {'' if alone else 'more '}words"
    if len(doubts) > 1:
        begin = f"{len(doubts)} lines from here begin like clauses, the first with '{label}',"
        said = f"{begin} and are read as words"
    return Finding(
        code="label-doubtful",
        severity=Severity.WARNING,
        path=path,
        line=first_line + number,
        message=f"{said}: nothing around it goes before or after that.",
        help="If it is a clause, number it in its list's order, below an empty line; else begin the line otherwise.",
    )

"""Lines: what a line of Markdown begins, and which labels the lines below it begin with."""

import re
from collections.abc import Sequence

from policybook.clauses.labels import Label, read_label

LOOKAHEAD = 40  # labels looked at to see how a run goes on; a bound that keeps the reading linear

BULLET = re.compile(r"[-*+][ \t]+(?=\S)")
RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")  # a line across the page, which only looks like a bullet
UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")  # below a line, it makes a heading of it


def upcoming_labels(lines: Sequence[str]) -> list[list[Label]]:
    """Return for each line the labels that may begin later lines of its section, the next first."""
    rows: list[list[Label]] = [[] for _ in lines]
    ahead: list[Label] = []
    for number in range(len(lines) - 1, -1, -1):
        text = lines[number].lstrip(" ")
        rows[number] = ahead
        if text.startswith("#"):
            ahead = []
        elif text[:1] not in ("", "|", ">"):
            bullet = BULLET.match(text)
            label = read_label(text[bullet.end() :] if bullet else text)
            ahead = [label, *ahead[: LOOKAHEAD - 1]] if label else ahead
    return rows

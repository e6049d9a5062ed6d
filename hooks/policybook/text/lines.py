"""Lines: what kind of block a line of Markdown begins, and where blocks that are copied whole end."""

import re
from collections.abc import Mapping, Sequence

from policybook.clauses import Label, read_label

TAB = 4
"""Python-Markdown's indentation, in spaces."""
LOOKAHEAD = 40  # labels looked at to see how a run goes on; a bound that keeps the scan linear

BULLET = re.compile(  # with the bullets that word processors leave behind; of letters' kind only with a tab after it
    r"([-*+•●▪◦·‣⁃■➢\uf0a7\uf0b7\uf0d8]|[o§](?=  ))[ \t]+(?=\S)"
)
RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")  # a line across the page, which only looks like a bullet
UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")  # below a line, it makes a heading of it
_FENCE = re.compile(r"`{3,}|~{3,}")
_HTML = re.compile(r"</?[a-zA-Z][\w-]*[\s>/]|<!--")
_HELD = re.compile(r"!!!|\?\?\?|===|\[\^[^\]]+\]:")  # extensions' blocks, which hold what is indented below
_SPAN = re.compile(r"\[([^\[\]]{0,500})\]\{[#.][^{}]{0,200}\}")  # []{#_Toc1 .anchor}, [word]{.underline}
_QUOTED = re.compile(r">[ \t]*")


def indent_of(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def copied_until(lines: Sequence[str], number: int, *, after_blank: bool, html: Mapping[int, int]) -> int:
    """Return the line after the code, HTML or extension's block that begins at `number`; `number` itself when none.

    `html` are the lines on which blocks of HTML close, by those that open them.
    """
    text = lines[number].lstrip(" ")
    if _FENCE.match(text):
        return fence_end(lines, number)
    if _HELD.match(text):
        return _held_end(lines, number)
    if number in html:
        return _html_end(lines, html[number])
    if after_blank and _HTML.match(text):
        return _html_end(lines, number)
    return number


def without_leftovers(text: str) -> str:
    """Return a line without what converters from Word leave: marks of bookmarks, of underlining and of lines' ends."""
    if text.endswith("\\") and not text.endswith("\\\\"):
        text = f"{text[:-1].rstrip()}  "  # Markdown's own sign for a new line
    if "]{" in text:
        text = _SPAN.sub(r"\1", text)
    return text if text.strip() else ""


def quoted_label(text: str) -> bool:
    """Tell whether a line of a quotation begins with a label."""
    return text.startswith(">") and read_label(_QUOTED.sub("", text, count=1)) is not None


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


def fence_end(lines: Sequence[str], number: int) -> int:
    """Return the line after the fenced code that begins at line `number`; `number` itself when none does."""
    opened = _FENCE.match(lines[number].lstrip(" "))
    if opened is None:
        return number
    fence = opened[0]
    for end in range(number + 1, len(lines)):
        text = lines[end].strip()
        if text.startswith(fence) and not text.strip(fence[0]):
            return end + 1
    return len(lines)


def _held_end(lines: Sequence[str], number: int) -> int:
    inside, end = indent_of(lines[number]) + TAB, number + 1
    while end < len(lines) and (not lines[end] or indent_of(lines[end]) >= inside):
        end += 1
    while not lines[end - 1]:
        end -= 1
    return end


def _html_end(lines: Sequence[str], number: int) -> int:
    comment = "<!--" in lines[number]
    end = number
    while end < len(lines) and (lines[end] or comment):
        end += 1
        if comment and "-->" in lines[end - 1]:
            break
    return end

"""Source: a policy's text made ready for the parser, line for line, so that every token keeps its line.

What no reader is meant to see goes: comments, and what converters from Word leave behind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TAB = 4
"""Columns of a tab."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # nobody can see them, and marks of ours are some of them
_FENCE = re.compile(r"(`{3,}|~{3,})(.*)")
_SPAN = re.compile(r"\[([^\[\]]{0,500})\]\{[#.][^{}]{0,200}\}")  # []{#_Toc1 .anchor}, [word]{.underline}
_LONE_BACKSLASH = re.compile(r"\s*\\\s*$")  # Word's empty line
_BULLET = re.compile(  # bullets that word processors leave behind; of letters' kind only with a gap after it
    r"^( *)(?:[•●▪◦·‣⁃■➢\uf0a7\uf0b7\uf0d8]|[o§](?=  ))([ \t]+)(?=\S)"
)


@dataclass(frozen=True)
class Source:
    """A text made ready."""

    lines: tuple[str, ...]
    """Its lines."""
    unclosed_comment: int | None
    """The line, from 0, of a comment that is never closed and so is read as text; None where all are."""


def make_ready(body: str) -> Source:
    """Make a policy's Markdown ready for the parser; every line keeps its number."""
    lines = [line.expandtabs(TAB) for line in _CONTROL.sub("\ufffd", body).split("\n")]
    unclosed = _take_comments_out(lines) if "<!--" in body else None
    return Source(tuple(_without_leftovers(line) for line in lines), unclosed)


def without_comments(body: str) -> str:
    """Return a text without its comments; every line keeps its number."""
    lines = body.split("\n")
    if "<!--" in body:
        _take_comments_out(lines)
    return "\n".join(lines)


def fence_end(lines: Sequence[str], number: int) -> int:
    """Return the line after the fenced code that begins at line `number`; `number` itself when none does."""
    opened = _FENCE.match(lines[number].lstrip(" "))
    if opened is None or (opened[1][0] == "`" and "`" in opened[2]):
        return number
    for end in range(number + 1, len(lines)):
        text = lines[end].strip()
        if text.startswith(opened[1]) and not text.strip(opened[1][0]):
            return end + 1
    return len(lines)


def _without_leftovers(line: str) -> str:
    if _LONE_BACKSLASH.fullmatch(line):
        return ""
    if "]{" in line:
        line = _SPAN.sub(r"\1", line)
    return _BULLET.sub(r"\1-\2", line, count=1) if not line.isascii() or "o  " in line else line


def _take_comments_out(lines: list[str]) -> int | None:
    """Take comments out of `lines`; return the line of one that is never closed, which stays."""
    last = next((number for number in range(len(lines) - 1, -1, -1) if "-->" in lines[number]), -1)
    number = 0
    while number < len(lines):
        after_code = fence_end(lines, number)
        if after_code > number:
            number = after_code
            continue
        start = _comment_in(lines[number])
        if start is None:
            number += 1
            continue
        end = next(_ends(lines, number, start, last), None)
        if end is None:
            _show_comments(lines, number)
            return number
        _cut(lines, number, start, *end)
    return None


def _show_comments(lines: list[str], number: int) -> None:
    """Make text of every comment that begins on line `number` or later: none of them ends."""
    while number < len(lines):
        after_code = fence_end(lines, number)
        if after_code == number and _comment_in(lines[number]) is not None:
            lines[number] = lines[number].replace("<!--", "&lt;!--")
        number = max(after_code, number + 1)


def _comment_in(line: str) -> int | None:
    """Return where a comment begins in a line, outside of code; None where none does."""
    start = line.find("<!--")
    while start >= 0:
        if line.count("`", 0, start) % 2 == 0:
            return start
        start = line.find("<!--", start + 1)
    return None


def _ends(lines: Sequence[str], number: int, start: int, last: int) -> Iterator[tuple[int, int]]:
    """Give the line and the index after each end that a comment begun at `start` of line `number` may have."""
    for at in range(number, last + 1):
        index = lines[at].find("-->", start + 4 if at == number else 0)
        if index >= 0:
            yield at, index + 3


def _cut(lines: list[str], number: int, start: int, last: int, end: int) -> None:
    before, after = lines[number][:start], lines[last][end:]
    if number == last:
        lines[number] = before.rstrip() if not after.strip() else before + after
        return
    lines[number] = before.rstrip()
    lines[number + 1 : last] = [""] * (last - number - 1)
    lines[last] = after if after.strip() else ""

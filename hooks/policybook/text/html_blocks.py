"""HTML blocks: which lines of a text are raw HTML, and which tags hold Markdown that is read.

A block that stands at the beginning of a line is copied up to its closing tag. `<div markdown>` asks that what is
inside be read. A tag that is never closed, or closes nothing, is shown as text, and a finding says so.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policybook.text.html_names import BLOCK_TAGS
from policybook.text.source import fence_end

_NAMES = "|".join(sorted(BLOCK_TAGS))
_TAG = re.compile(  # a tag may go on in the next line, as in `<div` / `class="notice">`
    rf"<(?P<close>/?)(?P<name>{_NAMES})(?![\w:-])(?P<rest>[^<>]*)(?:>|$)", re.IGNORECASE
)
_READ = re.compile(r"\smarkdown\b")  # `<div markdown>` asks that what is inside be read


@dataclass
class HtmlBlocks:
    """Where raw HTML stands in the lines of a text, by line from 0."""

    raw: dict[int, int] = field(default_factory=dict)
    """The line on which each block that is copied closes, by the line that it opens."""
    opens: dict[int, int] = field(default_factory=dict)
    """The line on which each tag closes that holds Markdown, by the line that it opens."""
    closes: dict[int, int] = field(default_factory=dict)
    """The same, the other way."""
    unmatched: dict[int, str] = field(default_factory=dict)
    """The tag at the beginning of a line that is never closed, or that closes nothing, by its line."""


@dataclass(frozen=True)
class _Opened:
    name: str
    line: int
    begins: bool
    """Whether it begins its line, and so a block."""
    read: bool
    """Whether what it holds is Markdown."""
    quoted: bool
    """Whether it stands in a quotation, where only a line of its own holds it."""


def html_blocks(lines: Sequence[str]) -> HtmlBlocks:
    """Find the blocks of HTML in a text without comments; each line is looked at once."""
    found = HtmlBlocks()
    opened: list[_Opened] = []
    names: Counter[str] = Counter()  # of those that are open, so that a stray closing tag costs no search
    for number, tag in _tags(lines):
        name = tag["name"].lower()
        before = tag.string[: tag.start()]
        begins = not before.strip(" >")
        if tag["close"]:
            if not _close(opened, names, name, number, found, begins=begins) and begins:
                found.unmatched.setdefault(number, f"/{name}")
        elif not tag["rest"].endswith("/"):
            opened.append(
                _Opened(name, number, begins, bool(_READ.search(tag["rest"])), quoted=">" in before)
            )
            names[name] += 1
    for one in opened:
        _leave_open(one, found)
    return found


def _close(
    opened: list[_Opened], names: Counter[str], name: str, number: int, found: HtmlBlocks, *, begins: bool
) -> bool:
    """Close the last tag of a name, and with it whatever was opened inside it; tell whether there was one."""
    if not names[name]:
        return False
    last = opened.pop()
    names[last.name] -= 1
    while last.name != name:
        _leave_open(last, found)
        last = opened.pop()
        names[last.name] -= 1
    if last.begins and last.quoted:
        if last.line != number:
            found.unmatched[last.line] = last.name
            return False
    elif last.begins and last.read and begins and number > last.line:
        found.opens[last.line], found.closes[number] = number, last.line
    elif last.begins:
        found.raw[last.line] = number
    return True


def _leave_open(one: _Opened, found: HtmlBlocks) -> None:
    if one.begins and one.line not in found.raw and one.line not in found.opens:
        found.unmatched[one.line] = one.name


def _tags(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    number = 0
    while number < len(lines):
        code_ends = fence_end(lines, number)
        if code_ends == number and "<" in lines[number]:
            yield from ((number, tag) for tag in _TAG.finditer(lines[number]))
        number = max(code_ends, number + 1)

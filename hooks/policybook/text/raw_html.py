"""Raw HTML: from which line to which a block of it runs, by the rule of Python-Markdown, which copies it unread.

What the scan would mark inside such a block is never seen again: the marks would be printed, and the labels lost.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown.util import BLOCK_LEVEL_ELEMENTS

from policybook.finding import Finding, Severity
from policybook.text.lines import fence_end

_NAMES = "|".join(
    name for name in BLOCK_LEVEL_ELEMENTS if name != "hr"
)  # a line across the page holds nothing
_TAG = re.compile(  # a tag may go on in the next line, as in `<div` / `class="notice">`
    rf"<(?P<close>/?)(?P<name>{_NAMES})(?![\w:-])(?P<rest>[^<>]*)(?:>|$)", re.IGNORECASE
)
_READ = re.compile(r"\smarkdown\b")  # `<div markdown>` asks that what is inside be read


@dataclass(frozen=True)
class RawHtml:
    """Where blocks of HTML begin and end in the lines of a text."""

    ends: dict[int, int]
    """The line on which each block closes, by the line that it opens."""
    unclosed: dict[int, str]
    """The tag that opens each block that is never closed, by its line."""


@dataclass(frozen=True)
class _Opened:
    name: str
    line: int
    begins: bool
    """Whether it begins its line, and so a block."""


def raw_html(lines: Sequence[str]) -> RawHtml:
    """Find the blocks of HTML in a text; each line is looked at once."""
    found = RawHtml({}, {})
    if not any("<" in line for line in lines):
        return found
    opened: list[_Opened] = []
    names: Counter[str] = Counter()  # of those that are open, so that a stray closing tag costs no search
    for number, tag in _tags(lines):
        name = tag["name"].lower()
        if tag["close"]:
            _close(opened, names, name, number, found)
        elif not tag["rest"].endswith("/"):
            begins = not tag.string[: tag.start()].strip() and not _READ.search(tag["rest"])
            opened.append(_Opened(name, number, begins))
            names[name] += 1
    found.unclosed.update({one.line: one.name for one in opened if one.begins and one.line not in found.ends})
    return found


def _close(opened: list[_Opened], names: Counter[str], name: str, number: int, found: RawHtml) -> None:
    """Close the last tag of a name, and with it whatever was opened inside it."""
    last = None
    while names[name] and (last is None or last.name != name):
        last = opened.pop()
        names[last.name] -= 1
    if last and last.begins:
        found.ends[last.line] = number


def _tags(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    number = 0
    while number < len(lines):
        code_ends = fence_end(lines, number)
        if code_ends == number:
            yield from ((number, tag) for tag in _TAG.finditer(lines[number]))
        number = max(code_ends, number + 1)


def unclosed_findings(found: RawHtml, *, path: str, first_line: int) -> tuple[Finding, ...]:
    """Return a finding for each tag that is never closed; `first_line` is the line on which the text begins."""
    return tuple(
        Finding(
            code="html-not-closed",
            severity=Severity.WARNING,
            path=path,
            line=first_line + number,
            message=f"The HTML tag <{name}> is opened and never closed.",
            help=f"Delete it, or write </{name}> where it ends. Until then the page shows it as text.",
        )
        for number, name in sorted(found.unclosed.items())
    )

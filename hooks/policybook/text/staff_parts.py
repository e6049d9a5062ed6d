"""Parts for staff: `::: staff` … `:::` round what only staff are to read, and a text without them.

Which lines they are is read from the lines alone, before anything else, so that no other markup can change it. Where
the parser cannot read one there, that is an error: a reader of the public text is never to depend on a guess.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from policybook.finding import Finding, Severity
from policybook.text.source import fence_end, make_ready, without_comments

_OPENS = re.compile(r":{3,}[ ]*\{?\.?staff\}?[ :]*", re.IGNORECASE)
_CLOSES = re.compile(r":{3,} *")
_LIKE = re.compile(  # `> ::: staff`, `:: staff`, `::: private`; a definition list has one colon
    r"[ >*+-]*(?::{3,}|::(?=[ {.]*staff\b)).*", re.IGNORECASE
)
LEFT_OUT = "staff_left_out"
"""The token in the place of a part that a public text has not."""


@dataclass
class StaffParts:
    """Where the parts for staff stand in a text; lines are counted from 0."""

    ends: dict[int, int] = field(default_factory=dict)
    """By the line that opens each: the line that closes it, or the number of lines where none does."""
    inner: list[int] = field(default_factory=list)
    """The edges of parts that stand in others."""
    unclosed: int | None = None
    """The line that opens the one that is never closed."""
    odd: dict[int, str] = field(default_factory=dict)
    """Lines that look like the edge of such a part and are none, as typed."""
    read: list[int] = field(default_factory=list)
    """The lines that open those which the parser has read."""

    @property
    def ranges(self) -> tuple[range, ...]:
        """The lines of each, edges and all."""
        return tuple(range(begin, end + 1) for begin, end in self.ends.items())

    @property
    def meant(self) -> bool:
        """Tell whether the text speaks of such parts at all: other programs write ::: for purposes of their own."""
        return bool(self.ends) or any("staff" in line.lower() for line in self.odd.values())

    def holds(self, line: int) -> bool:
        """Tell whether a line stands in one."""
        return any(line in part for part in self.ranges)


def staff_parts(lines: Sequence[str]) -> StaffParts:
    """Find the parts for staff; one within another is a piece of it."""
    parts = StaffParts()
    opened: list[int] = []
    for number, line in enumerate(lines):
        if ":" not in line or not _LIKE.fullmatch(line):
            continue
        typed = line.strip()
        if _OPENS.fullmatch(typed):
            parts.inner += [number] if opened else []
            opened.append(number)
        elif not _CLOSES.fullmatch(typed) or not opened:
            parts.odd[number] = typed
        else:
            begin = opened.pop()
            if opened:
                parts.inner.append(number)
            else:
                parts.ends[begin] = number
    if opened:
        parts.unclosed = opened[0]
        parts.ends[opened[0]] = len(lines)
    return parts


def blanked(lines: Sequence[str], ranges: Sequence[range]) -> list[str]:
    """Return lines with those of some ranges empty; all others keep their numbers."""
    left_out = {number for part in ranges for number in part}
    return ["" if number in left_out else line for number, line in enumerate(lines)]


def page_parts(body: str) -> StaffParts:
    """Find the parts for staff in a page that the host converts; what stands in code there is an example."""
    lines = list(make_ready(body).lines)
    number = 0
    while number < len(lines):
        end = fence_end(lines, number)
        if end > number + 1 and set(lines[end - 1].strip()) in (
            {"`"},
            {"~"},
        ):  # one that is never closed is none
            lines[number:end] = [""] * (end - number)
        number = max(end, number + 1)
    return staff_parts(lines)


def public_body(body: str, *, page: bool = False) -> str:
    """Return a text as everybody may have it, without parts for staff and comments, its lines in their places.

    A `page` is one that the host converts.
    """
    parts = page_parts(body) if page else staff_parts(make_ready(body).lines)
    return "\n".join(blanked(without_comments(body).split("\n"), parts.ranges))


def without_staff(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens without the parts for staff, each of which leaves a mark that shows nothing."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        depth += token.type == "staff_open"
        if not depth:
            kept.append(token)
        elif token.type == "staff_close":
            depth -= 1
            kept += [Token(LEFT_OUT, "", 0, map=token.map, hidden=True, block=True)] if not depth else []
    return kept


def staff_findings(
    parts: StaffParts, tokens: Sequence[Token], *, path: str, first_line: int, public: bool
) -> Iterator[Finding]:
    """Give a finding for each part for staff that is not closed, or that nobody can be sure of.

    `tokens` are the whole text's; `path` is the file's name, `first_line` the line on which the text begins.
    """
    if parts.unclosed is not None:
        message = "The part for staff that begins here is never closed, so all that follows is for staff."
        yield _finding(
            "staff-not-closed", path, first_line + parts.unclosed, message, "Write ::: where it ends."
        )
    for number in sorted({*parts.odd, *(line for line in parts.ends if line not in parts.read)}):
        message = "This looks like the edge of a part for staff, and is not read as one."
        remedy = (
            "Write ::: staff where it begins and ::: where it ends, each on a line of its own that begins with it, "
            "in no list, table, quotation or code."
        )
        found = _finding("staff-not-read", path, first_line + number, message, remedy)
        yield found if public or parts.meant else replace(found, severity=Severity.WARNING)
    for number in _followed(tokens):
        message = (
            "A heading stands in this part for staff, and words after the part stand below that heading."
        )
        remedy = "Write a heading after the part, or put those words into it or before it."
        yield _finding("staff-not-read", path, first_line + number, message, remedy)


def _followed(tokens: Sequence[Token]) -> Iterator[int]:
    """Give the first line of each part after which something stands below one of the part's own headings."""
    depth, begin = 0, 0
    headings: list[str] = []
    for token in tokens:
        depth += token.type == "staff_open"
        if token.type == "staff_open" and not headings:
            begin = token.map[0] if token.map else 0
        if depth:
            headings += [token.tag] if token.type == "heading_open" and token.meta else []
        elif headings and token.nesting >= 0:
            if not (token.type == "heading_open" and token.meta and token.tag <= min(headings)):
                yield begin
            headings = []
        depth -= token.type == "staff_close"


def _finding(code: str, path: str, line: int, message: str, remedy: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, path=path, line=line, message=message, help=remedy)

"""Marks: what word processors and typesetters leave in a text, which no reader is meant to see."""

import re
from collections.abc import Iterator

from policybook.drafting.leftover import Leftover
from policybook.text import Text

_BOOKMARK = re.compile(
    r"\[bookmark:[^\[\]]{0,200}\]|\[\]\{#[^{}]{1,200}\}|\{#_(?:Toc|Ref|Hlk|heading=)[\w.=-]{0,100}[^{}]{0,100}\}",
    re.IGNORECASE,
)
_PAGE_BREAK = re.compile(
    r"\\(?:pagebreak|newpage|clearpage)\b|\bpage-break-(?:before|after) ?:|\bbreak-(?:before|after) ?: ?page\b"
    r"|<w:br w:type=|\{\{? ?page-?break ?\}?\}|\[page ?break\]|\f",
    re.IGNORECASE,
)


def marks(text: Text) -> Iterator[Leftover]:
    """Give the marks of a text, those in code left out."""
    code = {line for token in text.tokens if token.type == "fence" for line in range(*(token.map or (0, 0)))}
    for number, line in enumerate(text.lines):
        if number in code:
            continue
        if found := _BOOKMARK.search(line):
            message = f"'{found[0]}' is a bookmark that a word processor has left."
            yield Leftover(
                "bookmark-left", number, message, "Delete it: every heading has an address of its own."
            )
        if found := _PAGE_BREAK.search(line):
            message = f"'{found[0].strip() or 'A form feed'}' asks for a new page."
            yield Leftover("page-break", number, message, "Delete the line: the PDF ends its pages itself.")

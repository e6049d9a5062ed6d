"""Typed contents: a list of contents with its page numbers, which are those of another document."""

import re
from collections.abc import Iterator

from policybook.clauses import is_contents
from policybook.drafting.leftover import Leftover
from policybook.text import Text, inline_tokens

ENOUGH = 3  # lines that make a list of contents
_PAGE = re.compile(r"(?:^|\D)\d{1,3}\)?$")
_HELP = "Delete it: page and PDF make their own, and its page numbers are those of another document."


def typed_contents(text: Text) -> Iterator[Leftover]:
    """Give the list of contents that is typed in a text, if there is one."""
    headed = [one.line - text.first_line for one in text.outline.sections if is_contents(one.title)]
    pages = [number for number, line in enumerate(text.lines) if ends_in_page(line)]
    links = _links(text)
    found = headed[:1] or (pages[:1] if len(pages) >= ENOUGH else links)
    for line in found:
        yield Leftover("contents-typed", line, "A list of contents is typed here.", _HELP)


def ends_in_page(line: str) -> bool:
    """Tell whether a line ends in dots and the number of a page: `2. Aims ........ 4`."""
    line = line.rstrip(" *|")
    found = _PAGE.search(line[-6:])
    if not found:
        return False
    before = line.rstrip("0123456789)")
    return before.rstrip().endswith(("...", "…", "___", ". .")) or before.endswith("\t")


def _links(text: Text) -> list[int]:
    """Return the line on which links to at least half of a text's headings begin; nothing where there are none."""
    ids = {section.id for section in text.outline.sections}
    lines: list[int] = []
    linked: set[str] = set()
    for place in inline_tokens(text.tokens):
        for child in place.token.children or ():
            target = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
            if target.startswith("#") and target[1:] in ids and _is_alone(place.token.content):
                linked.add(target)
                lines.append((place.token.map or [0])[0])
    return lines[:1] if len(linked) >= max(ENOUGH, len(ids) / 2) else []


def _is_alone(content: str) -> bool:
    """Tell whether each line is one link and no more than a number beside it."""
    return all(
        re.fullmatch(r"[\d.() ]{0,9}\[[^\[\]]{1,200}\]\([^()]{1,200}\)[. \d]{0,99}", line)
        for line in content.split("\n")
    )

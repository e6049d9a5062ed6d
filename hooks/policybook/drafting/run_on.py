"""Run-on lines: what was pasted with single line ends, and so is one paragraph on the page."""

import re
from collections.abc import Iterator

from policybook.drafting.leftover import Leftover
from policybook.finding import Severity
from policybook.text import Text, inline_tokens

ENOUGH = 3  # lines that are clearly no sentence that was wrapped
_BULLET = re.compile(r"(?:[–—‒−✓✔➤►▶→»~]|o(?= )) ?\S")
_LABELLED = re.compile(r"[A-Z][\w /'’&()-]{1,40}: \S")
_SEVERAL = re.compile(r"[.!?] [A-Z]")


def run_on(text: Text) -> Iterator[Leftover]:
    """Give the paragraphs whose lines were meant to stand apart."""
    for place in inline_tokens(text.tokens):
        children = place.token.children or []
        if place.block not in ("p", "li") or not any(child.type == "softbreak" for child in children):
            continue
        lines = place.token.content.split("\n")
        first = (place.token.map or [0])[0]
        span = f"Lines {text.first_line + first} to {text.first_line + first + len(lines) - 1}"
        signs = [line[0] for line in lines if _BULLET.match(line)]
        if len(signs) > 1:
            message = (
                f"{span} have bullets '{signs[0]}' that are not read as such: they become one paragraph."
            )
            yield Leftover("bullets-unread", first, message, "Begin each with '- '.", Severity.WARNING)
        elif _are_apart(lines) and not any(child.type == "hardbreak" for child in children):
            message = f"{span} become one paragraph."
            remedy = "Leave an empty line between them, or begin each with '- ', if they belong apart."
            yield Leftover("lines-run-on", first, message, remedy)


def _are_apart(lines: list[str]) -> bool:
    """Tell whether lines are paragraphs of their own or a list of particulars."""
    if len(lines) < ENOUGH:
        return False
    if all(_LABELLED.match(line) for line in lines):
        return True
    ended = all(line.rstrip("*_ ")[-1:] in (".", "!", "?") for line in lines)
    return ended and any(_SEVERAL.search(line) for line in lines)

"""HTML in words: a tag of a block that a paragraph opens and does not close, or closes and never opened, is text.

A browser would take what follows it for a part of that block, and show it elsewhere or nowhere: `1. <table>`. Tags
that a policy must not hold are none of these: they are taken out wherever they stand.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from markdown_it.token import Token

from policybook.text.allowed import BLOCKS
from policybook.text.html_names import TAG


def show_stray_tags(tokens: Sequence[Token], unmatched: dict[int, str]) -> None:
    """Make text of such tags, and add them to `unmatched`, by their lines."""
    for token in tokens:
        if token.type == "inline" and token.map and token.children and "<" in token.content:
            lines = accumulate(child.type in ("softbreak", "hardbreak") for child in token.children)
            below = [token.map[0] + breaks for breaks in lines]
            for at, name in _stray(token.children):
                token.children[at].type = "text"
                unmatched.setdefault(below[at], name)


def _stray(children: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Give the index and the name of each tag among the words of a block that has no other half there."""
    opened: list[tuple[int, str]] = []
    names: Counter[str] = Counter()  # of those that are open, so that a stray closing tag costs no search
    for at, child in enumerate(children):
        tag = TAG.match(child.content) if child.type == "html_inline" else None
        if tag is None or (name := tag["name"].lower()) not in BLOCKS:
            continue
        if not tag["close"]:
            opened.append((at, name))
            names[name] += 1
        elif names[name]:
            while (last := opened.pop())[1] != name:
                names[last[1]] -= 1
                yield last
            names[name] -= 1
        else:
            yield at, f"/{name}"
    yield from opened

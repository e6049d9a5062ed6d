"""Nesting: where clauses end, so that each holds the blocks and the clauses below its label.

The parser gives tokens one after another. A clause ends with the next label of its level or above, with a heading, and
with the block it stands in. Tags that hold Markdown must open and close in one block; else they are text.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from markdown_it.token import Token

from policybook.clauses import ClauseNode

_BOLD = re.compile(r"(\*\*|__)[^*_\n]+\1")  # a line that does for a heading
_PARTS = ("paragraph", "heading")  # blocks that hold no others


def nest(tokens: Sequence[Token], *, unmatched: dict[int, str]) -> list[Token]:
    """Return tokens with every clause opened and closed; add to `unmatched` the tags, by line, that are text."""
    nesting = _Nesting(_paired(tokens, unmatched))
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.type == "staff_open":
            nesting.part(following)
        nesting.take(token)
    nesting.close(0)
    return nesting.out


def _paired(tokens: Sequence[Token], unmatched: dict[int, str]) -> set[int]:
    """Return the opening lines of the tags that open and close in one block."""
    paired: set[int] = set()
    stack: list[list[int]] = [[]]
    for token in tokens:
        if token.nesting == 1:
            stack.append([])
        elif token.nesting == -1:
            stack.pop()
        elif token.type == "html_open":
            stack[-1].append(token.meta["opens"])
        elif token.type == "html_close" and token.meta["opens"] in stack[-1]:
            while stack[-1].pop() != token.meta["opens"]:
                pass
            paired.add(token.meta["opens"])
    for token in tokens:
        if token.type.startswith("html_o") and token.meta["opens"] not in paired:
            unmatched[token.meta["opens"]] = token.content.strip()[1:].split()[0].rstrip(">").lower()
    return paired


class _Nesting:
    def __init__(self, paired: set[int]) -> None:
        self.paired = paired
        self.out: list[Token] = []
        self.open: list[list[ClauseNode | int]] = [[]]
        """The open clauses and tags, block within block."""

    def take(self, token: Token) -> None:
        if token.type == "clause":
            self.begin(token)
        elif token.type in ("html_open", "html_close"):
            self.tag(token)
        else:
            self.block(token)

    def part(self, first: Token) -> None:
        """Close, before a part for staff, what its first clause or heading would close: without it that is the same."""
        if first.type in ("clause", "heading_open"):
            self.close(first.meta["node"].placement.level if first.type == "clause" else 0)

    def block(self, token: Token) -> None:
        part = token.type.startswith(_PARTS)
        if token.type == "heading_open":
            self.close(0)
        if token.nesting == -1 and not part:
            self.close(0, tags=True)
            self.open.pop()
        self.out.append(token)
        if token.nesting == 1 and not part:
            self.open.append([])

    def begin(self, token: Token) -> None:
        node: ClauseNode = token.meta["node"]
        lead = self.lead_in() if node.placement.afresh else []
        self.close(node.placement.level)
        self.out += lead
        self.open[-1].append(node)
        self.out.append(Token("clause_open", "div", 1, map=token.map, meta=token.meta, block=True))

    def lead_in(self) -> list[Token]:
        """Take back the words straight above a list that begins anew: they lead it in, and end the clause before it."""
        taken: list[Token] = []
        while self.ends_apart() and (not taken or _BOLD.fullmatch(self.out[-2].content)):
            taken = self.out[-3:] + taken
            del self.out[-3:]
        return taken

    def ends_apart(self) -> bool:
        """Tell whether what was read last is a paragraph of a clause, and not the clause's first words."""
        inside = self.open[-1]
        apart = len(self.out) > 3 and self.out[-4].type != "clause_open"
        return bool(
            apart and inside and isinstance(inside[-1], ClauseNode) and self.out[-3].type == "paragraph_open"
        )

    def close(self, level: int, *, tags: bool = False) -> None:
        """Close the open clauses of the innermost block from `level` (0 = all) inwards, up to an open tag."""
        inside = self.open[-1]
        while inside:
            last = inside[-1]
            if isinstance(last, ClauseNode) and last.placement.level >= level:
                self.out.append(Token("clause_close", "div", -1, block=True))
            elif isinstance(last, ClauseNode) or not tags:
                return
            inside.pop()

    def tag(self, token: Token) -> None:
        line: Any = token.meta["opens"]
        if line not in self.paired:
            self.out += _as_text(token)
        elif token.type == "html_open":
            self.open[-1].append(line)
            self.out.append(token)
        else:
            while (last := self.open[-1].pop()) != line:
                if isinstance(last, ClauseNode):
                    self.out.append(Token("clause_close", "div", -1, block=True))
            self.out.append(token)


def _as_text(token: Token) -> list[Token]:
    """Return a tag as a paragraph that shows it."""
    opened = Token("paragraph_open", "p", 1, map=token.map, block=True)
    text = Token("text", "", 0, content=token.content.strip())
    inline = Token("inline", "", 0, map=token.map, content=text.content, children=[text], block=True)
    return [opened, inline, Token("paragraph_close", "p", -1, block=True)]

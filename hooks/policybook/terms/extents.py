"""Extents: which blocks of a text a definition consists of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from policybook.terms.contexts import Context, of_section
from policybook.terms.definitions import Definition
from policybook.terms.marked import BOLD, BOLD_END, MARKS, marked
from policybook.text import HEADINGS, plain_words

_ENTRY = re.compile(  # `**Other word**: …`, `**Other word** – …`, `**Other word.** …`, `**Other word** is …`
    rf"[“\"‘']?{BOLD}[^{MARKS}]{{1,80}}(?:[:.–-]\s?{BOLD_END}|{BOLD_END}[”\"’']?\s?(?:\([^()]{{1,200}}\)\s?)?"
    r"(?:[:–—]|-{1,3}\s|(?:means?|is|are|includes?|refers?)\b))"
)
_LISTS = ("bullet_list_open", "ordered_list_open")


@dataclass(eq=False)
class Block:
    """A block among the tokens of a text, with what it holds."""

    token: Token
    """The token that opens it, or that it consists of."""
    start: int
    """The index of that token."""
    end: int = 0
    """The index after its last token."""
    parent: "Block | None" = None
    """The block it stands in; None for the text itself."""
    children: list["Block"] = field(default_factory=list)
    """The blocks in it, in order."""
    number: int = 0
    """Its place among those of the block it stands in, from 0."""
    defines: bool = False
    """Whether a definition begins in it."""


def extents(
    tokens: Sequence[Token], definitions: Sequence[Definition], *, whole_page: bool
) -> dict[Definition, list[Block]]:
    """Return the blocks that each definition consists of.

    On a glossary (`whole_page`) a definition goes on to the next or to a heading. In a policy it goes on as long as
    its clause or list item does when that begins with it, over a list that it announces with a colon, and in a
    section of definitions as on a glossary; otherwise it is its own paragraph. It ends where words in bold begin
    another entry, whether that is a definition or not.
    """
    if not definitions:
        return {}
    holders = _holders(tokens, {definition.at for definition in definitions})
    known: dict[int, list[Block]] = {}
    for definition in definitions:
        if definition.at not in known:
            goes_on = whole_page or of_section(definition.section) is Context.MEANINGS
            known[definition.at] = _extent(holders[definition.at], tokens, goes_on=goes_on)
    return {definition: known[definition.at] for definition in definitions}


def _holders(tokens: Sequence[Token], starts: Iterable[int]) -> Mapping[int, Block]:
    """Return the block that holds each inline token, by its index."""
    around = [Block(Token("root", "", 0), 0)]
    holders: dict[int, Block] = {}
    for at, token in enumerate(tokens):
        if token.nesting == -1:
            around.pop().end = at + 1
            continue
        block = Block(token, at, at + 1, around[-1])
        if token.type == "inline":
            holder = around[-1]
            hidden = holder.token.hidden and holder.parent and holder.parent.token.type != "clause_open"
            holders[at] = holder.parent if hidden and holder.parent else holder
        else:
            block.number = len(around[-1].children)
            around[-1].children.append(block)
        if token.nesting == 1:
            around.append(block)
    around[0].end = len(tokens)
    for start in starts:
        around_it: Block | None = holders[start]
        while around_it and not around_it.defines:
            around_it.defines, around_it = True, around_it.parent
    return holders


def _extent(block: Block, tokens: Sequence[Token], *, goes_on: bool) -> list[Block]:
    parent = block.parent
    if block.token.tag in ("li", "dd", "td") or parent is None:
        return [block]
    announced = _words(tokens, block).rstrip().endswith(":")
    first = block.number == 0 and parent.token.type in ("list_item_open", "clause_open")
    goes_on = goes_on or first
    taken = [block]
    for sibling in parent.children[block.number + 1 :]:
        clause = sibling.token.type == "clause_open"
        ends = sibling.token.tag in HEADINGS or sibling.token.type in ("hr", "footnote_block_open")
        if ends or sibling.defines or _is_entry(tokens, sibling):
            break
        listed = clause or sibling.token.type in _LISTS
        if not (announced if clause else goes_on or (announced and listed)):
            break
        taken.append(sibling)
    return taken


def _words(tokens: Sequence[Token], block: Block) -> str:
    return "".join(plain_words(token) for token in tokens[block.start : block.end] if token.type == "inline")


def _is_entry(tokens: Sequence[Token], block: Block) -> bool:
    """Tell whether a paragraph begins with words in bold that it speaks of, and so not of the term above."""
    return block.token.type == "paragraph_open" and bool(_ENTRY.match(marked(tokens[block.start + 1]).text))

"""Extents: which blocks of a text a definition consists of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from policybook.terms.definitions import Definition
from policybook.text import HEADINGS

_TITLES = (
    "definition",
    "glossary",
    "interpretation",
    "terms",
    "words",
)  # of a section that holds nothing else
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


def extents(
    tokens: Sequence[Token], definitions: Sequence[Definition], *, whole_page: bool
) -> dict[Definition, list[Block]]:
    """Return the blocks that each definition consists of.

    On a glossary (`whole_page`) a definition goes on to the next or to a heading. In a policy it goes on as long as
    its clause or list item does when that begins with it, over a list that it announces with a colon, and in a
    section of definitions as on a glossary, though not over `**Other word**: …`; otherwise it is its own paragraph.
    """
    if not definitions:
        return {}
    starts = {definition.at for definition in definitions}
    holders = _holders(tokens)
    return {
        definition: _extent(holders[definition.at], tokens, starts, whole_page=whole_page)
        for definition in definitions
    }


def _holders(tokens: Sequence[Token]) -> Mapping[int, Block]:
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
            around[-1].children.append(block)
        if token.nesting == 1:
            around.append(block)
    around[0].end = len(tokens)
    return holders


def _extent(block: Block, tokens: Sequence[Token], starts: set[int], *, whole_page: bool) -> list[Block]:
    parent = block.parent
    if block.token.tag in ("li", "dd") or parent is None:
        return [block]
    at = parent.children.index(block)
    announced = _words(tokens, block).rstrip().endswith(":")
    first = at == 0 and parent.token.type in ("list_item_open", "clause_open")
    goes_on = first or whole_page or _is_among_definitions(tokens, parent.children[:at])
    taken = [block]
    for sibling in parent.children[at + 1 :]:
        clause = sibling.token.type == "clause_open"
        defines = any(sibling.start < start < sibling.end for start in starts)
        ends = sibling.token.tag in HEADINGS or sibling.token.type in ("hr", "footnote_block_open")
        if ends or defines or (not whole_page and _is_entry(tokens, sibling)):
            break
        listed = clause or sibling.token.type in _LISTS
        if not (announced if clause else goes_on or (announced and listed)):
            break
        taken.append(sibling)
    return taken


def _words(tokens: Sequence[Token], block: Block) -> str:
    inlines = (token for token in tokens[block.start : block.end] if token.type == "inline")
    return "".join(child.content or " " for token in inlines for child in token.children or [])


def _is_entry(tokens: Sequence[Token], block: Block) -> bool:
    """Tell whether a paragraph begins with words in bold and a colon: it speaks of them and not of the term above."""
    if block.token.type != "paragraph_open":
        return False
    children = [
        child for child in tokens[block.start + 1].children or [] if child.type != "text" or child.content
    ]
    if not children or children[0].type != "strong_open":
        return False
    end = next(at for at, child in enumerate(children) if child.type == "strong_close")
    bold = "".join(child.content for child in children[:end])
    after = children[end + 1].content if end + 1 < len(children) else ""
    return bold.endswith(":") or after.lstrip().startswith(":")


def _is_among_definitions(tokens: Sequence[Token], above: Sequence[Block]) -> bool:
    heading = next((block for block in reversed(above) if block.token.tag in HEADINGS), None)
    title = _words(tokens, heading).casefold() if heading else ""
    return any(word in title for word in _TITLES)

"""Tokens: small questions that every layer asks of the parser's tokens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from policybook.clauses import Clause, Section


@dataclass(frozen=True)
class Place:
    """Where an inline token stands."""

    at: int
    """Its index among the tokens."""
    token: Token
    """The token, whose children are its words and their markup."""
    block: str
    """The tag of the block whose words it is: `p`, `li`, `h2`, `td`."""
    clause: Clause | None
    """The clause it stands in."""
    section: Section | None
    """The section it stands in."""
    around: tuple[Token, ...]
    """The tokens that open the blocks around it, from the outside inwards."""


def inline_tokens(tokens: Sequence[Token]) -> Iterator[Place]:
    """Give every inline token with the place it stands in, from top to bottom."""
    around: list[Token] = []
    section: Section | None = None
    for at, token in enumerate(tokens):
        if token.nesting == 1:
            around.append(token)
            if token.type == "heading_open" and token.meta:
                section = token.meta["section"]
        elif token.nesting == -1:
            around.pop()
        elif token.type == "inline":
            clause = next((one.meta["clause"] for one in reversed(around) if one.type == "clause_open"), None)
            yield Place(at, token, _block(around), clause, section, tuple(around))


def _block(around: Sequence[Token]) -> str:
    """Return the tag of the block whose words stand inside `around`: in a list without empty lines, the item."""
    if len(around) > 1 and around[-1].hidden and around[-2].type != "clause_open":
        return around[-2].tag
    return around[-1].tag if around else "p"


def plain_words(token: Token) -> str:
    """Return the words of an inline token in one line and without markup; those of links, code and pictures too."""
    breaks = {"softbreak": " ", "hardbreak": " ", "html_inline": ""}
    return "".join(breaks.get(child.type, child.content) for child in token.children or [])


def end_of(tokens: Sequence[Token], at: int) -> int:
    """Return the index after the block that begins at `at`."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth <= 0:
            return index + 1
    return len(tokens)


def own_words(tokens: Sequence[Token]) -> dict[int, str]:
    """Return the words of each clause as typed, by the identity of its node, without the clauses inside it."""
    words: dict[int, list[str]] = {}
    around: list[int | None] = []
    for token in tokens:
        if token.nesting == 1:
            around.append(
                id(token.meta["node"]) if token.type == "clause_open" else around[-1] if around else None
            )
        elif token.nesting == -1:
            around.pop()
        elif token.content and around and around[-1] is not None:
            words.setdefault(around[-1], []).append(token.content)
    return {node: "\n".join(parts).strip() for node, parts in words.items()}

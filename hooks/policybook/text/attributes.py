"""Attributes: classes and ids that a clerk gives with `{.class}` after a word, or at the end of a paragraph or cell."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from markdown_it.token import Token

_AT_END = re.compile(r"(?:^|[ \t]*\n?[ \t]*)\{:?[ \t]*([^{}\n]*)\}[ \t]*$")
_AFTER = re.compile(r"\{:?[ \t]*([^{}\n]*)\}")
_NAMES = re.compile(r"(?:[.#][\w:-]+[ \t]*)+")
_NAME = re.compile(r"([.#])([\w:-]+)")


def give_attributes(tokens: Sequence[Token]) -> None:
    """Give tokens the classes and ids typed for them, and take the braces out of the text."""
    for at, token in enumerate(tokens):
        if token.type == "inline" and "{" in token.content and token.children:
            _give_inline(token.children)
            if tokens[at - 1].type != "heading_open":  # a heading's own are read with its label
                _give_block(tokens[at - 1], token.children)


def _give_block(block: Token, children: list[Token]) -> None:
    last = children[-1] if children else None
    found = _AT_END.search(last.content) if last and last.type == "text" else None
    if last is None or found is None or not _give(block, found[1]):
        return
    last.content = last.content[: found.start()]
    while children and (children[-1].type in ("softbreak", "hardbreak") or not children[-1].content.strip()):
        if children[-1].nesting:
            return
        children.pop()


def _give_inline(children: Sequence[Token]) -> None:
    for before, text in pairwise(children):
        found = _AFTER.match(text.content) if text.type == "text" and _can_have(before) else None
        if found and _give(_opening(children, before), found[1]):
            text.content = text.content[found.end() :]


def _can_have(token: Token) -> bool:
    return token.nesting == -1 or token.type in ("image", "code_inline")


def _opening(children: Sequence[Token], closing: Token) -> Token:
    """Return the token that opens what `closing` closes."""
    if closing.nesting == 0:
        return closing
    depth = 0
    for token in reversed(children[: children.index(closing) + 1]):
        depth += token.nesting
        if depth == 0:
            return token
    return closing


def _give(token: Token, typed: str) -> bool:
    if not _NAMES.fullmatch(typed.strip() + " " if typed.strip() else "-"):
        return False
    for sign, name in _NAME.findall(typed):
        if sign == "#":
            token.attrSet("id", name)
        else:
            token.attrJoin("class", name)
    return True


def drop_ids(tokens: Sequence[Token], taken: Collection[str]) -> None:
    """Take from tokens the ids that were typed for them but are those of clauses or sections."""
    for token in tokens:
        for one in (token, *(token.children or ())):
            if one.attrs.get("id") in taken:
                del one.attrs["id"]

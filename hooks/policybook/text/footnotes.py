"""Footnotes: taken from where they are written to the end of the text, and numbered in that order."""

from collections.abc import Sequence

from markdown_it.token import Token


def gather_footnotes(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens with the footnotes in one block at the end; each keeps its label, and gets its number in `meta`."""
    kept: list[Token] = []
    notes: list[Token] = []
    depth = number = 0
    for token in tokens:
        if token.type == "footnote_reference_open":
            depth, number = depth + 1, number + 1
            notes.append(_item("footnote_open", 1, token, number))
        elif token.type == "footnote_reference_close":
            depth -= 1
            notes.append(_item("footnote_close", -1, token, number))
        else:
            (notes if depth else kept).append(token)
    if not notes:
        return kept
    opened, closed = (
        Token("footnote_block_open", "div", 1, block=True),
        Token("footnote_block_close", "div", -1, block=True),
    )
    return [*kept, opened, *notes, closed]


def _item(kind: str, nesting: int, token: Token, number: int) -> Token:
    meta = {**token.meta, "number": number}
    return Token(kind, "li", nesting, map=token.map, meta=meta, block=True)  # type: ignore[arg-type]


def number_marks(tokens: Sequence[Token]) -> None:
    """Give each mark of a footnote the number of the footnote that it names."""
    opened = [token for token in tokens if token.type == "footnote_open"]
    numbers = {token.meta["label"]: token.meta["number"] for token in reversed(opened)}
    for child in (child for token in tokens for child in token.children or ()) if numbers else ():
        if child.type == "footnote_ref":
            child.meta["number"] = numbers[child.meta["label"]]

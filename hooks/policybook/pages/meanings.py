"""Meanings: what a definition says, as HTML that can stand in any page."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from policybook.pages.markup import CITED, LABEL, LABELLED, Additions, marked_up
from policybook.pages.targets import Targets
from policybook.terms import Block
from policybook.text import Text, render, text_token

_MACHINERY = ("pb-clause__link", "headerlink", "footnote-backref")  # of the page it stands in
_HOLDERS = ("p", "li", "dd")


def meaning_html(
    text: Text, blocks: Sequence[Block], additions: Additions, targets: Targets, *, links: bool
) -> str:
    """Return what the blocks of one definition say, for use outside their page.

    Ids and the marks of footnotes are left out, pictures are replaced by their words and links, unless `links`, by
    theirs.
    """
    found: list[Token] = []
    additions = Additions(additions.linked)
    for block in blocks:
        inner = block.token.tag in ("li", "dd", "td")
        part = range(block.start + inner, block.end - inner)
        found += (
            _shown(token) if inner else token for token in marked_up(text, additions, targets, part=part)
        )
        if block.token.tag == "td":
            found = [*found[:-1], *_paragraph(found[-1])]
    return render([*_cleaned(found, links=links)]).strip()


def _paragraph(inline: Token) -> list[Token]:
    """Return the words of a table's cell as a paragraph."""
    return [
        Token("paragraph_open", "p", 1, block=True),
        inline,
        Token("paragraph_close", "p", -1, block=True),
    ]


def _shown(token: Token) -> Token:
    """Return a paragraph of a list item as one that is seen."""
    return token.copy(hidden=False) if token.hidden else token


def _cleaned(tokens: Sequence[Token], *, links: bool) -> Iterator[Token]:
    for token in tokens:
        if token.type == "inline":
            yield token.copy(children=[*_cleaned_inline(token.children or [], links=links)])
        elif not (token.type == "html_block" and CITED in token.content):
            dropped = {"id", "class"} if token.tag in _HOLDERS else {"id"}
            yield token.copy(
                attrs={name: value for name, value in token.attrs.items() if name not in dropped}
            )


def _cleaned_inline(children: Sequence[Token], *, links: bool) -> Iterator[Token]:
    left_out = ""
    for child in children:
        if left_out:
            left_out = "" if child.type == left_out else left_out
        elif child.tag == "sup" or str(child.attrs.get("class", "")) in _MACHINERY:
            left_out = child.type.replace("_open", "_close")
        elif child.type == "image":
            yield text_token(child.content)
        elif child.type.startswith(LABELLED):  # leads to its clause, which stands in another page
            yield child.copy(tag="span", attrs={"class": LABEL} if child.nesting == 1 else {})
        elif links or child.tag != "a":
            yield child.copy(attrs={name: value for name, value in child.attrs.items() if name != "id"})

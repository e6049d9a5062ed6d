"""Rendering: a text's tokens as HTML. What an element is called and carries stands in its token."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

_MARKDOWN = re.compile(r"\smarkdown(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?(?=[\s>])")  # not one of HTML's
_OPTIONS = OptionsDict({
    "maxNesting": 20, "html": True, "linkify": True, "typographer": False, "quotes": "", "xhtmlOut": True,
    "breaks": False, "langPrefix": "language-", "highlight": None,
})  # fmt: skip


class _Html(RendererHTML):
    """The library's renderer, with the kinds of token that are ours."""

    def text(self, tokens: Sequence[Token], at: int, *_: object) -> str:
        """Return words, whose quotation marks need no escaping."""
        return escape(tokens[at].content, quote=False)

    def html_open(self, tokens: Sequence[Token], at: int, *_: object) -> str:
        """Return a tag that holds Markdown, without the word that says so."""
        return _MARKDOWN.sub("", tokens[at].content, count=1)

    def html_close(self, tokens: Sequence[Token], at: int, *_: object) -> str:
        """Return the tag that closes it."""
        return tokens[at].content


_HTML = _Html()


def render(tokens: Sequence[Token]) -> str:
    """Return tokens as HTML."""
    return _HTML.render(tokens, _OPTIONS, {})


def element(tag: str, children: Iterable[Token] = (), **attributes: str) -> list[Token]:
    """Return the tokens of an inline element; `class_` and `aria_label` stand for `class` and `aria-label`."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    opened = Token(f"{tag}_open", tag, 1, attrs=dict(named))
    return [opened, *children, Token(f"{tag}_close", tag, -1)]


def text_token(words: str) -> Token:
    """Return the token of some plain words."""
    return Token("text", "", 0, content=words)

"""Tags: what in angle brackets is HTML, and what is words that somebody meant to replace.

`<insert number>` and `<name of school>` are read as words, because a browser shows nothing of a tag that it does not
know. So are `<time>` and `<address of the school>`, which name tags of HTML: a tag that holds words is closed after
them, and one that holds none says something in an attribute.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from markdown_it.rules_inline import StateInline, html_inline
from markdown_it.token import Token

from policybook.text.html_names import HTML_TAGS, TAG, VOID_TAGS

_ALONE = frozenset(("br", "hr", "wbr"))  # do something without any attribute
_OPENS = re.compile(
    r"<(?=/?([A-Za-z][A-Za-z0-9-]*)[^<>:]{0,500}>)"
)  # a colon is a word processor's, as in <o:p>
_FOREIGN = re.compile(
    r"<(?:svg|math|script|style)\b", re.IGNORECASE
)  # have names, or a language, of their own
_CLOSES = re.compile(r"</([A-Za-z][A-Za-z0-9-]*)\s{0,9}>")


def html_tag(state: StateInline, silent: bool) -> bool:
    """Read an HTML tag within words; leave anything else that stands in angle brackets to be read as words."""
    found = TAG.match(state.src, state.pos)
    return found is not None and _is_html(found) and html_inline(state, silent)


def _is_html(found: re.Match[str]) -> bool:
    closes, name, rest = found["close"], found["name"].lower(), found["rest"].strip(" \t\n/")
    if name not in HTML_TAGS:
        return False
    if closes or "=" in rest:
        return True
    if name in VOID_TAGS:
        return name in _ALONE and not rest
    return _last_closing(found.string).get(name, -1) > found.start()


@lru_cache(maxsize=2)  # asked for every tag of one text, one text after another
def _last_closing(source: str) -> Mapping[str, int]:
    return {found[1].lower(): found.start() for found in _CLOSES.finditer(source)}


def show_unknown_tags(tokens: Iterable[Token]) -> None:
    """Make words of the tags in raw HTML that are not HTML's, because a browser would show nothing of them."""
    for token in tokens:
        if token.type == "html_block" and not _FOREIGN.search(token.content):
            token.content = _OPENS.sub(
                lambda found: "<" if found[1].lower() in HTML_TAGS else "&lt;", token.content
            )

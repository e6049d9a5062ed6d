"""Cleaning: the pages of docs/, as the host made them of Markdown and raw HTML, without what could run in a browser.

A page may hold more than a policy: all that the Markdown extensions of the theme write. It is a list none the less, for
whoever can open a pull request can change these pages too.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import nh3

from policybook.finding import Finding, Severity
from policybook.text import ATTRIBUTES, BLOCKS, CONTENT_TOO, INLINE, SCHEMES, is_allowed_address

_SHAPES = frozenset("svg g path circle rect ellipse line polygon polyline".split())  # what icons are drawn of
_WIDGETS = frozenset("h1 label input audio video source track picture bdo center".split())
TAGS = BLOCKS | INLINE | _SHAPES | _WIDGETS
"""What a page may be made of."""
_EVERYWHERE = ATTRIBUTES["*"] | set("align dir hidden role tabindex data-search-exclude data-title".split())
_DRAWN = frozenset(
    "viewBox xmlns width height d points cx cy r rx ry x y x1 y1 x2 y2 fill fill-rule clip-rule stroke stroke-width "
    "stroke-linecap stroke-linejoin opacity transform".split()
)
_OWN = {
    "a": set("href rel target type hreflang download data-pb-means data-preview".split()),
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"type", "name", "checked", "disabled"},
    "label": {"for"},
    "div": {"data-tabs"},
    "audio": {"src", "controls"},
    "video": {"src", "controls", "width", "height"},
    "source": {"src", "type", "media"},
    "track": {"src", "kind", "srclang", "label"},
} | {shape: set(_DRAWN) for shape in _SHAPES}
_ALLOWED = {"*": _EVERYWHERE} | {
    tag: ATTRIBUTES.get(tag, set()) | _OWN.get(tag, set()) for tag in ATTRIBUTES.keys() | _OWN if tag != "*"
}
_TOGGLES = {"checkbox", "radio"}  # of lists of tasks, and of tabs
_THEIRS = re.compile(
    r"__(?:tabbed|codelineno|span)[-_][\w-]{1,60}"
)  # what extensions write; all others are the theme's
_SHOWN = 5  # things that a message names; the page needs a person's eye in any case


def clean_page(html: str, *, path: str) -> tuple[str, list[Finding]]:
    """Return a page's HTML as far as it is allowed, and a finding of what was taken out; `path` is its file's name."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    cleaned = nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(CONTENT_TOO - TAGS),
        attributes=_ALLOWED,
        attribute_filter=_value,
        generic_attribute_prefixes={"aria-"},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    return cleaned, [_finding(list(reader.found), path)] if reader.found else []


def _value(tag: str, name: str, value: str) -> str | None:
    """Return an attribute's value as far as it is allowed."""
    if name == "class":  # for a diagram the theme would fetch a program from another host
        return " ".join(one for one in value.split() if one != "mermaid") or None
    refused = (
        (name in ("id", "name", "for") and value.startswith("__") and not _THEIRS.fullmatch(value))
        or (name in ("href", "src") and not is_allowed_address(value))
        or (tag == "input" and name == "type" and value.lower() not in _TOGGLES)
    )
    return None if refused else value


class _Reader(HTMLParser):
    """Takes down what is not allowed, in words and in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= dict.fromkeys(_refused(tag, attrs))


def _refused(tag: str, attributes: list[tuple[str, str | None]]) -> Iterator[str]:
    if tag not in TAGS:
        yield f"the tag <{tag}>"
        return
    known = {name.lower() for name in _EVERYWHERE | _ALLOWED.get(tag, set())}
    for name, value in attributes:
        if name not in known and not name.startswith("aria-"):
            yield f"the attribute {name}"
        elif (_value(tag, name, value or "") or "").split() != (value or "").split():
            yield f"{'the address' if name in ('href', 'src') else name} '{(value or '')[:60]}'"


def _finding(found: list[str], path: str) -> Finding:
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return Finding(
        code="markup-removed",
        severity=Severity.WARNING,
        path=path,
        message=f"Not shown, because a page must not hold it: {', '.join(found[:_SHOWN])}{more}.",
        help="Delete it; write the page in Markdown.",
    )

"""Linked words: words of a text that become links, put among the tokens around them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from policybook.text import Span, text_token


@dataclass(frozen=True)
class Linked:
    """Words that become a link."""

    span: Span
    """The words."""
    href: str
    """Where it leads."""
    kind: str
    """Its class."""
    data: Mapping[str, str] = field(default_factory=dict)
    """Its other attributes."""


def by_token(linked: Sequence[Linked]) -> dict[int, list[Linked]]:
    """Return links by the index of the inline token whose words they are."""
    places: dict[int, list[Linked]] = {}
    for one in linked:
        places.setdefault(one.span.at, []).append(one)
    return places


def link_words(children: Sequence[Token], linked: Sequence[Linked]) -> list[Token]:
    """Return the children of an inline token with links in them, which do not overlap."""
    if not linked:
        return list(children)
    marks: dict[int, list[tuple[int, int, Linked]]] = {}
    for one in linked:
        marks.setdefault(one.span.first, []).append((one.span.start, 1, one))
        marks.setdefault(one.span.last, []).append((one.span.end, 0, one))
    found: list[Token] = []
    for number, child in enumerate(children):
        found += _cut(child, sorted(marks[number], key=lambda mark: mark[:2])) if number in marks else [child]
    return found


def _cut(child: Token, marks: Sequence[tuple[int, int, Linked]]) -> Iterator[Token]:
    at = 0
    for index, begins, one in marks:
        if index > at:
            yield text_token(child.content[at:index])
            at = index
        if begins:
            attributes: dict[str, str | int | float] = {"class": one.kind, **one.data, "href": one.href}
            yield Token("link_open", "a", 1, attrs=dict(sorted(attributes.items())))
        else:
            yield Token("link_close", "a", -1)
    if child.content[at:]:
        yield text_token(child.content[at:])

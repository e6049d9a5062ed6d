"""Search entries: each clause and paragraph is found by itself, so that a hit opens there and not at its section.

An entry holds its own words. Those of a section are what is left outside its clauses and paragraphs, so that no text
is found twice. A term of the glossary is an entry with what it means, and not with where it is used.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from markdown_it.token import Token

from policybook.clauses import Clause, Section
from policybook.terms import Glossary, Term
from policybook.text import Paragraph, Text, words_of_html

_Item = Paragraph | Section | Clause
_ENDED = re.compile(r"</(?:p|li|td|th|dd|dt|pre)>")


@dataclass(frozen=True)
class SearchEntry:
    """One thing that a search can find."""

    fragment: str
    """The id it opens at; empty for the policy as a whole."""
    title: str
    """What the result is headed with: `4.8 · Social media in your personal life`."""
    text: str
    """Its words, as HTML without tags."""
    kind: str = ""
    """`policy`, `section`, `clause`, `paragraph` or `term`."""
    label: str = ""
    """What it is called within its section, `2.vii`; empty for what has no label."""
    address: str = ""
    """Its place in the policy."""
    place: str = ""
    """The heading that it stands under, in plain words."""
    within: str = ""
    """The id of the clause that it is part of, if it is part of one."""


def search_entries(text: Text, *, title: str) -> tuple[SearchEntry, ...]:
    """Return the entries of a policy, in order: itself, then sections, clauses and paragraphs.

    `title` is its title. A section that says nothing outside those still has its heading to be found by.
    """
    words = _words(text)
    items: list[_Item] = [*text.paragraphs, *text.outline.sections, *text.outline.clauses]
    items.sort(key=lambda item: item.line)
    said = [_entry(item, title, words.get(item.id, ""), text) for item in items]
    return (SearchEntry("", escape(title, quote=False), words.get("", ""), "policy"), *said)


def _entry(item: _Item, title: str, words: str, text: Text) -> SearchEntry:
    kind = type(item).__name__.lower()
    place = (item.parent if isinstance(item, Section) else item.section) or None
    within = text.outline.by_address.get(item.parent or "") if isinstance(item, Clause) else None
    return SearchEntry(
        item.id,
        _heading(item, title),
        words,
        kind,
        _shown(item),
        (item.address or "").partition("~")[0],
        (place.title or place.name) if place else "",
        within.id if within else "",
    )


def _words(text: Text) -> Mapping[str, str]:
    """Return the words of a text under the ids of what says them, the innermost; "" before the first heading."""
    found: dict[str, list[str]] = defaultdict(list)
    begins = {paragraph.start: paragraph for paragraph in text.paragraphs}
    section, silent = "", False
    inside: list[tuple[str, int]] = []
    """The ids of open clauses and paragraphs, each with the index after it; 0 where its own token says so."""
    for at, token in enumerate(text.tokens):
        while inside and inside[-1][1] == at > 0:
            inside.pop()
        if at in begins:
            inside.append((begins[at].id, begins[at].end))
        if token.type == "clause_open":
            inside.append((token.meta["clause"].id, 0))
        elif token.type == "clause_close":
            inside.pop()
        elif token.type == "heading_open" and token.meta:
            section, silent = token.meta["section"].id, True  # its heading is the entry's title
        elif token.type == "heading_close":
            silent = False
        elif not silent:
            found[inside[-1][0] if inside else section].append(_said(token))
    return {name: " ".join("".join(parts).split()) for name, parts in found.items()}


def _said(token: Token) -> str:
    """Return the words of a token as HTML without tags."""
    if token.type == "inline":
        return " " + "".join(map(_inline, token.children or [])) + " "
    if token.type.startswith("html"):
        return words_of_html(token.content)
    return escape(token.content, quote=False) if token.type == "fence" else " "


def _inline(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak") or token.content[:3].lower() == "<br":
        return " "
    if token.type == "footnote_ref":
        return str(token.meta["number"])
    return "" if token.type in ("html_inline", "image") else escape(token.content, quote=False)


def term_entries(glossary: Glossary) -> tuple[SearchEntry, ...]:
    """Return an entry for each term of the glossary: its names and all its meanings."""
    return tuple(
        SearchEntry(term.id, escape(term.name, quote=False), _said_of(term), "term")
        for term in glossary.terms
    )


def _said_of(term: Term) -> str:
    names = [f"Also: {escape(', '.join(term.aliases), quote=False)}"] if term.aliases else []
    said = [words_of_html(block).split() for meaning in term.meanings for block in _ENDED.split(meaning.said)]
    paragraphs = [*names, *(" ".join(words) for words in said if words)]
    return " ".join(f"<p>{words}</p>" for words in dict.fromkeys(paragraphs))  # policies may say the same


def _heading(item: _Item, title: str) -> str:
    """Return what a result is headed with: a section's own heading, else an address and where it stands."""
    if isinstance(item, Section):
        return escape(item.name, quote=False)
    place = (item.section.title or item.section.name) if item.section else title
    if isinstance(item, Paragraph):
        return escape(f"Paragraph {item.place} · {place}", quote=False)
    return escape(f"{_shown(item)} · {place}", quote=False)


def _shown(item: _Item) -> str:
    """Return what it is called within its section."""
    if isinstance(item, Paragraph):
        return item.place
    address = item.address or ""  # a heading without a label has none
    section = None if isinstance(item, Section) else item.section
    return (address.removeprefix(f"{section.id}.") if section else address).partition("~")[0]

"""Search entries: each clause is found by itself, so that a hit opens at the provision and not at its section.

A clause's entry holds its own words. Those of its section are what is left outside clauses, so that no text is
found twice. A term of the glossary is an entry with what it means, and not with where it is used.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from html import escape

from policybook.clauses import Clause, Outline, Section
from policybook.terms import Glossary, Term

_VOID = frozenset("area br col embed hr img input link meta source track wbr".split())
_MARKUP = re.compile(  # the end of an element, its beginning, a comment, a stray mark: what parts two texts
    r"</([a-zA-Z][\w-]*)\s*>|<([a-zA-Z][\w-]*)([^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>|<!--.*?-->|<",
    re.DOTALL,
)
_ID = re.compile(r' id="([^"]*)"')
_LEFT_OUT = re.compile(  # by class: what is seen, but not said
    r' class="(?:[^"]* )?(?:pb-clause__label|pb-clause__link|headerlink|pb-cited)[ "]'
)
_TAG = re.compile(r"<[^>]{0,2000}>")
_ENDED = re.compile(r"</(?:p|li|td|th|dd|dt|pre)>")
_BLOCKS = frozenset("p li ul ol table tr td th h1 h2 h3 h4 h5 h6 div blockquote dd dt dl pre figure".split())


@dataclass(frozen=True)
class SearchEntry:
    """One thing that a search can find."""

    fragment: str
    """The id it opens at; empty for the policy as a whole."""
    title: str
    """What the result is headed with: `4.8 · Social media in your personal life`."""
    text: str
    """Its words, as HTML without tags."""


def search_entries(outline: Outline, html: str, *, title: str) -> tuple[SearchEntry, ...]:
    """Return the entries of a policy, in order: itself, then sections and clauses.

    `html` is the policy as its page shows it, `title` its title. A section that says nothing outside its clauses
    still has its heading to be found by.
    """
    items: list[Section | Clause] = [*outline.sections, *outline.clauses]
    words = _Words({item.id for item in items})
    words.read(html)
    items.sort(key=lambda item: item.line)
    entries = [SearchEntry("", title, words.said(""))]
    return (*entries, *(SearchEntry(item.id, _heading(item, title), words.said(item.id)) for item in items))


def term_entries(glossary: Glossary) -> tuple[SearchEntry, ...]:
    """Return an entry for each term of the glossary: its names and all its meanings."""
    return tuple(
        SearchEntry(term.id, escape(term.name, quote=False), _said_of(term)) for term in glossary.terms
    )


def _said_of(term: Term) -> str:
    names = [f"Also: {escape(', '.join(term.aliases), quote=False)}"] if term.aliases else []
    said = [_TAG.sub(" ", block).split() for meaning in term.meanings for block in _ENDED.split(meaning.said)]
    paragraphs = [*names, *(" ".join(words) for words in said if words)]
    return " ".join(f"<p>{words}</p>" for words in dict.fromkeys(paragraphs))  # policies may say the same


def _heading(item: Section | Clause, title: str) -> str:
    """Return what a result is headed with: a section's own heading, a clause's address and where it stands."""
    if isinstance(item, Section):
        return escape(item.name, quote=False)
    place = (item.section.title or item.section.name) if item.section else title
    shown = item.address.removeprefix(f"{item.section.id}.") if item.section else item.address
    return escape(f"{shown.partition('~')[0]} · {place}", quote=False)


class _Words:
    """Gathers the words of a page under the ids of the sections and clauses that say them."""

    def __init__(self, ids: set[str]) -> None:
        self.ids = ids
        self.by_id: dict[str, list[str]] = defaultdict(list)
        self.section = ""
        self.open: list[tuple[str, str, bool]] = []
        """Open elements: tag, the id under which their words are gathered, whether they are left out."""

    def read(self, html: str) -> None:
        """Read a page, well formed as Python-Markdown writes it."""
        first, *parts = _MARKUP.split(html)
        self.hear(first)
        for end, tag, attributes, text in zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True):
            if end:
                self.leave(end)
            elif tag and tag not in _VOID:
                self.enter(tag, attributes)
            if text:
                self.hear(text)

    def enter(self, tag: str, attributes: str) -> None:
        _, owner, silent = self.open[-1] if self.open else ("", self.section, False)
        if attributes:
            silent = silent or _LEFT_OUT.search(attributes) is not None
            named = _ID.search(attributes)
            if named and named[1] in self.ids:
                owner = named[1]
                if tag[0] == "h":
                    self.section, silent = owner, True  # its heading is the entry's title
        self.open.append((tag, owner, silent))
        if tag in _BLOCKS:
            self.by_id[owner].append(" ")

    def leave(self, tag: str) -> None:
        while self.open:
            closed, owner, _ = self.open.pop()
            if closed in _BLOCKS:
                self.by_id[owner].append(" ")
            if closed == tag:
                return

    def hear(self, text: str) -> None:
        _, owner, silent = self.open[-1] if self.open else ("", self.section, False)
        if not silent:
            self.by_id[owner].append(text)

    def said(self, name: str) -> str:
        return " ".join("".join(self.by_id[name]).split())

"""Finding terms: where a text uses words with a fixed meaning, and which blocks its own definitions consist of."""

from collections.abc import Iterator, Mapping, Sequence

from policybook.clauses import Section
from policybook.terms.definitions import Definition
from policybook.terms.extents import extents
from policybook.terms.mentions import FoundTerms, Mention, PageTerms, TermLink
from policybook.terms.reading import NO
from policybook.terms.scopes import Scopes
from policybook.terms.vocabulary import Use
from policybook.text import (
    HEADINGS,
    Place,
    RunningText,
    Span,
    Text,
    inline_tokens,
    plain_words,
    running_texts,
)

CLOSED = (NO, "admonition-title", "toc")
SECTION_LEVEL = 2  # headings of this level or above begin a section whether they are numbered or not
SILENT = ("th", "caption", "summary")


def find_terms(
    text: Text, terms: PageTerms, *, taken: Mapping[int, Sequence[Span]] | None = None
) -> FoundTerms:
    """Find the terms that a text uses; `taken` are the words, by their token, that are links already."""
    found = FoundTerms(terms.ids)
    found.extents = extents(text.tokens, terms.definitions, whole_page=terms.is_glossary)
    reading = _Reading(text, terms, found)
    reading.note()
    for run in running_texts(text.tokens, closed=CLOSED, taken=taken):
        reading.read(run)
    return found


class _Reading:
    def __init__(self, text: Text, terms: PageTerms, found: FoundTerms) -> None:
        self.text = text
        self.terms = terms
        self.found = found
        self.sections, self.closed = _sections(text)
        self.own: dict[int, list[Definition]] = {}
        for definition, blocks in found.extents.items():
            for at in (at for block in blocks for at in range(block.start, block.end)):
                self.own.setdefault(at, []).append(definition)
        self.scopes = Scopes(text.outline)
        self.seen: set[tuple[object, tuple[str | None, int]]] = set()

    def note(self) -> None:
        """Take down the terms in headings and in links that people typed: they are used there, but not linked."""
        for place in inline_tokens(self.text.tokens):
            if place.block in HEADINGS:
                self.note_words(plain_words(place.token), place, clause=None)
            for words in _links(place):
                self.note_words(words, place, clause=place.clause.address if place.clause else None)

    def note_words(self, words: str, place: Place, *, clause: str | None) -> None:
        heading = place.section.id if place.section else None
        for use in self.terms.vocabulary.uses(words, self.scopes.around(place.clause, place.section)):
            self.found.mentions.append(Mention(use.definition, clause, heading))

    def read(self, run: RunningText) -> None:
        inside = self.own.get(run.place.at, [])
        section = run.section.id if run.section else None
        if section in self.closed or run.block in SILENT or any(one.see for one in inside):
            return  # an entry that leads to another names a term only to lead to it
        for use in self.terms.vocabulary.uses(run.text, self.scopes.around(run.clause, run.section)):
            if all(use.definition.ref != one.ref for one in inside):
                self.take(use, run, inside[0] if inside else None, section)

    def take(self, use: Use, run: RunningText, inside: Definition | None, section: str | None) -> None:
        """Take a mention down, and link the first of each term in its section that can be linked."""
        within = inside if self.terms.is_glossary else None
        clause = run.clause.address if run.clause else None
        self.found.mentions.append(Mention(use.definition, clause, section, within))
        place = within.ref if within else self.sections.get(section or ""), use.definition.ref
        if place not in self.seen and (span := run.span(use.start, use.end)):
            self.seen.add(place)
            self.found.links.append(TermLink(span, use.definition))


def _links(place: Place) -> Iterator[str]:
    """Give the words of each link that the author typed in a text."""
    words: list[str] | None = None
    for child in place.token.children or []:
        if child.type == "link_open" and not child.attrs.get("class"):
            words = []
        elif child.type == "link_close" and words is not None:
            yield "".join(words)
            words = None
        elif words is not None:
            words.append(child.content)


def _sections(text: Text) -> tuple[dict[str, str], set[str]]:
    """Return for each section the one whose heading began it for linking, and those whose text has no links."""
    begun_by: dict[str, str] = {}
    closed: set[str] = set()
    begun, no_until = "", 0
    for token in text.tokens:
        if token.type != "heading_open" or not token.meta:
            continue
        section: Section = token.meta["section"]
        if not begun or section.level <= SECTION_LEVEL or section.label:
            begun = section.id
        begun_by[section.id] = begun
        no_until = 0 if no_until and section.level <= no_until else no_until
        no_until = no_until or (section.level if NO in token.meta["classes"] else 0)
        if no_until:
            closed.add(section.id)
    return begun_by, closed

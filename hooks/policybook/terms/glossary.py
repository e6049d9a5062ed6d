"""The glossary: every term of a handbook from A to Z, with each of its meanings and where it is used."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from policybook.clauses import place_words
from policybook.names import name_key
from policybook.terms.definitions import Definition
from policybook.terms.lexicon import Lexicon
from policybook.terms.mentions import defines
from policybook.terms.usage import Page, Usage, usages
from policybook.terms.vocabulary import named, resolve

FIGURES = "0–9"  # what stands in place of a letter for names that begin with none
_TAG = re.compile(r"<[^>]{0,2000}>")
_LEAD = (
    re.compile(  # what comes before the meaning: the term, its aliases and the verb; 200 characters at most
        r".{0,200}?(?:\b(?:means?|includes?|refers? to|used to refer to)\b|\s?[–—]\s|:\s|\s-\s)", re.DOTALL
    )
)
_OPENING = re.compile(  # `<p><strong>Staff</strong> (employees) – `, of which the paragraph alone stays
    r"(<p>)<strong>[^<]{1,200}</strong>(?:\s\([^()<]{1,200}\))?,?\s?(?:(?:[–—:]|-{1,3})\s)?"
)
_ARTICLE = re.compile(r"(?:the|an?) ")


@dataclass(frozen=True)
class Meaning:
    """One of a term's meanings."""

    definition: Definition
    """The definition."""
    html: str
    """What it says; the school's with its links, as seen from the glossary's page."""
    title: str | None
    """The policy that gives it; None for the school's glossary."""
    words: str
    """Where in that policy: `clause 2.vii`."""
    url: str
    """The address of the definition from the site's root."""
    usages: tuple[Usage, ...]
    """The pages that use the term in this meaning, by title."""

    @property
    def said(self) -> str:
        """What it says, for below a heading that names the term: without the term, where it begins with that."""
        opening = _OPENING.match(self.html)
        return opening[1] + self.html[opening.end() :] if opening else self.html

    @cached_property
    def gist(self) -> str:
        """What it says, in small letters and without the term, to tell whether two say the same."""
        said = " ".join(_TAG.sub(" ", self.definition.html).split())
        return re.sub(r"[\W_]+", " ", _LEAD.sub("", said, count=1)).strip().casefold()


@dataclass(frozen=True)
class Term:
    """A word or phrase with a fixed meaning, or with several."""

    id: str
    """Its id in the glossary's page."""
    name: str
    """As the school spells it, else as the first policy that defines it."""
    aliases: tuple[str, ...]
    """Other names for it, in any of its definitions."""
    meanings: tuple[Meaning, ...]
    """The school's first, then those of policies by title; none for an entry that leads to another."""
    see: "Term | None" = None
    """The term that such an entry leads to."""

    @property
    def letter(self) -> str:
        """The letter under which it is found."""
        first = _sorting(self.name)[:1].upper()
        return first if first.isalpha() else FIGURES

    @cached_property
    def differing(self) -> int:
        """How many policies define it, when not all of its meanings are the same; else 0."""
        policies = {meaning.definition.policy for meaning in self.meanings} - {None}
        return len(policies) if len({meaning.gist for meaning in self.meanings}) > 1 else 0


@dataclass(frozen=True)
class Letter:
    """The terms under one letter."""

    name: str
    """The letter, or `0–9`."""
    terms: tuple[Term, ...]
    """From A to Z."""

    @property
    def id(self) -> str:
        """Its id in the glossary's page."""
        return "letter-" + ("0-9" if self.name == FIGURES else self.name.lower())


@dataclass(frozen=True)
class Glossary:
    """All terms."""

    terms: tuple[Term, ...] = ()
    """From A to Z."""
    used: Mapping[str, tuple[Meaning, ...]] | None = None
    """The school's meanings that each policy uses, by slug and from A to Z."""

    @cached_property
    def letters(self) -> tuple[Letter, ...]:
        """Terms by letter."""
        return tuple(
            Letter(name, tuple(terms)) for name, terms in groupby(self.terms, lambda term: term.letter)
        )

    @property
    def all(self) -> tuple[Meaning, ...]:
        """All meanings, term by term."""
        return tuple(meaning for term in self.terms for meaning in term.meanings)

    @cached_property
    def meanings(self) -> Mapping[tuple[str | None, int], Meaning]:
        """Meanings by what tells their definitions apart."""
        return {meaning.definition.ref: meaning for meaning in self.all}

    @cached_property
    def by_id(self) -> Mapping[str, Term]:
        """Terms by id."""
        return {term.id: term for term in self.terms}

    def terms_used(self, slug: str) -> tuple[Meaning, ...]:
        """Return the school's meanings that the policy with this slug uses, from A to Z."""
        return (self.used or {}).get(slug, ())


def make_glossary(lexicon: Lexicon, pages: Iterable[Page], *, url: str) -> Glossary:
    """Put the glossary together from what was found in all pages; `url` is its page's address from the root."""
    maker = _Maker(lexicon, _told_apart(tuple(pages)), url)
    return Glossary(maker.terms(), maker.used())


def _told_apart(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return pages with the school added to the title of a policy that shares it with another."""
    titles = Counter(page.title for page in pages)
    return tuple(
        replace(page, title=f"{page.title} ({page.policy.school or page.policy.slug})")
        if page.policy and titles[page.title] > 1
        else page
        for page in pages
    )


class _Maker:
    def __init__(self, lexicon: Lexicon, pages: Sequence[Page], url: str) -> None:
        self.lexicon = lexicon
        self.pages = sorted(pages, key=lambda page: (page.policy is None, page.title.casefold()))
        self.url = url
        self.by_slug = {page.policy.slug: page for page in self.pages if page.policy}
        self.written = {one.ref: one for page in pages for one in page.terms.written}
        self.linked = {number: html for page in pages for number, html in page.terms.linked.items()}
        self.usages = usages(self.pages)

    def terms(self) -> tuple[Term, ...]:
        by_key: dict[str, list[Definition]] = defaultdict(list)
        for definition in self.definitions():
            by_key[definition.key].append(definition)
        terms = {key: self.term(key, definitions) for key, definitions in by_key.items()}
        taken = {term.id for term in terms.values()}
        entries = [entry for entry in self.entries(terms) if entry.id not in taken]
        return tuple(sorted([*terms.values(), *entries], key=lambda term: _sorting(term.name)))

    def definitions(self) -> Iterable[Definition]:
        """Give what defines something: the school's, then by policies' titles."""
        school = self.lexicon.names
        yield from (one for one in self.lexicon.school if resolve(one, school) is one)
        for slug in self.by_slug:
            own = self.lexicon.policies.get(slug, ())
            mine = named(own)
            yield from (one for one in own if resolve(one, mine, school) is one)

    def term(self, key: str, definitions: Sequence[Definition]) -> Term:
        aliases = [alias for one in definitions for alias in one.aliases] + self.leading.get(
            definitions[0].ref, []
        )
        return Term(
            id=self.lexicon.ids[key],
            name=definitions[0].term,
            aliases=tuple({name_key(alias): alias for alias in reversed(aliases)}.values())[::-1],
            meanings=tuple(self.meaning(definition) for definition in definitions),
        )

    def meaning(self, definition: Definition) -> Meaning:
        written = self.written.get(definition.ref, definition)
        term = self.lexicon.ids[definition.key]
        page = self.by_slug[definition.policy] if definition.policy else None
        return Meaning(
            definition=written,
            html=written.html if page else self.linked.get(definition.number, ""),
            title=page.title if page else None,
            words=_where(written) if page else "",
            url=f"{page.url}#{defines(term)}" if page else f"{self.url}#{term}",
            usages=self.usages.get(definition.ref, ()),
        )

    @cached_property
    def sees(self) -> Sequence[tuple[Definition, Definition]]:
        """The school's entries that lead to another term, and what each leads to."""
        resolved = [(entry, resolve(entry, self.lexicon.names)) for entry in self.lexicon.school]
        return [(entry, meant) for entry, meant in resolved if meant and meant is not entry]

    @cached_property
    def leading(self) -> Mapping[tuple[str | None, int], list[str]]:
        """The names of those entries, by the definition they lead to."""
        names: dict[tuple[str | None, int], list[str]] = defaultdict(list)
        for entry, meant in self.sees:
            names[meant.ref].append(entry.term)
        return names

    def entries(self, terms: Mapping[str, Term]) -> Iterable[Term]:
        """Give those entries as terms."""
        for entry, meant in self.sees:
            if entry.key not in terms:
                yield Term(self.lexicon.ids[entry.key], entry.term, (), (), terms[meant.key])

    def used(self) -> Mapping[str, tuple[Meaning, ...]]:
        """Return for each policy the school's meanings it uses."""
        found = {}
        for slug, page in self.by_slug.items():
            shared = [definition for definition in page.terms.means if definition.policy is None]
            in_order = sorted(shared, key=lambda definition: _sorting(definition.term))
            found[slug] = tuple(self.meaning(definition) for definition in in_order)
        return found


def _where(definition: Definition) -> str:
    place = definition.clause or definition.section
    return place_words(place) if place else ""


def _sorting(name: str) -> str:
    return _ARTICLE.sub("", name.casefold(), count=1)

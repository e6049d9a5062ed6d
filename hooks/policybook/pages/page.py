"""A page: everything that one policy becomes, made from its text by one function.

Site, paper, check and packs call it, so that none of them can read a policy otherwise than another.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from policybook.finding import Finding
from policybook.pages.linked import Linked, by_token
from policybook.pages.markup import CITED, Additions, marked_up
from policybook.pages.meanings import meaning_html
from policybook.pages.search_entries import SearchEntry, search_entries
from policybook.pages.targets import NO_FILES, Files, Targets
from policybook.pages.usual_slugs import usual_slugs
from policybook.policy import Policy
from policybook.references import Citable, Cited, cite
from policybook.terms import FoundTerms, PageTerms, defines, find_terms, means
from policybook.text import Text, plain_words, render

REFERENCE, TERM = "pb-ref", "pb-term"
_TERM_LINK = re.compile(
    rf'<a class="{TERM}"[^>]*>(.*?)</a>', re.DOTALL
)  # as rendered below; links do not nest
_ID = re.compile(r"""\s(?:id|name)=["']?([^\s"'<>]+)""")
_CITED = re.compile(rf"<!--{CITED}([^>]*?)-->\n?")


@dataclass(frozen=True)
class Heading:
    """A line of a page's list of contents."""

    level: int
    """2 for the first below the title."""
    id: str
    """Its id."""
    words: str
    """Its words."""


@dataclass(frozen=True)
class Page:
    """One policy's page; it can be pickled, and knows no host."""

    slug: str
    """The policy."""
    html: str
    """Its text as HTML, with a mark wherever what cites a place will be listed; see `fill_cited`."""
    paper: str
    """The same as paper shows it: without the links of terms, and without marks."""
    contents: tuple[Heading, ...]
    """Its headings."""
    cited: Cited
    """What it cites, and what is wrong with that."""
    terms: FoundTerms
    """Where it uses terms, and what its own definitions say."""
    entries: tuple[SearchEntry, ...]
    """What a search can find of it."""
    findings: tuple[Finding, ...]
    """Links that lead nowhere; what is doubtful in its clauses was found when it was read."""


def make_page(
    policy: Policy, citable: Citable, terms: PageTerms, files: Files = NO_FILES, *, source: str | None = None
) -> Page:
    """Make the page of a policy.

    `citable` is what policies can cite, `terms` what words mean in this one, `files` what it can link to; `source` is
    its own place among those, `policies/visits.md` unless it is said.
    """
    address = f"policies/{policy.slug}/"
    contents = headings(policy.text)
    slugs = usual_slugs([("", policy.title)]) | usual_slugs([(each.id, each.words) for each in contents])
    slugs |= _typed_ids(policy.text)
    slugs = {name.lower(): found for name, found in slugs.items()} | slugs
    targets = Targets(
        files, source or f"policies/{policy.slug}.md", address, policy.path, policy.body_line, slugs
    )
    cited = cite(policy, citable)
    references = [Linked(link.span, _way(policy, link.slug, link.target), REFERENCE) for link in cited.links]
    taken = {at: [one.span for one in linked] for at, linked in by_token(references).items()}
    found = find_terms(policy.text, terms, taken=taken)
    additions = Additions(by_token([*references, *term_links(found, terms)]), _anchors(found))
    paragraphs = {paragraph.start: paragraph for paragraph in policy.text.paragraphs}
    html = render(marked_up(policy.text, replace(additions, paragraphs=paragraphs), targets))
    findings = (*targets.findings, *targets.lost_within(frozenset(_ID.findall(html))))
    write_meanings(policy.text, found, additions, targets, linked=False)
    paper = fill_cited(_TERM_LINK.sub(r"\1", html), {})
    entries = search_entries(policy.text, title=policy.title)
    return Page(policy.slug, html, paper, contents, cited, found, entries, findings)


def headings(text: Text) -> tuple[Heading, ...]:
    """Return the headings of a text that are sections of it."""
    return tuple(
        Heading(token.meta["section"].level, token.meta["section"].id, plain_words(words))
        for token, words in zip(text.tokens, text.tokens[1:], strict=False)
        if token.type == "heading_open" and token.meta
    )


def _typed_ids(text: Text) -> dict[str, str]:
    """Return the ids that a text gives of its own accord, and those of its clauses, each by itself."""
    typed = [
        str(one.attrs["id"])
        for token in text.tokens
        for one in (token, *(token.children or ()))
        if "id" in one.attrs
    ]
    raw = [
        name for token in text.tokens if token.type.startswith("html") for name in _ID.findall(token.content)
    ]
    return {name: name for name in (*typed, *raw, *(clause.id for clause in text.outline.clauses))}


def term_links(found: FoundTerms, terms: PageTerms) -> list[Linked]:
    """Return the links of a page's terms: to its own definition or to the glossary."""
    linked = []
    for link in found.links:
        term, definition = terms.ids[link.definition.key], link.definition
        href = f"#{defines(term)}" if definition.policy else f"{terms.glossary}#{term}"
        linked.append(Linked(link.span, href, TERM, {"data-pb-means": means(term, definition)}))
    return linked


def write_meanings(
    text: Text, found: FoundTerms, additions: Additions, targets: Targets, *, linked: bool
) -> None:
    """Take down what a page's own definitions say; where `linked`, also with the links as its page shows them."""
    for definition, blocks in found.extents.items():
        html = meaning_html(text, blocks, additions, targets, links=False)
        found.written.append(replace(definition, html=html))
        if linked:
            found.linked[definition.number] = meaning_html(text, blocks, additions, targets, links=True)
    found.extents = {}


def fill_cited(html: str, lists: Mapping[str, str]) -> str:
    """Put the lists of what cites a place, by its id, where they belong in a policy's page; take unused marks out."""
    return _CITED.sub(lambda mark: lists.get(mark[1], ""), html)


def _way(policy: Policy, slug: str, target: str) -> str:
    """Return the way to a place in a policy; a policy's page lies beside all others."""
    page = "" if slug == policy.slug else f"../{slug}/"
    return page + (f"#{target}" if target else "")


def _anchors(found: FoundTerms) -> dict[int, list[str]]:
    """Return the ids of the blocks that define something first in a policy, by their tokens."""
    anchors: dict[int, list[str]] = {}
    given: set[str] = set()
    for definition, blocks in found.extents.items():
        if definition.policy and definition.key not in given:
            given.add(definition.key)
            anchors.setdefault(blocks[0].start, []).append(defines(found.ids[definition.key]))
    return anchors

"""Terms: hands every page its vocabulary before it is converted, and afterwards shows what words mean."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template

from policybook.drivers.site.host import Host
from policybook.drivers.site.page_mentions import MentionExtension
from policybook.finding import Finding
from policybook.pages import Files, Heading, SearchEntry, make_glossary_page, term_entries
from policybook.policy import Policy
from policybook.terms import (
    FoundTerms,
    Glossary,
    Lexicon,
    Meaning,
    Page,
    PageTerms,
    Term,
    glossary_findings,
    make_glossary,
    make_lexicon,
    means,
    read_definitions,
    read_glossary,
)
from policybook.text import Text

GLOSSARY = "glossary.md"
A_TO_Z = "pages/glossary.html"
POPOVERS = "partials/policybook/popovers.html"


@dataclass(frozen=True)
class Popover:
    """What a page's popover shows."""

    id: str
    """Its id."""
    meaning: Meaning
    """The meaning."""
    term: Term
    """The term, which may have others."""


class Terms:
    """The terms of one build."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.extension = MentionExtension()
        self.pages: dict[str, tuple[Any, Page]] = {}
        self.file: Any
        self.text: Text
        self.path: str
        self.lexicon: Lexicon
        self.shared: dict[str, Any]
        self.template: Template
        self.a_to_z: Template
        self.findings: tuple[Finding, ...] = ()

    def read(self, files: Any, policies: Mapping[str, Policy], config: Any) -> None:
        """Read all definitions: those of the glossary's file and of the policies, given by source address."""
        self.file = files.get_file_from_path(GLOSSARY)
        self.path = f"{Path(config.docs_dir).name}/{GLOSSARY}"
        self.text = read_glossary(self.file.content_string, path=self.path)
        self.lexicon = make_lexicon(read_definitions(self.text, path=self.path), policies.values())

    def of_policy(self, policy: Policy) -> PageTerms:
        """Return what a policy's page needs to know of terms; all policies' pages lie equally deep."""
        return self.lexicon.of_policy(policy, glossary=f"../../{self.file.url}")

    def begin(self, page: Any) -> None:
        """Prepare for a page that the host is about to convert and that is no policy."""
        self.extension.terms = None
        if page.file is self.file:
            self.host.convert_by(page, self._fill)
            return
        way = self.file.url_relative_to(page.file)
        said = page.meta.get("glossary")
        if said is not False:  # a page that says so has no terms at all
            self.extension.terms = self.lexicon.of_page(glossary=way, exceptions=_exceptions(said))
        self.extension.found = FoundTerms(self.lexicon.ids)
        self.note(page, None, self.extension.found)

    def note(self, page: Any, policy: Policy | None, found: FoundTerms) -> None:
        """Note what was found in a page."""
        self.pages[page.file.src_uri] = page, Page("", page.url, found, policy)

    def _fill(self, page: Any, config: Any, files: Any) -> None:
        """Give the host's page what was made of the glossary; the host calls this in place of its own conversion."""
        addresses = Files({file.src_uri: file.url for file in files})
        made = make_glossary_page(self.text, self.lexicon.of_glossary(), addresses, path=self.path)
        self.host.fill_later(page, made.html, made.title)
        self.note(page, None, made.terms)
        self.findings = made.findings

    def finish(self, environment: Environment) -> Glossary:
        """Put the glossary together from all pages, give its page a list of contents, and return it."""
        read = [_named(page, one) for page, one in self.pages.values()]
        glossary = make_glossary(self.lexicon, read, url=self.file.url)
        self.shared = {
            "base_url": "",
            "glossary": glossary,
            "glossary_url": self.file.url,
        }  # addresses go by the page
        self.template = environment.get_template(POPOVERS)
        own = self.file.page
        self.a_to_z = environment.get_template(A_TO_Z)
        if own:  # else the school has left its page out
            own.toc = self.host.contents(_contents(glossary))
        policies = [page.policy for page in read if page.policy]
        self.findings += glossary_findings(self.lexicon, glossary, policies)
        return glossary

    def show(self, page: Any) -> None:
        """Add to a page what its terms mean, and all terms to the glossary; search has read the page before."""
        if page.file is self.file:
            page.content += self.a_to_z.render(self.shared, page=page)
        popovers = list(self.popovers(self.pages[page.file.src_uri][1], self.shared["glossary"]))
        if popovers:
            page.content += self.template.render(self.shared, page=page, popovers=popovers)

    def entries(self) -> dict[str, tuple[SearchEntry, ...]]:
        """Return what a search can find in the glossary, by the address of its page."""
        page = self.file.page
        searched = page and not page.meta.get("search", {}).get("exclude")
        return {page.url: term_entries(self.shared["glossary"])} if searched else {}

    def popovers(self, page: Page, glossary: Glossary) -> Iterator[Popover]:
        """Give a popover for each meaning that a page uses."""
        for definition in page.terms.means:
            term = self.lexicon.ids[definition.key]
            meaning = glossary.meanings[definition.ref]
            if meaning.definition.html:
                yield Popover(means(term, definition), meaning, glossary.by_id[term])

    @property
    def usages(self) -> int:
        """How many pages the glossary names as using a term, each term's counted anew."""
        return sum(len(meaning.usages) for meaning in self.shared["glossary"].all)


def _named(page: Any, read: Page) -> Page:
    """Return what was read of a page with its title and headings, which are known once it has been converted."""
    return replace(read, title=unescape(page.title), headings=dict(_headings(page.toc)))


def _contents(glossary: Glossary) -> Iterator[Heading]:
    """Give the glossary's letters, and their terms below them."""
    for letter in glossary.letters:
        yield Heading(2, letter.id, letter.name)
        yield from (Heading(3, term.id, term.name) for term in letter.terms)


def _exceptions(typed: Any) -> list[str]:
    """Return the terms that a page's front matter says no to: `glossary: [-staff]`."""
    names = typed if isinstance(typed, list) else [typed] if typed else []
    return [str(name).removeprefix("-").strip() for name in names]


def _headings(toc: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Give the id and the words of each heading in a table of contents."""
    for item in toc:
        yield item.id, unescape(item.title)
        yield from _headings(item.children)

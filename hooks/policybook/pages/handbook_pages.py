"""The pages of a whole handbook, made without a host."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from policybook.finding import Finding
from policybook.pages.glossary_page import GlossaryPage, make_glossary_page
from policybook.pages.page import Page, make_page
from policybook.pages.targets import NO_FILES, Files
from policybook.policy import Policy
from policybook.references import ReferenceBook, make_book, open_citable
from policybook.terms import (
    Glossary,
    glossary_findings,
    make_glossary,
    make_lexicon,
    read_definitions,
    read_glossary,
)
from policybook.terms import Page as TermsPage


@dataclass(frozen=True)
class HandbookPages:
    """Every policy's page, and what only all of them together say."""

    pages: tuple[Page, ...]
    """In the order of the policies."""
    own: GlossaryPage
    """The glossary's."""
    book: ReferenceBook
    """What the policies cite."""
    glossary: Glossary
    """What words mean, and which policies use them."""
    findings: tuple[Finding, ...]
    """What is wrong or doubtful in references, links and definitions."""


def make_pages(
    policies: Iterable[Policy],
    glossary: str,
    *,
    path: str,
    school: str,
    files: Files = NO_FILES,
    missing: Mapping[str, frozenset[str]] | None = None,
    sources: Mapping[str, str] | None = None,
) -> HandbookPages:
    """Make the pages of `policies` with a glossary's text, which may begin with front matter.

    `path` is the glossary's name for findings, `school` the name that may stand in front of policies' titles, `files`
    what can be linked to. By slug, `missing` are the files that each points to and that are not there, and `sources`
    its own place among the files, where that is not `policies/slug.md`.
    """
    policies = tuple(policies)
    text = read_glossary(glossary, path=path)
    lexicon = make_lexicon(read_definitions(text, path=path), policies)
    citable = open_citable(policies, school=school)
    pages = [
        make_page(
            policy,
            citable,
            lexicon.of_policy(policy, glossary="../../glossary/"),
            replace(files, missing=(missing or {}).get(policy.slug, frozenset())),
            source=(sources or {}).get(policy.slug),
        )
        for policy in policies
    ]
    own = make_glossary_page(text, lexicon.of_glossary(), files, path=path)
    read = [
        TermsPage(policy.title, f"policies/{policy.slug}/", page.terms, policy)
        for policy, page in zip(policies, pages, strict=True)
    ]
    whole = make_glossary(lexicon, [*read, TermsPage("Glossary", "glossary/", own.terms)], url="glossary/")
    book = make_book(policies, (page.cited for page in pages))
    links = [finding for page in pages for finding in page.findings]
    found = (*own.findings, *glossary_findings(lexicon, whole, policies), *book.findings, *links)
    return HandbookPages(tuple(pages), own, book, whole, found)

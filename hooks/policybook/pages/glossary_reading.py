"""Reading the glossary without a site: policies and the glossary are converted, and the words they use noted."""

from collections.abc import Iterable

from markdown import Markdown

from policybook.finding import Finding
from policybook.policy import Policy
from policybook.terms import (
    Glossary,
    MentionExtension,
    Page,
    PageTerms,
    glossary_findings,
    make_glossary,
    make_lexicon,
    read_glossary,
)
from policybook.text import EXTENSIONS, ClauseExtension


def convert_with_terms(text: str, terms: PageTerms) -> str:
    """Return a page's HTML with its mentions linked, and note in `terms` what was found.

    `text` is its Markdown without front matter; for a policy, its outline counts instead.
    """
    clauses, mentions = ClauseExtension(), MentionExtension()
    clauses.outline, mentions.page = terms.outline, terms
    return Markdown(extensions=[*EXTENSIONS, clauses, mentions]).convert(text)


def read_terms(policies: Iterable[Policy], text: str, *, path: str) -> tuple[Glossary, tuple[Finding, ...]]:
    """Return the glossary of some policies and of a glossary's text, with what is wrong or doubtful in it.

    `text` may begin with front matter; `path` is its file's name for findings.
    """
    policies = tuple(policies)
    lexicon = make_lexicon(read_glossary(text, path=path), policies)
    pages = []
    for policy in policies:
        terms = lexicon.of_policy(policy, glossary="../../glossary/")
        convert_with_terms(policy.body, terms)
        pages.append(Page(policy.title, f"policies/{policy.slug}/", terms, policy))
    own = lexicon.of_glossary()
    convert_with_terms(text, own)
    glossary = make_glossary(lexicon, [*pages, Page("Glossary", "glossary/", own)], url="glossary/")
    return glossary, glossary_findings(lexicon, glossary, policies)

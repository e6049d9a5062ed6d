"""Draws the mentions in a text as links to their terms, the way a test wants to see them."""

import re
from collections.abc import Iterable, Mapping
from textwrap import dedent

from markdown import Markdown

from policybook.drivers.site import EXTENSIONS, MentionExtension
from policybook.finding import CODES, Finding
from policybook.pages import fill_cited, make_page, make_pages
from policybook.policy import Policy, read_policy
from policybook.references import open_citable
from policybook.terms import (
    Definition,
    FoundTerms,
    Glossary,
    Lexicon,
    make_lexicon,
    read_definitions,
    read_glossary,
)

TERM = re.compile(
    r'<a class="pb-term" data-pb-means="means-(own-)?([\w-]+)" href="[^"]*">(.*?)</a>', re.DOTALL
)
CLAUSE_LINK = re.compile(  # and what else makes a place of a clause or paragraph
    r'<a[^>]*class="pb-clause__link"[^>]*></a>|(?<=">)\n(?=<p)'
    r'| data-(?:paragraph|pb-place)="[^"]*"| id="para-[^"]*"| class="pb-para"'
)
DRAWN = re.compile(r"\[([^\]]+)\]\(=[\w.-]+\)")


def policy(text: str, *, slug: str = "a", matter: str = "") -> Policy:
    """Read a policy written inside a test; `matter` are further lines of its front matter."""
    body = dedent(text).strip("\n")
    return read_policy(
        f"---\ntitle: Policy {slug.upper()}\n{matter}---\n{body}\n", path=f"policies/{slug}.md"
    ).policy


def lexicon(glossary: str = "", policies: Mapping[str, str] | None = None) -> Lexicon:
    """Collect the definitions of a glossary and of policies given by slug."""
    read = [policy(text, slug=slug) for slug, text in (policies or {}).items()]
    return make_lexicon(school_definitions(glossary), read)


def school_definitions(glossary: str) -> tuple[Definition, ...]:
    """Return the definitions of a glossary."""
    path = "docs/glossary.md"
    return read_definitions(read_glossary(dedent(glossary).strip("\n"), path=path), path=path)


def policy_definitions(read: Policy) -> tuple[Definition, ...]:
    """Return the definitions of a policy."""
    return read_definitions(read.text, path=read.path, policy=read.slug)


def read_terms(policies: Iterable[Policy], glossary: str) -> tuple[Glossary, tuple[Finding, ...]]:
    """Return the glossary of a handbook and what is said of it."""
    made = make_pages(policies, glossary, path="docs/glossary.md", school="")
    about_terms = [one for one in made.findings if CODES[one.code].number // 100 == 4]
    return made.glossary, tuple(about_terms)


def links(html: str) -> str:
    """Return a page with each mention as a bare link: to `=term`, or to `=own.term` where the policy defines it.

    Links from a clause or paragraph to itself are left out.
    """
    html = CLAUSE_LINK.sub("", html)
    return TERM.sub(lambda link: f'<a href="={"own." if link[1] else ""}{link[2]}">{link[3]}</a>', html)


def page(text: str, terms: Lexicon) -> str:
    """Convert a page that belongs to no policy."""
    mentions = MentionExtension()
    mentions.terms, mentions.found = terms.of_page(glossary="../glossary/"), FoundTerms(terms.ids)
    return links(Markdown(extensions=[*EXTENSIONS, mentions]).convert(text))


def policy_page(read: Policy, glossary: str = "") -> str:
    """Convert a policy, with the terms it defines itself and those of a glossary."""
    terms = make_lexicon(school_definitions(glossary), [read])
    made = make_page(read, open_citable([read], school=""), terms.of_policy(read, glossary="../../glossary/"))
    return links(fill_cited(made.html, {})).strip()


def undrawn(text: str) -> str:
    """Return a drawn text without its links."""
    return DRAWN.sub(r"\1", text)

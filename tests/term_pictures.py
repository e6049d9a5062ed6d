"""Draws the mentions in a text as links to their terms, the way a test wants to see them."""

import re
from collections.abc import Mapping
from textwrap import dedent

from policybook.pages import convert_with_terms
from policybook.policy import Policy, read_policy
from policybook.terms import Lexicon, make_lexicon, read_glossary

TERM = re.compile(
    r'<a class="pb-term" data-pb-means="means-(own-)?([\w-]+)" href="[^"]*">(.*?)</a>', re.DOTALL
)
CLAUSE_LINK = re.compile(r'<a[^>]*class="pb-clause__link"[^>]*></a>|(?<=">)\n(?=<p)')
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
    return make_lexicon(read_glossary(dedent(glossary).strip("\n"), path="docs/glossary.md"), read)


def links(html: str) -> str:
    """Return a page with each mention as a bare link: to `=term`, or to `=own.term` where the policy defines it.

    Links from a clause to itself are left out.
    """
    html = CLAUSE_LINK.sub("", html)
    return TERM.sub(lambda link: f'<a href="={"own." if link[1] else ""}{link[2]}">{link[3]}</a>', html)


def page(text: str, terms: Lexicon) -> str:
    """Convert a page that belongs to no policy."""
    return links(convert_with_terms(text, terms.of_page(glossary="../glossary/")))


def policy_page(read: Policy, glossary: str = "") -> str:
    """Convert a policy, with the terms it defines itself and those of a glossary."""
    terms = make_lexicon(read_glossary(dedent(glossary).strip("\n"), path="docs/glossary.md"), [read])
    return links(convert_with_terms(read.body, terms.of_policy(read, glossary="../../glossary/")))


def undrawn(text: str) -> str:
    """Return a drawn text without its links."""
    return DRAWN.sub(r"\1", text)

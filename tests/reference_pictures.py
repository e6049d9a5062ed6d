"""Pictures of references: a handbook drawn as its sentences, with a link as `[words](where)`."""

import re
from collections.abc import Mapping

from policybook.pages import make_pages
from policybook.policy import Policy, read_policy
from policybook.references import ReferenceBook

TAG = re.compile(r"<[^>]*>")
REFERENCE = re.compile(r'<a class="pb-ref" href="([^"]*)">(.*?)</a>', re.DOTALL)


def policy(title: str, body: str, *, more: str = "") -> Policy:
    """Return a policy with a title, a body and, if need be, more front matter."""
    slug = title.lower().removesuffix(" policy").replace(" ", "-")
    return read_policy(f"---\ntitle: {title}\n{more}---\n{body}", path=f"policies/{slug}.md").policy


def read(*policies: Policy, school: str = "Brackenfield School") -> tuple[ReferenceBook, Mapping[str, str]]:
    """Return the book of references of a handbook, and the pages of its policies by slug."""
    made = make_pages(policies, "", path="docs/glossary.md", school=school)
    return made.book, {page.slug: page.html for page in made.pages}


def draw(page: str) -> str:
    """Draw a page as its lines of text, each link as `[words](where)`; headings keep none of their machinery."""
    page = re.sub(r'<a class="(?:headerlink|pb-clause__link)".*?</a>|<!--.*?-->', "", page)
    lines = TAG.sub("", REFERENCE.sub(r"[\2](\1)", page)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def findings(book: ReferenceBook) -> list[str]:
    """Return what the book finds wrong, as lines of severity, line and message."""
    return [f"{each.severity} {each.line}:{each.column} {each.message}" for each in book.findings]

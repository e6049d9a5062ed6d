"""References on the site: beside what is cited, the list of what cites it."""

from typing import Any

from jinja2 import Environment

from policybook.pages import fill_cited
from policybook.references import ReferenceBook

PARTIAL = "partials/policybook/cited-by.html"


def show_cited(html: str, slug: str, book: ReferenceBook, environment: Environment) -> str:
    """Return a policy's page with the list of what cites it in each clause and under each heading that is cited."""
    cited_by: Any = environment.get_template(PARTIAL).module.cited_by  # type: ignore[attr-defined] # a macro of that name
    lists = {target: cited_by(citing, slug) for target, citing in book.cited_by(slug).items() if target}
    return fill_cited(html, lists)

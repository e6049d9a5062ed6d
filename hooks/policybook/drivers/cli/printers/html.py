"""As HTML: one page that a clerk can open, with all that was found by file."""

from jinja2 import Environment, FileSystemLoader

from policybook.drivers.cli.examined import Examined
from policybook.drivers.site import templates

TEMPLATE = "check.html"


def as_html(examined: Examined) -> str:
    """Return the page; it needs no other file."""
    environment = Environment(loader=FileSystemLoader(templates()), autoescape=True)
    return environment.get_template(TEMPLATE).render(examined=examined) + "\n"

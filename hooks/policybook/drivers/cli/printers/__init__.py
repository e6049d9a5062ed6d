"""Printers: what a check found, in the form that a person or another program wants it."""

from collections.abc import Callable

from policybook.drivers.cli.examined import Examined
from policybook.drivers.cli.printers.github import as_github
from policybook.drivers.cli.printers.gitlab import as_gitlab
from policybook.drivers.cli.printers.html import as_html
from policybook.drivers.cli.printers.json import as_json
from policybook.drivers.cli.printers.sarif import as_sarif
from policybook.drivers.cli.printers.text import as_text

PRINTERS: dict[str, Callable[[Examined], str]] = {
    "text": as_text,
    "github": as_github,
    "gitlab": as_gitlab,
    "json": as_json,
    "sarif": as_sarif,
    "html": as_html,
}
"""Each form by its name."""

"""The signing copy: one policy as it is printed, as the finished HTML that the press takes."""

from bisect import bisect_right
from dataclasses import dataclass
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from policybook.clauses import Outline
from policybook.handbook import Entry, Handbook
from policybook.policy import statement, version

LINES = 22  # of contents, as many as stand below a title and its control table
TEMPLATE = "print/policy.html"
UNFILLED = "Draft, not filled in"  # in place of the version: whatever was ratified, this is no text to sign


@dataclass(frozen=True)
class Paper:
    """How a school wants its paper."""

    initials: bool = True
    """Whether each page of a policy that is signed has a box for initials."""
    large: bool = False
    """Whether it is set in large print, 16 point."""
    numbered: bool = False
    """Whether paragraphs without a label have their place in the margin."""
    logo: str | None = None
    """The address of the school's logo, relative to a policy's page; None for no logo."""


def sheet_html(
    entry: Entry,
    handbook: Handbook,
    *,
    body_html: str,
    page_address: str,
    environment: Environment,
    paper: Paper = Paper(),
) -> str:
    """Return the print HTML of one policy.

    `body_html` is the policy as its site page shows it, without the title; `page_address` is printed in the footer and
    may be a whole address or a path. Nothing in the result depends on today, so that a policy that stays the same
    prints the same tomorrow. Raises what Jinja raises where a template is broken.
    """
    said = copy_context(entry, handbook, body_html=body_html, page_address=page_address, paper=paper)
    return environment.get_template(TEMPLATE).render(said)


def copy_context(
    entry: Entry, handbook: Handbook, *, body_html: str, page_address: str, paper: Paper
) -> dict[str, object]:
    """Return what the templates of one policy on paper ask for, by name; see `sheet_html`."""
    policy = entry.policy
    return {
        "entry": entry,
        "policy": policy,
        "school": policy.school or handbook.school,
        "handbook": handbook,
        "paper": paper,
        "body": Markup(body_html),
        "depth": contents_depth(policy.outline),
        "page_address": page_address,
        "statement": statement(policy),
        "minute": policy.ratified and policy.ratified.minute,
        "version": UNFILLED if entry.unfilled and not policy.withdrawn else version(policy),
        "code": entry.code,
        "qr": qr_code(page_address),
    }


def contents_depth(outline: Outline) -> int:
    """Return the level of the smallest headings in the list of contents: as deep as a page holds, 3 at the least."""
    levels = sorted(section.level for section in outline.sections)
    fits = [level for level in set(levels) if bisect_right(levels, level) <= LINES]
    return max([3, *fits])


def qr_code(address: str) -> str | None:
    """Return the address of a picture, the QR code of a whole address, or None for an address that no phone could open.

    The fetcher draws it when the sheet is set, because for a sheet that is unchanged that would be most of the work.
    """
    return f"qr:{address}" if urlsplit(address).scheme in ("http", "https") else None

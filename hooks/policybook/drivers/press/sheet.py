"""A sheet: one document on its way to the press, as finished HTML with all that it needs to be printed."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from policybook import signing
from policybook.finding import Finding
from policybook.handbook import Entry, Handbook

TEMPLATE = "print/policy.html"
LONGEST_WITHOUT_CONTENTS = 3  # pages; a reader finds the place in three pages without a list of them


@dataclass(frozen=True)
class Paper:
    """How a school wants its paper."""

    initials: bool = True
    """Whether each page of a policy that is signed has a box for initials."""
    large: bool = False
    """Whether it is set in large print, 16 point."""
    logo: str | None = None
    """The address of the school's logo, relative to a policy's page; None for no logo."""


@dataclass(frozen=True)
class Part:
    """A policy, or a page of the site, within a document that holds several."""

    id: str
    """The id of the element that holds it; its own ids are told apart by it."""
    page: str
    """The address of its page, such as `policies/social-media/`, against which its links and pictures resolve."""
    path: str
    """Its source as a reader would name it, for findings."""
    name: str = ""
    """The name under which its source travels with the PDF."""
    source: str = ""
    """The whole text of its source; empty where it does not go along."""


@dataclass(frozen=True)
class Sheet:
    """One PDF to print."""

    slug: str
    """The policy's slug, by which progress and findings name it; no two sheets of a print run share it."""
    html: str
    """The finished page for print, its style within it; see `sheet_html`."""
    page: str
    """The policy's page in the handbook, such as `policies/social-media/`, against which its pictures resolve."""
    root: Path
    """The folder of the handbook's pages; no file outside it is read."""
    out: Path
    """Where the PDF goes."""
    path: str = ""
    """The policy's source as a reader would name it, for findings; the slug where it is not given."""
    source: str = ""
    """The whole text of that file: findings name its lines, and the PDF carries it as an attachment."""
    parts: tuple[Part, ...] = ()
    """What is bound together in it; empty for the sheet of one policy."""


@dataclass(frozen=True)
class Printed:
    """What became of one sheet."""

    slug: str
    """The slug of the sheet."""
    pages: int
    """How many pages the PDF has; 0 where it could not be made."""
    fresh: bool
    """Whether it was rendered now and not taken from the cache."""
    findings: tuple[Finding, ...] = ()
    """What went wrong or looks doubtful on paper, remembered with the PDF in the cache."""


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
        "page_address": page_address,
        "statement": signing.statement(policy),
        "minute": policy.ratified and policy.ratified.minute,
        "version": signing.version(policy),
        "code": entry.code,
        "qr": qr_code(page_address),
        "in_words": signing.in_words,
        "replacement": entry.replacement.title
        if entry.replacement
        else policy.withdrawn and policy.withdrawn.replaced_by,
    }


def qr_code(address: str) -> str | None:
    """Return the address of a picture, the QR code of a whole address, or None for an address that no phone could open.

    The fetcher draws it when the sheet is set, because for a sheet that is unchanged that would be most of the work.
    """
    return f"qr:{address}" if urlsplit(address).scheme in ("http", "https") else None

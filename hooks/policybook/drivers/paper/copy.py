"""The signing copy: one policy as it is printed, as the finished HTML that the press takes."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment

from policybook.clauses import Outline
from policybook.drivers.press import Leaf
from policybook.handbook import Entry, Handbook, digest_of_sheet
from policybook.policy import is_signed, statement, version
from policybook.text import text_code

LINES = 22  # of contents, as many as stand below a title and its control table
TEMPLATE = "print/policy.html"
UNFILLED = "Draft, not filled in"  # in place of the version: whatever was ratified, this is no text to sign
SIGNATURES = "print/sign.html"
PLACE = "pb:sign"  # the id of the signature page's place; a heading's has no colon


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


def signing_copy(said: Mapping[str, Any], environment: Environment) -> tuple[str, tuple[Leaf, ...]]:
    """Return the print HTML of one policy, and its signature page; `said` is what `copy_context` gives.

    Nothing in either depends on today, so that a policy that stays the same prints the same tomorrow. Raises what Jinja
    raises where a template is broken.
    """
    html = environment.get_template(TEMPLATE).render(said)
    return html, signature_page(said, environment, large=said["paper"].large)


def signature_page(
    said: Mapping[str, Any], environment: Environment, *, large: bool, part: str = ""
) -> tuple[Leaf, ...]:
    """Return the page on which a policy is signed; none where nobody signs it.

    `part` is the id of the policy within a document that holds several.
    """
    if not said["signed"]:
        return ()
    html = environment.get_template(SIGNATURES).render(said, large=large, within=bool(part))
    place = f"{part}--{PLACE}" if part else PLACE
    codes = said["code"], said["sheet_code"]
    return (Leaf(place=place, html=html, statement=said["statement"], codes=codes, first=part),)


def copy_context(
    entry: Entry, handbook: Handbook, *, body_html: str, page_address: str, paper: Paper
) -> dict[str, Any]:
    """Return what the templates of one policy on paper ask for, by name.

    `body_html` is the policy as its site page shows it, without the title; `page_address` is printed in the footer and
    may be a whole address or a path.
    """
    policy = entry.policy
    sheet = digest_of_sheet(entry, handbook)
    return {
        "entry": entry,
        "policy": policy,
        "school": policy.school or handbook.school,
        "handbook": handbook,
        "paper": paper,
        "body": str(body_html),
        "depth": contents_depth(policy.outline),
        "page_address": page_address,
        "signed": is_signed(policy),
        "statement": statement(policy, entry.standing),
        "minute": _minute(entry),
        "version": _version(entry),
        "code": entry.code,
        "sheet_digest": sheet,
        "sheet_code": text_code(sheet) if sheet else None,
        "qr": qr_code(page_address),
    }


def _version(entry: Entry) -> str:
    """Return the few words at the foot of every page; a public text is told from the whole one there."""
    policy = entry.policy
    said = UNFILLED if entry.unfilled and not policy.withdrawn else version(policy, entry.standing)
    return f"{said}, public text" if policy.left_out else said


def _minute(entry: Entry) -> str | None:
    """Return the minute that records the text of the sheet; one of a text that has changed since says nothing of it."""
    act, told = entry.policy.adopted, entry.standing
    return act.minute if act and not (told and told.is_changed) else None


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

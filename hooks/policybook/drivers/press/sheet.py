"""A sheet: one document on its way to the press, as finished HTML with all that it needs to be printed."""

from dataclasses import dataclass
from pathlib import Path

from policybook.finding import Finding

LONGEST_WITHOUT_CONTENTS = 3  # pages; a reader finds the place in three pages without a list of them


class NotApartError(Exception):
    """A signature page that something else got onto; its text says so."""


class MisprintError(Exception):
    """A finished PDF that does not say what was to be signed; its text says what is amiss."""


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
class Leaf:
    """A signature page, or what needs several: a document of its own, which takes an empty page's place in another."""

    place: str
    """The id of the element on the page whose place it takes."""
    html: str
    """The finished page for print, without a style: it has the document's."""
    statement: str
    """The sentence that is signed, as it must be read in the finished file."""
    codes: tuple[str, str]
    """The code of the text that is signed, and that of what else its sheet says, likewise."""
    first: str = ""
    """The id of what begins on page 1 of its own numbering; empty for the whole document."""


@dataclass(frozen=True)
class Sheet:
    """One PDF to print."""

    slug: str
    """The policy's slug, by which progress and findings name it; no two sheets of a print run share it."""
    html: str
    """The finished page for print, its style within it, and in each <pb-text> the HTML of a text as plain words."""
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
    leaves: tuple[Leaf, ...] = ()
    """Its signature pages."""


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

"""The manuscript: what the press needs of a site whose pages have been read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from policybook.drivers.disk import Folder
from policybook.handbook import Handbook
from policybook.settings import Settings

REGISTER = "register"
"""The folder of the built site that holds the register, its files and its paper."""


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """A handbook's finished text, with where its paper goes."""

    handbook: Handbook
    """The handbook, with its glossary."""
    bodies: Mapping[str, str]
    """Each policy's text as HTML, by slug, as its page shows it."""
    environment: Environment
    """The site's templates, those for paper among them."""
    folder: Folder
    """The policies' files."""
    settings: Settings
    """What the school decided for its handbook."""
    site: Path
    """The folder of the built site, in which the pictures lie."""
    address: str
    """The address of the site's root, ending in a stroke; empty where the site has none."""
    cache: Path
    """The folder that keeps PDFs between runs."""

"""The register on paper: the sheet that governors have before them, made like the policies' own."""

from pathlib import Path
from typing import Any

from jinja2 import Environment

from policybook.drivers.press import Paper, Sheet
from policybook.drivers.site.register_files import FOLDER
from policybook.handbook import Handbook
from policybook.settings import Settings

NAME = "the register"  # no policy's slug has a space, so none can be taken for it
TEMPLATE = "print/register.html"


def register_sheet(handbook: Handbook, environment: Environment, config: Any, settings: Settings) -> Sheet:
    """Return the register as a sheet for the press; it names the handbook's day, so it is printed anew each day."""
    address = f"{FOLDER}/"
    site = Path(config.site_dir)
    html = environment.get_template(TEMPLATE).render(
        handbook=handbook,
        paper=Paper(large=settings.large_print),
        logo=f"../{settings.logo}" if settings.logo else None,
        page_address=f"{config.site_url.rstrip('/')}/{address}" if config.site_url else address,
    )
    out = site.absolute() / FOLDER / "register.pdf"
    return Sheet(slug=NAME, html=html, page=address, root=site, out=out)

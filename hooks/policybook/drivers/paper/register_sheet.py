"""The register on paper: the sheet that governors have before them, made like the policies' own."""

from policybook.drivers.paper.copy import Paper
from policybook.drivers.paper.manuscript import REGISTER, Manuscript
from policybook.drivers.press import Sheet

NAME = "the register"  # no policy's slug has a space, so none can be taken for it
TEMPLATE = "print/register.html"


def register_sheet(manuscript: Manuscript, *, large: bool) -> Sheet:
    """Return the register as a sheet for the press, in the usual size or in large print.

    It names the handbook's day, so it is printed anew each day.
    """
    address = f"{REGISTER}/"
    settings = manuscript.settings
    html = manuscript.environment.get_template(TEMPLATE).render(
        handbook=manuscript.handbook,
        paper=Paper(large=large),
        logo=f"../{settings.logo}" if settings.logo else None,
        page_address=manuscript.address + address,
    )
    name, file = (f"{NAME} in large print", "register-large-print.pdf") if large else (NAME, "register.pdf")
    out = manuscript.site.absolute() / REGISTER / file
    return Sheet(slug=name, html=html, page=address, root=manuscript.site, out=out)

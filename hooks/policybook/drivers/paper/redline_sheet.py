"""A redline on paper: what has changed from one text of a policy to another."""

from pathlib import Path

from policybook.drivers.paper.copy import Paper
from policybook.drivers.paper.manuscript import Manuscript
from policybook.drivers.paper.printing import print_all
from policybook.drivers.press import Printed, Sheet
from policybook.versions import Compared

TEMPLATE = "print/redline.html"


def print_redline(
    compared: Compared,
    manuscript: Manuscript,
    *,
    out: Path,
    heading: str = "what has changed",
    ask: str = "",
    begins: str = "",
    longest: int | None = None,
    large: bool = False,
) -> Printed:
    """Print a redline to `out`.

    `heading` says above the title what the sheet is; `ask` and `begins`, whom to ask and from when the text is in
    force, have a row each where they are given. Where what changed has more than `longest` characters, the sheet lists
    the places alone.
    """
    slug = compared.policy.slug
    page = f"policies/{slug}/"
    html = manuscript.environment.get_template(TEMPLATE).render(
        policy=compared.policy,
        school=compared.policy.school or manuscript.handbook.school,
        earlier=compared.earlier,
        later=compared.later,
        comparison=compared.comparison,
        lines=compared.lines if longest is None or compared.size <= longest else (),
        table=compared.table,
        heading=heading,
        ask=ask,
        begins=begins,
        paper=Paper(large=large),
        logo=f"../../{manuscript.settings.logo}" if manuscript.settings.logo else None,
        page_address=manuscript.address + page,
    )
    sheet = Sheet(slug=f"{slug}: what has changed", html=html, page=page, root=manuscript.site, out=out)
    (printed,) = print_all([sheet], manuscript)
    return printed

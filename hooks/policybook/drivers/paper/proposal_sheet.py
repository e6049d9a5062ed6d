"""A proposal on paper: what it changes in all policies, as a governor reads it."""

from pathlib import Path
from typing import Any

from policybook.drivers.paper.copy import Paper
from policybook.drivers.paper.manuscript import Manuscript
from policybook.drivers.paper.printing import print_all
from policybook.drivers.press import Printed, Sheet

TEMPLATE = "print/proposal.html"


def print_proposal(
    changes: Any, compared: str, manuscript: Manuscript, *, out: Path, large: bool = False
) -> Printed:
    """Print to `out` what a proposal changes; `compared` says what is compared with what, in words."""
    html = manuscript.environment.get_template(TEMPLATE).render(
        changes=changes,
        compared=compared,
        school=manuscript.handbook.school,
        paper=Paper(large=large),
        logo=manuscript.settings.logo,
    )
    sheet = Sheet(slug="what changes", html=html, page="", root=manuscript.site, out=out)
    (printed,) = print_all([sheet], manuscript)
    return printed

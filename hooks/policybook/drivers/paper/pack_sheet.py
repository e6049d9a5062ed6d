"""A meeting's pack on paper: what is for decision, and each policy behind a sheet that says what is asked of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from policybook.drivers.paper.copy import Paper, copy_context, signature_page
from policybook.drivers.paper.handbook_sheet import policy_part
from policybook.drivers.paper.manuscript import Manuscript
from policybook.drivers.paper.printing import paper, policy_sheets, print_all
from policybook.drivers.press import LONGEST_WITHOUT_CONTENTS, Printed, Sheet
from policybook.meetings import BLANK, Agenda, Decision, Meeting
from policybook.versions import Since

NAME = "the meeting pack"  # no policy's slug has a space, so none can be taken for it
TEMPLATE = "print/pack.html"
POLICY = "print/pack-policy.html"


def print_pack(
    agenda: Agenda, manuscript: Manuscript, changes: Mapping[str, Since], *, out: Path, large: bool = False
) -> Printed:
    """Print the pack of a meeting to `out`, after the signing copies it holds, whose pages it counts.

    `agenda` was made from the same policies on the same day; `changes` says by slug what has changed in each since it
    was ratified. `large` asks for 16-point type.
    """
    slugs = {decision.entry.policy.slug for decision in agenda.decisions}
    copies = [sheet for sheet in policy_sheets(manuscript) if sheet.slug in slugs]
    pages = {one.slug: one.pages for one in print_all(copies, manuscript)}
    (printed,) = print_all(
        [pack_sheet(agenda, manuscript, changes, pages=pages, out=out, large=large)], manuscript
    )
    return printed


def pack_sheet(
    agenda: Agenda,
    manuscript: Manuscript,
    changes: Mapping[str, Since],
    *,
    pages: Mapping[str, int],
    out: Path,
    large: bool = False,
) -> Sheet:
    """Return the pack of a meeting as a sheet for the press, to go to `out`.

    `pages` says by slug how many pages each policy's own copy has; in a pack it has the same.
    """
    said = [_said(decision, manuscript, pages) for decision in agenda.decisions]
    environment = manuscript.environment
    html = environment.get_template(TEMPLATE).render(
        agenda=agenda,
        meeting=agenda.meeting,
        title=title(agenda.meeting),
        handbook=manuscript.handbook,
        policies=[Markup(environment.get_template(POLICY).render(one)) for one in said],
        changes=changes,
        blank=BLANK,
        paper=Paper(large=large, numbered=manuscript.settings.paragraph_numbers),
        logo=manuscript.settings.logo,
        page_address=f"{manuscript.address}register/",
    )
    parts = tuple(policy_part(decision.entry, manuscript) for decision in agenda.decisions)
    leaves = [
        leaf
        for one, part in zip(said, parts, strict=True)
        for leaf in signature_page(one, environment, large=large, part=part.id)
    ]
    return Sheet(
        slug=NAME, html=html, page="", root=manuscript.site, out=out, parts=parts, leaves=tuple(leaves)
    )


def title(meeting: Meeting) -> str:
    """Return what the pack calls itself: `Meeting pack: FGB, 8 December 2026`."""
    known = ", ".join(filter(None, (meeting.body, meeting.day if meeting.dated else None)))
    return f"Meeting pack: {known}" if known else "Meeting pack"


def _said(decision: Decision, manuscript: Manuscript, pages: Mapping[str, int]) -> dict[str, Any]:
    """Return what the templates of a policy in a pack ask for."""
    entry = decision.entry
    slug = entry.policy.slug
    said = copy_context(
        entry,
        manuscript.handbook,
        body_html=manuscript.bodies[slug],
        page_address=manuscript.address + entry.url,
        paper=paper(manuscript.settings, large=False),  # the document's own size holds
    )
    short = pages[slug] <= LONGEST_WITHOUT_CONTENTS
    return {**said, "statement": decision.statement, "minute": None, "short": short}

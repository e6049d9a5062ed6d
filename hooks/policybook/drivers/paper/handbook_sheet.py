"""The handbook on paper: every policy in force in one document, as a book with contents and a glossary."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from policybook.drivers.paper.copy import Paper, copy_context
from policybook.drivers.paper.manuscript import Manuscript
from policybook.drivers.press import LONGEST_WITHOUT_CONTENTS, Part, Sheet
from policybook.handbook import BOUND, Entry, Volume, bind

NAME = "the handbook"  # no policy's slug has a space, so none can be taken for it
TEMPLATE = "print/handbook.html"
POLICY = "print/handbook-policy.html"


def handbook_sheet(
    manuscript: Manuscript, *, pages: Mapping[str, int], out: Path, large: bool = False
) -> Sheet:
    """Return the whole handbook as a sheet for the press, to go to `out`.

    `pages` says by slug how many pages each policy's own copy has: in a short one, references name no page. `large`
    asks for 16-point type.
    """
    volume = bind(manuscript.handbook)
    html = manuscript.environment.get_template(TEMPLATE).render(
        handbook=manuscript.handbook,
        volume=volume,
        policies=_policies(volume, manuscript, pages),
        paper=Paper(large=large, numbered=manuscript.settings.paragraph_numbers),
        logo=manuscript.settings.logo,
        page_address=manuscript.address or BOUND,
    )
    parts = [policy_part(entry, manuscript) for entry in volume.entries]
    if volume.glossary.terms:
        parts.append(Part(id="glossary", page="glossary/", path="docs/glossary.md"))
    return Sheet(slug=NAME, html=html, page="", root=manuscript.site, out=out, parts=tuple(parts))


def policy_part(entry: Entry, manuscript: Manuscript) -> Part:
    """Return a policy as a part of a document, its Markdown going along."""
    policy = entry.policy
    source = manuscript.folder.source(policy.slug)
    return Part(f"policy-{policy.slug}", entry.url, policy.path, f"{policy.slug}.md", source)


def _policies(volume: Volume, manuscript: Manuscript, pages: Mapping[str, int]) -> Sequence[Markup]:
    template = manuscript.environment.get_template(POLICY)
    first = {category.entries[0].policy.slug for category in volume.categories}
    return [
        Markup(
            template.render(
                copy_context(
                    entry,
                    manuscript.handbook,
                    body_html=manuscript.bodies[entry.policy.slug],
                    page_address=manuscript.address + entry.url,
                    paper=Paper(),
                ),
                category=entry.policy.slug in first,
                short=pages[entry.policy.slug] <= LONGEST_WITHOUT_CONTENTS,
            )
        )
        for entry in volume.entries
    ]

"""Printing: hands every policy's finished page, the register and the whole handbook to the press."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from policybook.drivers.paper.copy import Paper, copy_context, signing_copy
from policybook.drivers.paper.handbook_sheet import NAME, handbook_sheet
from policybook.drivers.paper.manuscript import Manuscript
from policybook.drivers.paper.register_sheet import register_sheet
from policybook.drivers.press import Pool, Printed, Sheet, print_sheets
from policybook.finding import Finding, Severity
from policybook.handbook import BOUND, bind
from policybook.settings import Settings, SettingsError


@dataclass(frozen=True)
class PrintRun:
    """What became of a site's PDFs."""

    policies: tuple[Printed, ...]
    """The signing copies, by slug, and after them those in large print."""
    handbook: Printed | None
    """The whole handbook in one; None where the school does not publish it."""
    findings: tuple[Finding, ...]
    """What was found on all the paper, each once."""


def print_site(manuscript: Manuscript, *, handbook: bool) -> PrintRun:
    """Print every policy and the register, each beside its page in the site. What is unchanged is kept.

    `handbook` asks for the whole handbook as one PDF as well, which comes last, because it needs to know of each policy
    how long it is. Raises SettingsError where the school's executor cannot be loaded.
    """
    sizes = (False, True) if manuscript.settings.large_print else (False,)
    sound = replace(manuscript, bodies=_sound(manuscript))
    policies = [sheet for large in sizes for sheet in policy_sheets(sound, large=large)]
    registers = [register_sheet(manuscript, large=large) for large in sizes]
    printed = print_all([*policies, *registers], manuscript)
    copies = printed[: len(policies)]
    book = print_handbook(manuscript, copies, out=manuscript.site.absolute() / BOUND) if handbook else None
    printed += [book] if book else []
    findings = dict.fromkeys(finding for one in printed for finding in one.findings)
    return PrintRun(tuple(copies), book, tuple(findings))


def proof_site(manuscript: Manuscript) -> tuple[Finding, ...]:
    """Return what would print badly on the signing copies that a site has, each once, without printing them."""
    from policybook.drivers.press import proof_read  # WeasyPrint loads here alone

    sheets = policy_sheets(replace(manuscript, bodies=_sound(manuscript)))
    return tuple(dict.fromkeys(finding for sheet in sheets for finding in proof_read(sheet)))


def _sound(manuscript: Manuscript) -> dict[str, str]:
    """Return the bodies of policies whose files have no fault: nobody is to sign what may be false."""
    by_slug = manuscript.handbook.by_slug
    return {slug: body for slug, body in manuscript.bodies.items() if not by_slug[slug].faults}


def print_handbook(
    manuscript: Manuscript, policies: Iterable[Printed], *, out: Path, large: bool = False
) -> Printed:
    """Print the whole handbook to `out`; `policies` are its policies as printed one by one.

    Where one of them could not be printed there is no handbook without it, but a finding.
    """
    pages = {one.slug: one.pages for one in policies}
    lost = [
        entry.policy.title for entry in bind(manuscript.handbook).entries if not pages.get(entry.policy.slug)
    ]
    if lost:
        return Printed(NAME, 0, True, (_unbound(lost),))
    (printed,) = print_all([handbook_sheet(manuscript, pages=pages, out=out, large=large)], manuscript)
    return printed


def _unbound(lost: list[str]) -> Finding:
    return Finding(
        code="handbook-not-printed",
        severity=Severity.ERROR,
        path=NAME,
        message=f"The whole handbook was not printed, because {' and '.join(lost)} could not be.",
        help="Its own message says why.",
    )


def print_all(sheets: list[Sheet], manuscript: Manuscript) -> list[Printed]:
    """Print sheets in the school's way, with a progress bar, and keep them in its cache."""
    return print_sheets(sheets, cache=manuscript.cache, progress=True, pool=pool(manuscript.settings))


def policy_sheets(manuscript: Manuscript, *, large: bool = False) -> list[Sheet]:
    """Return the signing copies of all policies, by slug, in the usual size or in large print."""
    return [_sheet(slug, manuscript, large) for slug in sorted(manuscript.bodies)]


def _sheet(slug: str, manuscript: Manuscript, large: bool) -> Sheet:
    entry = manuscript.handbook.by_slug[slug]
    said = copy_context(
        entry,
        manuscript.handbook,
        body_html=manuscript.bodies[slug],
        page_address=manuscript.address + entry.url,
        paper=paper(manuscript.settings, large=large),
    )
    html, leaves = signing_copy(said, manuscript.environment)
    return Sheet(
        slug=f"{slug} in large print" if large else slug,
        html=html,
        page=entry.url,
        root=manuscript.site,
        out=manuscript.site.absolute() / (entry.large_pdf if large else entry.pdf),
        path=entry.policy.path,
        source=manuscript.folder.source(slug),
        leaves=leaves,
    )


def paper(settings: Settings, *, large: bool) -> Paper:
    """Return how the school wants its paper; its logo lies in the site, two folders above a policy's page."""
    logo = f"../../{settings.logo}" if settings.logo else None
    numbered = settings.paragraph_numbers
    return Paper(initials=settings.initials, large=large, numbered=numbered, logo=logo)


def pool(settings: Settings) -> Pool | None:
    """Return what gives the processes that print, by the school's setting; None for our own.

    Raises SettingsError where the setting names nothing.
    """
    if settings.executor is None:
        return None
    module, _, name = settings.executor.partition(":")
    try:
        found: Pool = getattr(import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise SettingsError(
            f"mkdocs.yml, policybook settings: 'executor' cannot be loaded: {error}."
        ) from error
    return found

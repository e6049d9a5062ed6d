"""Printing: hands every policy's finished page, and the register, to the press."""

from importlib import import_module

from policybook.drivers.disk import decode
from policybook.drivers.press import Paper, Pool, Printed, Sheet, print_sheets, sheet_html
from policybook.drivers.site.manuscript import Manuscript
from policybook.drivers.site.register_sheet import register_sheet
from policybook.settings import Settings, SettingsError


def print_site(manuscript: Manuscript) -> list[Printed]:
    """Print every policy and the register, each beside its page in the site. What is unchanged is kept.

    The register comes last. Raises SettingsError where the school's executor cannot be loaded.
    """
    return _print([*policy_sheets(manuscript), register_sheet(manuscript)], manuscript)


def _print(sheets: list[Sheet], manuscript: Manuscript) -> list[Printed]:
    return print_sheets(sheets, cache=manuscript.cache, progress=True, pool=pool(manuscript.settings))


def policy_sheets(manuscript: Manuscript) -> list[Sheet]:
    """Return the signing copies of all policies, by slug."""
    return [_sheet(slug, manuscript) for slug in sorted(manuscript.bodies)]


def _sheet(slug: str, manuscript: Manuscript) -> Sheet:
    entry = manuscript.handbook.by_slug[slug]
    html = sheet_html(
        entry,
        manuscript.handbook,
        body_html=manuscript.bodies[slug],
        page_address=manuscript.address + entry.url,
        environment=manuscript.environment,
        paper=paper(manuscript.settings),
    )
    return Sheet(
        slug=slug,
        html=html,
        page=entry.url,
        root=manuscript.site,
        out=manuscript.site.absolute() / entry.pdf,
        path=entry.policy.path,
        source=decode(manuscript.folder.sources[slug].read_bytes(), entry.policy.path)[0],
    )


def paper(settings: Settings) -> Paper:
    """Return how the school wants its paper; its logo lies in the site, two folders above a policy's page."""
    logo = f"../../{settings.logo}" if settings.logo else None
    return Paper(initials=settings.initials, large=settings.large_print, logo=logo)


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
        raise SettingsError(f"mkdocs.yml, policybook settings: 'executor' cannot be loaded: {error}.") from error
    return found

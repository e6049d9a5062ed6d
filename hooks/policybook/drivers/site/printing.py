"""Printing: hands every policy's finished page to the press."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from jinja2 import Environment

from policybook.drivers.disk import Folder, decode
from policybook.drivers.press import Paper, Pool, Printed, Sheet, print_sheets, sheet_html
from policybook.drivers.site.register_sheet import register_sheet
from policybook.handbook import Entry, Handbook
from policybook.settings import Settings, SettingsError

CACHE = Path(".cache") / "policybook"


def print_policies(
    handbook: Handbook,
    bodies: Mapping[str, str],
    environment: Environment,
    config: Any,
    *,
    folder: Folder,
    settings: Settings,
) -> list[Printed]:
    """Print the policies whose bodies are given by slug, and the register, each beside its page in the site.

    What is unchanged is kept. The register comes last.
    """
    sheets = [
        _sheet(handbook.by_slug[slug], handbook, body, environment, config, folder, settings)
        for slug, body in sorted(bodies.items())
    ]
    sheets.append(register_sheet(handbook, environment, config, settings))
    cache = Path(config.config_file_path).parent / CACHE
    return print_sheets(sheets, cache=cache, progress=True, pool=pool(settings))


def _sheet(
    entry: Entry,
    handbook: Handbook,
    body: str,
    environment: Environment,
    config: Any,
    folder: Folder,
    settings: Settings,
) -> Sheet:
    out = Path(config.site_dir, entry.pdf).absolute()
    html = sheet_html(
        entry,
        handbook,
        body_html=body,
        page_address=f"{config.site_url.rstrip('/')}/{entry.url}" if config.site_url else entry.url,
        environment=environment,
        paper=paper(settings),
    )
    return Sheet(
        slug=entry.policy.slug,
        html=html,
        page=entry.url,
        root=Path(config.site_dir),
        out=out,
        path=entry.policy.path,
        source=decode(folder.sources[entry.policy.slug].read_bytes(), entry.policy.path)[0],
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

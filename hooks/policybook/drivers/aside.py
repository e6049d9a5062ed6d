"""A site built aside: a command has the host read every page into a folder that goes again, for its finished text."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from policybook.drivers.opening import Stop
from policybook.settings import SettingsError

if TYPE_CHECKING:
    from policybook.drivers.site import Site
    from policybook.drivers.site.manuscript import Manuscript

HOST_LOGS = ("mkdocs", "material")  # what they say is for whoever builds the site


@contextmanager
def manuscript_on(config_file: Path, day: date) -> Iterator["Manuscript"]:
    """Give the manuscript of a school's handbook on a day; its pictures are there until the end of the `with`.

    Raises Stop where the site cannot be built.
    """
    with TemporaryDirectory(prefix="policybook-") as folder, _quiet():
        try:
            config = load_config(str(config_file), site_dir=folder)
            site = _site_of(config)
            site.aside = day
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except (MkDocsException, SettingsError) as error:
            raise Stop(str(error)) from error
        yield site.manuscript(config)


def _site_of(config: Any) -> "Site":
    """Return the site that the configuration's hook or plugin holds. Raises Stop where it lists neither."""
    sites = [one.site for one in (*config.plugins.values(), *config.hooks.values()) if hasattr(one, "site")]
    if not sites:
        raise Stop(f"{config.config_file_path} lists Policybook neither under hooks: nor under plugins:.")
    found: Site = sites[0]
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the host's log to itself: the command says what is wrong with files in its own words."""
    loggers = [logging.getLogger(name) for name in HOST_LOGS]
    before = [(logger.propagate, logger.level) for logger in loggers]
    for logger in loggers:
        logger.propagate = False
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, (propagate, level) in zip(loggers, before, strict=True):
            logger.propagate = propagate
            logger.setLevel(level)

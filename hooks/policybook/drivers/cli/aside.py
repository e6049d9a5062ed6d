"""A site built aside: a command has the host read every page into a folder that goes again, for its finished text."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from policybook.drivers.cli.opening import Stop, say_errors
from policybook.handbook import Handbook
from policybook.settings import SettingsError

if TYPE_CHECKING:
    from policybook.drivers.paper import Manuscript
    from policybook.drivers.site import Site

HOST_LOGS = ("mkdocs", "material")  # what they say is for whoever builds the site


@contextmanager
def manuscript_on(config_file: Path, known: Handbook) -> Iterator["Manuscript"]:
    """Give the manuscript of a school's handbook on the day of `known`; its pictures are there until the `with` ends.

    Says on standard error what is wrong with the files beyond what is `known`. Raises Stop where the site cannot be
    built.
    """
    with TemporaryDirectory(prefix="policybook-") as folder, _heard() as heard:
        try:
            config = load_config(str(config_file), site_dir=folder)
            site = _site_of(config)
            site.aside = known.on
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except (
            MkDocsException,
            SettingsError,
        ) as error:  # the host logs why, and then says no more than that it stops
            raise Stop(heard[-1] if heard else str(error)) from error
        say_errors(finding for finding in site.handbook.findings if finding not in known.findings)
        yield site.manuscript(config)


def _site_of(config: Any) -> "Site":
    """Return the site that the configuration's hook or plugin holds. Raises Stop where it lists neither."""
    sites = [one.site for one in (*config.plugins.values(), *config.hooks.values()) if hasattr(one, "site")]
    if not sites:
        raise Stop(f"{config.config_file_path} lists Policybook neither under hooks: nor under plugins:.")
    found: Site = sites[0]
    return found


class _Ear(logging.Handler):
    """Keeps the errors that the host logs, which are for whoever builds the site."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Keep the host's log to itself, and give a list that fills with its errors."""
    ear = _Ear()
    loggers = [logging.getLogger(name) for name in HOST_LOGS]
    before = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.propagate = False
        logger.addHandler(ear)
    try:
        yield ear.heard
    finally:
        for logger, propagate in zip(loggers, before, strict=True):
            logger.propagate = propagate
            logger.removeHandler(ear)

"""Then: a site of the handbook as it stood on a day of the past, with the texts in force on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from policybook.policy import TextStanding


@dataclass(frozen=True)
class Then:
    """What stood on a day."""

    day: date
    """The day, on which everything is judged."""
    policies: Path
    """The folder with the texts in force on it."""
    docs: Path | None
    """The folder with the other pages of that day; None for those of today."""
    standings: Mapping[str, TextStanding]
    """Where each text comes from, by slug."""


def build_then(config_file: Path, then: Then, *, out: Path) -> None:
    """Build a site of what stood, with today's settings and looks; it names no address, for it takes no other's place.

    Raises what the host raises where it cannot be built.
    """
    given: dict[str, Any] = {"docs_dir": str(then.docs)} if then.docs else {}
    config = load_config(str(config_file), site_dir=str(out), site_url="", **given)
    config.repo_url = config.edit_uri = None  # nothing can be suggested to the past
    listed: Any = config
    for one in (*listed.plugins.values(), *listed.hooks.values()):
        if hasattr(one, "site"):
            one.site.then = then
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()

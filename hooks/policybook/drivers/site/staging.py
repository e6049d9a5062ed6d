"""Staging: a site is built beside the last one, and takes its place when it is whole and nothing failed."""

import logging
import os
from pathlib import Path
from typing import Any

from policybook.drivers.disk import Beside
from policybook.drivers.site.host import Host


def begin_beside(config: Any, host: Host) -> Beside | None:
    """Have the host build beside the folder that it was told, and return the place.

    None where that folder cannot be exchanged: a system's mount, or a folder in one that is not ours to write to.
    """
    site = Path(config.site_dir)
    if site.is_mount() or (
        site.is_dir() and os.access(site, os.W_OK) and not os.access(site.parent, os.W_OK)
    ):
        return None
    try:
        beside = Beside(site)
    except OSError as error:
        raise host.stop(not_written(error)) from None
    config.site_dir = str(beside.folder)
    return beside


def finish_beside(beside: Beside, config: Any, host: Host) -> bool:
    """Put what was built in its place, and tell so; not if the host is about to end a strict build for a warning."""
    config.site_dir = str(beside.final)
    counters = [one for one in logging.getLogger(host.name).handlers if hasattr(one, "get_counts")]
    if any(one.get_counts() for one in counters):
        beside.give_up()
        return False
    beside.take_place()
    return True


def not_written(error: OSError) -> str:
    """Return what is said where the disk is full, or may not be written to."""
    name = f" ({error.filename})" if error.filename else ""
    return (
        f"The site could not be written: {error.strerror}{name}. The last one stands as it was. "
        "Make room, or let this program write there, and build again."
    )

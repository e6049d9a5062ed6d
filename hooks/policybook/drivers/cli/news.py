"""News: what a changelog says of the versions since one."""

import re
from collections.abc import Iterator

_VERSION = re.compile(
    r"\d+(?:\.\d+)*"
)  # the numbers alone: a version of ours has no letters once it is released


def numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, by which it is told from others which is newer; () of one without."""
    found = _VERSION.match(version)
    return tuple(map(int, found[0].split("."))) if found else ()


def news(changelog: str, *, since: str, until: str) -> Iterator[tuple[str, str]]:
    """Yield each version after `since` and up to `until`, the newest first, with the lines that are said of it."""
    for part in changelog.split("\n## ")[1:]:
        heading, _, lines = part.partition("\n")
        version = (heading.split() or [""])[0]
        if numbers(since) < numbers(version) <= numbers(until):
            yield version, lines.strip()

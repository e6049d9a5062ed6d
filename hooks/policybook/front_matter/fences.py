"""Fences: the two lines of `---` between which front matter stands, and what is said where one is not in its place."""

import re
from dataclasses import dataclass

import yaml
from frontmatter.default_handlers import YAMLHandler

from policybook.finding import Finding, file_error
from policybook.front_matter.nodes import nodes

MAX_CHARACTERS = 20_000  # a hundred times the longest front matter seen; beyond it a fence was forgotten

_HANDLER = YAMLHandler()
_KEY = re.compile(r"[^:]{1,60}:(?:\s|$)")  # a sentence seldom has a colon so early, and no key is longer
_BELOW = re.compile(r"^[ \t]*(?P<fence>---)[ \t]*\n[ \t]*title:", re.MULTILINE | re.IGNORECASE)
_SHOWN = 40  # characters of a line that a message repeats, enough to find it by


@dataclass(frozen=True)
class Halves:
    """A file, parted at its fences."""

    source: str | None
    """The YAML of the front matter; None where there is none that can be read."""
    body: str
    """The text below it, unchanged; the whole file where it has no front matter."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the fences."""


def part(text: str, path: str) -> Halves:
    """Part the text of a file into its front matter and the text below; `path` is its name for findings."""
    try:
        source, body = _HANDLER.split(text) if _HANDLER.detect(text) else (None, text)
    except ValueError:  # it is never closed
        source, body = None, text
    if source is None:
        return Halves(None, body, (_absent(text, path),))
    source, found = source.removeprefix("\n"), []
    begins = _text_begins(source)
    if begins and not _is_readable(source):
        begins += text.index(source)
        source, body = text[: begins - 1].partition("\n")[2], text[begins:]
        found.append(_not_closed(body, text.count("\n", 0, begins) + 1, path))
    if len(source) > MAX_CHARACTERS:
        return Halves(None, body, (*found, _too_long(len(source), path)))
    return Halves(source, body, tuple(found))


def _is_readable(source: str) -> bool:
    try:
        return len(source) <= MAX_CHARACTERS and isinstance(nodes(source), yaml.MappingNode)
    except yaml.YAMLError:
        return False


def _text_begins(source: str) -> int:
    """Return where the policy's own text begins in what was taken for front matter; 0 when it holds none.

    So it is where the closing line was forgotten and a line of --- stands further down. A line is text when it
    follows an empty line, begins at the margin and is no `key: value`, which YAML never allows.
    """
    begins = place = 0
    for line in source.splitlines(keepends=True):
        if not line.strip():
            begins = begins or place  # of the empty lines and headings above the text, the first
        elif begins and (line.startswith("##") or not (line[0] in " \t#-]}" or _KEY.match(line))):
            return begins  # a remark has one hash, a heading of a section two
        elif line[0] != "#":
            begins = 0
        place += len(line)
    return 0


def _not_closed(body: str, line: int, path: str) -> Finding:
    first = next(row for row in body.split("\n") if row.strip())
    return file_error(
        "front-matter-not-closed",
        path,
        f"The front matter is not closed before the policy's text, which begins with '{first[:_SHOWN].strip()}'.",
        "Write a line of just --- above that line.",
        line=line + body.count("\n", 0, body.index(first)),
    )


def _too_long(length: int, path: str) -> Finding:
    return file_error(
        "front-matter-too-long",
        path,
        f"The front matter is {length:,} characters long; the most we read is {MAX_CHARACTERS:,}.",
        "Check that a line of just --- closes it before the policy's own text.",
        line=1,
    )


def _absent(text: str, path: str) -> Finding:
    """Return why a file has no front matter."""
    if not text.strip():
        remedy = (
            "Write the policy in it, beginning with --- and title: Name of the policy, or delete the file."
        )
        return file_error("empty-file", path, "The file is empty.", remedy, line=1)
    if _HANDLER.detect(text):
        message = "The front matter is opened with --- and never closed."
        remedy = "Write a line of just --- between the last 'key: value' line and the policy's text."
        return file_error("front-matter-not-closed", path, message, remedy, line=1)
    if below := _BELOW.search(text[:MAX_CHARACTERS]):
        remedy = "Delete all that stands above this line of ---, empty lines and spaces too."
        line = text.count("\n", 0, below.start("fence")) + 1
        return file_error(
            "front-matter-not-first", path, "The front matter does not begin the file.", remedy, line=line
        )
    first = text.lstrip("\n").split("\n", 1)[0].strip()
    message = f"The file has no front matter: it begins with '{first[:_SHOWN]}'."
    remedy = "Begin it with three lines: ---, then title: Name of the policy, then --- again."
    return file_error("no-front-matter", path, message, remedy, line=1)

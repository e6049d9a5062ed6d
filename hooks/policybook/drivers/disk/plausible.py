"""What is no policy's text: what a merge, another program or an accident left in its file."""

import re
from collections.abc import Iterator

from policybook.finding import Finding, file_error

LARGEST = 2_000_000  # bytes of a file; the longest policy we know has sixty thousand
BINARY = (
    0.01  # of all characters may be control characters; a text has none, a stray one is not the end of it
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
MERGED = re.compile(
    r"^(<{7}|>{7}|\|{7})(?=[ \n]|\Z)", re.MULTILINE
)  # what git writes into a file it cannot merge
PARTED = re.compile(r"^={7}$", re.MULTILINE)  # between the two; under a line of text it may be a heading's


def too_large(size: int, name: str) -> Finding | None:
    """Return what is said of a file larger than any policy."""
    if size <= LARGEST:
        return None
    said = f"The file has {size:,} bytes, and no policy more than {LARGEST:,}; it is left out."
    return file_error(
        "too-large", name, said, "Put pictures into files of their own, and parts into policies."
    )


def is_text(text: str) -> bool:
    """Tell whether what a file holds is text at all."""
    return len(CONTROLS.findall(text)) <= BINARY * len(text)


def not_text(name: str) -> Finding:
    """Return what is said of a file that is none."""
    return file_error(
        "not-text", name, "The file is not text; it is left out.", "Save the policy as plain text, UTF-8."
    )


def oddities(text: str, name: str) -> Iterator[Finding]:
    """Yield what stands in a file that no clerk typed."""
    if found := CONTROLS.search(text):
        said = f"The character U+{ord(found[0]):04X} stands here, which is no letter."
        yield file_error(
            "control-character", name, said, "Delete it; an editor may not show it.", line=_line(text, found)
        )
    marks = list(MERGED.finditer(text))
    parts = [part for part in PARTED.finditer(text) if marks or not _underlines(text, part)]
    if marks or parts:
        first = min([*marks, *parts], key=lambda one: one.start())
        said = f"The line begins with {first[0]}, which git left because two changes did not go together."
        remedy = "Keep the right one of the two texts, and delete all lines of <<<<<<<, ======= and >>>>>>>."
        yield file_error("merge-conflict", name, said, remedy, line=_line(text, first))


def _underlines(text: str, part: re.Match[str]) -> bool:
    """Tell whether a line of seven = makes a heading of the line above it, which is then seven characters long."""
    above = text[: max(0, part.start() - 1)].rpartition("\n")[2]
    return len(above.strip()) == len(part[0])


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1

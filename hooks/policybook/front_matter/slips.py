"""Common slips in front matter that YAML cannot read, each with its place and with what to write instead."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

_REMEDIES = {  # by a part of PyYAML's own problem text, which has been stable for ten years
    "mapping values are not allowed": (
        "there is a second ':' in this line.",
        "Put the value in quotes, like title: 'Lettings: charges'.",
    ),
    "found character '\\t'": ("there is a tab in this line.", "Use spaces in place of the tab."),
    "alias": (
        "a value that begins with '&' or '*' means something else to the computer.",
        "Put the value in quotes.",
    ),
    "tag": (
        "what begins with '!' means something else to the computer.",
        "Put the value in quotes.",
    ),
    "depth": ("these lines are nested too deeply.", "Check the spaces at the start of the line."),
    "found unexpected end of stream": (
        "a quote or bracket is opened and not closed.",
        "Close it on the same line.",
    ),
    "expected <block end>": (
        "this line does not fit the lines above it.",
        "Line it up with the key above, and put a value that holds a quote mark or bracket in quotes.",
    ),
    "could not find expected ':'": (
        "there is no ':' with a space after it in this line.",
        "Write key: value, with a space after the colon.",
    ),
    "expected ',' or": (
        "a quote or bracket is opened and not closed.",
        "Close it on the same line, and put commas between what stands in it.",
    ),
    "found unknown escape character": (
        "a '\\' in double quotes means something else to the computer.",
        "Put the value in single quotes.",
    ),
    "cannot start any token": (
        "this value begins with a character YAML keeps for itself.",
        "Put the value in quotes.",
    ),
}
_UNSPACED = re.compile(
    r"\s*(?:- )?(?P<key>[A-Za-z][\w -]*):(?=[^\s:/])"
)  # `owner:Bursar`, but not `https://`
_BEGUN_ABOVE = (  # in these the place to mend is where it began, and YAML names where it gave up
    "end of stream",
    "could not find expected ':'",
    "expected ',' or",
)
_UNREADABLE = "The front matter cannot be read: "


class Place(NamedTuple):
    """A place in the front matter, counted as YAML's own marks are: from 0, below the opening `---`."""

    line: int
    """The line."""
    column: int
    """The column."""


def blame(error: yaml.MarkedYAMLError, source: str) -> tuple["yaml.Mark | Place | None", str, str]:
    """Return where the slip was made, what is wrong and the remedy."""
    mark, problem = error.problem_mark, str(error.problem)
    if mark and "mapping values are not allowed" in problem:
        lines = source.split("\n")
        if (
            ": " not in lines[mark.line][: mark.column]
        ):  # then it is this line's first colon, and not its second
            return _blame_line_above(lines, mark.line)
    if any(words in problem for words in _BEGUN_ABOVE):
        mark = error.context_mark or mark
    return mark, *_explain(error)


def _blame_line_above(lines: Sequence[str], number: int) -> tuple[Place, str, str]:
    above = next((line for line in range(number - 1, -1, -1) if lines[line].strip()), number)
    unspaced = _UNSPACED.match(lines[above])
    if unspaced:
        message = f"{_UNREADABLE}there is no space after the ':' in this line."
        key = unspaced["key"].strip()
        return Place(above, unspaced.end() - 1), message, f"Write {key}: and a space before the value."
    column = len(lines[number]) - len(lines[number].lstrip())
    message = f"{_UNREADABLE}this line stands further in than the one above, which has a value already."
    remedy = "Let both begin alike. Where lines belong below a key, write nothing after its ':'."
    return Place(number, column), message, remedy


def _explain(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    problem = str(error.problem or "")
    for part, (message, remedy) in _REMEDIES.items():
        if part in problem:
            return f"{_UNREADABLE}{message}", remedy
    return (
        "The front matter cannot be read here.",
        "Put the value in quotes, or compare the line with a policy that works.",
    )

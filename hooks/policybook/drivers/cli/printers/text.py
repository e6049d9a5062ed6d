"""As text: for a person at a terminal, by file, each finding with its line, a caret below it and what to write."""

import unicodedata
from collections.abc import Iterator

import click

from policybook.drivers.cli.examined import Examined, Told
from policybook.finding import Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
SHOWN = 100  # characters of a line; more would be wrapped, and the caret stand below something else
BEFORE = 60  # characters of them that may stand before the caret


def as_text(examined: Examined) -> str:
    """Return what was found, coloured; whoever prints it takes the colours out where they cannot be seen."""
    parts = [_file(path, told) for path, told in examined.by_file.items()]
    return "\n".join([*parts, f"{plain(examined.summary)}\n"])


def _file(path: str, told: list[Told]) -> str:
    return "\n".join(
        [click.style(plain(path), bold=True), *(line for one in told for line in _lines(one)), ""]
    )


def _lines(one: Told) -> Iterator[str]:
    finding = one.finding
    colour = COLOURS[finding.severity]
    yield f"{_place(one)}: {click.style(one.number, fg=colour, bold=True)} {plain(finding.message)}"
    yield from (f"    {line}" for line in _pointed(one, colour))
    yield f"    {click.style(finding.severity, fg=colour)}: {plain(finding.help or 'See what it means.')}"
    if one.accepting:
        yield click.style(f"    to let it stand: {plain(one.accepting)}", dim=True)


def _place(one: Told) -> str:
    numbers = [str(number) for number in (one.finding.line, one.finding.column) if number]
    return ":".join([plain(one.path), *numbers])


def _pointed(one: Told, colour: str) -> Iterator[str]:
    """Yield the line of a finding, cut where it is long, and below it a caret at its column."""
    column = max(0, one.finding.column - 1)
    begins = max(0, column - BEFORE)
    line = plain(one.source)[begins : begins + SHOWN]
    if line.strip():
        yield line.rstrip()
        if one.finding.column:
            yield " " * _width(line[: column - begins]) + click.style("^", fg=colour, bold=True)


def plain(text: str) -> str:
    """Return text with nothing in it that a terminal obeys or cannot show, each such character become one."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\t\n\r":
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) in ("Cc", "Cf", "Cs") else character


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    return len(text) + wide - sum(bool(unicodedata.combining(one)) for one in text)

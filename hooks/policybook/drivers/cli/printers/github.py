"""For GitHub: workflow commands, which it shows beside the lines of a pull request, and a table on the run's page.

The commands are documented under "Workflow commands for GitHub Actions". GitHub shows ten errors and ten warnings of a
step and drops the others without a word, so no more are given and the rest are counted.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from policybook.drivers.cli.examined import Examined, Told
from policybook.finding import Severity

MOST = 10  # of each severity
LONGEST = 1_000_000  # bytes of a summary; GitHub refuses one of more than 1 MiB altogether
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}  # notes stand in the table


def as_github(examined: Examined) -> str:
    """Return the workflow commands; the whole table goes into the file that GITHUB_STEP_SUMMARY names."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_table(examined))
    lines = [line for severity in COMMANDS for line in _commands(examined, severity)]
    return "\n".join([*lines, _message(examined.summary), ""])


def _commands(examined: Examined, severity: Severity) -> Iterator[str]:
    told = [one for one in examined.told if one.finding.severity is severity]
    yield from (_command(one) for one in told[:MOST])
    if len(told) > MOST:
        yield f"{len(told) - MOST} more {severity}s are in the summary of this run."


def _command(one: Told) -> str:
    finding = one.finding
    places = {
        "file": one.path,
        "line": finding.line,
        "col": finding.column,
        "title": f"{one.number} {finding.code}",
    }
    given = ",".join(f"{name}={_property(str(value))}" for name, value in places.items() if value)
    return f"::{COMMANDS[finding.severity]} {given}::{_message(f'{finding.message} {finding.help}'.strip())}"


def _message(text: str) -> str:
    """Escape what a command says; `::` at the beginning of a line of its own would be another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def as_table(examined: Examined) -> str:
    """Return everything that was found as a table in Markdown, cut where GitHub would refuse the whole."""
    rows = [
        "| | place | found | what to write |\n|---|---|---|---|\n",
        *(
            _row(one)
            for severity in examined.counts
            for one in examined.told
            if one.finding.severity is severity
        ),
    ]
    kept, size = [f"### {cell(examined.summary)}\n\n"], 0
    for number, row in enumerate(rows if examined.told else ()):
        size += len(row.encode())
        if size > LONGEST:
            kept.append(f"\n{len(rows) - number} more are not shown here.\n")
            break
        kept.append(row)
    return "".join(kept)


def _row(one: Told) -> str:
    place = f"{one.path}:{one.finding.line}" if one.finding.line else one.path
    said = (f"{one.finding.severity} {one.number}", place, one.finding.message, one.finding.help)
    return f"| {' | '.join(map(cell, said))} |\n"


def cell(text: str) -> str:
    """Return text as a cell shows it: nothing in it is Markdown or HTML."""
    escaped = "".join(f"&#{ord(one)};" if one in "\\`*_{}[]<>()#+-.!|&~@:'\"" else one for one in text)
    return " ".join(escaped.split())

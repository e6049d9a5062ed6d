"""What the commands that print have in common: where they print to, in which size, and what they say of it."""

from collections.abc import Iterable
from pathlib import Path

import click

from policybook.drivers.cli.opening import Stop
from policybook.drivers.press import Printed
from policybook.finding import Finding, Severity

large_print = click.option("--large-print", "large", is_flag=True, help="Set it in 16-point type.")
"""The option for large print."""


def writable(out: Path) -> Path:
    """Return the whole path of a file to write. Raises Stop where its folder is not there."""
    if out.is_dir():
        raise Stop(f"{out} cannot be written: it is a folder.")
    if not out.parent.is_dir():
        raise Stop(f"{out} cannot be written: there is no folder {out.parent}.")
    return out.absolute()


def say(printed: Printed, out: Path, what: str) -> None:
    """Say what was printed and where it is. Raises Stop where it could not be printed."""
    _report(printed.findings)
    if not printed.pages:
        raise Stop(f"{out} was not written.")
    click.echo(f"{out}: {what}, {printed.pages} pages.")


def _report(findings: Iterable[Finding]) -> None:
    """Say on standard error what prints badly."""
    for finding in findings:
        if finding.severity is not Severity.NOTE:
            click.echo(str(finding), err=True)

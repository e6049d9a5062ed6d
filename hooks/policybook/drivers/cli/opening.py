"""Opening a school from the command line: its configuration is read as the host reads it, and errors are said."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from policybook.drivers.disk import School, open_school, remember
from policybook.drivers.site import find_attachments
from policybook.finding import Finding, Severity
from policybook.handbook import Handbook
from policybook.settings import SettingsError

config_file = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The school's mkdocs.yml.",
)
"""The option that every command has which reads policies."""


class Stop(click.ClickException):
    """What cannot go on; status 2, because 1 means that something is overdue."""

    exit_code = 2


def school_at(path: Path, *, policies: Path | None = None) -> School:
    """Return the school whose mkdocs.yml this is; `policies` is another folder of them than its own.

    Raises Stop where it cannot be read.
    """
    if not path.is_file():
        raise Stop(f"There is no {path} here. Name the school's mkdocs.yml with --config-file.")
    try:
        config = load_config(str(path))
        sites = [plugin.site for plugin in config.plugins.values() if hasattr(plugin, "site")]
        return open_school(config, sites[0].options if sites else {}, policies=policies)
    except (MkDocsException, SettingsError) as error:
        raise Stop(str(error)) from error


def handbook_on(school: School, day: date, *, recalled: bool = False) -> Handbook:
    """Return the school's handbook on a day, and say on standard error which files could not be read right.

    `recalled` asks how texts stand to those that were ratified, which paper says.
    """
    standings = remember(school).standings() if recalled else None
    handbook = school.handbook(on=day, findings=find_attachments(school.folder)[2], standings=standings)
    say_errors(handbook.findings)
    return handbook


def say_errors(findings: Iterable[Finding]) -> None:
    """Say on standard error what is wrong; what is merely doubtful is for whoever builds the site."""
    for finding in findings:
        if finding.severity is Severity.ERROR:
            click.echo(str(finding), err=True)

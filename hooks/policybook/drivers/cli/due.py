"""`policybook due`: what is overdue and due, by owner."""

import re
from datetime import date
from pathlib import Path

import click

from policybook.dates import WhenError, read_when
from policybook.drivers.cli.opening import config_file, handbook_on, school_at
from policybook.drivers.disk import today
from policybook.register import as_json, as_markdown, as_text
from policybook.register import due as due_in
from policybook.review import Status


def read_days(context: click.Context, option: click.Parameter, value: str) -> int:
    """Return how many days `90d`, `90` or `12w` are; a callback of the option."""
    found = re.fullmatch("([0-9]{1,4})([dw]?)", value)  # four figures stay within the calendar
    if not found:
        raise click.BadParameter(f"'{value}' is not a number of days. Write 90d, or 12w for weeks.")
    return int(found[1]) * (7 if found[2] == "w" else 1)


def read_day(context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    """Return the day that is meant, in any of the ways that policies may write it; a callback of the option."""
    if value is None:
        return None
    try:
        when = read_when(value)
    except WhenError as error:
        raise click.BadParameter(str(error)) from error
    if when.first != when.last:
        raise click.BadParameter(f"'{value}' is more than one day. Write one, such as {when.last}.")
    return when.first


@click.command()
@config_file
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True
)
@click.option(
    "--within",
    callback=read_days,
    default="0",
    metavar="90d",
    help="Also list what comes up for review so soon.",
)
@click.option("--on", "day", callback=read_day, metavar="DATE", help="Judge on this day instead of today.")
@click.pass_context
def due(context: click.Context, config_file: Path, form: str, within: int, day: date | None) -> None:
    """List what is overdue and due, by owner.

    The exit status is 1 when anything is overdue, 0 when nothing is, and 2 when the policies cannot be read.
    """
    school = school_at(config_file)
    found = due_in(handbook_on(school, day or today()), within=within)
    if form == "json":
        said = as_json(found, school=school.name)
    elif form == "markdown":
        said = as_markdown(found, address=school.address)
    else:
        said = as_text(found)
    click.echo(said, nl=False)
    context.exit(1 if found.count(Status.OVERDUE) else 0)

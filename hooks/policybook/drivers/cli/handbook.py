"""`policybook handbook`: the whole handbook as one PDF."""

from pathlib import Path

import click

from policybook.drivers.cli.aside import manuscript_on, say_more
from policybook.drivers.cli.opening import config_file, handbook_on, school_at
from policybook.drivers.cli.saying import large_print, say, writable
from policybook.drivers.disk import today
from policybook.handbook import bind


@click.command()
@config_file
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    default=Path("handbook.pdf"),
    show_default=True,
    help="Where to write it.",
)
@large_print
def handbook(config_file: Path, out: Path, large: bool) -> None:
    """Print the whole handbook as one PDF: every policy in force, by category, with contents and a glossary.

    The exit status is 2 where it cannot be printed.
    """
    from policybook.drivers.paper import (  # the press loads here alone
        policy_sheets,
        print_all,
        print_handbook,
    )

    target = writable(out)
    known = handbook_on(school_at(config_file), today(), recalled=True)
    if not bind(known).entries:
        click.echo("No policy is in force, so there is nothing to print.")
        return
    with manuscript_on(config_file, known) as manuscript:
        say_more(known, manuscript)
        policies = print_all(policy_sheets(manuscript), manuscript)
        printed = print_handbook(manuscript, policies, out=target, large=large)
    say(printed, out, "the whole handbook")

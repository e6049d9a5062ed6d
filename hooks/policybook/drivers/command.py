"""The `policybook` command; each of its commands has a module of its own."""

import click

import policybook
from policybook.drivers.code import code
from policybook.drivers.due import due
from policybook.drivers.remind import remind


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(policybook.__version__, prog_name="policybook")
def main() -> None:
    """Look after a school's policies."""


main.add_command(code)
main.add_command(due)
main.add_command(remind)

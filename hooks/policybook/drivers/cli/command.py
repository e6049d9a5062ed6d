"""The `policybook` command; each of its commands has a module of its own."""

from typing import Any

import click

import policybook
from policybook.drivers.cli.as_at import as_at
from policybook.drivers.cli.changes import changes
from policybook.drivers.cli.check import check
from policybook.drivers.cli.code import code
from policybook.drivers.cli.due import due
from policybook.drivers.cli.handbook import handbook
from policybook.drivers.cli.headers import headers
from policybook.drivers.cli.leaks import leaks
from policybook.drivers.cli.new import new
from policybook.drivers.cli.notice import notice
from policybook.drivers.cli.opening import Stop
from policybook.drivers.cli.pack import pack
from policybook.drivers.cli.ratify import ratify
from policybook.drivers.cli.redline import redline
from policybook.drivers.cli.remind import remind
from policybook.drivers.cli.renumber import insert, renumber
from policybook.drivers.cli.schema import schema
from policybook.drivers.cli.stick import stick
from policybook.drivers.cli.upgrade import upgrade
from policybook.drivers.cli.word_export import word_export
from policybook.drivers.cli.word_import import word_import
from policybook.settings import SettingsError


class Commands(click.Group):
    """Commands that say in one line what cannot go on."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is asked for. Raises Stop where a setting will not do or a file cannot be read."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # whoever reads the output has seen enough
            raise
        except (SettingsError, OSError) as error:
            raise Stop(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(policybook.__version__, prog_name="policybook")
def main() -> None:
    """Look after a school's policies."""


main.add_command(as_at)
main.add_command(changes)
main.add_command(check)
main.add_command(code)
main.add_command(due)
main.add_command(handbook)
main.add_command(headers)
main.add_command(leaks)
main.add_command(new)
main.add_command(notice)
main.add_command(pack)
main.add_command(ratify)
main.add_command(redline)
main.add_command(remind)
main.add_command(schema)
main.add_command(stick)
main.add_command(upgrade)
main.add_command(word_export)
main.add_command(word_import)
main.add_command(insert)
main.add_command(renumber)

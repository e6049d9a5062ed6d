"""`policybook leaks`: whether a built site holds anything that is for staff."""

from pathlib import Path

import click
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files

from policybook.drivers.cli.aside import options_of
from policybook.drivers.cli.opening import Stop, config_file
from policybook.drivers.disk import open_school
from policybook.drivers.site import find_leaks, open_everybody


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@config_file
def leaks(site: Path, config_file: Path) -> None:
    """Look in all files of a built SITE for words that only texts for staff hold.

    Those are titles, other names, file names and headings, and the words that `canaries:` lists. The exit status is 0
    when none is there, 1 when one is, and 2 when the school cannot be read.
    """
    try:
        config = load_config(str(config_file))
        everybody = open_everybody(get_files(config), config, open_school(config, options_of(config)))
    except MkDocsException as error:
        raise Stop(str(error)) from error
    found = find_leaks(everybody, config, site=site)
    for one in found:
        click.echo(str(one))
    click.echo(f"{len(everybody.secrets)} words for staff looked for: {_said(len(found))}.")
    click.get_current_context().exit(1 if found else 0)


def _said(number: int) -> str:
    return f"found in {number} {'place' if number == 1 else 'places'}" if number else "none found"

"""`policybook code`: the text code of a file, and which policy, in which version, a code belongs to."""

from functools import partial
from pathlib import Path

import click

from policybook.drivers.cli.opening import Stop, config_file, school_at
from policybook.drivers.disk import Folder, Version, bytes_at, read_bytes, read_path, versions
from policybook.policy import Policy
from policybook.text import read_code


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--verify", "typed", metavar="CODE", help="Say which policy, and which version of it, a code belongs to."
)
@config_file
def code(files: tuple[Path, ...], typed: str | None, config_file: Path) -> None:
    """Print the text code of each FILE, or with --verify say what a code read off paper belongs to.

    The exit status of --verify is 0 when the code is that of a policy as it stands, 1 when it is that of an earlier
    version or of none, and 2 when it cannot be a code.
    """
    if typed is None:
        for file in files:
            own = read_path(file).code
            click.echo(own if len(files) == 1 else f"{own}  {file}")
        if not files:
            raise click.UsageError("Name a policy's file, or a code with --verify.")
        return
    wanted = read_code(typed)
    if wanted is None:
        raise Stop(f"'{typed}' is not a text code. One looks like this: 7F3A-91C2-KM4T-0B5D.")
    verify(wanted, school_at(config_file).folder)


def verify(wanted: str, folder: Folder) -> None:
    """Say which of the folder's policies has the code, today or in git's history; exit with 1 where none has it now."""
    now = [reading.policy for reading in folder.readings if reading.policy.has_code(wanted)]
    for policy in now:
        click.echo(f"{wanted} is the text of {policy.path} as it stands{_rule(wanted, policy)}.")
    then = False
    for version in versions(folder.path):
        policy = read_version(folder.path, version)
        if policy.has_code(wanted):
            then = True
            click.echo(
                f"{wanted} is the text of {version.path} {_in_history(version)}{_rule(wanted, policy)}."
            )
    if not now:
        if not then:
            click.echo(f"{wanted} is the text of no policy here, today or in the history of the files.")
        click.get_current_context().exit(1)


def _rule(code: str, policy: Policy) -> str:
    return (
        "" if code == policy.code else " (by version 1 of the rule, which looks at words and figures alone)"
    )


def read_version(folder: Path, version: Version) -> Policy:
    """Return a policy as it stood, with its pictures of that day."""
    beside = partial(bytes_at, folder, version)
    return read_bytes(version.data, version.path, beside)


def _in_history(version: Version) -> str:
    last = f" until {version.until[:10]} of {version.until_day}" if version.until else ""
    return f"from commit {version.commit[:10]} of {version.day}{last}"

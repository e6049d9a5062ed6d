"""`policybook code`: the text code of a file, and which policy, in which version, a code belongs to."""

from pathlib import Path

import click

from policybook.drivers.cli.opening import Stop, config_file, school_at
from policybook.drivers.disk import Folder, Version, decode, versions
from policybook.policy import read_policy
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
            click.echo(
                code_of(file.read_bytes()) if len(files) == 1 else f"{code_of(file.read_bytes())}  {file}"
            )
        if not files:
            raise click.UsageError("Name a policy's file, or a code with --verify.")
        return
    wanted = read_code(typed)
    if wanted is None:
        raise Stop(f"'{typed}' is not a text code. One looks like this: 7F3A-91C2-KM4T-0B5D.")
    verify(wanted, school_at(config_file).folder)


def verify(wanted: str, folder: Folder) -> None:
    """Say which of the folder's policies has the code, today or in git's history; exit with 1 where none has it now."""
    policies = (reading.policy for reading in folder.readings)
    now = [policy.path for policy in policies if policy.code == wanted]
    then = [version for version in versions(folder.path) if code_of(version.data) == wanted]
    for path in now:
        click.echo(f"{wanted} is the text of {path} as it stands.")
    for version in then:
        click.echo(f"{wanted} is the text of {version.path} {_in_history(version)}.")
    if not now:
        if not then:
            click.echo(f"{wanted} is the text of no policy here, today or in the history of the files.")
        click.get_current_context().exit(1)


def code_of(data: bytes) -> str:
    """Return the code of a policy file's bytes."""
    return read_policy(decode(data, "")[0], path="").policy.code


def _in_history(version: Version) -> str:
    last = f" until {version.until[:10]} of {version.until_day}" if version.until else ""
    return f"from commit {version.commit[:10]} of {version.day}{last}"

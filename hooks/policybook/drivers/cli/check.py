"""`policybook check`: everything that is wrong or doubtful in all files, in one run and without building a site."""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from policybook.drivers.cli.accepting import accept
from policybook.drivers.cli.examined import HEAVIEST_FIRST, Examined, examine
from policybook.drivers.cli.opening import config_file, school_at
from policybook.drivers.cli.printers import PRINTERS
from policybook.finding import Severity
from policybook.policy import mend


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@config_file
@click.option("--format", "form", type=click.Choice(list(PRINTERS)), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in HEAVIEST_FIRST]),
    default=Severity.ERROR.value,
    show_default=True,
    help="Exit with status 1 where anything weighs as much or more.",
)
@click.option("--fix", is_flag=True, help="First mend what has one right answer in front matter.")
@click.option(
    "--accept", "kind", metavar="CODE", help="Write into PATH that findings of this kind may stand."
)
@click.option("--reason", metavar="WORDS", help="Why they may stand, with --accept.")
def check(
    paths: tuple[Path, ...],
    config_file: Path,
    form: str,
    fail_on: str,
    fix: bool,
    kind: str | None,
    reason: str | None,
) -> None:
    """Say everything that is wrong or doubtful in the policies, or in each PATH of them.

    The exit status is 0 when nothing weighs as much as --fail-on says, 1 when something does, and 2 when the check
    could not run.
    """
    if kind is not None:
        _accept(kind, paths, config_file, reason)
        return
    for said in _mended(config_file, paths) if fix else ():
        click.echo(said, err=True)
    examined = examine(config_file, paths)
    colours = False if os.environ.get("NO_COLOR") else None  # else whatever the terminal can show
    click.echo(PRINTERS[form](examined), nl=False, color=colours)
    click.get_current_context().exit(1 if _fails(examined, Severity(fail_on)) else 0)


def _fails(examined: Examined, least: Severity) -> bool:
    return any(one.finding.severity.weight >= least.weight for one in examined.told)


def _accept(kind: str, paths: tuple[Path, ...], config_file: Path, reason: str | None) -> None:
    if len(paths) != 1 or not paths[0].is_file() or not (reason or "").strip():
        raise click.UsageError("With --accept name one file, and say why with --reason.")
    click.echo(f"{paths[0]}: {accept(kind, paths[0], examine(config_file, paths), reason=str(reason))}")


def _mended(config_file: Path, paths: tuple[Path, ...]) -> Iterator[str]:
    """Mend the files, and say what was mended. A file that is not UTF-8 is left as it is."""
    within = [path.resolve() for path in paths]
    for file in school_at(config_file).folder.sources.values():
        if within and not any(file.resolve().is_relative_to(path) for path in within):
            continue
        try:
            text = file.read_bytes().decode("utf-8")
            mended = mend(text, path=os.path.relpath(file))
            if mended.text != text:
                file.write_bytes(mended.text.encode("utf-8"))
        except UnicodeDecodeError:
            continue
        yield from mended.said

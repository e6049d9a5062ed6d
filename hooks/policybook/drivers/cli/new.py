"""`policybook new`: a school's own repository, which holds content alone and builds as it is."""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from shlex import quote

import click

import policybook
from policybook.drivers.cli.answers import (
    HOSTS,
    KINDS,
    AnswerError,
    Answers,
    read_address,
    read_name,
    read_repository,
)
from policybook.drivers.cli.engine_pin import FROM_INDEX, GONE, Pin, engine_pin
from policybook.drivers.cli.opening import Stop
from policybook.drivers.cli.starter_files import RECORD, record_of, starter_files

NEXT = """
{folder} holds {count} files. Next:

  cd {quoted}
  git init -b main
  git add -A
  git commit -m "Our policies begin"
  make handbook

README.md says what is where, and how it is done without make.
"""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The school's name, as it is to be printed.")
@click.option(
    "--address", help="The address at which the handbook will be read; empty if it is not known yet."
)
@click.option("--host", type=click.Choice(list(HOSTS)), help="Where the files are kept.")
@click.option("--kind", type=click.Choice(KINDS), help="What kind of school it is.")
@click.option("--repository", help="The address at which the files are kept; empty if there is none yet.")
@click.option(
    "--engine",
    metavar="FILE|ADDRESS",
    help="From where the school has Policybook: a wheel, or git+https://ADDRESS@TAG. As this one, if not given.",
)
def new(
    folder: Path,
    name: str | None,
    address: str | None,
    host: str | None,
    kind: str | None,
    repository: str | None,
    engine: str | None,
) -> None:
    """Write a school's own repository into DIR, a new or empty folder.

    What is not given is asked for on a terminal; elsewhere only the name must be given.
    """
    _refuse_full(folder)
    answers = _answers(name, address, host, kind, repository)
    with engine_pin(engine) as pin:
        files = starter_files(answers, pin)
        write_files(folder, files, answers)
        _say(folder, files, pin)


def _refuse_full(folder: Path) -> None:
    """Raise Stop where a folder holds anything but git's own."""
    if folder.exists() and not folder.is_dir():
        raise Stop(f"{folder} is a file. Name a new folder.")
    held = sorted(each.name for each in folder.iterdir() if each.name != ".git") if folder.exists() else []
    if held:
        raise Stop(f"{folder} is not empty: it holds {held[0]}. Name a new folder, or an empty one.")


def _answers(
    name: str | None, address: str | None, host: str | None, kind: str | None, repository: str | None
) -> Answers:
    if name is None and not sys.stdin.isatty():
        raise click.UsageError("Give the school's name with --name.")
    ready = _read(name, read_name, "The school's name", None)
    chosen = host or _choice("Where will the files be kept?", HOSTS, "none")
    return Answers(
        name=ready,
        address=_read(address, read_address, "The handbook's address (Enter if not known yet)", ""),
        host=chosen,
        kind=kind or _choice("What kind of school is it?", KINDS, KINDS[0]),
        repository="" if chosen == "none" else _read(repository, read_repository, ADDRESS_OF_FILES, ""),
    )


ADDRESS_OF_FILES = "The address at which the files are kept (Enter if there is none yet)"


def _read(given: str | None, read: Callable[[str], str], question: str, default: str | None) -> str:
    """Return an answer: what was given, what is typed on a terminal, asked again until it will do, or the default."""
    while True:
        typed = given
        if typed is None and not sys.stdin.isatty():
            typed = default
        if typed is None:
            typed = click.prompt(question, default=default, show_default=False, err=True)
        try:
            return read(str(typed))
        except AnswerError as error:
            if given is not None:
                raise Stop(str(error)) from None
            click.echo(str(error), err=True)


def _choice(question: str, among: Iterable[str], default: str) -> str:
    if not sys.stdin.isatty():
        return default
    return str(click.prompt(question, type=click.Choice(list(among)), default=default, err=True))


def write_files(folder: Path, files: Mapping[str, bytes], answers: Answers) -> None:
    """Write a school's files, and the record of them by which they can be renewed."""
    for path, content in {**files, RECORD: record_of(files, answers)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _say(folder: Path, files: Mapping[str, bytes], pin: Pin) -> None:
    click.echo(NEXT.format(folder=folder, count=len(files) + 1, quoted=quote(str(folder))), nl=False)
    if pin.why in (FROM_INDEX, GONE):
        click.echo(
            f"requirements.txt asks your package index for policybook {policybook.__version__}. If it is not "
            "there, write in its place a wheel's file or git+https://ADDRESS@TAG, or begin again with --engine.",
            err=True,
        )

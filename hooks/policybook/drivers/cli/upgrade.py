"""`policybook upgrade`: what is new for a school, and its files brought to this version where there is one answer."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

import policybook
from policybook.drivers.cli.answers import AnswerError, Answers, recorded
from policybook.drivers.cli.engine_pin import FROM_GIT, Pin, engine_pin
from policybook.drivers.cli.news import news, numbers
from policybook.drivers.cli.opening import Stop, config_file, school_at
from policybook.drivers.cli.starter_files import (
    CHANGELOG,
    RECORD,
    REQUIREMENTS,
    digest_of,
    is_ours,
    record_of,
    shipped,
    starter_files,
)
from policybook.policy import respell

_ENGINE = re.compile(r"^(?:\./engine/policybook-|policybook\s*(?:==|@)).*$", re.MULTILINE)


@dataclass(frozen=True)
class Record:
    """What a school's files were when they were written last."""

    version: str
    """The version of Policybook that wrote them."""
    answers: Answers
    """What it was told about the school."""
    files: Mapping[str, str]
    """The digest of each of our files by its path."""


@dataclass(frozen=True)
class Step:
    """One thing to do to a file, or a reason to leave it."""

    path: str
    """The file, from the school's folder."""
    said: str
    """What is done, as people read it."""
    content: bytes | None = None
    """What is to be written; None where nothing is."""
    removes: bool = False
    """Whether the file is to be taken away."""


@click.command()
@config_file
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option(
    "--engine", metavar="FILE|ADDRESS", help="From where the school has Policybook, as for `policybook new`."
)
def upgrade(config_file: Path, dry_run: bool, engine: str | None) -> None:
    """Say what is new since the version that wrote a school's files, and bring them to this one.

    Files that the school has changed stay as they are, and are named. Nothing is committed: look through what is
    written, and propose it like any other change.
    """
    school = config_file.resolve().parent
    record = _record(school)
    _say_news(record.version)
    steps = [*_keys(config_file)]
    with engine_pin(engine) as running:
        pin = running if engine else _kept(school, running, record)
        files = starter_files(record.answers, pin)
        steps += _files(school, files, record)
        steps += _recorded(school, files, record)
    for step in steps:
        click.echo(f"{step.path}: {step.said}")
        if not dry_run:
            _do(step, school)
    if not steps:
        click.echo("Every file is as this version has it.")


def _record(school: Path) -> Record:
    """Return what is recorded of a school. Raises Stop where that is nothing, or not to be understood."""
    file = school / RECORD
    if not file.is_file():
        raise Stop(
            f"There is no {RECORD} here, so nothing says which files are Policybook's to renew. "
            "`policybook new` writes one with a new school; `policybook check --fix` mends policies without it."
        )
    try:
        table: Any = json.loads(file.read_bytes())
        found = Record(str(table["version"]), recorded(table["school"]), dict(table["files"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        said = str(error) if isinstance(error, AnswerError) else "It is not as Policybook wrote it."
        raise Stop(f"{RECORD} cannot be read. {said} Take it back from the history of the files.") from None
    if numbers(found.version) > numbers(policybook.__version__):
        raise Stop(
            f"These files were written by Policybook {found.version}, and this is {policybook.__version__}. "
            "Install what requirements.txt names."
        )
    return found


def _say_news(since: str) -> None:
    now = policybook.__version__
    click.echo(f"From Policybook {since} to {now}." if since != now else f"Policybook {now}.")
    text = shipped(CHANGELOG).read_text(encoding="utf-8")
    for version, lines in news(text, since=since, until=now):
        click.echo(f"\nNew in {version}:\n\n{lines}\n")


def _keys(config_file: Path) -> Iterator[Step]:
    """Yield each policy in which a key is spelt as it was once."""
    for file in school_at(config_file).folder.sources.values():
        try:
            text = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        mended = respell(text, path=file.name)
        if mended.text != text:
            path = os.path.relpath(file, config_file.resolve().parent)
            said = " ".join(one.partition(": ")[2] for one in mended.said)
            yield Step(Path(path).as_posix(), said, mended.text.encode())


def _kept(school: Path, running: Pin, record: Record) -> Pin:
    """Return the pin that the school is to have: its own line, where that names this version or none."""
    file = school / REQUIREMENTS
    typed = _ENGINE.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    if not typed or typed[0].startswith("./") or typed[0].startswith("policybook=="):
        return running
    line = typed[0].replace(f"v{record.version}", f"v{policybook.__version__}").strip()
    return Pin(line, why="" if "--hash=" in line else FROM_GIT)


def _files(school: Path, files: Mapping[str, bytes], record: Record) -> Iterator[Step]:
    """Yield what becomes of each of our files."""
    for path, content in files.items():
        if is_ours(path) and (step := _renewed(school, path, content, record.files.get(path))):
            yield step
    for path, digest in record.files.items():
        file = _within(school, path)
        if path not in files and file and file.is_file() and digest_of(path, file.read_bytes()) == digest:
            yield Step(path, "is needed no more, and taken away.", removes=True)


def _renewed(school: Path, path: str, content: bytes, was: str | None) -> Step | None:
    file = school / path
    if not file.is_file():
        return None if was else Step(path, "is new.", content)
    held = file.read_bytes()
    if held == content:
        return None
    if digest_of(path, held) == was:
        return Step(path, "is brought to this version.", content)
    if digest_of(path, content) == was:
        return None  # the school has changed it, and we have not
    return Step(path, "stays as it is, because it was changed here; this version has it otherwise.")


def _within(school: Path, path: str) -> Path | None:
    """Return a file that the record names; None where that lies outside the school's folder."""
    file = (school / path).resolve()
    return file if file.is_relative_to(school) else None


def _recorded(school: Path, files: Mapping[str, bytes], record: Record) -> Iterator[Step]:
    """Yield the new record, where it says something new; what stays as it was keeps its old digest."""
    made = record_of(files, record.answers)
    stays = {
        path: record.files[path]
        for path, content in files.items()
        if path in record.files and _stays(school, path, content, record.files[path])
    }
    table = json.loads(made)
    table["files"] |= stays
    made = f"{json.dumps(table, indent=2, ensure_ascii=False)}\n".encode()
    if (school / RECORD).read_bytes() != made:
        yield Step(RECORD, "says which version wrote these files.", made)


def _stays(school: Path, path: str, content: bytes, was: str) -> bool:
    step = _renewed(school, path, content, was)
    return step is not None and step.content is None


def _do(step: Step, school: Path) -> None:
    file = school / step.path
    if step.removes:
        file.unlink()
    elif step.content is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(step.content)

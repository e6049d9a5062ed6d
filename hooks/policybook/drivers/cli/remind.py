"""`policybook remind`: keeps one open issue on GitHub for each overdue policy."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from policybook.drivers.cli.opening import Stop, config_file, handbook_on, school_at
from policybook.drivers.disk import today
from policybook.register import LABEL, MOST, Issue, Letter, Plan, plan

ABOUT = "A policy's review is overdue"
LISTED = 1000  # issues asked for; far more than are ever open with this label


class Act(NamedTuple):
    """One thing to do about one issue."""

    said: str
    """What it is, in words."""
    arguments: tuple[str, ...]
    """What gh is told."""
    text: str = ""
    """What gh is given to read."""


@click.command()
@config_file
@click.option(
    "--most", type=click.IntRange(min=0), default=MOST, show_default=True, help="Issues open at once."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
def remind(config_file: Path, most: int, dry_run: bool) -> None:
    """Keep one open issue on GitHub for each overdue policy.

    An issue is opened when a policy becomes overdue, kept up to date, and closed when the policy is mended.
    Uses GitHub's own program, gh, in the repository in which one stands.
    """
    school = school_at(config_file)
    handbook = handbook_on(school, today())
    todo = plan(handbook, _open_issues(), address=school.address, most=most)
    acts = list(_acts(todo))
    if acts and not dry_run:
        _gh("label", "create", LABEL, "--force", "--color", "B60205", "--description", ABOUT)
    failed = sum(not _done(act, would=dry_run) for act in acts)
    if todo.left_out:
        click.echo(f"{todo.left_out} more overdue: as many issues are open as --most allows.")
    if not acts and not todo.left_out:
        click.echo("The open issues are as they should be.")
    if failed:
        raise Stop(f"{failed} of {len(acts)} could not be done; the others are.")


def _open_issues() -> list[Issue]:
    only = ("--label", LABEL, "--state", "open", "--limit", str(LISTED))
    listed = json.loads(_gh("issue", "list", *only, "--json", "number,title,body"))
    return [Issue(number=one["number"], title=one["title"], body=one["body"]) for one in listed]


def _acts(todo: Plan) -> Iterator[Act]:
    """Yield what is to be done, one issue after another."""
    for issue, comment in todo.closing:
        said = f"Close #{issue.number}: {issue.title}. {comment}"
        yield Act(said, ("issue", "close", str(issue.number), "--comment", comment))
    for issue, letter in todo.updating:
        arguments = ("issue", "edit", str(issue.number), *_written(letter))
        yield Act(f"Update #{issue.number}: {letter.title}", arguments, letter.body)
    for letter in todo.opening:
        arguments = ("issue", "create", "--label", LABEL, *_written(letter))
        yield Act(f"Open: {letter.title}", arguments, letter.body)


def _written(letter: Letter) -> tuple[str, ...]:
    return f"--title={letter.title}", "--body-file=-"


def _done(act: Act, *, would: bool) -> bool:
    """Do something, or only say that it would be done, and tell whether it went well; the next is done in any case."""
    try:
        if not would:
            _gh(*act.arguments, text=act.text)
    except Stop as error:
        click.echo(f"Not done: {act.said}. {error.message}", err=True)
        return False
    click.echo(f"Would: {act.said}" if would else act.said)
    return True


def _gh(*arguments: str, text: str = "") -> str:
    """Run gh and return what it printed. Raises Stop, with what gh said, where it fails."""
    if not shutil.which("gh"):
        raise Stop("`policybook remind` needs GitHub's program gh, and there is none here.")
    done = subprocess.run(["gh", *arguments], input=text, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise Stop(f"gh {' '.join(arguments[:2])} failed: {done.stderr.strip()}")
    return done.stdout

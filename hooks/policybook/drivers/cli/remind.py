"""`policybook remind`: keeps one open issue on GitHub for each overdue policy."""

import json
import shutil
import subprocess
from pathlib import Path

import click

from policybook.drivers.cli.opening import Stop, config_file, handbook_on, school_at
from policybook.drivers.disk import today
from policybook.register import LABEL, MOST, Issue, Letter, Plan, plan

LISTED = 1000  # issues asked for; far more than are ever open with this label


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
    if not dry_run and (todo.closing or todo.updating or todo.opening):
        _carry_out(todo)
    for line in _said(todo, would=dry_run):
        click.echo(line)


def _open_issues() -> list[Issue]:
    only = ("--label", LABEL, "--state", "open", "--limit", str(LISTED))
    listed = json.loads(_gh("issue", "list", *only, "--json", "number,title,body"))
    return [Issue(number=one["number"], title=one["title"], body=one["body"]) for one in listed]


def _carry_out(todo: Plan) -> None:
    about = "A policy's review is overdue"
    _gh("label", "create", LABEL, "--force", "--color", "B60205", "--description", about)
    for issue, comment in todo.closing:
        _gh("issue", "close", str(issue.number), "--comment", comment)
    for issue, letter in todo.updating:
        _gh("issue", "edit", str(issue.number), *_written(letter), text=letter.body)
    for letter in todo.opening:
        _gh("issue", "create", "--label", LABEL, *_written(letter), text=letter.body)


def _written(letter: Letter) -> tuple[str, ...]:
    return "--title", letter.title, "--body-file", "-"


def _said(todo: Plan, *, would: bool) -> list[str]:
    """Say what was done, or would be, one line for each issue."""
    lines = [f"Close #{issue.number}: {issue.title}. {comment}" for issue, comment in todo.closing]
    lines += [f"Update #{issue.number}: {letter.title}" for issue, letter in todo.updating]
    lines += [f"Open: {letter.title}" for letter in todo.opening]
    if todo.left_out:
        lines.append(f"{todo.left_out} more overdue: as many issues are open as --most allows.")
    return [f"Would: {line}" if would else line for line in lines] or [
        "The open issues are as they should be."
    ]


def _gh(*arguments: str, text: str = "") -> str:
    """Run gh and return what it printed. Raises Stop, with what gh said, where it fails."""
    if not shutil.which("gh"):
        raise Stop("`policybook remind` needs GitHub's program gh, and there is none here.")
    done = subprocess.run(["gh", *arguments], input=text, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise Stop(f"gh {' '.join(arguments[:2])} failed: {done.stderr.strip()}")
    return done.stdout

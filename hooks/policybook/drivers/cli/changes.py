"""`policybook changes`: what a governor would read of a proposal – which policies, which clauses, which words."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click
from jinja2 import Environment, FileSystemLoader

from policybook.drivers.cli.opening import Stop, config_file
from policybook.drivers.cli.printers.github import cell
from policybook.drivers.cli.printers.text import plain
from policybook.drivers.cli.proposal import GONE, WORKTREE, Changes, State, changes_between, state_at
from policybook.drivers.cli.redline import text_lines
from policybook.drivers.cli.saying import large_print, writable
from policybook.drivers.site import templates
from policybook.versions import Line, Run

TEMPLATE = "proposal.html"
MARKS = {"deleted": "del", "inserted": "ins"}


@click.command()
@config_file
@click.option(
    "--from", "earlier", metavar="COMMIT", default="origin/main", show_default=True, help="Compare with this."
)
@click.option(
    "--to",
    "later",
    metavar="COMMIT",
    default=WORKTREE,
    show_default=True,
    help="WORKTREE for the files as they are.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "slugs"]),
    default="text",
    show_default=True,
    help="slugs: the name of each policy that changes or is new, a line each.",
)
@click.option("--html", type=click.Path(path_type=Path), help="Write it as a page as well.")
@click.option("--pdf", type=click.Path(path_type=Path), help="Print it as a PDF as well.")
@large_print
def changes(
    config_file: Path,
    earlier: str,
    later: str,
    form: str,
    html: Path | None,
    pdf: Path | None,
    large: bool,
) -> None:
    """Say what a proposal changes in the policies, as a governor would read it.

    It is compared with the commit at which it left COMMIT, so that what others have changed there since is left out.
    """
    compared = f"{'The files as they are' if later == WORKTREE else later}, compared with {earlier}"
    targets = [writable(one) for one in (html, pdf) if one]
    with state_at(config_file, earlier) as before, state_at(config_file, later) as after:
        found = changes_between(before, after)
        if html:
            targets[0].write_text(as_html(found, compared, after.handbook.school), encoding="utf-8")
        if pdf:
            _print(found, compared, after, targets[-1], large=large)
    click.echo(FORMATS[form](found), nl=False)


def as_text(found: Changes) -> str:
    """Return a proposal for a terminal."""
    lines = []
    for one in found.policies:
        lines += [click.style(plain(f"{one.title}: {one.words}."), bold=True)]
        lines += [plain(f"    {each}") for each in one.moved]
        lines += [part for line in one.lines for part in text_lines(line)]
        lines.append("")
    lines += [plain(one.sentence) for one in found.behind]
    lines += [plain(f"New: {one}") for one in found.came] + [plain(f"Gone: {one}") for one in found.went]
    return "\n".join(lines or ["No policy changes."]) + "\n"


def as_markdown(found: Changes) -> str:
    """Return a proposal in Markdown, for the page of a pull request or a run; nothing in a text is markup there."""
    lines = ["## What changes in the policies", ""]
    if not found.policies:
        lines += ["No policy changes.", ""]
    for one in found.policies:
        lines += [f"### {cell(one.title)}", "", f"{cell(one.words)}.", ""]
        lines += [f"- {cell(each)}" for each in one.moved] + [""] * bool(one.matter)
        lines += [part for line in one.lines for part in _markdown(line)]
    for title, said in (
        ("References left behind", [one.sentence for one in found.behind]),
        ("New findings", found.came),
        ("Findings that are gone", found.went),
    ):
        if said:
            lines += [f"### {title}", "", *(f"- {cell(one)}" for one in said), ""]
    return "\n".join(lines)


def _markdown(line: Line) -> Iterator[str]:
    if line.said:
        yield from (f"**{cell(line.said)}**", "")
    words = " &#124; ".join("".join(map(_run, each)) for each in line.cells)
    yield from (f"> {''.join(map(_run, line.label))} {words}".replace(">  ", "> "), "")


def _run(run: Run) -> str:
    words = " ".join(cell(part) for part in run.words.split("\n"))
    space = [" " if run.words[:1].isspace() else "", " " if run.words[-1:].isspace() else ""]
    mark = MARKS.get(run.change)
    inner = f"<{mark}>{words}</{mark}>" if mark else words
    return f"{space[0]}{inner}{space[1]}" if words else " "


def as_html(found: Changes, compared: str, school: str) -> str:
    """Return a proposal as one page that needs no other file; `compared` says what is compared with what."""
    environment = Environment(loader=FileSystemLoader(templates()), autoescape=True)
    said = {"changes": found, "compared": compared, "school": school}
    return environment.get_template(TEMPLATE).render(said) + "\n"


def _print(found: Changes, compared: str, state: State, out: Path, *, large: bool) -> None:
    from policybook.drivers.paper import print_proposal  # the press loads here alone

    printed = print_proposal(found, compared, state.manuscript, out=out, large=large)
    if not printed.pages:
        raise Stop("\n".join(map(str, printed.findings)) or f"{out} was not printed.")


def as_json(found: Changes) -> str:
    """Return a proposal as data."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n"


def as_slugs(found: Changes) -> str:
    """Return the slug of each policy that there is after a proposal and that it changes, a line each."""
    return "".join(f"{one.slug}\n" for one in found.policies if one.words != GONE)


FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json, "slugs": as_slugs}

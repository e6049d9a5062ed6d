"""`policybook redline`: what has changed from one text of a policy to another, clause by clause and word by word."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click
from jinja2 import Environment, FileSystemLoader

from policybook.drivers.cli.aside import manuscript_on
from policybook.drivers.cli.opening import Stop, config_file
from policybook.drivers.cli.printers.text import plain
from policybook.drivers.cli.saying import large_print, say, writable
from policybook.drivers.cli.texts import WAYS, Named, Texts
from policybook.drivers.site import templates
from policybook.versions import Compared, Line, Run, Source, compare_texts

TEMPLATE = "redline.html"
FRAMES = {"deleted": ("[-{}-]", "red"), "inserted": ("{{+{}+}}", "green")}


@click.command()
@click.argument("name", metavar="SLUG")
@config_file
@click.option("--from", "earlier", metavar="TEXT", help="The earlier text.  [default: the one ratified last]")
@click.option("--to", "later", metavar="TEXT", default="today", show_default=True, help="The later one.")
@click.option(
    "--format", "form", type=click.Choice(["text", "html", "json", "pdf"]), default="text", show_default=True
)
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), help="Where to write it.")
@large_print
def redline(
    name: str, config_file: Path, earlier: str | None, later: str, form: str, out: Path | None, large: bool
) -> None:
    """Show what has changed from one text of a policy to another.

    TEXT is a day (the text in force on it), a text code, a commit, a file, a signed PDF of ours, whose attached source
    is read, or today.

    The exit status is 0 whether anything has changed or not, and 2 where a text cannot be found.
    """
    texts = Texts(config_file)
    compared = compared_of(texts, name, earlier, later)
    if form == "pdf":
        from policybook.drivers.paper import print_redline  # the press loads here alone

        target = out or Path(f"{compared.policy.slug}-redline.pdf")
        whole = writable(target)
        with manuscript_on(config_file, texts.handbook) as manuscript:
            say(
                print_redline(compared, manuscript, out=whole, large=large), target, compared.comparison.words
            )
        return
    said = {"text": as_text, "html": as_html, "json": as_json}[form](compared)
    if out is None:
        click.echo(said, nl=False)
    else:
        writable(out).write_text(click.unstyle(said), encoding="utf-8")


def compared_of(texts: Texts, name: str, earlier: str | None, later: str) -> Compared:
    """Compare two texts of a policy; without an earlier one, that ratified last. Raises Stop."""
    policy = texts.entry(name).policy
    before = texts.named(policy, earlier) if earlier else texts.ratified(policy)
    if before is None:
        raise Stop(f"Nobody can say which text of {policy.title} was ratified. Name one with --from. {WAYS}")
    after = texts.named(policy, later)
    return compare_texts(before.policy, after.policy, source_of(before), source_of(after))


def source_of(named: Named) -> Source:
    """Return what is said of a text that was named."""
    return Source(named.what, named.policy.code, named.proof)


def as_text(compared: Compared) -> str:
    """Return a redline for a terminal: `[-deleted-]`, `{+inserted+}`, in colour where that can be seen."""
    lines = [
        click.style(plain(compared.policy.title), bold=True),
        f"from the text {plain(_cited(compared.earlier))}",
        f"to the text {plain(_cited(compared.later))}",
        f"{plain(compared.comparison.words)}.",
    ]
    return "\n".join([*lines, *(part for line in compared.lines for part in text_lines(line)), ""])


def text_lines(line: Line) -> Iterator[str]:
    """Give a line of a redline for a terminal: what became of it, and its words."""
    if line.said:
        yield ""
        yield click.style(plain(line.said), bold=True)
    label = [_runs(line.label)] if line.label else []
    words = " ".join([*label, " | ".join(_runs(cell) for cell in line.cells)])
    yield from (f"    {part}" for part in words.split("\n"))


def _cited(source: Source) -> str:
    return f"{source.what} (text code {source.code}; {source.proof})"


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = "\n".join(plain(part) for part in run.words.split("\n"))
    if run.change not in FRAMES:
        return words
    frame, colour = FRAMES[run.change]
    return click.style(frame.format(words), fg=colour)


def as_json(compared: Compared) -> str:
    """Return a redline as data, every unit of both texts."""
    data = {
        "slug": compared.policy.slug,
        "title": compared.policy.title,
        "from": asdict(compared.earlier),
        "to": asdict(compared.later),
        "changed": compared.comparison.renumbered,
        "words": compared.comparison.words,
        "units": [asdict(line) for line in compared.comparison.lines],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_html(compared: Compared, *, ask: str = "", begins: str = "") -> str:
    """Return a redline as one page that needs no other file."""
    environment = Environment(loader=FileSystemLoader(templates()), autoescape=True)
    said = {
        name: getattr(compared, name)
        for name in ("policy", "earlier", "later", "comparison", "lines", "table")
    }
    return environment.get_template(TEMPLATE).render(said, ask=ask, begins=begins) + "\n"

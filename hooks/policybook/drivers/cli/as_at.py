"""`policybook as-at`: policies as they stood in force on a day, each with the proof of where it comes from."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

import click
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from policybook.dates import long_date
from policybook.drivers.cli.aside import manuscript_on
from policybook.drivers.cli.due import read_day
from policybook.drivers.cli.opening import Stop, config_file, school_at
from policybook.drivers.cli.saying import large_print
from policybook.drivers.cli.texts import Named, Texts
from policybook.drivers.disk import last_on, lay_out
from policybook.policy import Policy, TextStanding


@click.command("as-at")
@click.argument("day", metavar="DATE", callback=read_day)
@click.argument("names", metavar="[SLUG]...", nargs=-1)
@config_file
@click.option("--pdf", is_flag=True, help="Print each as a PDF into the folder that --output names.")
@click.option(
    "--site", type=click.Path(path_type=Path, file_okay=False), help="Build a site of them into this folder."
)
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path, file_okay=False), help="A folder to write into."
)
@large_print
def as_at(
    day: date,
    names: tuple[str, ...],
    config_file: Path,
    pdf: bool,
    site: Path | None,
    out: Path | None,
    large: bool,
) -> None:
    """Give policies as they stood in force on DATE; all, where none is named.

    They are written as Markdown to standard output, or each into a file of its own; --site builds the handbook of that
    day, with the pages beside the policies as they were. Where each comes from, its commit
    and its text code, is said on standard error.

    The exit status is 2 where a policy that is named was not in force, or nobody can say what it was.
    """
    texts = Texts(config_file)
    if site and (pdf or out):
        raise click.UsageError("--site is a folder of its own: leave out --pdf and --output.")
    policies = [texts.entry(name).policy for name in names] or [one.policy for one in texts.handbook.entries]
    stood = {policy.slug: _stood(texts, policy, day, insist=bool(names)) for policy in policies}
    if not names:
        stood |= {slug: named for slug, named in texts.taken_away(day).items() if slug not in stood}
    found = {slug: named for slug, named in stood.items() if named}
    for slug, named in found.items():
        click.echo(f"{slug}: the text {named.what}, text code {named.policy.code}; {named.proof}.", err=True)
    if not found:
        raise Stop(f"Nothing is known to have been in force on {long_date(day)}.")
    if site:
        _build(texts, found, day, site)
        return
    if out is None and not pdf:
        click.echo(b"".join(named.data for named in found.values()), nl=False)
        return
    folder = out or Path(f"as-at-{day}")
    folder.mkdir(parents=True, exist_ok=True)
    if pdf:
        _print(texts, found, day, folder, large=large)
        return
    for slug, named in found.items():
        (folder / f"{slug}.md").write_bytes(named.data)


def _stood(texts: Texts, policy: Policy, day: date, *, insist: bool) -> Named | None:
    """Return the text of a policy in force on a day. Raises Stop where there is none and that would be lost."""
    gone = policy.withdrawn and policy.withdrawn.on
    named = None if gone and gone.first <= day else texts.in_force(policy, day)
    if named is None and insist:
        known = (
            "is cut short here, so nobody can say what" if texts.past.is_shallow else "does not say that it"
        )
        raise Stop(f"{policy.title}: its history {known} was in force on {long_date(day)}.")
    return named


def _print(texts: Texts, found: Mapping[str, Named], day: date, out: Path, *, large: bool) -> None:
    from policybook.drivers.paper import policy_sheets, print_all  # the press loads here alone

    with TemporaryDirectory(prefix="policybook-") as made:
        folder = Path(made) / "policies"
        for slug, named in found.items():
            _lay_out(texts, named, folder, slug)
        standings = {slug: _standing(named) for slug, named in found.items()}
        known = school_at(texts.config_file, policies=folder).handbook(on=day, standings=standings)
        with manuscript_on(texts.config_file, known, policies=folder) as manuscript:
            sheets = [
                replace(sheet, out=(out / f"{sheet.slug.partition(' ')[0]}-{day}.pdf").absolute())
                for sheet in policy_sheets(manuscript, large=large)
            ]
            for printed in print_all(sheets, manuscript):
                if not printed.pages:
                    raise Stop("\n".join(map(str, printed.findings)) or f"{printed.slug} was not printed.")
    click.echo(f"{out}: {_counted(found)} as of {long_date(day)}.")


def _build(texts: Texts, found: Mapping[str, Named], day: date, out: Path) -> None:
    from policybook.drivers.site import Then, build_then

    with TemporaryDirectory(prefix="policybook-") as made:
        policies, docs = Path(made) / "policies", Path(made) / "docs"
        for slug, named in found.items():
            _lay_out(texts, named, policies, slug)
        own = Path(load_config(str(texts.config_file)).docs_dir)
        if commit := last_on(own, day):
            lay_out(own, commit, docs)
        kept = docs if (docs / "index.md").is_file() else None
        standings = {slug: _standing(named) for slug, named in found.items()}
        try:
            build_then(texts.config_file, Then(day, policies, kept, standings), out=out.absolute())
        except MkDocsException as error:
            raise Stop(str(error)) from error
    click.echo(f"{out}: the handbook as it stood on {long_date(day)}, {_counted(found)}.")


def _counted(found: Mapping[str, Named]) -> str:
    return f"{len(found)} {'policy' if len(found) == 1 else 'policies'}"


def _standing(named: Named) -> TextStanding:
    """Return what the sheet says of its text: where it comes from."""
    words = f"{named.what[:1].upper()}{named.what[1:]} ({named.proof})."
    return TextStanding(words=words, short=words, is_as_ratified=True, code=named.policy.code)


def _lay_out(texts: Texts, named: Named, folder: Path, slug: str) -> None:
    """Write a text and its pictures of that day into a folder; no name leads out of it."""
    folder.mkdir(exist_ok=True)
    (folder / f"{slug}.md").write_bytes(named.data)
    for name in named.policy.pictures:
        target = (folder / unquote(name)).resolve()
        data = texts.beside(named, unquote(name))
        if data is not None and target.is_relative_to(folder.resolve()):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)

"""`policybook renumber` and `policybook insert`: new numbers for clauses, and for all that cites them, in one step."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import click
from mkdocs.config import load_config

from policybook.drivers.cli.opening import Stop, config_file
from policybook.drivers.cli.texts import Texts
from policybook.drivers.disk import is_within
from policybook.policy import Policy, read_policy, units
from policybook.redline import Change, Fate, Pair, make_redline
from policybook.versions import NotRenumberedError, in_sequence, make_room, quoted, relinked, with_below
from policybook.versions import insert as inserted
from policybook.versions import renumber as renumbered

_NUMBER = r"(?:[0-9]{1,4}[a-z]?|[a-z]{1,2}|[ivxlc]{1,7})"
_NUMBERS = re.compile(
    rf"[\s().]*{_NUMBER}(?:[\s().]+{_NUMBER}){{0,5}}[\s().]*", re.IGNORECASE
)  # `13`, `13(a)`, `2.3`
WORDS = "New clause."
dry_run = click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")


@click.command()
@click.argument("name", metavar="SLUG")
@config_file
@dry_run
def renumber(name: str, config_file: Path, dry_run: bool) -> None:
    """Give the clauses of a policy numbers without gap or repeat in each list, and mend all that cites them.

    References in every policy are given the new numbers. Not a word changes, or nothing is written.
    """
    texts = Texts(config_file)
    policy = texts.entry(name).policy
    numbers = in_sequence(policy)
    if not numbers:
        click.echo(f"{policy.title}: its clauses are in sequence, so nothing was written.")
        return
    _write(texts, policy, _sources(texts), numbers, dry_run=dry_run)


@click.command()
@click.argument("name", metavar="SLUG")
@click.argument("after", metavar="CLAUSE")
@click.argument("words", metavar="[TEXT]", default=WORDS)
@config_file
@dry_run
def insert(name: str, after: str, words: str, config_file: Path, dry_run: bool) -> None:
    """Put a clause with TEXT in after CLAUSE, give those that follow the next numbers, and mend all that cites them."""
    texts = Texts(config_file)
    policy = texts.entry(name).policy
    sources = _sources(texts)
    try:
        address, numbers = make_room(policy, after)
    except NotRenumberedError as error:
        raise Stop(str(error)) from error
    _write(texts, policy, sources, numbers, new=(after, address, " ".join(words.split())), dry_run=dry_run)


def _sources(texts: Texts) -> dict[str, str]:
    """Return every policy's file as text. Raises Stop where one is not UTF-8."""
    found = {}
    for slug, file in texts.school.folder.sources.items():
        try:
            found[slug] = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            raise Stop(f"{os.path.relpath(file)} is not UTF-8 text. Save it as UTF-8 first.") from None
    return found


def _write(
    texts: Texts,
    policy: Policy,
    sources: Mapping[str, str],
    numbers: Mapping[str, str],
    *,
    new: tuple[str, str, str] | None = None,
    dry_run: bool,
) -> None:
    """Write the files that change, once it is sure that no word of them does."""
    policies = {entry.policy.slug: entry.policy for entry in texts.handbook.entries}
    try:
        made = renumbered(sources, [*policies.values()], policy.slug, numbers, school=texts.school.name)
    except NotRenumberedError as error:
        raise Stop(f"Nothing was written. {error}") from error
    if new:
        after, address, words = new
        own = read_policy(made[policy.slug], path=policy.path).policy
        made[policy.slug] = inserted(made[policy.slug], own, after, address, words)
    changed = {slug: text for slug, text in made.items() if text != sources[slug]}
    for slug, text in changed.items():
        _hold(policies[slug], text, [new[2]] if new and slug == policy.slug else [])
    for slug, text in changed.items():
        click.echo(f"{policies[slug].path}: {_said(policies[slug], text)}")
        if not dry_run:
            texts.school.folder.sources[slug].write_bytes(text.encode("utf-8"))
    whole = with_below(policy, numbers)
    _write_pages(texts, policy, whole, dry_run=dry_run)
    for line, words, now in quoted(sources[policy.slug].splitlines(), whole):
        click.echo(
            f"{policy.path}:{line}: a quotation says '{words}', which is {now} now. Look whether it is meant."
        )
    if dry_run:
        click.echo("Nothing was written.")


def _write_pages(texts: Texts, policy: Policy, numbers: Mapping[str, str], *, dry_run: bool) -> None:
    """Mend the links from pages beside the policies, which lead to clauses by their numbers."""
    docs = Path(load_config(str(texts.config_file)).docs_dir)
    for file in sorted(docs.rglob("*.md")):
        try:
            text = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue  # which the build says
        made = relinked(text, policy.slug, numbers)
        if made != text and is_within(file, docs):
            click.echo(f"{docs.name}/{file.relative_to(docs).as_posix()}: links lead to the new numbers")
            if not dry_run:
                file.write_bytes(made.encode("utf-8"))


def _hold(policy: Policy, text: str, new: list[str]) -> None:
    """Hold a text to what it was, but for its numbers. Raises Stop, before anything is written."""
    after = read_policy(text, path=policy.path).policy
    pairs = make_redline(units(policy), units(after)).changes
    strange = [pair for pair in pairs if not _is_renumbered(pair)]
    came = [pair for pair in strange if pair.fate is Fate.INSERTED and new]
    if len(strange) > len(came) or len(came) > len(new):
        where = strange[0].unit
        raise Stop(
            f"Nothing was written. In {policy.path}, line {where.line}, more than numbers would change: "
            f"'{where.said[:60]}'. Renumber by hand, and look with `policybook changes` for references left behind."
        )


def _is_renumbered(pair: Pair) -> bool:
    """Tell whether nothing but numbers differ; those of another policy's clauses are words to a redline."""
    if pair.fate is Fate.REWORDED:
        changed = (piece for piece in pair.words if piece.change is not Change.SAME)
        return all(_NUMBERS.fullmatch(piece.words) for piece in changed)
    return pair.fate is Fate.RENUMBERED


def _said(policy: Policy, text: str) -> str:
    pairs = make_redline(units(policy), units(read_policy(text, path=policy.path).policy)).changes
    numbered = sum(1 for pair in pairs if _is_renumbered(pair))
    came = len(pairs) - numbered
    return f"{numbered} {'place' if numbered == 1 else 'places'} renumbered only" + (
        ", 1 clause new" if came else ""
    )

"""`policybook import`: a school's Word files become policies, with a receipt that proves every number and word."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from policybook.drivers.cli.opening import Stop
from policybook.drivers.cli.word_kept import Kept, keep
from policybook.drivers.cli.word_old import as_docx, can_convert
from policybook.drivers.cli.word_receipt import as_data, as_lines, as_page
from policybook.policy import slug_of
from policybook.words import Imported, Refused, import_word

_ENDINGS = (".docx", ".docm", ".doc", ".rtf", ".odt", ".pdf", ".dotx")


@click.command(name="import")
@click.argument("files", metavar="FILE.docx...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--to", "folder", type=click.Path(path_type=Path), default=Path("policies"), show_default=True,
              help="The folder of policies.")  # fmt: skip
@click.option("--update", is_flag=True, help="Put a new text into policies that are there already.")
@click.option("--drop-comments", is_flag=True, help="Leave comments out instead of stopping at them.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--receipt", "page", type=click.Path(path_type=Path, file_okay=False),
              help="A folder for one page (HTML) per file: Word beside the policy.")  # fmt: skip
def word_import(
    files: tuple[Path, ...],
    folder: Path,
    update: bool,
    drop_comments: bool,
    dry_run: bool,
    form: str,
    page: Path | None,
) -> None:
    """Make a policy of each Word file, or of each in a folder of them.

    A policy that is there already is left as it is without --update. The exit status is 0 when every file is now a
    policy with every number and word proved, 1 when a person should look at one, and 2 when nothing could be done.
    """
    found = [*_found(files)]
    if not found:
        raise click.UsageError("Name one or more Word files, or a folder of them.")
    if not folder.is_dir():
        raise Stop(f"There is no folder {folder}. Make it, or name another with --to.")
    results = _results(found, folder, update=update, drop_comments=drop_comments, write=not dry_run)
    if page:
        _write_pages(results, page)
    click.echo(json.dumps([as_data(one) for one in results], ensure_ascii=False, indent=1) if form == "json"
               else "\n".join(_text(results)))  # fmt: skip
    click.get_current_context().exit(0 if all(one.is_well for one in results) else 1)


def _found(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Give the files named and those in folders named; the files that Word keeps while one is open are none."""
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            named = file.suffix.lower() in _ENDINGS and not file.name.startswith(("~$", "."))
            if not path.is_dir() or (named and file.is_file()):
                yield file


def _results(
    files: list[Path], folder: Path, *, update: bool, drop_comments: bool, write: bool
) -> list[Kept]:
    """Import each file; one that is refused stops no other, and of two with one name the first is taken."""
    results: list[Kept] = []
    taken: dict[str, Path] = {}
    for file in files:
        slug = slug_of(file.name)
        try:
            if slug in taken:
                said = f"It would become the same policy, {slug}, as {taken[slug]}."
                raise Refused("same-name", said, "Rename one of the two files, and import it again.")
            made = _imported(file, slug, drop_comments=drop_comments)
            taken[slug] = file
            results.append(keep(file, made, folder, update=update, write=write))
        except Refused as refusal:
            results.append(Kept(file, "refused", refusal=refusal))
        except OSError as error:
            said = f"It cannot be read or written: {error.strerror}."
            why = Refused("unreadable", said, "See that it is there and closed.")
            results.append(Kept(file, "refused", refusal=why))
    return results


def _imported(file: Path, slug: str, *, drop_comments: bool) -> Imported:
    data = file.read_bytes()
    try:
        return import_word(data, name=file.name, slug=slug, drop_comments=drop_comments)
    except Refused as refusal:
        if refusal.code != "old-word" or not can_convert():
            raise
    return import_word(as_docx(file), name=file.name, slug=slug, drop_comments=drop_comments)


def _text(results: list[Kept]) -> Iterator[str]:
    for one in results:
        yield from as_lines(one)
        yield ""
    if len(results) > 1:
        wide = max(len(one.file.name) for one in results)
        yield from (f"{one.file.name:{wide}}  {one.fate:9}  {one.said}" for one in results)


def _write_pages(results: list[Kept], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for one in results:
        if one.made:
            (folder / f"{one.made.slug}.html").write_text(as_page(one), encoding="utf-8")

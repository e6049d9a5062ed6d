"""`policybook stick`: the handbook as a folder that is read without a web server, from a stick or a shared drive."""

import re
import shutil
from pathlib import Path

import click

from policybook.drivers.cli.opening import Stop

_INNER = r'[^"#?\s>:]*'  # of a link within the site, which names no scheme, no query and no place in a page
_LINK = re.compile(
    rf'(?P<before> href="?)(?!/)(?P<folder>{_INNER}/|(?:{_INNER}/)?\.\.?)(?P<rest>[#?][^"\s>]*)?(?=["\s>])'
)


@click.command()
@click.argument("out", metavar="FOLDER", type=click.Path(path_type=Path))
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), default=Path("site"))
def stick(out: Path, site: Path) -> None:
    """Copy the built SITE into FOLDER, where a browser can read it without a web server.

    Each link to a folder leads to the page in it instead.
    """
    if not (site / "index.html").is_file():
        raise Stop(f"There is no {site / 'index.html'}. Build the site first: mkdocs build.")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Stop(f"{out} is there already. Name a new folder, or an empty one.")
    if out.resolve().is_relative_to(site.resolve()):
        raise Stop(f"{out} lies within {site}. Name a folder elsewhere.")
    shutil.copytree(site, out, dirs_exist_ok=True)
    for page in out.rglob("*.html"):
        page.write_text(to_pages(page.read_text(encoding="utf-8")), encoding="utf-8")
    click.echo(f"Open {out / 'index.html'}")


def to_pages(html: str) -> str:
    """Return a page in which links to folders lead to the page in them."""
    return _LINK.sub(_to_page, html)


def _to_page(link: re.Match[str]) -> str:
    return f"{link['before']}{link['folder'].rstrip('/')}/index.html{link['rest'] or ''}"

"""`policybook headers`: what a web server should send with the pages of a built site, as the server takes it."""

from pathlib import Path

import click

from policybook.drivers.cli.opening import Stop
from policybook.drivers.site import as_apache, as_file, as_nginx, read_headers

FORMATS = {"nginx": as_nginx, "apache": as_apache, "file": as_file}


@click.command()
@click.option(
    "--format", "wanted", type=click.Choice(list(FORMATS)), required=True, help="The web server's own way."
)
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), default=Path("site"))
def headers(wanted: str, site: Path) -> None:
    """Print the headers that a web server should send with the built SITE.

    A host that reads the file _headers in it, as Netlify and Cloudflare Pages do, needs nothing more.
    """
    try:
        found = read_headers(site)
    except OSError:
        raise Stop(f"There is no {site / '_headers'}. Build the site first: mkdocs build.") from None
    click.echo(FORMATS[wanted](found), nl=False)

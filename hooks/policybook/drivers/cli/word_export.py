"""`policybook word`: a policy as a Word file, for people who must have one."""

from pathlib import Path

import click

from policybook.drivers.cli.opening import Stop, config_file, school_at
from policybook.drivers.cli.saying import writable
from policybook.drivers.disk import read_path
from policybook.text import pictures
from policybook.words import export_word


@click.command(name="word")
@click.argument("slug")
@config_file
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), help="Where to write it; SLUG.docx if left out."
)
def word_export(slug: str, config_file: Path, out: Path | None) -> None:
    """Write the policy SLUG as a Word file, its numbers as text exactly as printed."""
    source = school_at(config_file).folder.sources.get(slug)
    if source is None:
        raise Stop(f"There is no policy {slug}. Name it as its address does: social-media, for instance.")
    policy = read_path(source)
    target = writable(out or Path(f"{slug}.docx"))
    target.write_bytes(export_word(policy))
    left = len(pictures(policy.text))
    said = f" Its pictures ({left}) are not in it." if left else ""
    click.echo(f"{out or target.name}: {policy.title}.{said}")

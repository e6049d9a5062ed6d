"""`policybook schema`: the form of the lines at the top of a policy, for editors and other programs."""

import json

import click

from policybook.front_matter import json_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of a policy's front matter."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))

"""Draws a policy's clauses as an indented tree, the way a test wants to see them."""

from textwrap import dedent

from policybook.clauses import Outline
from policybook.text import read_outline


def read(text: str, *, title: str = "A policy") -> Outline:
    """Return the outline of a text written inside a test."""
    return read_outline(dedent(text).strip("\n"), path="policies/a.md", first_line=1, title=title)


def picture(outline: Outline) -> str:
    """Return a line for each section and clause in order: its address, then its label and first words."""
    rows = []
    for item in sorted([*outline.sections, *outline.clauses], key=lambda item: item.line):
        if hasattr(item, "text"):
            words = " ".join(item.text.split())[:20].strip()
            rows.append(f"{'  ' * (item.level - 1)}- {item.address} = {item.label} {words}".rstrip())
        else:
            rows.append(f"{'#' * item.level} {item.id} = {item.name}")
    return "\n".join(rows)


def drawn(text: str) -> str:
    """Return the picture a test expects, without the indentation it has in the test."""
    lines = dedent(text).strip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)

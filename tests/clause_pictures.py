"""Draws a policy's clauses as an indented tree, the way a test wants to see them."""

import re
from textwrap import dedent

from policybook.clauses import Outline
from policybook.pages import make_pages
from policybook.policy import Policy, read_policy
from policybook.text import parse


def read(text: str, *, title: str = "A policy") -> Outline:
    """Return the outline of a text written inside a test."""
    return parse(dedent(text).strip("\n"), path="policies/a.md", first_line=1, title=title).outline


def policy(text: str) -> Policy:
    """Return a policy without front matter but its title."""
    return read_policy(f"---\ntitle: A policy\n---\n{text}", path="policies/a.md").policy


def page_of(text: str) -> str:
    """Return the text of a page as HTML, without marks of what cites its places."""
    (page,) = make_pages([policy(text)], "", path="docs/glossary.md", school="A school").pages
    return re.sub(r'<a class="headerlink".*?</a>', "", page.paper)


def picture(outline: Outline) -> str:
    """Return a line for each section and clause in order: its address, then its label and first words."""
    rows = [(one.line, f"{'#' * one.level} {one.id} = {one.name}") for one in outline.sections]
    for clause in outline.clauses:
        words = " ".join(clause.text.split())[:20].strip()
        row = f"{'  ' * (clause.level - 1)}- {clause.address} = {clause.label} {words}".rstrip()
        rows.append((clause.line, row))
    return "\n".join(row for _, row in sorted(rows, key=lambda at_line: at_line[0]))


def drawn(text: str) -> str:
    """Return the picture a test expects, without the indentation it has in the test."""
    lines = dedent(text).strip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)

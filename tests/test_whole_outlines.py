"""Whole documents as schools and councils write them: each shows the outline that is read and all that is said."""

from pathlib import Path

import pytest

from clause_pictures import picture, read

FILES = sorted((Path(__file__).parent / "cases" / "outlines").glob("*.md"))


def said(text: str) -> str:
    """Return the outline of a text, then a line for each finding: how much it matters, its line, its message."""
    outline = read(text, title=text.partition("\n")[0].lstrip("# "))
    told = [f"! {one.severity} {one.line}: {one.message}" for one in outline.findings]
    return "\n".join([picture(outline), *told])


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_document_reads_as_its_clerk_meant_it(file: Path) -> None:
    text, _, drawn = file.read_text(encoding="utf-8").rpartition("\n---\n")
    assert said(text.rstrip()) == drawn.strip()

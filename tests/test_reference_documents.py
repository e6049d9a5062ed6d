"""References in whole documents: each document teaches what its own provisions are called."""

import pytest

from citing_documents import documents, read_documents, read_one

SHAPES = documents("citing_shapes.md")


@pytest.mark.parametrize(("title", "drawn"), SHAPES, ids=[title for title, _ in SHAPES])
def test_a_document_links_as_drawn(title: str, drawn: str) -> None:
    reading = read_one(title, drawn)
    assert (reading.missing, reading.wrong) == ([], [])


@pytest.mark.parametrize("half", ["citing_first.md", "citing_second.md"])
def test_no_link_is_wrong_and_hardly_any_is_missing(half: str) -> None:
    reading = read_documents(half)
    print(f"\n{half}: {reading.right} links; recall {reading.recall:.1%}, precision {reading.precision:.1%}")
    assert reading.wrong == []
    assert reading.recall >= 0.95

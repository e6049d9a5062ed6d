"""The press renders a policy once: again only when something that shows in its PDF has changed."""

import re
from pathlib import Path

import pytest

from paper import pdf_of, pdfs
from school import Build
from sketch import Draw, School

SLUGS = ["attendance", "behaviour", "complaints", "data", "equality"]


def built(folder: Path, site: str = "site") -> Build:
    return School(folder).built(site, strict=False)


@pytest.fixture
def folder(school: Draw) -> Path:
    """Return the folder of a school with five policies."""
    texts = {slug: f"---\ntitle: {slug.title()} Policy\n---\n\n1. The words of {slug}.\n" for slug in SLUGS}
    return school(**texts).folder


def printed(done: Build) -> str:
    """Return what the summary says of PDFs."""
    found = re.search(r"^\d+ PDFs? of .*$", done.output, re.MULTILINE)
    return found[0] if found else "nothing"


def test_a_second_build_renders_nothing(folder: Path) -> None:
    first = built(folder)
    before = [pdf.read_bytes() for pdf in pdfs(first.site)]
    second = built(folder, "elsewhere")
    assert (printed(first), printed(second)) == (
        "5 PDFs of 5 pages in all (5 made now, 0 unchanged)",
        "5 PDFs of 5 pages in all (none had changed)",
    )
    assert [pdf.read_bytes() for pdf in pdfs(second.site)] == before


def test_one_changed_policy_is_one_pdf(folder: Path) -> None:
    before = {pdf.name: pdf.read_bytes() for pdf in pdfs(built(folder).site)}
    (folder / "policies" / "complaints.md").write_text(
        "---\ntitle: Complaints Policy\n---\n\n1. Other words.\n"
    )
    after = built(folder)
    assert printed(after) == "5 PDFs of 5 pages in all (1 made now, 4 unchanged)"
    changed = [pdf.name for pdf in pdfs(after.site) if pdf.read_bytes() != before[pdf.name]]
    assert changed == ["complaints.pdf"]


def test_a_changed_picture_is_a_changed_pdf(folder: Path) -> None:
    box = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="{}" height="9"/></svg>'
    (folder / "policies" / "box.svg").write_text(box.format(5))
    (folder / "policies" / "data.md").write_text("---\ntitle: Data\n---\n\n![A box](box.svg)\n")
    built(folder)
    assert printed(built(folder)).endswith("(none had changed)")
    (folder / "policies" / "box.svg").write_text(box.format(7))
    assert printed(built(folder)).endswith("(1 made now, 4 unchanged)")


def test_what_was_found_on_paper_is_said_again_when_nothing_is_rendered(folder: Path) -> None:
    (folder / "policies" / "data.md").write_text("---\ntitle: Data\n---\n\n1. Say 你.\n")
    warnings = [
        [
            line
            for line in built(folder).output.splitlines()
            if line.startswith("WARNING") and "data.md" in line
        ]
        for _ in range(2)
    ]
    assert len(warnings[0]) == 1
    assert warnings[0] == warnings[1]


def test_a_torn_cache_is_mended(folder: Path) -> None:
    whole = pdf_of(built(folder).site, "data").read_bytes()
    for kept in (folder / ".cache" / "policybook" / "pdf").iterdir():
        kept.write_bytes(kept.read_bytes()[:20])
    after = built(folder)
    assert printed(after).endswith("(5 made now, 0 unchanged)")
    assert pdf_of(after.site, "data").read_bytes() == whole


def test_one_policy_that_cannot_be_printed_does_not_stop_the_others(folder: Path) -> None:
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("hooks:\n", "hooks:\n- short.py\n"))
    (folder / "short.py").write_text("from policybook.drivers.press import limits\n\nlimits.SECONDS = 1\n")
    long = "\n\n".join(f"{number}. Nothing on day {number}." for number in range(1, 1201))
    (folder / "policies" / "data.md").write_text(f"---\ntitle: Data\n---\n\n{long}\n")
    done = School(folder).build(strict=False)
    assert [pdf.stem for pdf in pdfs(done.site)] == [slug for slug in SLUGS if slug != "data"]
    assert re.search(
        r"policies/data\.md: The PDF of 'data' could not be made \(it was not ready", done.output
    )

"""Policies far larger or more broken than any should be: each gives a PDF or a finding, in little memory."""

import random
import re
import sys

import pikepdf
import pytest
from PIL import Image

from paper import bodies, pages, pdf_of, pdfs
from school import Build, write
from sketch import Draw

MEMORY = 1_500_000  # KiB that each process of the build may claim, where the system can say so

ROOM = (
    "| {} | Room {} is opened at eight and locked at six, by whoever is the last to leave it | Site manager |"
)
TABLE = "\n".join(["| Number | What | Who |", "|---|---|---|", *(ROOM.format(n, n) for n in range(1, 1300))])

LABELS = [f"{section}.{clause}" for section in range(1, 61) for clause in range(1, 51)]
CLAUSES = "\n\n".join(
    f"## {section}. Part {section}\n\n"
    + "\n\n".join(
        f"{section}.{clause} In this case the school says so in writing." for clause in range(1, 51)
    )
    for section in range(1, 61)
)

BODIES = {
    "rooms": TABLE,
    "clauses": CLAUSES,
    "photograph": "1. Look.\n\n![The hall](photograph.jpg)",
    "characters": "1. Say 你.",
    "drawing": "1. Look.\n\n![A plan](plan.svg)",
    "nesting": "<div>" * 2000 + "deep" + "</div>" * 2000,
}
TORN = '<svg xmlns="http://www.w3.org/2000/svg" width="80"><rect'
PHOTOGRAPH = (4600, 3450)  # pixels of nothing but noise, which no camera could make a larger file of

FOUND = """
WARNING policies/nesting.md:5: Not shown, because a policy's text must not hold it: HTML nested more than 200 deep, which stands there as typed. Delete it; write the text in Markdown.
WARNING policies/characters.md:5: The character '你' (U+4F60) is not in the typeface; ■ is printed. Write it in another way.
WARNING policies/drawing.md:7: The picture plan.svg is not printed: the file is not a picture that we can read. Put a PNG, JPEG or SVG file beside the policies and name it as it is spelt.
"""  # noqa: E501 - a finding is one line


@pytest.fixture(scope="module")
def big_school(school: Draw) -> Build:
    """Return the school with all of them, built by a Python that may claim no more than MEMORY."""
    big = school(**{slug: f"---\ntitle: {slug.title()}\n---\n\n{body}\n" for slug, body in BODIES.items()})
    write(big.folder, {"policies/plan.svg": TORN})
    noise = random.Random(1).randbytes(PHOTOGRAPH[0] * PHOTOGRAPH[1] * 3)
    photograph = big.folder / "policies" / "photograph.jpg"
    Image.frombytes("RGB", PHOTOGRAPH, noise).save(photograph, quality=95)
    assert photograph.stat().st_size > 15_000_000
    python = big.folder / "python"
    python.write_text(f'#!/bin/sh\nulimit -v {MEMORY} 2>/dev/null\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return big.built(strict=False, python=str(python))


def test_each_gives_a_pdf_or_a_finding_that_names_it(big_school: Build) -> None:
    found = re.findall(r"^(WARNING|ERROR) +-  (.*)$", big_school.output, re.MULTILINE)
    assert [" ".join(one) for one in found] == FOUND.strip().splitlines()
    assert [pdf.stem for pdf in pdfs(big_school.site)] == sorted(BODIES)


def test_a_table_of_forty_pages_has_its_head_on_each(big_school: Build) -> None:
    printed = bodies(pdf_of(big_school.site, "rooms"))
    assert len(printed) >= 40
    assert all("Number What Who" in page for page in printed)
    numbers = [int(number) for page in printed for number in re.findall(r"^(\d+) Room", page, re.MULTILINE)]
    assert numbers == list(range(1, 1300))


def test_three_thousand_clauses_keep_their_labels_in_order(big_school: Build) -> None:
    printed = pages(pdf_of(big_school.site, "clauses"))
    assert re.findall(r"^(\d+\.\d+)\s+In this case", "\n".join(printed), re.MULTILINE) == LABELS
    listed = re.findall(r"^(\d+)\. +Part \d+ +(\d+)$", "\n".join(printed), re.MULTILINE)
    assert len(listed) == 60
    assert all(f"\n{part}. Part {part}\n" in printed[int(page) - 1] for part, page in listed)


def test_a_photograph_is_printed_as_fine_as_paper_shows(big_school: Build) -> None:
    pdf = pdf_of(big_school.site, "photograph")
    with pikepdf.open(pdf) as file:
        (picture,) = [one for one in file.objects if isinstance(one, pikepdf.Stream) and "/Width" in one]
        assert 1500 < int(picture.Width) < 2000  # 164 mm at 300 dots an inch
    assert pdf.stat().st_size < 5_000_000

"""Contents on paper go as deep as a page holds, so that a long policy of two parts lists more than two lines."""

import re

from paper import bodies, pdf_of
from sketch import Draw

WORDS = "Bells are rung by hand and nobody rings them twice. " * 12


def text(smallest: int) -> str:
    """Return a policy of two parts and one section, with so many headings of a lower level."""
    small = "".join(f"#### Bell {number}\n\n{WORDS}\n\n" for number in range(1, smallest + 1))
    front = f"---\ntitle: Bells of {smallest}\nratified: 2026-03-01\n---\n\n"
    return f"{front}## Part one\n\n### By hand\n\n{small}## Part two\n\n{WORDS}\n"


def listed(page: str) -> list[str]:
    """Return the lines of contents: they stand before the text, and end with the number of a page."""
    return re.findall(r"(?m)^((?:Part|Bell|By) \w+) *\d+$", page)


def test_contents_are_as_deep_as_a_page_holds(school: Draw) -> None:
    site = school(fits=text(19), many=text(20)).built().site
    assert listed(bodies(pdf_of(site, "fits"))[0]) == [
        *("Part one", "By hand"),
        *(f"Bell {number}" for number in range(1, 20)),
        "Part two",
    ]
    assert listed(bodies(pdf_of(site, "many"))[0]) == ["Part one", "By hand", "Part two"]

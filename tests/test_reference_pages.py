"""On paper a reference says on which page it leads to."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from school import Build

SAID = re.compile(r"\((?:see|See) (\d+) \(page (\d+)\)\)")


def pages(pdf: Path) -> list[str]:
    """Return the text of each page on one line."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages]


@pytest.mark.parametrize("slug", ["social-media", "attendance"])
def test_see_a_clause_names_the_page_it_is_on(sample_site: Build, slug: str) -> None:
    sheets = pages(sample_site.site / "policies" / slug / f"{slug}.pdf")
    said = SAID.findall(" ".join(sheets))
    assert said
    assert [clause for clause, page in said if f" {clause}. " not in sheets[int(page) - 1]] == []


def test_a_reference_to_another_policy_names_no_page(sample_site: Build) -> None:
    text = " ".join(pages(sample_site.site / "policies" / "code-of-conduct" / "code-of-conduct.pdf"))
    assert "section 8 of the Safeguarding Policy" in text


def test_the_real_policys_see_36_names_its_page(real_site: Build) -> None:
    sheets = pages(real_site.site / "policies" / "harwell-social-media" / "harwell-social-media.pdf")
    (clause, page), *more = SAID.findall(" ".join(sheets))
    assert (clause, more) == ("36", [])
    assert " 36. " in sheets[int(page) - 1]

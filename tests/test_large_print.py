"""Large print by a setting: beside each usual PDF its sister in 16-point type, with the same words."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from paper import POINTS, bodies, broken_rules, feet, pdf_of, words_on
from school import ROOT, Build
from sketch import Draw, School

HEIGHT = 1.257 / POINTS  # mm that one point of the typeface is high


SETTING = """
mkdocs.yml
    extra: {policybook: {large-print: true}}
"""


@pytest.fixture(scope="module")
def elm_lane(school: Draw) -> School:
    """Return a school with one long policy of the sample's and the setting on."""
    text = (ROOT / "policies" / "send.md").read_text(encoding="utf-8").replace("Larkmoss", "Fernhill")
    return school(SETTING, send=text)


@pytest.fixture(scope="module")
def built(elm_lane: School) -> Build:
    return elm_lane.built(strict=False)


def large(site: Path) -> Path:
    return site / "policies" / "send" / "send-large-print.pdf"


def size(pdf: Path, word: str) -> float:
    """Return the size of the type in points, by the height of the first place that has the word."""
    found = next(one for one in words_on(pdf) if one.text == word)
    return (found.bottom - found.top) / HEIGHT


def test_the_usual_copy_stays_and_its_sister_is_sixteen_point(built: Build) -> None:
    assert size(pdf_of(built.site, "send"), "Fernhill") == pytest.approx(10.5, abs=0.3)
    assert size(large(built.site), "Fernhill") == pytest.approx(16, abs=0.3)


def test_both_have_the_same_words_and_the_same_code(built: Build) -> None:
    usual, sister = (pdf_of(built.site, "send"), large(built.site))
    words = [
        re.sub(r"\(page\s\d+\)", "", "".join(bodies(pdf))).split("Our aim")[-1].split()
        for pdf in (usual, sister)
    ]
    assert len(words[0]) > 1000
    assert "".join(words[0]) == "".join(words[1])
    codes = [re.findall(r"Text code (\S+)", feet(pdf)[0]) for pdf in (usual, sister)]
    assert codes[0] == codes[1]


def test_the_text_travels_with_it_too(built: Build) -> None:
    assert [*PdfReader(large(built.site)).attachments] == ["send.md"]


def test_the_pages_offer_it(built: Build) -> None:
    assert 'href="send-large-print.pdf"' in built.read("policies/send/index.html")
    assert 'href="register-large-print.pdf"' in built.read("register/index.html")
    assert (built.site / "register" / "register-large-print.pdf").is_file()


def test_without_the_setting_there_is_none(sample_site: Build) -> None:
    assert [*sample_site.site.rglob("*large-print.pdf")] == []
    assert "large-print" not in sample_site.read("policies/send/index.html") + sample_site.read(
        "register/index.html"
    )


def test_it_is_accessible_and_archival(built: Build) -> None:
    assert broken_rules([large(built.site), built.site / "register" / "register-large-print.pdf"]) == {}


def test_it_is_printed_once(built: Build, elm_lane: School) -> None:
    assert "2 PDFs of" in built.output
    again = elm_lane.built("again", strict=False)
    assert "(none had changed)" in again.output
    assert large(again.site).read_bytes() == large(built.site).read_bytes()

"""One short stylesheet for each component, joined by the build, so that a page loads one file and not twenty."""

import re
from pathlib import Path

import pytest

from policybook.drivers.site import JOINED, STYLE
from school import ROOT, Build
from sketch import Draw

TEMPLATES = ROOT / "overrides"
INCLUDE = re.compile(r'^{% include "(.+)" %}$', re.MULTILINE)
LOADED = re.compile(r'<link rel="stylesheet" href="[^"]*(assets/policybook/[^"]+)"')
LONGEST = 150  # lines

every_joined = pytest.mark.parametrize("name", JOINED)


def included(name: str) -> list[str]:
    """Return the names of the stylesheets that a joined one includes, in order."""
    return INCLUDE.findall((TEMPLATES / name).read_text(encoding="utf-8"))


def test_no_stylesheet_is_long() -> None:
    sheets = sorted(TEMPLATES.rglob("*.css"))
    lengths = {str(sheet.relative_to(TEMPLATES)): len(sheet.read_text().splitlines()) for sheet in sheets}
    assert "print/print.css" in lengths
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


@every_joined
def test_a_joined_stylesheet_is_its_parts_as_they_stand(sample_site: Build, name: str) -> None:
    parts = [(TEMPLATES / part).read_text(encoding="utf-8") for part in included(name)]
    assert len(parts) > 1
    assert sample_site.read(name) == "".join(parts).removesuffix("\n")


def test_every_stylesheet_is_loaded_somewhere() -> None:
    sheets = {str(sheet.relative_to(TEMPLATES)) for sheet in (TEMPLATES / Path(STYLE).parent).glob("*.css")}
    pages = "".join(page.read_text(encoding="utf-8") for page in TEMPLATES.glob("shell/*.html"))
    loaded = [STYLE, *re.findall(r"'(assets/policybook/\w+\.css)'", pages)]
    loaded += [part for name in JOINED for part in included(name)]
    assert sorted(loaded) == sorted(sheets)


def test_the_site_has_the_joined_stylesheets_and_no_part_of_them(sample_site: Build) -> None:
    folder = sample_site.site / Path(STYLE).parent
    pages = "".join(page.read_text(encoding="utf-8") for page in sample_site.site.rglob("*.html"))
    published = {sheet.name for sheet in folder.glob("*.css")}
    asked = {Path(name).name for name in LOADED.findall(pages)}
    assert asked == {"policybook.css", "register.css", "verify.css"}
    assert published == {*asked, "redline.css"}  # which pages of versions load, where policies have a past
    assert not (sample_site.site / "print").exists()


def test_a_schools_own_file_of_such_a_name_is_published(school: Draw) -> None:
    site = school("""
        docs/print/badge.css
            p {}
        docs/print/print.css
            q {}
        docs/print/notes.md
            # How we print
        docs/assets/policybook/badge.css
            b {}
    """).built(POLICYBOOK_PDF="off")
    assert site.read("print/badge.css") == "p {}\n"
    assert site.read("print/print.css") == "q {}\n"
    assert "How we print" in site.read("print/notes/index.html")
    assert site.read("assets/policybook/badge.css") == "b {}\n"


@pytest.mark.parametrize(
    ("page", "own"),
    [("index.html", []), ("policies/social-media/index.html", []), ("register/index.html", [JOINED[1]])],
)
def test_a_page_loads_no_more_than_it_needs(sample_site: Build, page: str, own: list[str]) -> None:
    assert LOADED.findall(sample_site.read(page)) == [*own, STYLE]

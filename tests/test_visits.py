"""A policy with words put aside in comments: what no reader sees is no clause, no definition and no entry anywhere.

And what all readers see stands in one place, whether the page, the glossary or the log says where.
"""

import re
import xml.etree.ElementTree as ET

import pytest

from found import found
from page_text import article, classes, elements, parsed, text
from school import Build
from sketch import school_in

GLOSSARY = """
docs/glossary.md
    **Shelter** means anything with a roof.
"""

TRIPS = """\
---
title: Trips Policy
---

## 1. Going out

1.1 Pupils travel by minibus.

<!-- Still to be agreed:

**Minibus** means whatever has more than eight seats.

-->

1.2 The minibus is checked each term (see 1.3).
<!-- withdrawn last spring
1.3 Parents pay for the fuel.
-->

1.4 Shelters:

    a) tents

**Shelter** means a tent or a hut.

1.5 The shelter stays dry. See clause 1.3.
"""

CLAUSES = ["1.1", "1.2", "1.4", "1.4.a", "1.5"]
PAGE = "policies/trips/index.html"
FINDING = re.compile(r"(?m)policies/trips\.md:(\d+)(?::\d+)?: (.*)$")
PLACE = re.compile(r"clause (\S+[\w])")


def line(beginning: str) -> int:
    """Return the line of the policy's file that begins so."""
    return 1 + [each.startswith(beginning) for each in TRIPS.split("\n")].index(True)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the school, whose glossary gives one of the policy's words another meaning."""
    drawn = school_in(tmp_path_factory.mktemp("trips"), GLOSSARY, trips=TRIPS)
    made = drawn.build(strict=False, POLICYBOOK_PDF="off")  # a gap in the numbers is a warning
    assert made.status == 0, made.output
    return made


@pytest.fixture(scope="module")
def page(school: Build) -> ET.Element:
    return article(school.read(PAGE))


def search(school: Build) -> dict[str, str]:
    return {one.location: one.text for one in found(school.site)}


def findings(school: Build, number: int) -> list[str]:
    """Return what the log says of one line of the policy."""
    return [message for at, message in FINDING.findall(school.output) if int(at) == number]


def test_the_page_has_the_clauses_that_readers_see(page: ET.Element) -> None:
    assert [element.get("data-clause") for element in page.iter() if element.get("data-clause")] == CLAUSES


def test_the_search_has_the_clauses_that_readers_see(school: Build) -> None:
    found = [place.partition("#")[2] for place in search(school) if "policies/trips/#clause" in place]
    assert found == [f"clause-{address.replace('.', '-')}" for address in CLAUSES]


def test_every_search_entry_of_a_clause_or_a_term_says_something(school: Build) -> None:
    kinds = ("policies/trips/#clause", "glossary/#term")
    assert [place for place, words in search(school).items() if place.startswith(kinds) and not words] == []


def test_nothing_links_to_a_clause_that_is_not_on_the_page(school: Build) -> None:
    ids = {element.get("id") for element in parsed(school.read(PAGE)).iter()}
    within = re.findall(r'href="#([^"]+)"', school.read(PAGE))
    across = re.findall(r'href="[^"#]*policies/trips/#([^"]+)"', school.read("glossary/index.html"))
    assert [name for name in (*within, *across) if name not in ids] == []


def test_a_reference_to_a_clause_that_was_withdrawn_stays_as_it_was_typed(page: ET.Element) -> None:
    said = [text(element) for _, element in elements(page) if element.get("data-clause") in ("1.2", "1.5")]
    assert said == [
        "1.2 The minibus is checked each term (see 1.3).",
        "1.5 The shelter stays dry. See clause 1.3.",
    ]
    assert [text(element) for element in page.iter("a") if "pb-ref" in classes(element)] == []


@pytest.mark.parametrize("beginning", ["1.2 ", "1.5 "])
def test_a_reference_to_a_clause_that_was_withdrawn_is_a_finding(school: Build, beginning: str) -> None:
    assert [said for said in findings(school, line(beginning)) if "1.3" in said]


def test_a_definition_that_was_put_aside_defines_nothing(school: Build, page: ET.Element) -> None:
    mentions = [text(element).lower() for element in page.iter("a") if "pb-term" in classes(element)]
    assert [said for said in mentions if "minibus" in said] == []
    assert "means-own-minibus" not in school.read(PAGE)
    assert "minibus" not in text(article(school.read("glossary/index.html"))).lower()
    assert "glossary/#term-minibus" not in search(school)


def test_the_gap_that_a_withdrawn_clause_leaves_is_a_finding(school: Build) -> None:
    assert [said for said in findings(school, line("1.4 ")) if "1.2" in said and "1.4" in said]


def test_a_definition_stands_in_one_place_for_all_who_say_where(school: Build, page: ET.Element) -> None:
    on_page = [place for place, element in elements(page) if element.get("id") == "defines-shelter"]
    popover = re.findall(r"As defined in this policy, clause ([^<]+)<", school.read(PAGE))
    glossary = re.findall(
        r'#defines-shelter">Trips Policy, .*?clause ([^<]+)<', school.read("glossary/index.html")
    )
    log = [PLACE.findall(said) for said in findings(school, line("**Shelter**")) if "'Shelter'" in said]
    assert [len(said) for said in (on_page, popover, glossary, log)] == [1, 1, 1, 1]
    address = on_page[0].removeprefix("clause-").replace("-", ".")
    assert (popover, glossary, log) == ([address], [address], [[address]])


def test_a_definition_after_a_list_belongs_to_the_clause_whose_words_search_finds_it_in(
    school: Build, page: ET.Element
) -> None:
    place = next(place for place, element in elements(page) if element.get("id") == "defines-shelter")
    found = [
        at
        for at, words in search(school).items()
        if at.startswith("policies/") and "a tent or a hut" in words
    ]
    assert found == [f"policies/trips/#{place}"]

"""A broken policy: the others are published, its own page says what is wrong, and nothing false is said of it."""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from policybook.drivers.cli import main
from school import Build, environment
from sketch import Draw, School

Serve = Callable[[Path], AbstractContextManager[str]]

ELM_LANE = """
policies/art.md
    title: Art
    category: Teaching
    ratified: 2026-01-05
    next-review: 2027-03
    ---

    1. Paint.
policies/games.md
    title: Games
    owner: [Head
    ratified: 2026-01-05
    next-review: 2027-03
    ---

    1. Run.
policies/maps.md
    title: Maps
    category: Teaching
    ratified: 2021-01-05
    next-review: 2023-03
    ---

    1. See ![the map](map.png).
"""
UNCLOSED = "The front matter cannot be read: a quote or bracket is opened and not closed."
NO_MAP = "The picture 'map.png' is not there."


@pytest.fixture(scope="module")
def elm_lane(school: Draw) -> School:
    return school(ELM_LANE)


@pytest.fixture(scope="module")
def published(elm_lane: School) -> Build:
    """Return what a strict build does that is told to publish the others."""
    return elm_lane.built(POLICYBOOK_PDF="all", POLICYBOOK_BROKEN="publish-others")


def band(build: Build, slug: str) -> list[str]:
    """Return the paragraphs of the bands on a policy's page."""
    bands = re.findall(
        r'<div class="pb-standing.*?</div>', build.read(f"policies/{slug}/index.html"), re.DOTALL
    )
    return [" ".join(re.sub("<.*?>", "", one).replace("&#39;", "'").split()) for each in bands
            for one in re.findall("<p>.*?</p>", each, re.DOTALL)]  # fmt: skip


FAULT = (
    "There is a fault in the file of this policy. Until it is mended, do not rely on this page: "
    "ask for the signed copy."
)


def test_a_page_says_what_is_wrong_with_its_policy_and_never_that_it_is_a_draft(published: Build) -> None:
    assert {slug: band(published, slug) for slug in ("art", "games", "maps")} == {
        "art": [],
        "games": [FAULT, f"{UNCLOSED} (line 3)"],
        "maps": [FAULT, f"{NO_MAP} (line 8)"],
    }
    games = published.read("policies/games/index.html")
    assert "1. Run." in re.sub("<.*?>", "", games)
    assert "raft" not in re.sub(r"<(script|style).*?</\1>|<link[^>]*>", "", games, flags=re.DOTALL)
    assert "Not yet ratified" not in games


def test_a_broken_policy_has_no_pdf_and_no_page_offers_one(published: Build) -> None:
    pdfs = sorted(file.name for file in published.site.rglob("*.pdf"))
    assert pdfs == ["art.pdf", "handbook.pdf", "register.pdf"]
    for slug in ("games", "maps"):
        assert ".pdf" not in published.read(f"policies/{slug}/index.html")


def test_the_register_says_so(published: Build) -> None:
    rows = {row["slug"]: row for row in json.loads(published.read("register/policies.json"))}
    said = {slug: (row["status"], row["pdf"], row["faults"]) for slug, row in rows.items()}
    assert said["art"] == ("current", "policies/art/art.pdf", [])
    assert said["games"][:2] == ("faulty", None)
    assert said["games"][2][0].startswith(f"policies/games.md:3: {UNCLOSED}")
    assert said["maps"][:2] == ("overdue", None)  # its dates can be read, and stand
    assert rows["games"]["judged"]["faulty"]
    table = published.read("register/index.html").partition("<tbody>")[2].partition("</tbody>")[0]
    (games,) = [row for row in table.split("<tr") if ">Games<" in row]
    assert re.sub(r"\s+", " ", re.sub("<.*?>", " ", games).partition(">")[2]).split("  ")[0].strip() == (
        "Games Fault A fault in its file hides how it stands Not known Not known Not known Not known"
    )


def test_the_book_names_what_it_leaves_out(published: Build) -> None:
    first = pypdf.PdfReader(published.site / "handbook.pdf").pages[0].extract_text()
    assert "Left out because of a fault in the file: Games and Maps." in " ".join(first.split())


def test_the_summary_names_them(published: Build) -> None:
    assert [line for line in published.output.splitlines() if "has a fault" in line] == [
        "policies/games.md has a fault: its page says so, and it has no PDF",
        "policies/maps.md has a fault: its page says so, and it has no PDF",
    ]
    assert "Elm Lane School: 3 policies (1 faulty, 1 overdue, 1 current)" in published.output


def test_a_reader_s_browser_does_not_judge_it_anew(page: Page, serve: Serve, published: Build) -> None:
    with serve(published.site) as url:
        page.goto(f"{url}policies/games/")
        expect(page.locator(".pb-policy__review .pb-badge")).to_have_text("Fault")
        page.goto(f"{url}register/")
        expect(page.locator("[data-count='faulty'] .pb-counts__number")).to_have_text("1")
        page.get_by_role("searchbox", name="Policy").fill("games")
        expect(page.locator("tbody tr:visible .pb-badge")).to_have_text("Fault")


SETTING = """
mkdocs.yml
    extra:
      policybook:
        broken: {}
"""


@pytest.mark.parametrize(
    ("setting", "for_once", "status"),
    [
        ("stop", "", 1),
        ("publish-others", "", 0),
        ("publish-others", "stop", 1),
        ("stop", "publish-others", 0),
    ],
)
def test_the_setting_says_whether_a_strict_build_stops(
    school: Draw, setting: str, for_once: str, status: int
) -> None:
    made = school(SETTING.format(setting) + ELM_LANE).build(POLICYBOOK_PDF="off", POLICYBOOK_BROKEN=for_once)
    assert made.status == status
    assert f"ERROR   -  policies/maps.md:8: {NO_MAP}" in made.output
    assert ("Aborted with 2 errors in strict mode!" in made.output) == bool(status)


def test_a_setting_that_is_neither(school: Draw) -> None:
    made = school(SETTING.format("publish"), good="").build()
    assert made.status == 1
    assert "'broken' cannot be 'publish': Input should be 'stop' or 'publish-others'" in made.output


def test_a_pack_leaves_it_out_and_says_so(elm_lane: School) -> None:
    config = str(elm_lane.folder / "mkdocs.yml")
    done = CliRunner().invoke(main, ["pack", "games", "-f", config], env=environment())
    assert done.exit_code == 0
    assert done.output.splitlines()[-2:] == [
        "Games is in no pack: a fault in its file hides how it stands.",
        "On 21 November 2026 nothing is for decision, so no pack was written.",
    ]

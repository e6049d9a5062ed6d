"""In force from: a text that is ratified in July and applies from September; until then the earlier one does."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from page_text import parsed, text
from paper import pages, pdf_of, policybook
from policybook.policy import Resolution, read_policy, record
from policybook.review import review_findings
from school import TODAY, Build
from story import Story, begin

MATTER = "---\ntitle: Ponds Policy\nowner: Headteacher\nsignatories: [Chair of Governors]\n{}---\n\n1. {}\n"
EARLY = "ratified: {by: FGB, on: 2025-07-02, minute: FGB 2025-07-02 item 7}\n"
LATE = "ratified: {by: FGB, on: 2025-12-08, minute: FGB 2025-12-08 item 4}\nin-force-from: 2027-09-01\n"
HOME = "policies/ponds/versions/"

Serve = Callable[[Path], AbstractContextManager[str]]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    told = begin(tmp_path_factory.mktemp("ponds"))
    told.write("2025-07-03", "ponds", MATTER.format(EARLY, "Nobody wades."))
    told.write("2025-12-09", "ponds", MATTER.format(LATE, "Nobody wades or swims."))
    return told


@pytest.fixture(scope="module")
def site(story: Story) -> Build:
    return story.school.built("site")


def said(site: Build, path: str) -> str:
    return text(next(parsed(site.read(f"{path}index.html")).iter("article")))


def test_the_page_says_from_when_and_leads_to_what_applies_until_then(site: Build) -> None:
    assert (
        "This text applies from 1 September 2027. Until then the text ratified on 2 July 2025 applies."
        in said(site, "policies/ponds/")
    )
    assert 'href="versions/2025-07-02/"' in site.read("policies/ponds/index.html")
    assert "In force from 1 September 2027" in said(site, "policies/ponds/")
    assert "in force from 1 September 2027" in said(site, "register/")


def test_both_texts_are_to_be_read(site: Build) -> None:
    assert "Nobody wades or swims." in said(site, "policies/ponds/")
    old = said(site, f"{HOME}2025-07-02/")
    assert "Nobody wades." in old
    assert "In force from 2 July 2025 until 1 September 2027." in old
    assert "In force from 1 September 2027." in said(site, f"{HOME}2025-12-08/")


def test_data_and_paper(site: Build) -> None:
    row = json.loads(site.read("register/policies.json"))[0]
    assert (row["in_force_from"], row["judged"]["applies_from"]) == ("2027-09-01", "2027-09-01")
    assert ",FGB 2025-12-08 item 4,2027-09-01,As ratified" in site.read("register/policies.csv")
    first, sign = pages(pdf_of(site.site, "ponds"))
    assert "In force from 1 September 2027" in " ".join(first.split())
    assert "Ratified 8 December 2025, in force from 1 September 2027" in " ".join(first.split())
    assert "was ratified by FGB on 8 December 2025 and applies from 1 September 2027." in " ".join(
        sign.split()
    )


TODAY_SAYS = {  # on a day of the reader's: of the text of today, the earlier one, the later one
    date(2027, 8, 31): (True, "It applies today.", "It does not apply yet."),
    date(2027, 9, 1): (False, "It no longer applies.", "It applies today."),
}


@pytest.mark.parametrize("day", TODAY_SAYS)
def test_the_reader_s_own_day_decides(day: date, page: Page, site: Build, serve: Serve) -> None:
    band, early, late = TODAY_SAYS[day]
    page.clock.set_fixed_time(datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/London")))
    with serve(site.site) as url:
        page.goto(f"{url}policies/ponds/")
        expect(page.get_by_text("This text applies from")).to_be_visible(visible=band)
        for name, words in (("2025-07-02", early), ("2025-12-08", late)):
            page.goto(f"{url}{HOME}{name}/")
            shown = page.locator(".pb-old [data-true-from]:visible, .pb-old [data-true-until]:visible")
            expect(shown).to_have_text([words])


@pytest.mark.parametrize(
    ("day", "words"), [("2027-08-31", "Nobody wades.\n"), ("2027-09-01", "Nobody wades or swims.\n")]
)
def test_as_at(day: str, words: str, story: Story) -> None:
    done = policybook("as-at", day, "ponds", school=story.folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(words)


FINDINGS = {
    "in-force-from: 2027-09-01": ["in-force-unratified"],
    "ratified: 2026-03-01\nin-force-from: 2027-09-01": [],
    "ratified: 2026-03-01\nin-force-from: 2026-03-01": [],
    "ratified: 2026-03-01\nin-force-from: 2026-02-28": ["dates-backwards"],
    "approved: 2026-03-01\nin-force-from: 2026-02-28": ["dates-backwards"],
    "ratified: 2026-03-01\nin-force-from: September": ["bad-value"],
}


@pytest.mark.parametrize("matter", FINDINGS)
def test_what_is_said_of_the_line(matter: str) -> None:
    read = read_policy(f"---\ntitle: Ponds\n{matter}\n---\n\nText.\n", path="policies/ponds.md")
    found = [*read.findings, *review_findings(read.policy, on=TODAY)]
    about = [one.code for one in found if "in-force-from" in one.message]
    assert about == FINDINGS[matter]


RECORDED = {
    (date(2027, 1, 1), ""): "in-force-from: 2027-01-01\n",
    (date(2027, 1, 1), "in-force-from: 2025-01-01  # then\n"): "in-force-from: 2027-01-01  # then\n",
    (None, "in-force-from: 2025-01-01\n"): "",
    (None, ""): "",
}


@pytest.mark.parametrize("form", RECORDED)
def test_ratify_writes_it_or_takes_an_earlier_one_away(form: tuple[date | None, str]) -> None:
    applies, line = form
    decided = Resolution(
        by="FGB", on=date(2026, 12, 8), minute="item 6", code="7F3A-91C2-KM4T-0B5D", applies=applies
    )
    made = record(f"---\ntitle: Ponds\n{line}owner: Head\n---\n\nText.\n", decided)
    kept = [one for one in made.splitlines(keepends=True) if one.startswith("in-force-from")]
    assert "".join(kept) == RECORDED[form]
    assert "owner: Head\n" in made

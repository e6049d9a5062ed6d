"""A story with real git: a text is ratified, changed and ratified again, and page, register, paper and data say so."""

import json
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from found import found
from page_text import article, elements, parsed, text
from paper import pages, pdf_of, policybook
from patience import barriers
from school import Build
from story import Story, begin
from test_accessibility import LOOKS, dress
from test_pages import TOO_WIDE

MATTER = "---\ntitle: Coats & Boots Policy\nowner: Headteacher\nsignatories: [Chair of Governors]\n{}---\n\n"
BODY = """\
## In the cloakroom

1. Every child hangs their coat on their own peg.

2. Boots stand below the bench until {time}.

3. Lost things are kept for a term (see clause 2).

| Day | Who looks |
|---|---|
| Friday | The caretaker |
"""
FIRST = "ratified: {by: FGB, on: 2026-03-17, minute: FGB 2026-03-17 item 7}\nnext-review: 2027-03-17\n"
AGAIN = "ratified: {by: FGB, on: 2026-05-19, minute: FGB 2026-05-19 item 4}\nnext-review: 2027-05-19\n"
CHANGED = "Changed since it was ratified on 17 March 2026: clause 2."

HOME = "policies/coats/versions/"
OLD, LATER = f"{HOME}2026-03-17/", f"{HOME}2026-05-19/"
KINDS = {"list": HOME, "old text": OLD, "to today": f"{OLD}changes/", "between": f"{OLD}changes/2026-05-19/"}

Serve = Callable[[Path], AbstractContextManager[str]]


def coats(act: str, time: str) -> str:
    return MATTER.format(act) + BODY.format(time=time)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    told = begin(tmp_path_factory.mktemp("story"))
    told.write("2026-02-02", "coats", coats("", "break"))
    return told


@pytest.fixture(scope="module")
def drafted(story: Story) -> Build:
    return story.school.built("site-1", POLICYBOOK_PDF="off")


@pytest.fixture(scope="module")
def ratified(story: Story, drafted: Build) -> Build:
    story.write("2026-03-18", "coats", coats(FIRST, "break"))
    return story.school.built("site-2")


@pytest.fixture(scope="module")
def changed(story: Story, ratified: Build) -> Build:
    story.write("2026-04-02", "coats", coats(FIRST, "lunch"))
    return story.school.built("site-3")


@pytest.fixture(scope="module")
def pack(story: Story, changed: Build) -> list[str]:
    done = policybook("pack", "coats", "--for", "FGB", "-o", "pack.pdf", school=story.folder)
    assert done.returncode == 0, done.stderr
    return pages(story.folder / "pack.pdf")


@pytest.fixture(scope="module")
def again(story: Story, changed: Build, pack: list[str]) -> Build:
    story.write("2026-05-20", "coats", coats(AGAIN, "lunch"))
    return story.school.built("site-4", POLICYBOOK_PDF="off")


def row(built: Build) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(built.read("register/policies.json"))[0]
    return found


def page_words(built: Build, path: str = "policies/coats/") -> str:
    return text(next(parsed(built.read(f"{path}index.html")).iter("article")))


def test_a_draft_has_no_past(drafted: Build) -> None:
    assert row(drafted)["standing"] is None
    assert not (drafted.site / HOME).exists()
    assert not (drafted.site / "changes.xml").exists()
    assert "Recently ratified" not in drafted.read("index.html")


def test_as_ratified(ratified: Build) -> None:
    said = row(ratified)
    assert said["standing"] == {
        "as_ratified": True,
        "words": "As ratified on 17 March 2026.",
        "code": said["code"],
        "changes": None,
        "versions": HOME,
    }
    assert "Text As ratified on 17 March 2026 (all versions)" in page_words(ratified)
    assert ",As ratified on 17 March 2026.," in ratified.read("register/policies.csv")
    assert "FGB, 17 March 2026 Text as ratified" in page_words(ratified, "register/")
    first, sign = pages(pdf_of(ratified.site, "coats"))
    assert "As ratified on 17 March 2026" in first
    assert "Ratified 17 March 2026" in first
    assert "This policy was ratified by FGB on 17 March 2026." in sign


def test_one_word_changed(changed: Build) -> None:
    said = row(changed)
    assert said["standing"] == {
        "as_ratified": False,
        "words": CHANGED,
        "code": said["standing"]["code"],
        "changes": f"{OLD}changes/",
        "versions": HOME,
    }
    assert said["code"] != said["standing"]["code"]
    assert f"{CHANGED} Nobody has adopted what you read below." in page_words(changed)
    assert f",{CHANGED}," in changed.read("register/policies.csv")
    assert "Changed since: clause 2" in page_words(changed, "register/")


def test_the_paper_of_a_changed_text_is_no_signing_copy_of_the_old(changed: Build) -> None:
    first, sign = pages(pdf_of(changed.site, "coats"))
    assert "DRAFT" in first.upper()
    assert CHANGED.rstrip(".") in first
    for sheet in (first, sign):
        assert "Draft: changed since it was ratified on 17 March 2026" in sheet
    assert "Presented for ratification." in sign
    assert "item 7" not in sign
    assert f"The text that is signed has the code {row(changed)['code']}" in " ".join(sign.split())


def test_the_pack_says_what_has_changed(pack: list[str]) -> None:
    assert any(CHANGED in " ".join(page.split()) for page in pack)


def test_the_redline_names_the_word(changed: Build) -> None:
    assert "Clause 2: reworded 2. Boots stand below the bench until deleted: break" in page_words(
        changed, f"{OLD}changes/"
    )
    assert "inserted: lunch end of inserted words" in page_words(changed, f"{OLD}changes/")


def test_ratified_again(again: Build) -> None:
    assert row(again)["standing"]["words"] == "As ratified on 19 May 2026."
    words = page_words(again, HOME)
    assert words.index(
        "Ratified 19 May 2026 In force from 19 May 2026. It applies today. Changed: clause 2."
    ) < words.index("Ratified 17 March 2026 In force from 17 March 2026 until 19 May 2026.")
    assert "FGB 2026-05-19 item 4" in words
    assert "From the text ratified 17 March 2026 to the text ratified 19 May 2026." in page_words(
        again, KINDS["between"]
    )
    assert "The text of today says the same" in page_words(again, LATER)


def test_an_old_text_is_as_it_was(again: Build) -> None:
    old = page_words(again, OLD)
    assert "The text as ratified by FGB, 17 March 2026. In force from 17 March 2026 until 19 May 2026." in old
    assert "2. Boots stand below the bench until break." in old
    ids = [
        {element.get("id") for _, element in elements(article(again.read(f"{path}index.html")))}
        for path in (OLD, "policies/coats/")
    ]
    assert {"clause-1", "clause-2", "clause-3"} <= ids[0] & ids[1]


def test_versions_are_in_no_menu_search_or_map(again: Build) -> None:
    assert "versions/" not in again.read("sitemap.xml")
    assert [one for one in found(again.site) if "versions/" in one.location] == []
    assert '<meta name="robots" content="noindex">' in again.read(f"{OLD}index.html")
    assert "noindex" not in again.read("policies/coats/index.html")


def test_what_changed_lately(again: Build) -> None:
    assert (
        "What changed lately Coats & Boots Policy Ratified 19 May 2026, FGB. Changed: clause 2."
        in page_words(again, "")
    )
    atom = {"a": "http://www.w3.org/2005/Atom"}
    root = "https://elm-lane.example/"
    for feed in ("changes.xml", "policies/coats/changes.xml"):
        tree = ET.parse(again.site / feed).getroot()
        assert [one.findtext("a:title", "", atom) for one in tree.findall("a:entry", atom)] == [
            "Coats & Boots Policy: ratified by FGB, 19 May 2026",
            "Coats & Boots Policy: ratified by FGB, 17 March 2026",
        ]
        for link in tree.iterfind(".//a:link", atom):
            path = link.get("href", "").removeprefix(root)
            assert (again.site / path).exists()
        for name in ("id", "title", "updated"):
            assert all(one.findtext(f"a:{name}", "", atom) for one in (tree, *tree.findall("a:entry", atom)))


def test_the_check_of_a_sheet_answers_in_words(again: Build, page: Page, serve: Serve) -> None:
    old = json.loads(again.read("register/versions.json"))[0]["code"]
    with serve(again.site) as url:
        page.goto(f"{url}verify/?code={old}")
        expect(page.get_by_role("status")).to_have_text(
            "Coats & Boots Policy as ratified on 17 March 2026; in force until 19 May 2026; since then clause 2 has "
            "changed. The text of the sheet, and what has changed since.",
            use_inner_text=True,
        )
        page.get_by_role("link", name="what has changed since").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Coats & Boots Policy: what has changed")


def test_the_check_of_a_sheet_of_a_changed_text(changed: Build, page: Page, serve: Serve) -> None:
    with serve(changed.site) as url:
        page.goto(f"{url}verify/?code={row(changed)['code']}")
        expect(page.get_by_role("status")).to_have_text(
            "The sheet says what this policy says today, but not what was ratified. "
            f"Policy: Coats & Boots Policy. {CHANGED} What has changed.",
            use_inner_text=True,
        )


def test_one_control_shows_changes_both_or_the_new_text(again: Build, page: Page, serve: Serve) -> None:
    with serve(again.site) as url:
        page.goto(url + KINDS["between"])
        gone, stays = page.locator("del").last, page.get_by_text("Every child hangs")
        expect(gone).to_be_visible()
        expect(stays).to_be_hidden()
        page.get_by_label("The whole text with its changes").check()
        expect(gone).to_be_visible()
        expect(stays).to_be_visible()
        page.get_by_label("Only the new text").check()
        expect(gone).to_be_hidden()
        expect(stays).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("look", [*LOOKS, "dark phone"])
def test_no_barrier_and_no_id_twice(again: Build, page: Page, serve: Serve, kind: str, look: str) -> None:
    dress(page, LOOKS.get(look, (LOOKS["phone"][0], "dark")))
    with serve(again.site) as url:
        page.goto(url + KINDS[kind])
        assert barriers(page) == []
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
        assert [name for name, number in Counter(ids).items() if number > 1] == []
        if "phone" in look:
            assert page.evaluate(TOO_WIDE) == []


def test_a_clone_that_is_cut_short_claims_nothing(story: Story, again: Build, tmp_path: Path) -> None:
    story.git("clone", "-q", "--depth", "1", story.folder.as_uri(), str(tmp_path / "short"))
    short = Story(type(story.school)(tmp_path / "short"))
    built = short.school.built(POLICYBOOK_PDF="off")
    assert "Git's history here is cut short" in built.output
    assert row(built)["standing"] is None
    assert not (built.site / HOME).exists()


def test_where_git_is_not_to_be_asked_nothing_is_said(story: Story, again: Build) -> None:
    config = story.folder / "mkdocs.yml"
    kept = config.read_text(encoding="utf-8")
    config.write_text(kept.replace("generator: false", "generator: false\n  policybook: {history: false}"))
    built = story.school.built("site-5", POLICYBOOK_PDF="off")
    config.write_text(kept, encoding="utf-8")
    assert row(built)["standing"] is None
    assert not (built.site / HOME).exists()


def test_what_a_head_approved_is_never_called_ratified(tmp_path: Path) -> None:
    told = begin(tmp_path)
    act = "approved: {by: Headteacher, on: 2026-03-17, level: head}\n"
    told.write("2026-03-18", "coats", coats(act, "break"))
    told.write("2026-04-02", "coats", coats(act, "lunch"))
    built = told.school.built(POLICYBOOK_PDF="off")
    assert row(built)["standing"]["words"] == "Changed since it was approved on 17 March 2026: clause 2."
    assert "Approved 17 March 2026 In force from 17 March 2026." in page_words(built, HOME)
    assert "The text as approved by Headteacher, 17 March 2026." in page_words(built, OLD)
    assert "From the text approved 17 March 2026 to the text of today." in page_words(built, f"{OLD}changes/")
    assert "Approved 17 March 2026, Headteacher." in page_words(built, "")
    assert "Coats &amp; Boots Policy: approved by Headteacher, 17 March 2026" in built.read("changes.xml")

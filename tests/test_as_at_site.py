"""As at: the whole handbook as it stood on a day, as a site that says so and judges by that day."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from page_text import parsed, text
from paper import policybook
from story import Story, begin

MATTER = "---\ntitle: {} Policy\nratified: {{by: FGB, on: {}}}\nnext-review: {}\n---\n\n1. {}\n"
TREE = """
docs/glossary.md
    # Glossary

    **Warden** means the person who counts.
"""

Serve = Callable[[Path], AbstractContextManager[str]]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    told = begin(tmp_path_factory.mktemp("then"), TREE)
    told.write(
        "2025-01-15", "ponds", MATTER.format("Ponds", "2025-01-14", "2026-01-14", "The warden counts.")
    )
    told.write("2025-01-15", "kites", MATTER.format("Kites", "2025-01-14", "2025-03-01", "Kites stay low."))
    glossary = told.folder / "docs" / "glossary.md"
    glossary.write_text("# Glossary\n\n**Warden** means somebody else.\n", encoding="utf-8")
    told.write("2026-02-11", "ponds", MATTER.format("Ponds", "2026-02-10", "2027-02-10", "Nobody counts."))
    (told.folder / "policies" / "kites.md").unlink()
    told.write("2026-03-01", "masks", MATTER.format("Masks", "2026-02-28", "2027-02-10", "Masks are off."))
    done = policybook("as-at", "2025-02-01", "--site", "then", school=told.folder)
    assert done.returncode == 0, done.stderr
    assert "then: the handbook as it stood on 1 February 2025, 2 policies." in done.stdout
    return told


def said(story: Story, path: str) -> str:
    page = (story.folder / "then" / path / "index.html").read_text(encoding="utf-8")
    return text(next(parsed(page).iter("article")))


def test_what_was_in_force_is_there_and_nothing_else(story: Story) -> None:
    listed = sorted(page.parent.name for page in (story.folder / "then" / "policies").glob("*/index.html"))
    assert listed == ["kites", "ponds"]
    assert "The warden counts." in said(story, "policies/ponds")
    assert "the person who counts" in said(story, "glossary")


def test_each_says_where_it_comes_from(story: Story) -> None:
    commit = story.git("log", "--format=%H", "--reverse", "--", "policies/ponds.md").split()[0][:10]
    words = said(story, "policies/ponds")
    assert f"As ratified on 14 January 2025 (policies/ponds.md in commit {commit} of 15 January 2025" in words
    assert "Text code" in words
    assert "Suggest a change" not in words


def test_every_page_says_so_and_is_judged_by_that_day(page: Page, story: Story, serve: Serve) -> None:
    with serve(story.folder / "then") as url:
        for path in ("", "policies/kites/", "register/", "glossary/"):
            page.goto(f"{url}{path}")
            expect(page.locator(".pb-as-at")).to_contain_text("as it stood on 1 February 2025")
        page.goto(f"{url}policies/kites/")
        expect(page.locator(".pb-review__words").first).to_have_text("Review due by 1 March 2025")


def test_a_folder_of_its_own(story: Story) -> None:
    done = policybook("as-at", "2025-02-01", "--site", "x", "--pdf", school=story.folder)
    assert (done.returncode, "leave out --pdf" in done.stderr) == (2, True)
    done = policybook("as-at", "2024-02-01", "--site", "x", school=story.folder)
    assert (done.returncode, "Nothing is known" in done.stderr) == (2, True)

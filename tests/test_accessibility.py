"""No barrier that axe knows of, on any kind of page, in light and dark, on a desk and on a phone."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from patience import barriers
from sketch import Draw
from test_pages import KINDS, every_kind

DESK = (1440, 900)
PHONE = (360, 740)

LOOKS = {
    "light": (DESK, "light"),
    "dark": (DESK, "dark"),
    "phone": (PHONE, "light"),
    "phone in the dark": (PHONE, "dark"),
}

every_look = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS.keys())


def dress(page: Page, look: tuple[tuple[int, int], Any]) -> None:
    """Set the window's size and the reader's choice of light or dark."""
    (width, height), scheme = look
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


@every_look
@every_kind
def test_a_page_has_no_barrier(page: Page, sample_url: str, path: str, look: Any) -> None:
    dress(page, look)
    page.goto(sample_url + path)
    open_all = """() => document.querySelectorAll("main details").forEach((each) => { each.open = true; })"""
    page.evaluate(open_all)
    assert barriers(page) == []


@every_look
def test_search_results_have_no_barrier(page: Page, sample_url: str, look: Any) -> None:
    dress(page, look)
    page.goto(f"{sample_url}?q=parents")
    expect(page.get_by_role("dialog", name="Search").get_by_role("status")).to_contain_text("passages in")
    page.locator(".pb-found summary").first.click()
    expect(page.locator(".pb-found__rest li").first).to_be_visible()
    assert barriers(page) == []


@every_look
def test_a_search_that_finds_nothing_has_no_barrier(page: Page, sample_url: str, look: Any) -> None:
    dress(page, look)
    page.goto(f"{sample_url}?q=xylophone")
    expect(page.get_by_role("dialog", name="Search").get_by_role("status")).to_contain_text("Nothing found")
    assert barriers(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_register_with_statuses_that_no_policy_has_has_no_barrier(
    page: Page, school: Draw, serve: Callable[[Path], AbstractContextManager[str]], scheme: str
) -> None:
    built = school(games="---\ntitle: Games\n---\n\n1. We play.").built(POLICYBOOK_PDF="off")
    dress(page, (PHONE, scheme))
    with serve(built.site) as url:
        page.goto(f"{url}register/")
        assert barriers(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_menu_on_a_phone_has_no_barrier(page: Page, sample_url: str, scheme: str) -> None:
    dress(page, (PHONE, scheme))
    page.goto(sample_url + KINDS["policy"])
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    assert barriers(page) == []

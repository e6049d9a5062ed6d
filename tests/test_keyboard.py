"""By keyboard alone: the menu opens and gives back, and what takes the focus is always in sight."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from test_pages import KINDS, every_kind

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}

# The theme draws its hidden choice of dark mode by a label beside it.
HIDDEN = """() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return "";
    if (focused.closest(".md-search")) return "seen"; // opens when it is reached
    const at = focused.matches(".md-option") ? focused.closest("form") : focused;
    const box = at.getBoundingClientRect();
    const header = document.querySelector(".md-header");
    const above = header.contains(at) || at.closest(".md-skip, .md-sidebar");
    const under = above ? 0 : header.getBoundingClientRect().bottom;
    const seen = box.right > 0 && box.left < innerWidth && box.bottom > under && box.top < innerHeight && box.width > 0;
    return seen ? "seen" : focused.outerHTML.slice(0, 120);
}"""
STEPS = 400  # more than any page of the sample school has


def walk(page: Page, key: str) -> list[str]:
    """Press a key until the focus leaves the page, and return what it reached out of sight."""
    found: list[str] = []
    for _ in range(STEPS):
        page.keyboard.press(key)
        where = page.evaluate(HIDDEN)
        if not where:
            return found
        if where != "seen":
            found.append(where)
    return found


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
@every_kind
def test_what_has_the_focus_is_in_sight_both_ways(
    page: Page, sample_url: str, path: str, window: Any
) -> None:
    page.set_viewport_size(window)
    page.emulate_media(reduced_motion="reduce")
    page.goto(sample_url + path)
    page.locator("body").evaluate("body => body.focus()")
    assert walk(page, "Tab") == []
    assert walk(page, "Shift+Tab") == []


def test_the_menu_takes_the_focus_and_escape_gives_it_back(page: Page, sample_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(sample_url + KINDS["policy"])
    button = page.get_by_role("button", name="Menu", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("navigation", name="Menu").get_by_role("link", name="Home")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("navigation", name="Menu")).to_be_hidden()


def test_a_heading_is_named_by_its_words(page: Page, sample_url: str) -> None:
    for path in (KINDS["policy"], KINDS["help"]):
        page.goto(sample_url + path)
        headings = page.get_by_role("heading").all()
        assert headings
        assert [each for each in headings if "¶" in each.aria_snapshot()] == []


def test_each_page_says_that_it_is_in_british_english(page: Page, sample_url: str) -> None:
    page.goto(sample_url)
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")

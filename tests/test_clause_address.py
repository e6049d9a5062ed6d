"""A clause has an address: it can be linked to and cited, by mouse and by keyboard, and is marked when one arrives."""

import re

from playwright.sync_api import Page, expect

from patience import looks

POLICY = "policies/social-media/"


def test_the_citation_appears_under_the_mouse_and_is_copied(sample_url: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(sample_url + POLICY)
    clause = page.locator("#clause-12")
    clause.hover()
    clause.get_by_role("button", name="Copy citation").click()
    expect(clause.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").split("\n") == [
        "Social Media Policy, clause 12 (ratified 2 December 2025)",
        f"{sample_url}{POLICY}#clause-12",
    ]


def test_the_keyboard_reaches_the_link_and_then_the_citation(sample_url: str, page: Page) -> None:
    page.goto(sample_url + POLICY)
    link = page.locator("#clause-12 > p > .pb-clause__label")
    link.focus()
    expect(link).to_have_accessible_name("12.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy citation")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{sample_url}{POLICY}#clause-12")


def test_the_clause_a_link_leads_to_is_marked_below_the_header(sample_url: str, page: Page) -> None:
    page.goto(f"{sample_url}{POLICY}#clause-30")
    clause = page.locator("#clause-30")
    expect(clause).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(clause).to_be_in_viewport()
    for look in looks(page):
        with look:
            header, box = page.locator(".md-header").bounding_box(), clause.bounding_box()
            assert header
            assert box
            assert box["y"] >= header["y"] + header["height"]


def test_what_is_copied_from_a_page_carries_its_number(sample_url: str, page: Page) -> None:
    page.goto(sample_url + POLICY)
    expect(page.locator("#clause-12")).to_have_text(re.compile(r"^12\. Behave online "), use_inner_text=True)
    page.locator("#clause-12 > p").first.evaluate("p => getSelection().selectAllChildren(p)")
    assert page.evaluate("String(getSelection())").startswith("12. ")

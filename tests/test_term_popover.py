"""What a term means, where it is read: opened by click, touch and keyboard, a plain link without script."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from glossary_school import GLOSSARY_SCHOOL
from patience import barriers, looks
from sketch import Draw

SERVE = Callable[[Path], AbstractContextManager[str]]
POLICY = "policies/visits/"


@pytest.fixture(scope="module")
def url(school: Draw, serve: SERVE) -> Iterator[str]:
    with serve(school(GLOSSARY_SCHOOL).built(POLICYBOOK_PDF="off").site) as address:
        yield address


def mention(page: Page, words: str) -> Locator:
    return page.locator("a.pb-term", has_text=words).first


def popover(page: Page) -> Locator:
    return page.locator(".pb-popover:popover-open")


def expect_said(page: Page, words: str) -> None:
    expect(popover(page)).to_have_text(words, use_inner_text=True)


def test_a_click_says_what_it_means_in_this_policy_and_leads_there(page: Page, url: str) -> None:
    page.goto(url + POLICY)
    mention(page, "staff").click()
    expect_said(
        page,
        "Staff means everybody on the coach, paid or not. As defined in this policy, clause 1.1 Its other meanings ×",
    )
    popover(page).get_by_text("As defined in this policy, clause 1.1").click()
    expect(popover(page)).to_have_count(0)
    expect(page).to_have_url(f"{url}{POLICY}#defines-staff")
    expect(page.locator("#defines-staff")).to_be_in_viewport()


def test_a_school_wide_term_leads_to_the_glossary(page: Page, url: str) -> None:
    page.goto(url + POLICY)
    mention(page, "Parents").click()
    expect_said(
        page,
        "Parent (carer) means anyone who looks after the child. Each parent is told. See the visits policy. "
        "From the school’s glossary ×",
    )
    popover(page).get_by_text("From the school’s glossary").click()
    expect(page).to_have_url(f"{url}glossary/#term-parent")


def test_a_page_that_is_no_policy_shows_the_schools_meaning(page: Page, url: str) -> None:
    page.goto(url + "help/")
    mention(page, "staff").click()
    expect(popover(page)).to_contain_text("Staff means everyone who works here.")


def test_the_keyboard_opens_walks_through_and_closes_it(page: Page, url: str) -> None:
    page.goto(url + POLICY)
    term = mention(page, "staff")
    expect(term).to_have_attribute("aria-expanded", "false")
    term.focus()
    page.keyboard.press("Enter")
    expect(popover(page)).to_be_focused()
    expect(term).to_have_attribute("aria-expanded", "true")
    for words in ("As defined in this policy, clause 1.1", "Its other meanings"):
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text(words)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "Close")
    page.keyboard.press("Tab")
    expect(popover(page)).to_have_count(0)
    expect(term).to_have_attribute("aria-expanded", "false")
    expect(page.locator(":focus")).to_have_text("DSL")  # what comes after the term


def test_escape_and_the_close_button_go_back_to_the_term(page: Page, url: str) -> None:
    page.goto(url + POLICY)
    term = mention(page, "staff")
    term.focus()
    page.keyboard.press("Space")
    expect(popover(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(popover(page)).to_have_count(0)
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    expect(popover(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(popover(page)).to_have_count(0)
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    expect(popover(page)).to_be_focused()
    popover(page).get_by_label("Close").press("Enter")
    expect(popover(page)).to_have_count(0)
    expect(term).to_be_focused()


def test_a_second_click_closes_it_and_another_term_takes_its_place(page: Page, url: str) -> None:
    page.goto(url + POLICY)
    mention(page, "staff").click()
    expect(popover(page)).to_have_count(1)
    mention(page, "staff").click()
    expect(popover(page)).to_have_count(0)
    mention(page, "staff").click()
    expect(popover(page)).to_have_count(1)
    page.evaluate("scrollTo(0, 0)")
    mention(page, "Parents").click()
    expect(popover(page)).to_contain_text("looks after the child")
    expect(popover(page)).to_have_count(1)


def test_a_tap_opens_it_and_a_tap_elsewhere_closes_it(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page.goto(url + POLICY)
    mention(page, "staff").tap()
    expect(popover(page)).to_contain_text("everybody on the coach")
    page.touchscreen.tap(180, 90)
    expect(popover(page)).to_have_count(0)
    expect(page).to_have_url(url + POLICY)


def test_without_script_a_term_is_a_link_to_its_definition(open_page: Callable[..., Page], url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(url + POLICY)
    expect(page.locator(".pb-popover").first).to_be_hidden()
    mention(page, "staff").click()
    expect(page).to_have_url(f"{url}{POLICY}#defines-staff")
    page.goto(url + POLICY)
    mention(page, "DSL").click()
    expect(page).to_have_url(f"{url}glossary/#term-designated-safeguarding-lead")
    expect(page.locator("#term-designated-safeguarding-lead")).to_be_visible()


def test_it_works_where_no_inline_script_or_style_is_allowed(page: Page, url: str) -> None:
    """The site's own Content-Security-Policy allows none but the theme's; `page` tells what it stops."""
    page.goto(url + POLICY)
    mention(page, "staff").click()
    expect(popover(page)).to_be_visible()
    for look in looks(page):
        with look:
            box, term = popover(page).bounding_box(), mention(page, "staff").bounding_box()
            assert box
            assert term
            assert box["y"] >= term["y"] + term["height"]  # below its term, where the script put it
    page.keyboard.press("Escape")
    expect(mention(page, "staff")).to_be_focused()


@pytest.mark.parametrize("width", [360, 1440])
def test_it_stays_in_the_window_and_leaves_its_term_in_sight(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 500})
    page.goto(url + POLICY)
    for term in page.locator("a.pb-term").all():
        term.scroll_into_view_if_needed()
        term.press("Enter")
        expect(popover(page)).to_be_focused()
        for look in looks(page):
            with look:
                box, place = popover(page).bounding_box(), term.bounding_box()
                assert box
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= width
                assert box["y"] >= 0
                assert box["y"] + box["height"] <= 500
                assert place
                above, below = (
                    place["y"] + place["height"] <= box["y"],
                    place["y"] >= box["y"] + box["height"],
                )
                assert above or below  # both are seen
        page.keyboard.press("Escape")
        expect(popover(page)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_no_barrier(page: Page, url: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.goto(url + POLICY)
    assert barriers(page) == []
    mention(page, "staff").click()
    expect(popover(page)).to_be_focused()
    assert barriers(page) == []
    page.goto(url + "glossary/")
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
    assert barriers(page) == []


STYLE = "(term) => [getComputedStyle(term).textDecorationLine, getComputedStyle(term).color]"


def test_printed_from_the_browser_a_term_is_plain_words(page: Page, url: str) -> None:
    page.goto(url + POLICY)
    page.emulate_media(media="print")
    for look in looks(page):
        with look:
            line, colour = mention(page, "staff").evaluate(STYLE)
            around = mention(page, "staff").evaluate("(term) => getComputedStyle(term.parentElement).color")
            assert (line, colour) == ("none", around)
    expect(page.locator(".pb-popover").first).to_be_hidden()

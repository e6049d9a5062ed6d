"""The home page: made from the policies, and the way into them."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from patience import looks
from sketch import Draw

SETTINGS = """
mkdocs.yml
    site_name: Elm Lane
    extra:
      policybook:
        pdf: false
        school: Elm Lane & Oak School
        notice: Closed on <Fridays>.

docs/index.md
    Welcome to **our** policies.
"""
POLICIES = """
policies/admissions.md
    title: Admissions
    category: Pupils
    ratified: 2026-10-06
    next-review: 2028-10-06
    ---
    1. Mind the gap.

policies/behaviour.md
    title: Behaviour
    category: Pupils
    owner: Headteacher
    ratified: {by: FGB, on: 2024-07-02}
    next-review: 2026-07-02
    ---
    1. Mind the gap.

policies/cars.md
    title: Cars
    category: Premises
    ratified: {by: FGB, on: 2026-05}
    next-review: 2026-12-31
    ---
    1. Mind the gap.

policies/drones.md
    title: Drones
    category: Premises
    ---
    1. Mind the gap.

policies/eggs.md
    title: Eggs
    category: Premises
    ratified: 2025-01-07
    withdrawn: 2026-01-06
    ---
    1. Mind the gap.

policies/future.md
    title: Future
    category: Pupils
    ratified: 2027-01-12
    next-review: 2029-01-12
    ---
    1. Mind the gap.
"""
RULES = {
    f"rule-{number:02}": f"---\ntitle: Rule {number:02}\ncategory: Rules\nratified: 2020-01-07\n---\n\n1. Mind it.\n"
    for number in range(1, 13)
}


@pytest.fixture(scope="module")
def school_url(school: Draw, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    """Return the address of Elm Lane."""
    with serve(school(SETTINGS + POLICIES, **RULES).built(strict=False).site) as url:
        yield url


def expect_list(page: Page, name: str, wanted: list[list[str]]) -> None:
    """Assert the lines of each item in the part of the page with this heading, those that are shown."""
    part = page.get_by_role("region", name=name, exact=True)
    expect(part).to_be_visible()
    for look in looks(page):
        with look:
            items = part.get_by_role("listitem").all()
            assert [[line for line in item.inner_text().split("\n") if line] for item in items] == wanted


def test_the_school_and_its_welcome_and_notice_come_first(page: Page, school_url: str) -> None:
    page.goto(school_url)
    expect(page.locator("h1")).to_have_text(
        re.compile("^Elm Lane & Oak School\nPolicy handbook$"), use_inner_text=True
    )
    expect(page.locator(".pb-hero__welcome")).to_have_text("Welcome to our policies.")
    expect(page.locator(".pb-notice")).to_have_text("Closed on <Fridays>.")


def test_policies_stand_under_their_categories_with_their_badges(page: Page, school_url: str) -> None:
    page.goto(school_url)
    headings = ["Premises\n3 policies", "Pupils\n3 policies", "Rules\n12 policies"]
    expect(page.locator(".pb-cards h3")).to_have_text(
        [re.compile(f"^{heading}$") for heading in headings], use_inner_text=True
    )
    expect_list(page, "Premises 3 policies", [["Cars", "Due"], ["Drones", "Draft"], ["Eggs", "Withdrawn"]])
    pupils = [["Admissions", "Current"], ["Behaviour", "Overdue"], ["Future", "Draft"]]
    expect_list(page, "Pupils 3 policies", pupils)


def test_a_long_category_is_folded(page: Page, school_url: str) -> None:
    page.goto(school_url)
    card = page.get_by_role("region", name="Rules 12 policies")
    expect(card.get_by_role("listitem")).to_have_count(8)
    card.get_by_text("4 more in Rules").click()
    card.get_by_role("link", name="Rule 12").click()
    expect(page).to_have_url(f"{school_url}policies/rule-12/")


def test_what_is_due_says_whose_it_is(page: Page, school_url: str) -> None:
    page.goto(school_url)
    due = [
        ["Behaviour", "Overdue", "Review overdue since 2 July 2026", "Owner: Headteacher"],
        ["Cars", "Due", "Review due by 31 December 2026", "Owner: not given"],
    ]
    expect_list(page, "Due for review", due)


def test_what_was_ratified_last_comes_first(page: Page, school_url: str) -> None:
    """What is to be ratified later, or is withdrawn, is not listed."""
    page.goto(school_url)
    ratified = [
        ["Admissions", "6 October 2026"],
        ["Cars", "May 2026, FGB"],
        ["Behaviour", "2 July 2024, FGB"],
        ["Rule 01", "7 January 2020"],
        ["Rule 02", "7 January 2020"],
    ]
    expect_list(page, "Recently ratified", ratified)


def test_typing_into_the_search_field_shows_results(page: Page, school_url: str) -> None:
    page.goto(school_url)
    page.get_by_label("Search every policy").press_sequentially("behaviour")
    search = page.get_by_role("dialog", name="Search")
    expect(search.get_by_role("textbox")).to_have_value("behaviour")
    expect(search.get_by_role("listitem").first).to_contain_text("Behaviour")
    expect(page).to_have_url(f"{school_url}?q=behaviour")
    page.keyboard.press("Escape")
    expect(page.locator("#pb-search")).to_be_focused()


def test_without_our_script_the_search_field_still_works(page: Page, school_url: str) -> None:
    page.route(
        "**/assets/policybook/home_search.js",
        lambda route: route.fulfill(body="", content_type="text/javascript"),
    )
    page.goto(school_url)
    page.get_by_label("Search every policy").fill("behaviour")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(".pb-found").first).to_be_visible()
    expect(page).to_have_url(f"{school_url}?q=behaviour")


def test_without_any_script_the_register_is_offered(open_page: Callable[..., Page], school_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(school_url)
    page.get_by_role("link", name="register of all policies", exact=True).click()
    expect(page).to_have_url(f"{school_url}register/")


def test_a_school_without_policies_is_told_where_they_come_from(
    school: Draw, page: Page, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    empty = school(SETTINGS + "policies/README.txt\n    None yet.\n")
    with serve(empty.built(strict=False).site) as url:
        page.goto(url)
        said = "There are no policies yet. Each Markdown file in the folder of policies becomes one."
        policies = page.get_by_role("region", name="Policies", exact=True)
        expect(policies.get_by_role("paragraph")).to_have_text([said])
        expect_list(page, "Due for review", [])

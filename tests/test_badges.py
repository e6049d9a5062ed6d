"""Badges: judged again on the reader's own day, wherever the reader is, however old the site."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from patience import looks
from school import TODAY, Build
from status_cases import LEAD_DAYS, cases, policy_files

FERNHILL = f"""
mkdocs.yml
    site_name: Fernhill
    extra: {{policybook: {{review-lead: {LEAD_DAYS}, pdf: false}}}}

policies/visits.md
    title: Visits
    category: Trips
    ratified: 2026-09-01
    next-review: 2028-02
    ---
    Text.
"""
"""A policy that is current on the day of the build, and for a year and some weeks after."""


@pytest.fixture(scope="session")
def judged_url(
    built_school: Callable[..., Build], serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """Return the address of a school with a policy for each row of the table of statuses, and one more."""
    with serve(built_school("judged", FERNHILL, **policy_files()).site) as url:
        yield url


def set_clock(page: Page, at: datetime) -> None:
    """Set the browser's clock, and come back to the page as one does after a night."""
    page.clock.set_fixed_time(at)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def rows(page: Page) -> dict[str, tuple[str, str, str]]:
    """Return what the register says of each policy: its judgement, the badge's look and the words."""
    found = page.evaluate("""() => [...document.querySelectorAll(".pb-register__table tbody tr")].map((row) => [
        row.querySelector("a").pathname.split("/").at(-2),
        row.dataset.review,
        row.querySelector(".pb-badge").className,
        row.querySelector(".pb-review__words").textContent])""")
    return {slug: (judged, look, words) for slug, judged, look, words in found}


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_script_judges_by_the_table_from_midnight_to_midnight(
    zone: str, open_page: Callable[..., Page], judged_url: str
) -> None:
    page = open_page(timezone_id=zone)
    page.goto(f"{judged_url}register/")
    wanted: dict[date, dict[str, tuple[str, str, str]]] = {}
    for case in cases():
        look = f"pb-badge pb-badge--{case.status}"
        wanted.setdefault(case.on, {})[case.slug] = (case.status, look, case.words)
    for day, policies in sorted(wanted.items(), reverse=True):
        for moment in (time(0, 0, 0), time(23, 59, 59)):
            set_clock(page, datetime.combine(day, moment, ZoneInfo(zone)))
            for attempt in looks(page):
                with attempt:
                    found = rows(page)
                    assert {slug: found[slug] for slug in policies} == policies, (day, moment)


def test_a_page_built_as_current_falls_due_and_overdue_without_a_rebuild(page: Page, judged_url: str) -> None:
    page.goto(f"{judged_url}policies/visits/")
    shown = page.locator(".pb-policy__review .pb-review")
    in_navigation = page.locator(".pb-menu__link[aria-current=page] .pb-badge").last
    for day, status, words in [
        (TODAY, "Current", "Review due by 29 February 2028"),
        (date(2027, 12, 2), "Current", "Review due by 29 February 2028"),
        (date(2027, 12, 3), "Due", "Review due by 29 February 2028"),
        (date(2028, 2, 29), "Due", "Review due by 29 February 2028"),
        (date(2028, 3, 1), "Overdue", "Review overdue since 29 February 2028"),
    ]:
        set_clock(page, datetime.combine(day, time(9), ZoneInfo("Europe/London")))
        expect(shown).to_have_text(f"{status} {words}", use_inner_text=True)
        expect(in_navigation).to_have_text(status)


def test_the_home_page_and_the_register_s_counts_are_judged_again(page: Page, judged_url: str) -> None:
    page.clock.set_fixed_time(datetime(2028, 3, 1, 9, tzinfo=ZoneInfo("Europe/London")))
    page.goto(judged_url)
    badge = page.locator(".pb-list__item", has_text="Visits").first.locator(".pb-badge")
    expect(badge).to_have_text("Overdue")
    page.goto(f"{judged_url}register/")
    expect(page.locator("[data-review-day]")).to_have_text("1 March 2028")
    overdue = page.locator('tbody tr[data-review="overdue"]')
    for look in looks(page):
        with look:
            counted = page.locator('[data-count="overdue"] .pb-counts__number').text_content()
            assert counted == str(overdue.count())
    expect(page.locator("tbody tr").first).to_have_attribute("data-review", "overdue")


def test_a_search_result_carries_the_badge_of_its_policy(page: Page, judged_url: str) -> None:
    page.clock.set_system_time(datetime(2028, 3, 1, 9, tzinfo=ZoneInfo("Europe/London")))
    page.goto(f"{judged_url}policies/visits/")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("visits")
    title = page.locator(".pb-found__title", has_text="Visits").first
    expect(title).to_have_text(re.compile(r"^Visits\b.* Overdue$"), use_inner_text=True)


def test_without_a_script_the_built_words_stand_with_the_day_they_were_judged(
    open_page: Callable[..., Page], judged_url: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{judged_url}policies/visits/")
    shown = page.locator(".pb-policy__review .pb-review")
    said = "Current Review due by 29 February 2028 (as of 21 November 2026)"
    expect(shown).to_have_text(said, use_inner_text=True)
    page.goto(f"{judged_url}register/")
    expect(page.locator("[data-review-day]")).to_have_text("21 November 2026")
    expect(page.locator("#pb-register form")).to_be_hidden()


def test_words_and_shape_tell_statuses_apart_as_well_as_colour(page: Page, judged_url: str) -> None:
    page.goto(f"{judged_url}register/")
    marks = page.evaluate("""() => [...document.querySelectorAll("[data-count] .pb-badge")].map((badge) => {
        const shape = getComputedStyle(badge, "::before");
        return [badge.textContent, [shape.content, shape.clipPath, shape.borderRadius, shape.maskImage,
            shape.borderStyle, shape.width, shape.height, shape.transform, shape.backgroundImage].join("|")];
    })""")
    assert [words for words, _ in marks] == ["Overdue", "Due", "Current", "No date", "Draft", "Withdrawn"]
    assert len({shape for _, shape in marks}) == len(marks)

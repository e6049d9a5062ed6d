"""What holds on every kind of page: it fits a phone, can be walked by keyboard, and has head and foot of our own."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from patience import looks
from school import Build
from sketch import Draw

KINDS = {
    "home": "",
    "policy": "policies/safeguarding/",
    "deep policy": "policies/disciplinary/",
    "draft": "policies/artificial-intelligence/",
    "withdrawn policy": "policies/mobile-phones/",
    "register": "register/",
    "glossary": "glossary/",
    "check of a print": "verify/",
    "help": "help/clerks/",
    "lost": "404.html",
}
"""A page of each kind, by its address in the sample school."""

every_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())

TOO_WIDE = """() => {
    const scrolls = (element) => element && element !== document.body
        && (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(element).overflowX)
            || scrolls(element.parentElement));
    return [...document.querySelectorAll(".md-content *, .md-footer *")]
        .filter((element) => element.getBoundingClientRect().right > innerWidth && !scrolls(element.parentElement))
        .map((element) => element.outerHTML.slice(0, 200));
}"""


@every_kind
def test_nothing_is_wider_than_a_phone(page: Page, sample_url: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(sample_url + path)
    for look in looks(page):
        with look:
            assert page.evaluate(TOO_WIDE) == []
            assert page.evaluate("document.documentElement.scrollWidth") == 360


@every_kind
def test_the_first_tab_leads_past_the_menu(page: Page, sample_url: str, path: str) -> None:
    page.goto(sample_url + path)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    leads = skip.evaluate(
        "(link) => document.querySelector('.md-main').contains(document.querySelector(link.hash))"
    )
    assert leads


@every_kind
def test_the_foot_says_when_it_was_made(page: Page, sample_url: str, path: str) -> None:
    page.goto(sample_url + path)
    foot = page.get_by_role("contentinfo")
    expect(foot.get_by_role("paragraph")).to_have_text(
        "Larkmoss Primary School. This handbook was put together on 21 November 2026."
    )
    expect(foot.get_by_role("listitem")).to_have_text(
        ["Register", "Glossary", "Something wrong or unclear on this page?", "The files of this handbook"]
    )


def test_no_reader_asks_the_git_host_for_its_stars(sample_site: Build) -> None:
    """The theme's own link to a repository does, from every reader's browser."""
    pages = [file.read_text(encoding="utf-8") for file in sorted(sample_site.site.rglob("*.html"))]
    assert pages
    assert [page for page in pages if 'data-md-component="source"' in page] == []


def test_whoever_is_lost_is_shown_ways_back(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}404.html")
    said = page.get_by_role("article")
    expect(said.get_by_role("heading")).to_have_text("There is no page at this address")
    expect(said.get_by_role("link")).to_have_count(2)
    for link, way in zip(said.get_by_role("link").all(), ["/register/", "/."], strict=True):
        expect(link).to_have_attribute("href", way)


def test_our_own_parts_work_where_a_host_forbids_scripts_in_pages(
    open_page: Callable[..., Page], sample_url: str
) -> None:
    """Under a policy that allows files alone, what is ours folds, searches and says its dates."""
    page = open_page(own_policy=True)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "violates" in message.text else None)

    def guard(route: Route) -> None:
        answer = route.fetch()
        headers = answer.headers | {"content-security-policy": "default-src 'self'; img-src 'self' data:"}
        route.fulfill(response=answer, headers=headers)

    page.route("**/*", guard)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{sample_url}policies/safeguarding/")
    expect(page.locator(".pb-control__table")).to_be_hidden()
    ours = page.evaluate("""() => [...document.querySelectorAll("[style], style, script:not([src])")]
        .filter((element) => [...element.classList, ...(element.closest("[class*=pb-]")?.classList ?? [])]
            .some((name) => name.startsWith("pb-")))
        .map((element) => element.outerHTML.slice(0, 200))""")
    assert ours == []
    assert [message for message in refused if "assets/policybook" in message] == []


OWN_LOOK = """
mkdocs.yml
    theme:
      name: material
      logo: crest.svg
      favicon: crest.svg
      features: [navigation.top]
      palette: {primary: deep purple}
    extra: {policybook: {pdf: false}}
docs/crest.svg
    <svg xmlns="http://www.w3.org/2000/svg"/>
policies/visits.md
    title: Visits
    ---
    1. Ask first.
"""


def test_a_school_keeps_its_own_look(school: Draw) -> None:
    """Palette, logo and features that a school sets in its mkdocs.yml stay as they are."""
    home = school(OWN_LOOK).built(strict=False).read("index.html")
    assert 'data-md-color-primary="deep-purple"' in home
    assert '<link rel="icon" href="crest.svg">' in home
    assert '<img src="crest.svg" alt="logo">' in home
    assert '"features": ["navigation.top"]' in home

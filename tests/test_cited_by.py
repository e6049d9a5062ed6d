"""Cited by: each clause says what refers to it, in its own policy and across the handbook."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from reference_pictures import policy, read
from school import Build

TRIPS = """
## 1. Before

1.1 Ask. (See 1.3)

1.2 See paragraph 1.3, and 1.3 again: see 1.3.

1.3 Wait. See clauses 1.1 to 2.1 and [the end](#clause-2-1).

## 2. After

2.1 Tidy up, as section 1 says.
"""


def cited_by(slug: str) -> dict[str, list[str]]:
    """Return who cites each place of a policy in a handbook of two."""
    pay = policy(
        "Pay Policy", "1. Section 2 and clause 1.3 of the Trips Policy.\n\n2. See the Trips Policy.\n"
    )
    book, _ = read(policy("Trips Policy", TRIPS), pay)
    return {target: [each.name for each in citing] for target, citing in book.cited_by(slug).items()}


def test_what_cites_a_place_is_listed_once_its_own_policy_first() -> None:
    assert cited_by("trips") == {
        "": ["Pay Policy, clause 1", "Pay Policy, clause 2"],
        "section-1": ["clause 2.1"],
        "section-2": ["Pay Policy, clause 1"],
        "clause-1-1": ["clause 1.3"],
        "clause-1-2": ["clause 1.3"],
        "clause-1-3": ["clause 1.1", "clause 1.2", "clause 1.3", "Pay Policy, clause 1"],
        "clause-2-1": ["clause 1.3"],
    }
    assert cited_by("pay") == {}


def test_the_list_is_folded_under_the_clause_and_leads_back(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}policies/social-media/#clause-39")
    listed = page.locator("#clause-39 > .pb-cited")
    expect(listed.locator("summary")).to_have_text("Cited by 1 clause")
    expect(listed.get_by_role("link")).to_be_hidden()
    listed.locator("summary").focus()
    page.keyboard.press("Enter")
    listed.get_by_role("link", name="clause 4").click()
    expect(page).to_have_url(f"{sample_url}policies/social-media/#clause-4")


def test_what_other_policies_cite_is_listed_under_the_heading(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}policies/safeguarding/")
    listed = page.locator("#section-8 + .pb-cited")
    listed.locator("summary").click()
    listed.get_by_role("link", name="Staff Code of Conduct, clause 6").first.click()
    expect(page).to_have_url(re.compile(re.escape(f"{sample_url}policies/code-of-conduct/#clause-6")))
    expect(page.locator(":target a.pb-ref", has_text="section 8").first).to_be_visible()


def test_a_policy_says_at_its_end_what_names_it(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}policies/attendance/")
    listed = page.locator(".pb-cited--whole")
    expect(listed.locator("summary")).to_contain_text("This policy is cited by")
    listed.locator("summary").click()
    expect(
        listed.get_by_role("link", name="Child Protection and Safeguarding Policy, clause 7.2")
    ).to_be_visible()


def test_every_reference_on_the_site_leads_to_something_that_is_there(sample_site: Build) -> None:
    pages = {
        path.parent: path.read_text("utf-8") for path in (sample_site.site / "policies").glob("*/index.html")
    }
    links = [(page, link) for page, html in pages.items() for link in references(html)]
    assert len(links) > 100
    assert [link for page, link in links if not is_there(page, link, pages)] == []


def references(html: str) -> list[str]:
    """Return where the references of a page lead."""
    return [part.partition('"')[0] for part in html.split('<a class="pb-ref" href="')[1:]]


def is_there(page: Path, link: str, pages: dict[Path, str]) -> bool:
    path, _, target = link.partition("#")
    html = pages.get((page / path).resolve(), "")
    return bool(html) and (not target or f'id="{target}"' in html)


def test_the_register_lists_policies_that_are_named_but_not_here(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}register/")
    item = page.get_by_role("listitem").filter(has_text="Educational Visits Policy")
    item.get_by_role("link", name="Health and Safety Policy, clause 3.2").click()
    expect(page).to_have_url(f"{sample_url}policies/health-and-safety/#clause-3-2")


def test_of_the_real_policies_two_references_link_and_no_law_does(real_site: Build) -> None:
    pages = {
        path.parent.name: path.read_text("utf-8")
        for path in (real_site.site / "policies").glob("*/index.html")
    }
    assert {slug: references(html) for slug, html in sorted(pages.items())} == {
        "harwell-social-media": ["#clause-36"],
        "kings-cross-social-media": [],
        "wythenshawe-social-media": ["#clause-2-vii"],
    }

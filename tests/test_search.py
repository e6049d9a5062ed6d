"""Search: each clause and paragraph is found by itself, whichever way it is asked for, and a hit opens there."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path
from textwrap import dedent
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from found import found
from patience import looks
from policybook.pages import search_entries
from policybook.text import parse
from school import Build
from sketch import Draw

TEXT = """
Before any heading.

## 4. Use

Before any clause.

4.8 Staff keep apart:

- what is private;
- what is school:
    a) email
    b) <photos> & films

After the list.

## Appendix A

### Form

1. Name

| a | b |
| --- | --- |
| c | d |
"""

ENTRIES = """
 | Policy |
para-1 | Paragraph 1 · Policy | Before any heading.
section-4 | 4. Use |
para-section-4-1 | Paragraph 1 · Use | Before any clause.
clause-4-8 | 4.8 · Use | Staff keep apart: what is private; what is school: After the list.
clause-4-8-a | 4.8.a · Use | email
clause-4-8-b | 4.8.b · Use | &lt;photos&gt; &amp; films
appendix-a | Appendix A |
form | Form |
clause-appendix-a-1 | appendix-a.1 · Form | Name a b c d
"""


def test_the_words_of_a_policy_are_shared_out_among_its_clauses() -> None:
    text = dedent(TEXT).replace("<photos> &", "&lt;photos> &amp;")
    read = parse(text, path="policies/a.md", first_line=1, title="Policy")
    entries = search_entries(read, title="Policy")
    drawn = "\n".join(f"{entry.fragment} | {entry.title} | {entry.text}".rstrip() for entry in entries)
    assert drawn == ENTRIES.strip("\n")
    within = {entry.fragment: entry.within for entry in entries if entry.within}
    assert within == {"clause-4-8-a": "clause-4-8", "clause-4-8-b": "clause-4-8"}


def test_every_clause_can_be_found_once(sample_site: Build) -> None:
    locations = [one.location for one in found(sample_site.site)]
    assert len(locations) == len(set(locations))
    for policy in (sample_site.site / "policies").glob("*/index.html"):
        ids = re.findall(r'id="(clause-[^"]+)"', policy.read_text(encoding="utf-8"))
        own = [place for place in locations if place.startswith(f"policies/{policy.parent.name}/#clause-")]
        assert own == [f"policies/{policy.parent.name}/#{name}" for name in ids]


def test_every_term_can_be_found_once_with_what_it_means(sample_site: Build) -> None:
    entries = {one.location: one for one in found(sample_site.site) if one.location.startswith("glossary/")}
    terms = re.findall(r'id="(term-[^"]+)">([^<]+)</h3>', sample_site.read("glossary/index.html"))
    assert [one.title for one in entries.values()] == ["Glossary", *(unescape(name) for _, name in terms)]
    assert list(entries) == ["glossary/", *(f"glossary/#{name}" for name, _ in terms)]
    lead = entries["glossary/#term-designated-safeguarding-lead"].text
    assert lead.startswith("Also: DSL, Child protection lead means the senior member of staff")
    assert "clause" not in lead


def test_a_hit_opens_at_the_clause(sample_url: str, page: Page) -> None:
    page.goto(f"{sample_url}?q=gifts+book")
    hit = page.locator(".pb-found__link", has_text="Code of Conduct · 2.vii")
    expect(hit).to_have_attribute("href", re.compile(r"policies/code-of-conduct/#clause-2-vii$"))
    hit.click()
    expect(page).to_have_url(re.compile("#clause-2-vii$"))
    expect(page.locator("#clause-2-vii")).to_be_in_viewport()


SCHOOL = """
docs/synonyms.yml
    - [the Nest, nurture room]
    - {from: [moggy], to: [cat]}
    - [alone]

docs/map.md
    # How to find us

    ## By bus

    The 17 stops at the *orchard*.

policies/admissions.md
    title: Admissions
    ratified: 2026-03-03
    ---

    1. The published number (PAN) is 60. "Looked-after" children come first.

    2. Information about additional places is in the office's file.

    3. Ask about E-safety, and about A&E.

policies/online-life.md
    title: Online Life
    also-known-as: [Webwise]
    ratified: 2026-03-03
    ---

    ## 4. Filtering

    ### i. The filter

    a. It is tested each half term.

    b. A lunchtime club may see <b>blocked</b> pages in the nurture room.

    ## 8. Review

    The committee looks at the trampoline.

policies/phones.md
    title: Phones
    ratified: 2026-03-03
    ---

    1. Phones stay in bags.

    2. The headteacher may search a pupil's phone (see 1.1).

    4. Cats, and:
        (i) other pets:
            (b) rabbits;

    4.8 No goldfish in year 3.

    29. A trampoline stays outside. <img src=x onerror=alert(1)>

policies/stairs.md
    title: Stairs
    ---

    1. A draft about a trampoline comes last.
"""

FOUND = {  # what is typed, and where the first passage in sight is
    "pan": "admissions/#clause-1",
    "looked after": "admissions/#clause-1",
    "looked-after children": "admissions/#clause-1",
    "pupil's": "phones/#clause-2",
    "1.1": "phones/#clause-2",
    "Can I search a phone?": "phones/#clause-2",
    "what’s the PAN": "admissions/#clause-1",
    "esafety": "admissions/#clause-3",
    "e safety": "admissions/#clause-3",
    "A&E": "admissions/#clause-3",
    "lunch time": "online-life/#clause-4-i-b",
    "lunchtiem": "online-life/#clause-4-i-b",
    "goldfsh": "phones/#clause-4-8",
    "goldf": "phones/#clause-4-8",
    "the nest": "online-life/#clause-4-i-b",
    "moggies": "phones/#clause-4",
    "clause 29": "phones/#clause-29",
    "cl. 29": "phones/#clause-29",
    "29": "phones/#clause-29",
    "phones 29": "phones/#clause-29",
    "4.8": "phones/#clause-4-8",
    "4(i)(b)": "online-life/#clause-4-i-b",
    "4.i.b online": "online-life/#clause-4-i-b",
    "webwise 4.i.b": "online-life/#clause-4-i-b",
    "section 4.i.a online life": "online-life/#clause-4-i-a",
    "online life section 8": "online-life/#section-8",
    "year 3": "phones/#clause-4-8",
    "committee": "online-life/#para-section-8-1",
    "trampolines outside": "phones/#clause-29",
    "orchard": "map/#by-bus",
}


@pytest.fixture(scope="module")
def built(school: Draw) -> Build:
    return school(SCHOOL).built(strict=False, POLICYBOOK_PDF="off")


@pytest.fixture(scope="module")
def school_url(built: Build, serve: Callable[[Path], AbstractContextManager[str]]) -> str:
    with serve(built.site) as url:
        return url


@pytest.mark.parametrize("typed", FOUND)
def test_what_is_asked_is_found_first(page: Page, school_url: str, typed: str) -> None:
    page.goto(f"{school_url}?{urlencode({'q': typed})}")
    where = FOUND[typed] if FOUND[typed].startswith("map") else f"policies/{FOUND[typed]}"
    expect(page.locator(".pb-found__link").first).to_have_attribute("href", f"{school_url}{where}")


def test_a_text_is_shown_as_words_with_those_that_were_asked_for_marked(page: Page, school_url: str) -> None:
    page.goto(f"{school_url}?q=trampolines+outside")
    first = page.locator(".pb-found__link").first
    expect(first.locator(".pb-found__title")).to_have_text("Phones · 29 No date", use_inner_text=True)
    expect(first.locator("mark")).to_have_text(["trampoline", "outside"])
    expect(first.locator(".pb-found__words")).to_have_text(re.compile("^A trampoline stays outside."))
    expect(first.locator("img, b")).to_have_count(0)
    headed = page.get_by_role("heading", name="Withdrawn, or not yet ratified")
    last = headed.locator("xpath=following-sibling::ol[1]").locator(".pb-found__title")
    expect(last).to_have_text("Stairs · 1 Draft", use_inner_text=True)


def test_what_was_asked_is_said_and_stays_in_the_address(page: Page, school_url: str) -> None:
    page.goto(f"{school_url}policies/phones/")
    box = page.get_by_role("textbox", name="Search")
    box.click()
    page.keyboard.type("goldfsh")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("status")).to_have_text("1 passage in 1 policy, with “goldfish”")
    expect(page).to_have_url(f"{school_url}policies/phones/?q=goldfsh")
    box.fill("trampoline")
    expect(dialog.get_by_role("status")).to_have_text("3 passages in 3 policies")
    page.locator(".pb-found__link", has_text="Online Life").first.click()
    expect(page).to_have_url(re.compile("/online-life/"))
    page.go_back()
    expect(box).to_have_value("trampoline")
    expect(page.locator(".pb-found__link").first).to_be_visible()


def test_keys_lead_through_what_is_found_and_back(page: Page, school_url: str) -> None:
    page.goto(f"{school_url}policies/phones/")
    page.locator(".md-header a.md-logo").focus()
    page.keyboard.press("/")
    box = page.get_by_role("textbox", name="Search")
    expect(box).to_be_focused()
    page.keyboard.type("trampoline")
    links = page.locator(".pb-found__link")
    expect(links).to_have_count(3)
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-md-toggle=search]")).not_to_be_checked()
    expect(page.locator(".md-header a.md-logo")).to_be_focused()
    expect(page).to_have_url(f"{school_url}policies/phones/")


def test_where_nothing_is_found_there_are_ways_on(page: Page, school_url: str) -> None:
    page.goto(f"{school_url}?q=xylophone+goldfixxzh")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("status")).to_have_text("Nothing found for “xylophone goldfixxzh”")
    expect(dialog.get_by_role("link", name="register of all policies")).to_be_visible()
    expect(dialog.get_by_role("link", name="glossary")).to_be_visible()
    dialog.get_by_role("button", name="goldfish").click()
    expect(page.locator(".pb-found__link").first).to_contain_text("Phones · 4.8")


def test_nothing_is_loaded_before_somebody_turns_to_the_search(page: Page, school_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(school_url)))
    page.goto(f"{school_url}policies/phones/", wait_until="networkidle")
    assert [one for one in asked if "search" in one] == ["assets/policybook/search.js"]
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("goldfish")
    expect(page.locator(".pb-found__link").first).to_be_visible()
    assert "search/index.js" in asked
    assert [one for one in asked if "search_index.json" in one or "workers" in one] == []


def test_the_search_works_from_a_disk(open_page: Callable[..., Page], built: Build) -> None:
    page = open_page()
    page.goto(f"{(built.site / 'policies' / 'phones' / 'index.html').as_uri()}?q=goldfish")
    expect(page.locator(".pb-found__link").first).to_have_attribute(
        "href", re.compile(r"^file:.*/policies/phones/index\.html#clause-4-8$")
    )


def test_without_any_script_there_is_no_box(open_page: Callable[..., Page], school_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{school_url}policies/phones/")
    expect(page.locator(".md-search__input")).to_be_hidden()


def test_a_group_of_words_that_cannot_be_read_is_said_and_published_nowhere(built: Build) -> None:
    said = "docs/synonyms.yml:3: The group has one word alone, which leads nowhere."
    assert said in built.output
    assert not (built.site / "synonyms.yml").exists()


def test_both_sides_part_and_stem_words_alike(page: Page, sample_url: str, sample_site: Build) -> None:
    from policybook.search import stems

    texts = [one.text for one in found(sample_site.site)]
    page.goto(f"{sample_url}?q=policy")
    expect(page.locator(".pb-found").first).to_be_visible()
    for look in looks(page):
        with look:
            there = page.evaluate("texts => texts.map(policybookSearch.stemsOf)", texts)
            assert there == [stems(text) for text in texts]

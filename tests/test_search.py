"""Search: each clause is an entry of its own, no text is found twice, and a hit opens at the clause."""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path
from textwrap import dedent
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

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


def test_the_built_index_holds_every_clause_once(sample_site: Build) -> None:
    index = json.loads(sample_site.read("search/search_index.json"))
    locations = [entry["location"] for entry in index["docs"]]
    assert len(locations) == len(set(locations))
    for policy in (sample_site.site / "policies").glob("*/index.html"):
        ids = re.findall(r'id="(clause-[^"]+)"', policy.read_text(encoding="utf-8"))
        found = [place for place in locations if place.startswith(f"policies/{policy.parent.name}/#clause-")]
        assert found == [f"policies/{policy.parent.name}/#{name}" for name in ids]


def test_the_built_index_holds_every_term_once_with_what_it_means(sample_site: Build) -> None:
    index = json.loads(sample_site.read("search/search_index.json"))
    entries = {
        entry["location"]: entry for entry in index["docs"] if entry["location"].startswith("glossary/")
    }
    terms = re.findall(r'id="(term-[^"]+)">([^<]+)</h3>', sample_site.read("glossary/index.html"))
    assert [entry["title"] for entry in entries.values()] == [
        "Glossary",
        *(unescape(name) for _, name in terms),
    ]
    assert list(entries) == ["glossary/", *(f"glossary/#{name}" for name, _ in terms)]
    lead = entries["glossary/#term-designated-safeguarding-lead"]["text"]
    assert lead.startswith("<p>Also: DSL, Child protection lead</p> <p>means the senior member of staff")
    assert "clause" not in lead


def test_a_hit_opens_at_the_clause(sample_url: str, page: Page) -> None:
    page.goto(f"{sample_url}?q=gifts+book")
    hit = page.locator(".md-search-result__link", has_text="2.vii · Standards we expect")
    expect(hit).to_have_attribute("href", re.compile(r"policies/code-of-conduct/(\?h=[^#]*)?#clause-2-vii$"))
    expect(page.locator(".md-search-result__link", has_text="2. Standards we expect")).to_have_count(0)
    hit.click()
    expect(page).to_have_url(re.compile("#clause-2-vii$"))
    expect(page.locator("#clause-2-vii")).to_be_in_viewport()


SCHOOL = """
policies/admissions.md
    title: Admissions
    ---

    1. The published number (PAN) is 60. "Looked-after" children come first.

    2. Information about additional places is in the office's file.

policies/phones.md
    title: Phones
    ---

    1. Phones stay in bags.

    2. The headteacher may search a pupil's phone (see 1.1).
"""
OWN_WAY = """
mkdocs.yml
    plugins: [search: {separator: '[x]+'}]
"""

FOUND = {  # what is typed, and where the first clause in sight is
    "pan": "admissions/#clause-1",
    "looked after": "admissions/#clause-1",
    "looked-after children": "admissions/#clause-1",
    "pupil's": "phones/#clause-2",
    "1.1": "phones/#clause-2",
    "Can I search a phone?": "phones/#clause-2",
    "what’s the PAN": "admissions/#clause-1",
}


@pytest.fixture(scope="module")
def school_url(school: Draw, serve: Callable[[Path], AbstractContextManager[str]]) -> str:
    with serve(school(SCHOOL).built(strict=False, POLICYBOOK_PDF="off").site) as url:
        return url


@pytest.mark.parametrize("typed", FOUND)
def test_what_is_asked_is_found_by_the_words_that_say_something(
    page: Page, school_url: str, typed: str
) -> None:
    page.goto(f"{school_url}?{urlencode({'q': typed})}")
    clause = page.locator(".md-search-result__item").first.locator("a[href*='#clause']").first
    policy, fragment = FOUND[typed].split("#")
    expect(clause).to_have_attribute("href", re.compile(rf"/{policy}(\?h=[^#]*)?#{fragment}$"))


def test_a_school_may_part_words_in_its_own_way(school: Draw) -> None:
    built = school(OWN_WAY + SCHOOL).built(strict=False)
    assert json.loads(built.read("search/search_index.json"))["config"]["separator"] == "[x]+"

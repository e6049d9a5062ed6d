"""Three real schools' policies as typed: each word means what its own policy says."""

import re
from html import unescape

import pytest
from playwright.sync_api import Page, expect

from school import Build

SLUGS = ("harwell-social-media", "kings-cross-social-media", "wythenshawe-social-media")
MENTION = re.compile(r'<a class="pb-term" data-pb-means="([^"]+)" href="([^"]+)">([^<]+)</a>')


def mentions(real_site: Build, slug: str) -> dict[str, set[str]]:
    """Return what is linked in a policy: the words in small letters, by where they lead."""
    found: dict[str, set[str]] = {}
    for _, href, words in MENTION.findall(real_site.read(f"policies/{slug}/index.html")):
        found.setdefault(href, set()).add(" ".join(words.lower().split()))
    return found


def test_wythenshawes_words_lead_to_its_own_definitions(real_site: Build) -> None:
    own = {
        href: words
        for href, words in mentions(real_site, "wythenshawe-social-media").items()
        if href.startswith("#")
    }
    assert own == {
        "#defines-adults": {"adult", "adults", "adults working in school"},
        "#defines-social-media": {"social media"},
        "#defines-information": {"information"},
        "#defines-inappropriate-information": {"inappropriate information"},
        "#defines-school-and-the-wider-school-community": {"school and the wider school community"},
        "#defines-trust": {"trust"},
        "#defines-cyberbullying": {"cyberbullying"},
        "#defines-trolling": {"trolling"},
    }


def test_no_meaning_leaks_into_another_policy(real_site: Build) -> None:
    harwell = mentions(real_site, "harwell-social-media")
    kings = mentions(real_site, "kings-cross-social-media")
    assert {href for href in harwell if href.startswith("#")} == {"#defines-public"}
    assert {href for href in kings if href.startswith("#")} == {"#defines-social-media"}
    linked = {
        slug: {word for words in mentions(real_site, slug).values() for word in words} for slug in SLUGS
    }
    assert [slug for slug, words in linked.items() if "public" in words] == ["harwell-social-media"]
    assert [slug for slug, words in linked.items() if "adults" in words] == ["wythenshawe-social-media"]
    assert "social media" not in linked["harwell-social-media"]


@pytest.mark.parametrize(
    ("slug", "word", "clause"),
    [
        ("wythenshawe-social-media", "dults", "clause 2.vii"),
        ("harwell-social-media", "public", "clause 10"),
        ("kings-cross-social-media", "social media", "section 1"),
    ],
)
def test_the_popover_names_the_policys_own_clause(
    page: Page, real_url: str, slug: str, word: str, clause: str
) -> None:
    page.goto(f"{real_url}policies/{slug}/")
    page.locator("a.pb-term", has_text=word).last.click()
    expect(page.locator(".pb-popover:popover-open .pb-popover__source")).to_contain_text(
        f"As defined in this policy, {clause}"
    )


def test_what_two_policies_define_differently_stands_side_by_side(real_site: Build) -> None:
    page = real_site.read("glossary/index.html")
    entry = re.search(r'(?s)<h3 class="pb-entry" id="term-social-media">.*?(?=<h[23] )', page)
    assert entry
    assert "Defined differently in 2 policies" in entry[0]
    assert entry[0].count('class="pb-meaning__text"') == 2
    words = unescape(re.sub(r"<[^>]+>", "", entry[0]))
    assert re.findall(r"Social Media Policy \((?:King|Wyth)[^)]+\), [a-z]+ [\w.]+", words)[:2] == [
        "Social Media Policy (King's Cross Academy), section 1",
        "Social Media Policy (Wythenshawe Catholic Academy Trust), clause 2.vii",
    ]


def test_no_real_policy_is_said_to_be_wrong_in_its_definitions(real_site: Build) -> None:
    codes = ("already defined", "stands for two terms", "which is not defined", "nothing else in this policy")
    said = [line for line in real_site.output.splitlines() if "social-media.md" in line]
    assert [line for line in said if any(code in line for code in codes)] == []

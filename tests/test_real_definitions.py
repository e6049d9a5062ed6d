"""Three real schools' policies, their definitions put in bold: each word means what its own policy says."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import build_once, served
from school import Build

OVERLAY = {
    # by policy: what is typed before a definition's verb, and the same in bold
    "harwell-social-media": (r"(?m)^(10\. .{0,60})'(\w+)'(?= is used to refer to)", r"\1**\2**"),
    "kings-cross-social-media": (
        r"(?m)^(For the purposes of this policy, )([\w ]+)(?= refers to)",
        r"\1**\2**",
    ),
    "wythenshawe-social-media": (r"(?m)^(    - )([^-\n]+?)(?= - means )", r"\1**\2**"),
}
DEFINED = {"harwell-social-media": 1, "kings-cross-social-media": 1, "wythenshawe-social-media": 5}
MENTION = re.compile(r'<a class="pb-term" data-pb-means="([^"]+)" href="([^"]+)">([^<]+)</a>')


@pytest.fixture(scope="module")
def bold(shared_folder: Path, real_policies: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the site of the three policies with their definitions in bold."""
    folder = tmp_path_factory.mktemp("bold")
    for slug, (typed, written) in OVERLAY.items():
        shutil.copy(real_policies / f"{slug}.md", folder)
        text, changed = re.subn(typed, written, (folder / f"{slug}.md").read_text(encoding="utf-8"))
        assert changed == DEFINED[slug]
        (folder / f"{slug}.md").write_text(text, encoding="utf-8")
    settings = {"POLICIES_DIR": str(folder), "POLICYBOOK_PDF": "off"}
    return build_once(shared_folder / "bold-site", settings=settings, strict=False)


@pytest.fixture(scope="module")
def url(bold: Build) -> Iterator[str]:
    with served(bold.site) as address:
        yield address


def mentions(bold: Build, slug: str) -> dict[str, set[str]]:
    """Return what is linked in a policy: the words in small letters, by where they lead."""
    found: dict[str, set[str]] = {}
    for _, href, words in MENTION.findall(bold.read(f"policies/{slug}/index.html")):
        found.setdefault(href, set()).add(" ".join(words.lower().split()))
    return found


def test_wythenshawes_words_lead_to_its_own_definitions(bold: Build) -> None:
    own = {
        href: words
        for href, words in mentions(bold, "wythenshawe-social-media").items()
        if href.startswith("#")
    }
    assert own == {
        "#defines-adults": {"adult", "adults", "adults working in school"},
        "#defines-social-media": {"social media"},
        "#defines-information": {"information"},
        "#defines-inappropriate-information": {"inappropriate information"},
        "#defines-the-school-and-the-wider-school-community": {"the school and the wider school community"},
    }


def test_no_meaning_leaks_into_another_policy(bold: Build) -> None:
    harwell = mentions(bold, "harwell-social-media")
    kings = mentions(bold, "kings-cross-social-media")
    assert {href for href in harwell if href.startswith("#")} == {"#defines-public"}
    assert {href for href in kings if href.startswith("#")} == {"#defines-social-media"}
    linked = {slug: {word for words in mentions(bold, slug).values() for word in words} for slug in OVERLAY}
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
    page: Page, url: str, slug: str, word: str, clause: str
) -> None:
    page.goto(f"{url}policies/{slug}/")
    page.locator("a.pb-term", has_text=word).last.click()
    expect(page.locator(".pb-popover:popover-open .pb-popover__source")).to_contain_text(
        f"As defined in this policy, {clause}"
    )


def test_what_two_policies_define_differently_stands_side_by_side(bold: Build) -> None:
    page = bold.read("glossary/index.html")
    entry = re.search(r'(?s)<h3 class="pb-entry" id="term-social-media">.*?(?=<h[23] )', page)
    assert entry
    assert "Defined differently in 2 policies" in entry[0]
    assert entry[0].count('class="pb-meaning__text"') == 2
    words = unescape(re.sub(r"<[^>]+>", "", entry[0]))
    assert re.findall(r"Social Media Policy \((?:King|Wyth)[^)]+\), [a-z]+ [\w.]+", words)[:2] == [
        "Social Media Policy (King's Cross Academy), section 1",
        "Social Media Policy (Wythenshawe Catholic Academy Trust), clause 2.vii",
    ]


def test_no_real_policy_is_said_to_be_wrong_in_its_definitions(bold: Build) -> None:
    codes = ("already defined", "stands for two terms", "which is not defined", "nothing else in this policy")
    said = [line for line in bold.output.splitlines() if "social-media.md" in line]
    assert [line for line in said if any(code in line for code in codes)] == []

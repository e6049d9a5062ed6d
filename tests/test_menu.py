"""The menu: each policy's page shows its category open, with every policy of it and with the page itself marked."""

import re

import pytest

from school import Build
from sketch import Draw

POLICIES = {
    "cats": ("Cats", "Animals"),
    "dogs": ("Dogs", "Animals"),
    "eels": ("Eels", "Animals"),
    "art": ("Art", "Lessons"),
    "music": ("Music", "Lessons"),
}
ANIMALS = ["../cats/ Cats", "../dogs/ Dogs", "../eels/ Eels"]
LESSONS = ["../art/ Art", "../music/ Music"]


@pytest.fixture(scope="module")
def site(school: Draw) -> Build:
    texts = {
        slug: f"---\ntitle: {title}\ncategory: {category}\n---\n\n## Rules for {slug}\n\n1. Text.\n"
        for slug, (title, category) in POLICIES.items()
    }
    return school(**texts).built(POLICYBOOK_PDF="off")


def menu(site: Build, slug: str) -> list[str]:
    """Return the policies in the menu of a policy's page: address and title, the page itself with what is in it."""
    html = site.read(f"policies/{slug}/index.html")
    primary = html[html.index("md-nav--primary") : html.index('data-md-type="toc"')]
    items = re.findall(
        r'<a href="([^"]+)" class="md-nav__link( md-nav__link--active)?">(.*?)</a>', primary, re.S
    )
    titled = [
        (address, active, " ".join(re.sub(r"<.*?>", " ", inside).split()))
        for address, active, inside in items
    ]
    known = tuple(title for title, _ in POLICIES.values())
    return [
        f"{'* ' if active else ''}{address} {title.split()[0]}"
        for address, active, title in titled
        if title.startswith((*known, "Rules"))
    ]


@pytest.mark.parametrize(
    ("slug", "drawn"),
    [
        ("cats", ["* ./ Cats", "#rules-for-cats Rules", *ANIMALS[1:], *LESSONS]),
        ("dogs", [ANIMALS[0], "* ./ Dogs", "#rules-for-dogs Rules", ANIMALS[2], *LESSONS]),
        ("eels", [*ANIMALS[:2], "* ./ Eels", "#rules-for-eels Rules", *LESSONS]),
        ("art", [*ANIMALS, "* ./ Art", "#rules-for-art Rules", LESSONS[1]]),
        ("music", [*ANIMALS, LESSONS[0], "* ./ Music", "#rules-for-music Rules"]),
    ],
)
def test_the_menu_marks_the_page_it_is_in_and_no_other(site: Build, slug: str, drawn: list[str]) -> None:
    assert menu(site, slug) == drawn


@pytest.mark.parametrize("slug", POLICIES)
def test_only_the_category_of_the_page_is_open(site: Build, slug: str) -> None:
    html = site.read(f"policies/{slug}/index.html")
    opened = re.findall(r'id="(__nav_\d+_\d+)" checked', html)
    assert opened == [f"__nav_2_{1 if POLICIES[slug][1] == 'Animals' else 2}"]

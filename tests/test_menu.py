"""The menu: the page's own category open, one landmark, and no more of the policies than a page can carry."""

import re

import pytest

from many import many_policies
from school import Build
from sketch import Draw

POLICIES = {
    "cats": ("Cats", "Animals"),
    "dogs": ("Dogs", "Animals"),
    "art": ("Art", "Lessons"),
}
SMALL = {
    slug: f"---\ntitle: {title}\ncategory: {category}\n---\n\n## Rules\n\n1. Text.\n"
    for slug, (title, category) in POLICIES.items()
}
SIGNS = re.compile(r"<(details|summary|a|/details)\b([^>]*)>([^<]*)")


def menu(site: Build, page: str) -> list[str]:
    """Return what opens (`-` open, `+` closed) and what leads somewhere in the menu of a page (`*` itself)."""
    html = site.read(page)
    inside = html[html.index('id="pb-menu"') : html.index("</nav>", html.index('id="pb-menu"'))]
    drawn, mark = [], ""
    for tag, attributes, words in SIGNS.findall(inside):
        if tag == "details":
            mark = "- " if " open" in attributes else "+ "
        elif tag == "summary":
            drawn.append(mark + words.strip())
        elif tag == "a":
            address = re.search(r'href="([^"]*)"', attributes)
            drawn.append(
                f"{'* ' if 'aria-current' in attributes else ''}{words.strip()}: {address and address[1]}"
            )
    return [line for line in drawn if ".." in line or line[0] in "-+*"]


@pytest.fixture(scope="module")
def small(school: Draw) -> Build:
    return school(**SMALL).built(POLICYBOOK_PDF="off")


@pytest.fixture(scope="module")
def large(school: Draw) -> Build:
    """Return a school of 64 policies: 45 in one category, 19 in none."""
    texts = dict(sorted(many_policies(64).items()))
    for at, (slug, text) in enumerate(texts.items()):
        group = "category: Everything\n" if at < 45 else ""
        texts[slug] = re.sub(
            r"title: .*\n", f"title: {'ABCD'[at % 4]} {at:02}\n", re.sub(r"category: .*\n", group, text)
        )
    return school(**texts).built(POLICYBOOK_PDF="off", strict=False)


def test_the_category_of_the_page_is_open(small: Build) -> None:
    found = menu(small, "policies/dogs/index.html")
    assert found[found.index("- Policies") :][:6] == [
        "- Policies",
        "- Animals",
        "Cats: ../cats/",
        "* Dogs: ./",
        "+ Lessons",
        "Art: ../art/",
    ]


def test_there_is_one_landmark_for_the_menu_and_one_for_the_contents(small: Build) -> None:
    html = small.read("policies/dogs/index.html")
    assert re.findall(r'<nav [^>]*aria-label="([^"]+)"', html) == [
        "Header",
        "Search",
        "Menu",
        "Contents",
        "More policies",
    ]


def test_of_many_policies_a_page_lists_those_around_it_and_categories_lead_home(large: Build) -> None:
    drawn = menu(large, "policies/policy-0000/index.html")
    listed = [line for line in drawn if "policy-" in line or line.startswith("* ")]
    assert len(listed) == 21  # itself and twenty after it
    assert "All 45 in Everything: ../..#category-everything" in drawn
    assert [line for line in drawn if "#category" in line][1:] == [
        "A to C: ../..#category-a-to-c",
        "D: ../..#category-d",
    ]
    home = large.read("index.html")
    assert 'id="category-a-to-c"' in home
    assert 'id="category-everything"' in home

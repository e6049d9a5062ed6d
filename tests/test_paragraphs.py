"""Paragraphs: whatever stands under no clause has an address too, which can be linked to, copied and found."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from one_reading import read
from paper import pages, pdf_of, words_on
from policybook.text import parse
from school import Build
from sketch import Draw

TEXT = """
Before any heading.

**Room** means a hall.

## Personal conduct

First.

- bread
- butter
    - salted
    - sweet

    and more of it

    - jam
- tea

> Quoted.
>
> Twice.

| a | b |
|---|---|
| c | d |

!!! note "Mind"
    The step.

```
code
```

---

After the line. {#gate}

## 2. Rules

Before the clauses.

2.1 A clause

below it

- in it

## Rules

<details markdown>
<summary>More</summary>

Folded.

</details>

- loose

- items[^1]

[^1]: A note.
"""

ADDRESSES = """
1                      #para-1                       L2
2                      #para-2                       L4
personal-conduct.1     #para-personal-conduct-1      L8
personal-conduct.2.1   #para-personal-conduct-2-1    L10
personal-conduct.2.2   #para-personal-conduct-2-2    L11
personal-conduct.2.2.1 #para-personal-conduct-2-2-1  L12
personal-conduct.2.2.2 #para-personal-conduct-2-2-2  L13
personal-conduct.2.2.3 #para-personal-conduct-2-2-3  L17
personal-conduct.2.3   #para-personal-conduct-2-3    L18
personal-conduct.3     #para-personal-conduct-3      L20
personal-conduct.4     #para-personal-conduct-4      L24
personal-conduct.5     #para-personal-conduct-5      L28
personal-conduct.6     #para-personal-conduct-6      L31
personal-conduct.7     #gate                         L37
section-2.1            #para-section-2-1             L41
rules.1                #para-rules-1                 L54
rules.2.1              #para-rules-2-1               L58
rules.2.2              #para-rules-2-2               L60
"""

FOUND = """
personal-conduct            | Personal conduct |
para-personal-conduct-1     | Paragraph 1 · Personal conduct | First.
para-personal-conduct-2-1   | Paragraph 2.1 · Personal conduct | bread
para-personal-conduct-2-2   | Paragraph 2.2 · Personal conduct | butter and more of it
para-personal-conduct-2-2-1 | Paragraph 2.2.1 · Personal conduct | salted
para-personal-conduct-2-2-2 | Paragraph 2.2.2 · Personal conduct | sweet
para-personal-conduct-2-2-3 | Paragraph 2.2.3 · Personal conduct | jam
para-personal-conduct-2-3   | Paragraph 2.3 · Personal conduct | tea
para-personal-conduct-3     | Paragraph 3 · Personal conduct | Quoted. Twice.
para-personal-conduct-4     | Paragraph 4 · Personal conduct | a b c d
"""

MEANT = [  # each id that a link names is an element's, once
    ("## Para a-1\n\n## A\n\nOne.", ["para-a-1", "para-a-1_2"]),
    (
        "## A\n\n- x\n- y\n\n## A 1\n\nOne.\n\nTwo.",
        ["para-a-1-1", "para-a-1-2", "para-a-1-1_2", "para-a-1-2_2"],
    ),
    ("One. {#para-2}\n\nTwo.", ["para-1", "para-2"]),  # ids like a page's own are taken out
]


def test_every_paragraph_outside_clauses_has_an_address() -> None:
    found = parse(TEXT, path="policies/visits.md", first_line=1).paragraphs
    drawn = [f"{one.address:<22} {f'#{one.id}':<29} L{one.line}" for one in found]
    assert drawn == ADDRESSES.strip().splitlines()


def test_a_search_opens_at_the_paragraph() -> None:
    found = [f"{name:<27} | {title} | {text}".rstrip() for name, title, text in read(TEXT).entries]
    assert found[3 : 3 + 10] == FOUND.strip().splitlines()


def test_every_address_is_an_element_of_page_and_paper_with_a_link_to_itself() -> None:
    reading = read(TEXT)
    for html in (reading.page, reading.paper):
        for row in ADDRESSES.split("\n")[1:-1]:
            address, name = row.split()[0], row.split()[1].removeprefix("#")
            assert html.count(f'data-paragraph="{address}"') == html.count(f'id="{name}"') == 1
            assert f'href="#{name}"' in html
    assert '<p class="pb-para" data-paragraph="2" data-pb-place="2" id="defines-room">' in reading.page
    assert 'title="Link to paragraph 1 of section 2"' in reading.page


@pytest.mark.parametrize(("text", "ids"), MEANT)
def test_no_two_places_have_one_id(text: str, ids: list[str]) -> None:
    page = read(text).page
    assert re.findall(r' id="(para-[^"]+)"', page) == ids


SCHOOL = """
mkdocs.yml
    extra:
      policybook:
        paragraph-numbers: true
policies/conduct.md
    title: Conduct
    ratified: 2026-03-01
    ---

    ## Personal conduct

    We greet visitors at the gate.

    - Staff wear a badge.
    - Visitors sign the book.

    Nobody props the gate open.

    ## Rules

    1. Gates are locked at nine.
"""


@pytest.fixture(scope="module")
def conduct(built_school: Callable[..., Build]) -> Build:
    return built_school("paragraph-numbers", SCHOOL)


def test_a_paragraph_offers_its_citation(conduct: Build, serve: Callable[..., object], page: Page) -> None:
    with serve(conduct.site) as url:  # type: ignore[attr-defined]
        page.goto(f"{url}policies/conduct/#para-personal-conduct-2-2")
        item = page.locator("#para-personal-conduct-2-2")
        expect(item).to_be_in_viewport()
        item.hover()
        page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; }")
        item.get_by_role("button", name="Copy citation").click()
        expect(item.get_by_role("button")).to_have_text("Copied")
        assert page.evaluate("window.copied") == (
            "Conduct, paragraph 2.2 of Personal conduct (ratified 1 March 2026)\n"
            f"{url}policies/conduct/#para-personal-conduct-2-2"
        )


def test_paper_numbers_paragraphs_in_the_margin_where_the_school_wants_that(conduct: Build) -> None:
    margin = [word.text for word in words_on(pdf_of(conduct.site, "conduct")) if word.right < 22]
    assert margin == ["1", "2.1", "2.2", "3"]


def test_paper_numbers_no_paragraphs_otherwise(school: Draw) -> None:
    site = school(SCHOOL.replace("paragraph-numbers: true", "paragraph-numbers: false")).built().site
    assert [word for word in words_on(pdf_of(site, "conduct")) if word.right < 22] == []
    assert "Nobody props the gate open." in "".join(pages(pdf_of(site, "conduct")))

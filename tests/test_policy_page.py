"""A policy's page: what it says of the policy, from the front matter alone, and where it leads."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from patience import looks
from school import Build
from sketch import Draw

PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}

ELM_LANE = """
mkdocs.yml
    site_name: Elm Lane
    repo_url: https://git.example/elm-lane/handbook
    edit_uri: edit/main/docs/

policies/visits.md
    title: Visits & "Trips" <away>
    owner: Visits co-ordinator
    category: Safety & care
    school: Elm Lane Infants
    adopted-from: County model, 2025
    reviewed: {by: Premises Committee, on: 2026-02}
    ratified: {by: FGB, on: 2026-03-10, minute: FGB 2026-03-10 item 4}
    next-review: academic year 2027/2028
    review-every: 2 years
    signatories: [Chair of Governors, Headteacher]
    also-known-as: [Trips policy]
    related: [minibus]
    ---

    ## Going out

    1. Go nowhere before this is read.

        | Group | Adults | Children | Where | Told by |
        |---|---|---|---|---|
        | Nursery | Three adults | Twelve children | Woods | Headteacher |

    2. Come back. This clause has words enough for a second line on any window, however wide a reader's window is,
       and then some more, so that there is a second line to look at.

        a) Count heads.

policies/minibus.md
    title: Minibus
    ratified: 2026-01-13
    review-every: annually
    ---
    1. Belt up.

policies/bare.md
    title: Bare
    ---
    1. Nothing is known of this.

policies/half.md
    title: Half
    reviewed: {on: 2026-02-03}
    ratified: {by: FGB}
    ---
    1. Half is known.

policies/skates.md
    title: Skates
    ratified: 2024-05-07
    withdrawn: {on: 2026-05-05, replaced-by: visits, reason: Visits cover it}
    ---
    1. No skates.
"""


@pytest.fixture(scope="module")
def school_url(school: Draw, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    """Return the address of Elm Lane, with its PDFs."""
    with serve(school(ELM_LANE).built(strict=False).site) as url:
        yield url


def expect_control(page: Page, wanted: dict[str, str]) -> None:
    """Assert what the document control table says, row by row."""
    expect(page.locator(".pb-control tr")).to_have_count(len(wanted))
    for look in looks(page):
        with look:
            rows = page.locator(".pb-control tr").all()
            assert {row.locator("th").inner_text(): row.locator("td").inner_text() for row in rows} == wanted


def text_code(page: Page, school_url: str, slug: str) -> str:
    """Return the code of a policy's text, as the register has it."""
    rows = page.request.get(f"{school_url}register/policies.json").json()
    return next(str(row["code"]) for row in rows if row["slug"] == slug)


def test_the_control_table_says_what_the_front_matter_says(page: Page, school_url: str) -> None:
    page.goto(f"{school_url}policies/visits/")
    expect(page.locator("h1")).to_have_text('Visits & "Trips" <away>')
    expect(page.locator(".pb-policy__names")).to_have_text("Also known as Trips policy")
    expect(page.locator(".pb-policy__review")).to_have_text(
        "Current Review due by 31 August 2028", use_inner_text=True
    )
    wanted = {
        "Owner": "Visits co-ordinator",
        "Reviewed": "Premises Committee, February 2026",
        "Ratified": "FGB, 10 March 2026",
        "Minute": "FGB 2026-03-10 item 4",
        "Next review": "academic year 2027/2028 (1 September 2027 to 31 August 2028)",
        "Review every": "2 years",
        "Adopted from": "County model, 2025",
        "School": "Elm Lane Infants",
        "Signed by": "Chair of Governors, Headteacher",
        "Text code": f"{text_code(page, school_url, 'visits')} (what it is for)",
        "Related policies": "Minibus",
    }
    expect_control(page, wanted)


def test_what_the_front_matter_does_not_say_is_said_plainly(page: Page, school_url: str) -> None:
    page.goto(f"{school_url}policies/bare/")
    said = "Draft Not yet ratified, no review date given"
    expect(page.locator(".pb-policy__review")).to_have_text(said, use_inner_text=True)
    bare = {
        "Owner": "Not given",
        "Reviewed": "Not given",
        "Ratified": "Not yet ratified",
        "Next review": "Not given",
        "Signed by": "Nobody needs to sign it",
        "Text code": f"{text_code(page, school_url, 'bare')} (what it is for)",
    }
    expect_control(page, bare)
    page.goto(f"{school_url}policies/half/")
    half = {
        "Owner": "Not given",
        "Reviewed": "By whom is not given, 3 February 2026",
        "Ratified": "FGB, date not given",
        "Minute": "Not given",
        "Next review": "Not given",
        "Signed by": "Nobody needs to sign it",
        "Text code": f"{text_code(page, school_url, 'half')} (what it is for)",
    }
    expect_control(page, half)


def test_a_counted_review_says_how_it_was_counted(page: Page, school_url: str) -> None:
    page.goto(f"{school_url}policies/minibus/")
    row = page.locator(".pb-control tr").filter(has=page.get_by_role("rowheader", name="Next review"))
    expect(row.locator("td")).to_have_text("13 January 2027 (1 year after 13 January 2026)")


def test_related_policies_lead_both_ways(page: Page, school_url: str) -> None:
    page.goto(f"{school_url}policies/visits/")
    page.locator(".pb-control").get_by_role("link", name="Minibus").click()
    expect(page).to_have_url(f"{school_url}policies/minibus/")
    page.locator(".pb-control").get_by_role("link", name='Visits & "Trips" <away>').click()
    expect(page).to_have_url(f"{school_url}policies/visits/")


def test_a_withdrawn_policy_leads_to_what_took_its_place(page: Page, school_url: str) -> None:
    page.goto(f"{school_url}policies/skates/")
    expect(page.locator(".pb-standing p")).to_have_text(
        ["Withdrawn from 5 May 2026. Visits cover it.", 'Read instead: Visits & "Trips" <away>']
    )
    page.locator(".pb-standing").get_by_role("link").click()
    expect(page).to_have_url(f"{school_url}policies/visits/")


def test_a_draft_says_so(page: Page, school_url: str) -> None:
    page.goto(f"{school_url}policies/bare/")
    expect(page.locator(".pb-standing")).to_have_text(
        "This is a draft. Nothing says that it has been ratified, so it is not yet in force."
    )
    page.goto(f"{school_url}policies/visits/")
    expect(page.locator(".pb-standing")).to_have_count(0)


def test_a_change_is_suggested_where_the_file_is_kept(page: Page, school_url: str) -> None:
    page.goto(f"{school_url}policies/visits/")
    link = page.get_by_role("link", name="Suggest a change")
    expect(link).to_have_attribute(
        "href", "https://git.example/elm-lane/handbook/edit/main/policies/visits.md"
    )


def test_the_pdf_is_there(page: Page, school_url: str) -> None:
    page.goto(f"{school_url}policies/visits/")
    link = page.get_by_role("link", name="PDF to print and sign")
    address = str(link.evaluate("(link) => link.href"))
    assert address == f"{school_url}policies/visits/visits.pdf"
    answer = page.request.get(address)
    assert (answer.headers["content-type"], answer.body()[:5]) == ("application/pdf", b"%PDF-")


def test_without_pdfs_no_button_leads_to_one(sample_site: Build, school: Draw) -> None:
    made = school(ELM_LANE).built(strict=False, POLICYBOOK_PDF="off")
    assert "visits.pdf" not in made.read("policies/visits/index.html")
    assert "social-media.pdf" in sample_site.read("policies/social-media/index.html")


def test_on_a_phone_the_text_comes_before_the_table(page: Page, school_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{school_url}policies/visits/")
    expect(page.locator(".pb-control__table")).to_be_hidden()
    expect(page.locator("#clause-1")).to_be_in_viewport()
    page.get_by_text("Document control").click()
    expect(page.locator(".pb-control__table")).to_be_visible()


def test_on_a_desk_the_table_is_open(page: Page, school_url: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(f"{school_url}policies/visits/")
    expect(page.locator(".pb-control__table")).to_be_visible()


def test_a_window_made_wide_opens_the_table(page: Page, school_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{school_url}policies/visits/")
    page.set_viewport_size(DESKTOP)
    expect(page.locator(".pb-control__table")).to_be_visible()


LEFTS = """() => [...document.querySelectorAll(".pb-clause")].map((clause) => {
    const paragraph = clause.querySelector("p"), words = document.createRange();
    const text = [...paragraph.childNodes].find((node) => node.nodeType === 3 && node.data.trim());
    words.setStart(text, text.data.search(/\\S/));
    words.setEnd(text, text.data.length);
    const lines = [...words.getClientRects()].map((line) => Math.round(line.left));
    const label = paragraph.querySelector(".pb-clause__label").getBoundingClientRect();
    return [Math.round(label.left), ...new Set(lines)];
})"""
"""Of each clause the place of its label, and then every place at which one of its lines begins."""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_labels_hang_in_the_margin(page: Page, school_url: str, size: dict[str, int]) -> None:
    """Each line of a clause begins at one place, its label to the left of that."""
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(f"{school_url}policies/visits/")
    for look in looks(page):
        with look:
            lefts = page.evaluate(LEFTS)
            assert [len(each) for each in lefts] == [2, 2, 2]
            (one, text), (two, _), (nested, nested_text) = lefts
            assert (one, text) == (two, lefts[1][1])
            assert one < text == nested < nested_text


def test_a_table_too_wide_is_scrolled_by_keyboard(page: Page, school_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{school_url}policies/visits/")
    table = page.get_by_role("region", name="Table: Going out")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(box) => box.scrollLeft > 0", arg=table.element_handle())
    page.set_viewport_size(DESKTOP)
    expect(table).to_have_count(0)


def test_on_paper_what_is_folded_is_printed(page: Page, school_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{school_url}policies/visits/")
    page.emulate_media(media="print")
    expect(page.locator(".pb-control__table")).to_be_visible()
    expect(page.get_by_role("link", name="Suggest a change")).to_be_hidden()

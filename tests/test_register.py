"""The register: a page that sorts and filters, and the same rows for spreadsheets, calendars and programs."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import jsonschema
import pytest
import vobject
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from many import FEDERATION, many_policies
from paper import outline, pages
from patience import barriers, looks
from policybook.text import text_code
from school import Build, build

FERNHILL = """
mkdocs.yml
    site_name: Fernhill
    site_url: https://fernhill.example/book/
    extra: {policybook: {pdf: false}}

policies/visits.md
    title: Visits
    owner: Bursar
    category: Trips
    ratified: {by: FGB, on: 2022-05-10, minute: FGB 4}
    next-review: academic year 2024/2025
    ---
    Text of the policy.

policies/fire.md
    title: Fire <drill> & bells
    owner: Head
    category: Safety
    reviewed: {by: Site manager, on: 2025-10}
    ratified: {by: Resources, on: 2025-11-03}
    review-every: 1 year
    ---
    Text of the policy.

policies/charging.md
    title: "=HYPERLINK(1)"
    owner: Bursar
    category: Money
    ratified: {by: FGB, on: 2025-02-01}
    next-review: 2026-12-31
    ---
    Text of the policy.

policies/pets.md
    title: Pets
    owner: Head
    category: Safety
    ratified: {by: FGB}
    next-review: spring term 2028
    ---
    Text of the policy.

policies/hats.md
    title: Hats
    ---
    Text of the policy.

policies/old.md
    title: Old rules
    owner: Head
    ratified: 2010-01
    next-review: 2012-01
    withdrawn: {on: 2013-05-01, replaced-by: visits, reason: Rewritten}
    ---
    Text of the policy.

policies/free.md
    title: Free meals
    ratified: 2020-02-02
    ---
    Text of the policy.
"""


@pytest.fixture(scope="session")
def fernhill(built_school: Callable[..., Build]) -> Build:
    """Return a school with a policy of every status."""
    return built_school("fernhill", FERNHILL)


@pytest.fixture(scope="session")
def register_url(fernhill: Build, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    """Return the address of its register."""
    with serve(fernhill.site) as url:
        yield f"{url}register/"


def shown(page: Page) -> Locator:
    """Return the headings of the rows that are shown, in their order."""
    return page.locator(".pb-register__table tbody th").filter(visible=True)


ALL = ["Visits", "Fire <drill> & bells", "=HYPERLINK(1)", "Pets", "Free meals", "Hats", "Old rules"]


# The page


def test_the_register_lists_every_policy_the_overdue_first(page: Page, register_url: str) -> None:
    page.goto(register_url)
    wanted = [
        "Visits | Overdue Review overdue since 31 August 2025 | Bursar | Trips | FGB, 10 May 2022 | "
        "academic year 2024/2025 1 September 2024 to 31 August 2025",
        "Fire <drill> & bells | Overdue Review overdue since 3 November 2026 | Head | Safety | "
        "Resources, 3 November 2025 | 3 November 2026 1 year after 3 November 2025",
        "=HYPERLINK(1) | Due Review due by 31 December 2026 | Bursar | Money | FGB, 1 February 2025 | "
        "31 December 2026",
        "Pets | Current Review due by 31 March 2028 | Head | Safety | FGB, date not given | "
        "spring term 2028 1 January 2028 to 31 March 2028",
        "Free meals | No date No review date given | Not given | Not given | 2 February 2020 | Not given",
        "Hats | Draft Not yet ratified, no review date given | Not given | Not given | Not ratified | Not given",
        "Old rules | Withdrawn No longer in force | Head | Not given | "
        "2010-01 1 January 2010 to 31 January 2010 | 2012-01 1 January 2012 to 31 January 2012",
    ]
    for look in looks(page):
        with look:
            table = page.evaluate("""() => [...document.querySelectorAll(".pb-register__table tbody tr")].map((row) =>
                [...row.cells].map((cell) => cell.innerText.replace(/\\s+/g, " ").trim()).join(" | "))""")
            assert table == wanted


def test_statuses_are_counted_at_the_top(page: Page, register_url: str) -> None:
    page.goto(register_url)
    expect(page.locator("[data-count]")).to_have_text(
        ["2 Overdue", "1 Due", "1 Current", "1 No date", "1 Draft", "1 Withdrawn"], use_inner_text=True
    )


def test_a_click_on_a_heading_sorts_and_a_second_turns_it_round(page: Page, register_url: str) -> None:
    page.goto(register_url)
    page.get_by_role("button", name="Ratified", exact=True).click()
    dated = ["Old rules", "Free meals", "Visits", "=HYPERLINK(1)", "Fire <drill> & bells"]
    expect(shown(page)).to_have_text([*dated, "Hats", "Pets"])
    expect(page).to_have_url(f"{register_url}?sort=ratified")
    page.get_by_role("button", name="Ratified", exact=True).click()
    expect(shown(page)).to_have_text([*reversed(dated), "Hats", "Pets"])
    expect(page).to_have_url(f"{register_url}?sort=-ratified")
    expect(page.locator("th[aria-sort]")).to_have_text(["Ratified"], use_inner_text=True)
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")


def test_the_keyboard_alone_sorts_and_filters(page: Page, register_url: str) -> None:
    page.goto(register_url)
    page.get_by_role("button", name="Policy", exact=True).focus()
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_text(sorted(ALL))
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(shown(page)).to_have_text(ALL)
    page.get_by_role("combobox", name="Owner").focus()
    page.keyboard.press("H")  # one letter: the next would begin anew on a machine that takes a second over it
    expect(shown(page)).to_have_text(["Fire <drill> & bells", "Pets", "Old rules"])
    expect(page.get_by_role("combobox", name="Owner")).to_have_value("Head")
    expect(page.locator("output")).to_have_text("3 of 7 policies")


@pytest.mark.parametrize(
    ("field", "choice", "left"),
    [
        ("Status", "Overdue", ["Visits", "Fire <drill> & bells"]),
        ("Owner", "Not given", ["Free meals", "Hats"]),
        ("Category", "Safety", ["Fire <drill> & bells", "Pets"]),
        ("Ratified by", "FGB", ["Visits", "=HYPERLINK(1)", "Pets"]),
    ],
)
def test_each_filter_keeps_what_fits(
    page: Page, register_url: str, field: str, choice: str, left: list[str]
) -> None:
    page.goto(register_url)
    page.get_by_role("combobox", name=field).select_option(label=choice)
    expect(shown(page)).to_have_text(left)
    page.get_by_role("button", name="Show all").click()
    expect(shown(page)).to_have_text(ALL)
    expect(page).to_have_url(register_url)


def test_the_address_holds_what_is_shown_so_that_it_can_be_sent(page: Page, register_url: str) -> None:
    page.goto(register_url)
    page.get_by_role("combobox", name="Owner").select_option("Head")
    page.get_by_role("searchbox", name="Policy").fill("e")
    page.get_by_role("button", name="Policy", exact=True).click()
    page.get_by_role("button", name="Policy", exact=True).click()
    sent = f"{register_url}?find=e&owner=Head&sort=-title"
    expect(page).to_have_url(sent)
    page.goto("about:blank")
    page.goto(sent)
    expect(shown(page)).to_have_text(["Pets", "Old rules", "Fire <drill> & bells"])
    expect(page.get_by_role("searchbox", name="Policy")).to_have_value("e")


def test_an_address_that_asks_for_what_is_not_there_shows_everything(page: Page, register_url: str) -> None:
    page.goto(f"{register_url}?owner=Nobody&sort=constructor&status=x")
    expect(shown(page)).to_have_text(ALL)


def test_a_count_filters_by_its_status_and_a_second_press_lets_go(page: Page, register_url: str) -> None:
    page.goto(register_url)
    overdue = page.get_by_role("button", name="2 Overdue")
    overdue.click()
    expect(shown(page)).to_have_text(["Visits", "Fire <drill> & bells"])
    expect(overdue).to_have_attribute("aria-pressed", "true")
    overdue.click()
    expect(shown(page)).to_have_text(ALL)
    expect(overdue).to_have_attribute("aria-pressed", "false")


def test_the_year_ahead_names_what_falls_due_in_each_month(page: Page, register_url: str) -> None:
    page.goto(register_url)
    months = page.locator(".pb-year__month")
    expect(months).to_have_count(12)
    first = ["November 2026 Nothing", "December 2026 =HYPERLINK(1) by 31 December", "January 2027 Nothing"]
    for month, said in zip(months.all(), first, strict=False):
        expect(month).to_have_text(said, use_inner_text=True)


def test_without_a_script_the_whole_table_stands(open_page: Callable[..., Page], register_url: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(register_url)
    expect(page.locator(".pb-register__table tbody th a")).to_have_text(ALL, use_inner_text=True)
    expect(page.locator("#pb-register").get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (768, "light"), (1440, "light")])
def test_the_register_fits_the_screen_and_bars_nobody(
    page: Page, register_url: str, width: int, scheme: Literal["dark", "light"]
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(register_url)
    for look in looks(page):
        with look:
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page, within="#pb-register") == []


def test_on_a_narrow_screen_each_policy_is_a_card_that_names_its_columns(
    page: Page, register_url: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(register_url)
    expect(
        page.locator(".pb-register__table thead")
    ).to_be_hidden()  # its buttons sort, and stand with the filter
    page.get_by_text("Find, filter and sort").click()
    expect(page.get_by_role("row")).to_have_count(len(ALL) + 1)  # still a table to a screen reader
    row = page.locator(".pb-register__table tbody tr").first
    for look in looks(page):
        with look:
            named = row.evaluate(
                "(row) => [...row.cells].map((cell) => getComputedStyle(cell, '::before').content)"
            )
            assert named[2:] == ['"Owner: "', '"Category: "', '"Ratified: "', '"Next review: "']
            assert row.evaluate("(row) => new Set([...row.cells].map((cell) => cell.offsetLeft)).size") == 1


def test_the_page_prints_on_a4_landscape_with_the_table_s_head_on_each_sheet(
    page: Page, sample_url: str
) -> None:
    page.goto(f"{sample_url}register/")
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {tuple(round(side / 72 * 25.4) for side in sheet.mediabox[2:]) for sheet in sheets} == {
        (297, 210)
    }  # mm
    texts = [sheet.extract_text() for sheet in sheets]
    assert all("Next review" in text for text in texts if "Review due by" in text)
    assert sum("Next review" in text for text in texts) > 1
    assert "Show all" not in "".join(texts)


# Many policies


@pytest.fixture(scope="session")
def long_register(built_school: Callable[..., Build]) -> Build:
    """Return a school with 200 policies."""
    return built_school("long", FEDERATION, **many_policies(200))


def test_a_policy_adds_less_than_a_kilobyte_so_that_a_thousand_stay_under_a_megabyte(
    long_register: Build,
) -> None:
    assert len(long_register.read("register/index.html").encode()) < 200 * 1000


@pytest.mark.parametrize("width", [360, 1280])
def test_a_long_register_sorts_and_shows_what_is_scrolled_to(
    page: Page, long_register: Build, serve: Callable[[Path], AbstractContextManager[str]], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    with serve(long_register.site) as url:
        page.goto(f"{url}register/")
        if width == 360:
            page.get_by_text("Find, filter and sort").click()
        page.get_by_role("button", name="Next review", exact=True).click()
        expect(page.locator("th[aria-sort]")).to_have_text(["Next review"], use_inner_text=True)
        due = page.evaluate(
            "() => [...document.querySelectorAll('tbody tr')].map((row) => row.dataset.dueBy)"
        )
        assert due == sorted(due)
        assert len(due) == 200
        last = page.locator(".pb-register__table tbody tr").last
        expect(last).to_be_hidden()
        page.get_by_role("button", name="Show 100 more of 200").click()
        expect(page.locator("[data-pb-more]")).to_be_hidden()
        last.scroll_into_view_if_needed()
        page.screenshot()  # rows are laid out as they are painted, those above it too: they must not push it out again
        expect(last.get_by_role("link")).to_be_in_viewport()
        for look in looks(page):
            with look:
                assert (
                    last.locator(".pb-badge").evaluate("(badge) => badge.getBoundingClientRect().height") > 10
                )


# On paper


def test_the_register_is_a_pdf_for_the_agenda(sample_site: Build) -> None:
    file = PdfReader(sample_site.site / "register" / "register.pdf")
    assert {tuple(round(side / 72 * 25.4) for side in sheet.mediabox[2:]) for sheet in file.pages} == {
        (297, 210)
    }
    sheets = pages(sample_site.site / "register" / "register.pdf")
    assert all(f"Page {number} of {len(sheets)}" in sheet for number, sheet in enumerate(sheets, start=1))
    assert all("As of 21 November 2026" in sheet for sheet in sheets)
    table = [sheet for sheet in sheets if "The year ahead" not in sheet]
    assert all("Next review" in sheet for sheet in table)
    register = json.loads(sample_site.read("register/policies.json"))
    printed = " ".join(" ".join(table).split())
    assert [row["judged"]["words"] for row in register if row["judged"]["words"] not in printed] == []
    assert outline(sample_site.site / "register" / "register.pdf") == [
        "Register of policies",
        "  The year ahead",
    ]


def test_the_register_offers_its_pdf_where_pdfs_are_made(sample_site: Build, fernhill: Build) -> None:
    assert 'href="register.pdf"' in sample_site.read("register/index.html")
    assert "register.pdf" not in fernhill.read("register/index.html")


# The files


def test_the_rows_are_data_that_fits_the_schema_beside_them(fernhill: Build) -> None:
    rows = json.loads(fernhill.read("register/policies.json"))
    schema = json.loads(fernhill.read("register/policies.schema.json"))
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(rows)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert [row["slug"] for row in rows] == ["charging", "fire", "free", "hats", "old", "pets", "visits"]
    assert rows[-1] == {
        "slug": "visits",
        "title": "Visits",
        "url": "policies/visits/",
        "pdf": None,
        "status": "overdue",
        "owner": "Bursar",
        "category": "Trips",
        "school": "Fernhill",
        "reviewed": None,
        "ratified": {"by": "FGB", "on": "2022-05-10", "minute": "FGB 4"},
        "approved": None,
        "in_force_from": None,
        "standing": None,
        "next_review": {"text": "academic year 2024/2025", "from": "2024-09-01", "by": "2025-08-31"},
        "last_meeting": None,
        "withdrawn": None,
        "judged": {
            "on": "2026-11-21",
            "words": "Review overdue since 31 August 2025",
            "withdrawn_from": None,
            "ratified_from": "2022-05-10",
            "due_from": "2024-07-03",
            "due_by": "2025-08-31",
            "applies_from": None,
            "faulty": False,
        },
        "code": text_code(rows[-1]["digest"]),
        "code_v1": rows[-1]["code_v1"],
        "digest": rows[-1]["digest"],
        "sheet_code": None,
        "sheet_digest": None,
        "accepted": [],
        "faults": [],
    }
    assert rows[4]["withdrawn"] == {"on": "2013-05-01", "replaced_by": "visits", "reason": "Rewritten"}
    assert rows[1]["reviewed"] == {"by": "Site manager", "on": "2025-10"}


def test_the_schema_refuses_what_no_row_may_be(fernhill: Build) -> None:
    rows = json.loads(fernhill.read("register/policies.json"))
    schema = json.loads(fernhill.read("register/policies.schema.json"))
    for wrong in ({"status": "fine"}, {"title": None}, {"colour": "red"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate([rows[0] | wrong], schema)


def test_the_spreadsheet_opens_right_and_runs_nothing(fernhill: Build) -> None:
    data = (fernhill.site / "register" / "policies.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == len(ALL) + 1
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["Policy"] for row in rows] == ["Visits", "Fire <drill> & bells", "'=HYPERLINK(1)", *ALL[3:]]
    assert rows[1] == {
        "Policy": "Fire <drill> & bells",
        "Status": "overdue",
        "Review": "Review overdue since 3 November 2026",
        "Owner": "Head",
        "Category": "Safety",
        "School": "Fernhill",
        "Reviewed by": "Site manager",
        "Reviewed on": "2025-10",
        "Ratified by": "Resources",
        "Ratified on": "2025-11-03",
        "Minute": "",
        "In force from": "",
        "Text": "",
        "Next review": "1 year after 3 November 2025",
        "Due from": "2026-09-04",
        "Due by": "2026-11-03",
        "Last meeting": "",
        "Page": "https://fernhill.example/book/policies/fire/",
    }


def test_the_calendar_has_a_day_and_an_alarm_for_each_review(fernhill: Build) -> None:
    text = (fernhill.site / "register" / "reviews.ics").read_bytes().decode("utf-8")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = vobject.readOne(text)
    events = {event.uid.value: event for event in calendar.vevent_list}
    assert sorted(events) == [
        f"review-{slug}@fernhill.example" for slug in ("charging", "fire", "pets", "visits")
    ]
    event = events["review-visits@fernhill.example"]
    assert (event.dtstart.value, event.dtend.value) == (date(2025, 8, 31), date(2025, 9, 1))
    assert event.summary.value == "Review due: Visits"
    assert event.url.value == "https://fernhill.example/book/policies/visits/"
    assert event.dtstamp.value.isoformat() == "2026-11-21T00:00:00+00:00"
    assert event.valarm.action.value == "DISPLAY"
    assert event.dtstart.value + event.valarm.trigger.value == date(2024, 7, 3)
    assert event.valarm.trigger.value == timedelta(days=-424)


def test_the_files_are_the_same_from_build_to_build(fernhill: Build, tmp_path: Path) -> None:
    again = build(fernhill.site.parent, site=tmp_path, strict=False)
    for file in sorted((fernhill.site / "register").iterdir()):
        assert (again.site / "register" / file.name).read_bytes() == file.read_bytes(), file.name


# Real schools


def test_real_policies_say_what_their_dates_are(page: Page, real_url: str) -> None:
    page.goto(f"{real_url}register/")
    wanted = {
        "harwell": [
            "Overdue Review overdue since 31 August 2023",
            "academic year 2022/2023 1 September 2022 to 31 August 2023",
        ],
        "kings": ["Overdue Review overdue since 31 March 2018", "2018-03 1 March 2018 to 31 March 2018"],
        "wythenshawe": ["Draft Not yet ratified, no review date given", "Not given"],
    }
    for look in looks(page):
        with look:
            told = page.evaluate("""() => Object.fromEntries(
                [...document.querySelectorAll(".pb-register__table tbody tr")].map((row) => [
                    row.querySelector("a").pathname.split("/").at(-2).split("-")[0],
                    [row.cells[1], row.cells[5]].map((cell) => cell.innerText.replace(/\\s+/g, " ").trim())]))""")
            assert told == wanted

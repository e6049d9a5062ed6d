"""Meetings: the calendar says which is the last before a policy is due, and what goes to the next one."""

import json
from datetime import date

import pytest

from page_text import parsed, text
from paper import pages, policybook
from policybook.policy import read_policy
from policybook.review import Sitting, meeting_before, read_sittings
from school import Build
from sketch import School, school_in

CALENDAR = """\
- {on: 2026-12-01, body: FGB}
- on: 2 February 2027
  body: Resources Committee
- {on: 2027-03-16, body: Full Governing Body}
"""
FERNHILL = """
meetings.yml
    - {on: 2026-12-01, body: FGB}
    - {on: 2027-02-02, body: Resources}
    - {on: 2027-03-16, body: FGB}
    - {on: 2027-02-30, body: FGB}

policies/soon.md
    title: Soon
    ratified: {by: FGB, on: 2025-01-14}
    next-review: 2027-01-10
    ---
    Text.

policies/later.md
    title: Later
    ratified: {by: Governing Body, on: 2025-01-14}
    next-review: 2027-06-30
    ---
    Text.

policies/beyond.md
    title: Beyond
    ratified: {by: FGB, on: 2025-01-14}
    next-review: 2027-09-01
    ---
    Text.

policies/money.md
    title: Money
    ratified: {by: Resources, on: 2025-01-14}
    next-review: 2027-02-20
    ---
    Text.

policies/draft.md
    title: Draft
    ---
    Text.
"""
WRONG = {  # a calendar, how many meetings are known, and what is said
    "": (0, []),
    "# none yet": (0, []),
    CALENDAR: (3, []),
    "- {on: 2027-02-30, body: FGB}": (0, ["1: on '2027-02-30' is not a date: February 2027 has 28 days."]),
    "- {on: 2027-02, body: FGB}": (0, ["1: on '2027-02' is more than one day."]),
    "- {on: 2027-02-03, boddy: FGB}": (0, ["1: 'boddy' is not a key we know.", "1: The meeting has no body."]),
    "- {on: 2027-02-03, body: FGB, room: 4}": (1, ["1: 'room' is not a key we know."]),
    "- body: FGB\n  on: 2027-02-03\n  on: 2027-02-04": (1, ["3: 'on' is given twice; the first counts."]),
    "- 2027-02-03": (0, ["1: '2027-02-03' does not say who meets on which day."]),
    "- {body: }": (0, ["1: The meeting has no on and no body."]),
    "meetings: 4": (0, ["1: The file holds no list of meetings."]),
    "- {on: 2027-02-03, body: FGB}\n- {body: FGB, on: 3 Feb 2027}": (1, ["2: The meeting is listed twice."]),
    "- {on: 2027-02-03, body: FGB}\n- [": (0, ["2: This line cannot be read, so no meeting of the file is known."]),
    "- &a {on: 2027-02-03, body: FGB}\n- *a": (0, ["1: This line cannot be read, so no meeting of the file is known."]),
}  # fmt: skip


@pytest.mark.parametrize("calendar", WRONG)
def test_what_a_calendar_says_and_what_is_wrong_with_it(calendar: str) -> None:
    found, findings = read_sittings(calendar, path="meetings.yml")
    said = [f"{one.line}: {one.message.partition('. ')[0].rstrip('.')}." for one in findings]
    assert (len(found), said) == WRONG[calendar]
    assert {one.code for one in findings} <= {"meeting-unread"}


SITTINGS = tuple(Sitting(date(*day), body) for day, body in (
    ((2026, 12, 1), "FGB"), ((2027, 2, 2), "Resources"), ((2027, 3, 16), "Governing Body"),
))  # fmt: skip
BEFORE = {  # who adopted it, by when it is due: the last meeting before then
    ("ratified: {by: FGB, on: 2025}", date(2026, 11, 30)): None,
    ("ratified: {by: FGB, on: 2025}", date(2026, 12, 1)): date(2026, 12, 1),
    ("ratified: {by: FGB, on: 2025}", date(2027, 3, 15)): date(2026, 12, 1),
    ("ratified: {by: FGB, on: 2025}", date(2027, 3, 16)): date(2027, 3, 16),
    ("ratified: {by: FGB, on: 2025}", date(2027, 8, 31)): date(2027, 3, 16),
    ("ratified: {by: FGB, on: 2025}", date(2027, 9, 1)): None,
    ("ratified: {by: the resources, on: 2025}", date(2027, 3, 16)): date(2027, 2, 2),
    ("approved: {by: Headteacher, on: 2025}", date(2027, 3, 16)): None,
    ("owner: Head", date(2027, 3, 16)): date(2027, 3, 16),
}


@pytest.mark.parametrize("case", BEFORE)
def test_the_last_meeting_before_it_is_due(case: tuple[str, date]) -> None:
    matter, due_by = case
    policy = read_policy(
        f"---\ntitle: A\n{matter.replace('2025', '2025-01-14')}\n---\n\nText.\n", path="a.md"
    ).policy
    found = meeting_before(policy, due_by, SITTINGS, on=date(2026, 11, 21))
    assert (found.on if found else None) == BEFORE[case]


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    return school_in(tmp_path_factory.mktemp("meetings"), FERNHILL)


@pytest.fixture(scope="module")
def site(school: School) -> Build:
    return school.built(POLICYBOOK_PDF="off")


def test_the_register_names_it(site: Build) -> None:
    rows = {row["slug"]: row["last_meeting"] for row in json.loads(site.read("register/policies.json"))}
    assert rows == {
        "soon": {"on": "2026-12-01", "body": "FGB"},
        "later": {"on": "2027-03-16", "body": "FGB"},
        "beyond": None,
        "money": {"on": "2027-02-02", "body": "Resources"},
        "draft": None,
    }
    assert "last FGB before it is due: 1 December 2026" in text(parsed(site.read("register/index.html")))
    assert ",2027-01-10,FGB 2026-12-01," in site.read("register/policies.csv")
    assert "meetings.yml:4: on '2027-02-30' is not a date: February 2027 has 28 days." in site.output


PACKS = {
    ("--next",): ("meeting-pack-2026-12-01.pdf", ["Soon", "Draft"]),
    ("--next", "--for", "Resources"): ("meeting-pack-2027-02-02.pdf", ["Money"]),
    ("--for", "FGB", "--meeting", "2027-03-16"): ("meeting-pack-2027-03-16.pdf", ["Soon", "Draft"]),
}


@pytest.mark.parametrize("asked", PACKS)
def test_what_goes_to_the_next_meeting(asked: tuple[str, ...], school: School) -> None:
    name, titles = PACKS[asked]
    done = policybook("pack", *asked, school=school.folder)
    assert done.returncode == 0, done.stderr
    first = pages(school.folder / name)[0]
    assert [one for one in ("Soon", "Later", "Beyond", "Money", "Draft") if one in first] == titles


def test_no_meeting_is_to_come(school: School) -> None:
    done = policybook("pack", "--next", "--for", "Premises", school=school.folder)
    assert done.returncode == 2
    assert "meetings.yml lists no meeting of Premises from today on. Write - {on: 2026-12-01" in done.stderr

"""Approved: what a head or a committee may decide is in force as what the governing body ratified is."""

from datetime import date
from textwrap import dedent

import pytest

from policybook.handbook import Handbook, control_rows, make_handbook
from policybook.policy import Policy, read_policy, statement, version
from policybook.register import register_rows
from school import TODAY


def policy(matter: str, slug: str = "behaviour") -> Policy:
    text = f"---\ntitle: {slug.title()} Policy\n{dedent(matter).strip()}\n---\n\n1. Be kind.\n"
    return read_policy(text, path=f"policies/{slug}.md").policy


def handbook(*matters: str, delegation: dict[str, list[str]] | None = None) -> Handbook:
    slugs = ("behaviour", "visits")
    readings = [
        read_policy(
            f"---\ntitle: {slug.title()} Policy\n{matter}\n---\n\n1. Be kind.\n", path=f"policies/{slug}.md"
        )
        for slug, matter in zip(slugs, matters, strict=False)
    ]
    return make_handbook(readings, school="Elm Lane", on=TODAY, lead_days=60, delegation=delegation or {})


def found(made: Handbook) -> list[str]:
    return [f"{one.code}: {one.message}" for one in made.findings if one.code != "control-data-missing"]


APPROVED = "approved: {by: Headteacher, on: 2026-09-01, level: head}\nnext-review: 2028-09"


def test_it_is_in_force() -> None:
    made = handbook(APPROVED)
    (entry,) = made.entries
    assert (entry.review.status, statement(entry.policy), version(entry.policy)) == (
        "current", "This policy was approved by Headteacher on 1 September 2026.", "Approved 1 September 2026",
    )  # fmt: skip
    rows = {row.label: row.text for row in control_rows(entry, paper=True)}
    assert rows["Approved by"] == "Headteacher, 1 September 2026 (head)"
    assert "Ratified by" not in rows
    (row,) = register_rows(made.entries, school="Elm Lane")
    assert (row.ratified, row.approved and (row.approved.by, row.approved.on, row.approved.level)) == (
        None, ("Headteacher", "2026-09-01", "head"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ratified", "approved", "how"),
    [
        ("2026-03-01", "2026-09-01", "approved"),
        ("2026-09-02", "2026-09-01", "ratified"),
        ("2026-09-01", "2026-09-01", "ratified"),
    ],
)
def test_the_later_of_two_is_the_one_that_counts(ratified: str, approved: str, how: str) -> None:
    act = policy(f"ratified: {ratified}\napproved: {approved}").adopted
    assert act
    assert act.how == how


def test_one_that_is_still_to_come_hides_no_earlier_one() -> None:
    assert handbook("ratified: 2026-03-01\napproved: 2027-01-01").entries[0].review.status == "undated"
    assert handbook("approved: 2027-01-01").entries[0].review.status == "draft"


WHOSE = {
    "behaviour": [],
    "other": ["approval-level: approved names Headteacher at level head, and under delegation: in mkdocs.yml nobody "
              "but the governing body may."],
}  # fmt: skip


@pytest.mark.parametrize("slug", WHOSE)
def test_whose_it_is_to_approve(slug: str) -> None:
    assert found(handbook(APPROVED, delegation={slug: ["the headteacher"]})) == WHOSE[slug]
    assert found(handbook(APPROVED, delegation={slug: ["Head"]})) == WHOSE[slug]
    assert found(handbook(APPROVED)) == []
    assert found(handbook(APPROVED.replace("Headteacher", "FGB"), delegation={slug: ["Bursar"]})) == []


def test_another_level_than_the_category_allows() -> None:
    matter = f"category: Premises\n{APPROVED}"
    delegation = {"Premises": ["Resources Committee", "Bursar"]}
    assert found(handbook(matter, delegation=delegation)) == [
        "approval-level: approved names Headteacher at level head, and under delegation: in mkdocs.yml that is for "
        "Resources Committee or Bursar."
    ]


MINUTES = {
    ("FGB 2026-09-30 item 6", "FGB 2026-09-30 item 7"): [],
    ("FGB 2026-09-30 item 6", "FGB 30/09/2026 item 6"): ["minute-doubled"],
    ("item 6", "items 6 and 7"): [],
    ("item 6", "Item No. 6"): ["minute-doubled"],
    ("FGB 2026-09-30 item 6", "FGB 2026-09-03 item 7"): ["minute-contradiction"],
    ("item 6", "minutes of 29th September 2026"): ["minute-contradiction"],
    ("item 6", "minute 12.9.26/4"): ["minute-contradiction"],
    ("item 6", "item 2.3"): [],
}


@pytest.mark.parametrize("minutes", MINUTES)
def test_minutes_of_two_policies(minutes: tuple[str, str]) -> None:
    acts = [f"ratified: {{by: FGB, on: 2026-09-30, minute: '{minute}'}}" for minute in minutes]
    assert [one.partition(":")[0] for one in found(handbook(*acts))] == MINUTES[minutes]


def test_a_minute_of_another_body() -> None:
    acts = [
        "ratified: {by: Resources Committee, on: 2026-05-05}",
        "ratified: {by: FGB, on: 2026-09-30, minute: Resources Committee 2026-09-30 item 4}",
    ]
    assert found(handbook(*acts)) == [
        "body-contradiction: The minute 'Resources Committee 2026-09-30 item 4' is of Resources Committee, and by says "
        "FGB."
    ]
    assert date(2026, 9, 30) < TODAY

"""Status: draft, current, due, overdue, undated or withdrawn, judged on a day; and dates that contradict."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybook.policy import Policy, read_policy
from policybook.review import Status, review, review_findings
from school import TODAY
from status_cases import LEAD_DAYS, Case, cases, policy_files

FILES = policy_files()


def policy(front_matter: str) -> Policy:
    """Return a policy with these lines in its front matter, and its title above them."""
    return read_policy(
        f"---\ntitle: Visits\n{front_matter}\n---\n\nA sentence.\n", path="policies/visits.md"
    ).policy


def findings(front_matter: str) -> list[str]:
    """Return what is found in these lines on TODAY, as severity, code, line and sentences."""
    found = review_findings(policy(front_matter), on=TODAY)
    assert {finding.path for finding in found} <= {"policies/visits.md"}
    return [f"{one.severity} {one.code} {one.line}: {one.message} {one.help}" for one in found]


@pytest.mark.parametrize("case", cases(), ids=str)
def test_a_policy_has_one_status_on_a_day(case: Case) -> None:
    reading = read_policy(FILES[case.slug], path=f"policies/{case.slug}.md")
    judged = review(reading.policy, on=case.on, lead_days=LEAD_DAYS)
    assert (judged.status, judged.words) == (case.status, case.words)


def test_the_table_is_large_and_has_every_status() -> None:
    assert len(cases()) >= 60
    assert {case.status for case in cases()} == set(Status) - {Status.FAULTY}  # which no day changes


def test_a_review_keeps_the_words_typed_and_the_window_they_mean() -> None:
    judged = review(
        policy("ratified: 2020-11-17\nnext-review: academic year 2022/2023"), on=TODAY, lead_days=60
    )
    assert judged.next_review is not None
    assert judged.next_review.text == "academic year 2022/2023"
    assert judged.next_review.words == "1 September 2022 to 31 August 2023"
    assert (judged.due_from, judged.due_by) == (date(2022, 7, 3), date(2023, 8, 31))


def test_a_counted_review_says_how_it_was_counted() -> None:
    judged = review(policy("ratified: 2025-11-17\nreview-every: 2 years"), on=TODAY, lead_days=60)
    assert judged.next_review is not None
    assert judged.next_review.text == "2 years after 17 November 2025"
    assert judged.on == TODAY


def test_a_finding_about_a_key_that_was_not_typed_is_about_the_file() -> None:
    counted = replace(policy("ratified: 2025-11-17\nnext-review: 2025-03-01"), lines={})
    assert [finding.line for finding in review_findings(counted, on=TODAY)] == [0]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400), st.integers(0, 730))
def test_status_only_moves_on_as_days_pass(on: date, later: int, lead: int) -> None:
    order = [Status.DRAFT, Status.CURRENT, Status.DUE, Status.OVERDUE, Status.WITHDRAWN]
    ours = policy("ratified: 2021-05-04\nnext-review: autumn term 2024\nwithdrawn: 2026-01-01")
    then = date.fromordinal(on.toordinal() + later)
    now_at, then_at = (order.index(review(ours, on=day, lead_days=lead).status) for day in (on, then))
    assert now_at <= then_at


@pytest.mark.parametrize("nothing", ["{}", "{by: , on: }", "\n  by:\n  on:\n  minute:"])
def test_keys_with_nothing_after_them_neither_ratify_nor_withdraw(nothing: str) -> None:
    draft = policy(f"ratified: {nothing}\nnext-review: 2028-03")
    kept = policy(
        f"ratified: 2026-01-05\nnext-review: 2028-03\nwithdrawn: {nothing.replace('minute', 'reason')}"
    )
    stand = [review(ours, on=TODAY, lead_days=60).status for ours in (draft, kept)]
    assert stand == [Status.DRAFT, Status.CURRENT]


CONTRADICTIONS = {
    "a next review before it was ratified": (
        "ratified: 2025-11-17\nnext-review: 2025-03-01",
        [
            "error dates-backwards 4: next-review '2025-03-01' is before ratified '2025-11-17'. "
            "Correct one of the two, or write when the next review falls after 17 November 2025."
        ],
    ),
    "a next review that was not moved on after the last": (
        "ratified: 2020-11-17\nreviewed: 2025-02-03\nnext-review: academic year 2022/2023",
        [
            "error dates-backwards 5: next-review 'academic year 2022/2023' is before reviewed '2025-02-03'. "
            "Correct one of the two, or write when the next review falls after 3 February 2025."
        ],
    ),
    "a next review on the day before it was ratified": (
        "ratified: 2025-11-17\nnext-review: 2025-11-16",
        [
            "error dates-backwards 4: next-review '2025-11-16' is before ratified '2025-11-17'. "
            "Correct one of the two, or write when the next review falls after 17 November 2025."
        ],
    ),
    "a next review in the month before it was ratified": (
        "ratified: 2025-11\nnext-review: 2025-10",
        [
            "error dates-backwards 4: next-review '2025-10' is before ratified '2025-11'. "
            "Correct one of the two, or write when the next review falls after 1 November 2025 to 30 November 2025."
        ],
    ),
    "withdrawn before it was ratified": (
        "ratified: 2020-11-17\nwithdrawn: 2019-01-01",
        [
            "error dates-backwards 4: withdrawn '2019-01-01' is before ratified '2020-11-17'. Correct one of the two."
        ],
    ),
    "a next review later than the interval": (
        "ratified: 2025-11-17\nreview-every: annually\nnext-review: 2027-11-17",
        [
            "warning review-contradiction 5: next-review '2027-11-17' and review-every 'annually' "
            "contradict each other: 1 year after 17 November 2025 is 17 November 2026. We go by next-review. "
            "Correct one of the two, or leave review-every out."
        ],
    ),
    "a next review earlier than the interval": (
        "ratified: 2025-11-17\nreview-every: 3 years\nnext-review: autumn term 2027",
        [
            "warning review-contradiction 5: next-review 'autumn term 2027' and review-every '3 years' "
            "contradict each other: 3 years after 17 November 2025 is 17 November 2028. We go by next-review. "
            "Correct one of the two, or leave review-every out."
        ],
    ),
    "a next review in the month after that which the interval reaches": (
        "ratified: 2025-11-17\nreview-every: 1 year\nnext-review: 2026-12-01",
        [
            "warning review-contradiction 5: next-review '2026-12-01' and review-every '1 year' "
            "contradict each other: 1 year after 17 November 2025 is 17 November 2026. We go by next-review. "
            "Correct one of the two, or leave review-every out."
        ],
    ),
    "a next review in the month before that which the interval reaches": (
        "ratified: 2025-11-17\nreview-every: 1 year\nnext-review: 2026-10-31",
        [
            "warning review-contradiction 5: next-review '2026-10-31' and review-every '1 year' "
            "contradict each other: 1 year after 17 November 2025 is 17 November 2026. We go by next-review. "
            "Correct one of the two, or leave review-every out."
        ],
    ),
    "an interval with nothing to count from": (
        "ratified: {by: Governors}\nreview-every: 2 years",
        [
            "note interval-without-start 4: review-every '2 years' has no date to count from. "
            "Write when it was ratified or reviewed, or the next review itself.",
            "note ratified-undated 3: ratified does not say when. "
            "Write the date as on: 2026-03-01 under it, if the minutes have it.",
        ],
    ),
    "two figures of a year the wrong way round": (
        "ratified: 2025-11-17\nnext-review: 2072-11-17",
        ["note review-far-ahead 4: next-review '2072-11-17' is more than ten years ahead. Check the year."],
    ),
    "a next review ten years and a day ahead": (
        "ratified: 2025-11-17\nnext-review: 2036-11-22",
        ["note review-far-ahead 4: next-review '2036-11-22' is more than ten years ahead. Check the year."],
    ),
    "ratified in the month after this one": (
        "ratified: 2026-12",
        ["note date-to-come 3: ratified '2026-12' is still to come. Until then the policy is a draft."],
    ),
    "dates still to come": (
        "reviewed: 2026-11-22\nratified: 2026-12-08",
        [
            "note date-to-come 4: ratified '2026-12-08' is still to come. Until then the policy is a draft.",
            "note date-to-come 3: reviewed '2026-11-22' is still to come. Check the year.",
        ],
    ),
    "withdrawn from a day still to come": (
        "ratified: 2020-11-17\nwithdrawn: 2027-01-01",
        ["note date-to-come 4: withdrawn '2027-01-01' is still to come. Until then the policy stands."],
    ),
}

IN_ORDER = {
    "no dates": "",
    "reviewed after it was ratified": "ratified: 2020-11-17\nreviewed: 2025-02-03\nnext-review: 2027-02-03",
    "ratified, reviewed and withdrawn on this very day": (
        "reviewed: 2026-11-21\nratified: 2026-11-21\nwithdrawn: 2026-11-21"
    ),
    "ratified in this month, on a day not written": "ratified: 2026-11",
    "a next review on the day on which it was ratified": "ratified: 2025-11-17\nnext-review: 2025-11-17",
    "a next review in the month in which it was ratified": "ratified: 2025-11-17\nnext-review: 2025-11",
    "a next review ten years ahead to the day": "ratified: 2025-11-17\nnext-review: 2036-11-21",
    "a next review but nothing to count an interval from": "next-review: 2028-11-17\nreview-every: 1 year",
    "a next review on the first day of the month that the interval reaches": (
        "ratified: 2025-11-17\nreview-every: 1 year\nnext-review: 2026-11-01"
    ),
    "a next review in the month that the interval reaches": (
        "ratified: 2025-11-17\nreview-every: 1 year\nnext-review: 2026-11-30"
    ),
    "a next review in a year that the interval reaches": (
        "ratified: 2025-11-17\nreview-every: 2 years\nnext-review: academic year 2027/2028"
    ),
    "an interval counted from the review": (
        "reviewed: 2025-09-01\nratified: 2025-11-17\nreview-every: 1 year\nnext-review: 2026-09"
    ),
}


@pytest.mark.parametrize(("front_matter", "found"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_dates_that_contradict_are_found(front_matter: str, found: list[str]) -> None:
    assert findings(front_matter) == found


@pytest.mark.parametrize("front_matter", IN_ORDER.values(), ids=IN_ORDER)
def test_dates_in_order_are_left_alone(front_matter: str) -> None:
    assert findings(front_matter) == []


REAL = {
    "harwell-social-media": ("overdue", "Review overdue since 31 August 2023"),
    "kings-cross-social-media": ("overdue", "Review overdue since 31 March 2018"),
    "wythenshawe-social-media": ("draft", "Not yet ratified, no review date given"),
}


def test_real_policies_are_judged_by_the_dates_they_have(real_policies: Path) -> None:
    read = {
        path.stem: read_policy(path.read_text(encoding="utf-8"), path=path.name)
        for path in real_policies.glob("*.md")
    }
    judged = {slug: review(reading.policy, on=TODAY, lead_days=60) for slug, reading in read.items()}
    assert {slug: (each.status, each.words) for slug, each in judged.items()} == REAL
    assert [found for reading in read.values() for found in review_findings(reading.policy, on=TODAY)] == []

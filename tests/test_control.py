"""The control table, row by row: what a page and a sheet say of who looks after a policy and when it comes up again."""

from datetime import date

import pytest

from policybook.handbook import ControlRow, Handbook, control_rows, make_handbook
from policybook.policy import read_policy

TODAY = date(2026, 11, 21)

TRIPS = """\
title: Trips
owner: Head & deputy
school: Elm Lane Infants
adopted-from: County model, 2025
reviewed: {by: Premises Committee, on: 2026-02}
ratified: {by: FGB, on: 2026-03-10, minute: Item 4}
next-review: academic year 2027/2028
review-every: 2 years
signatories: [Chair of Governors, Headteacher]
related: [minibus]"""

MINIBUS = "title: Minibus"


def handbook(**policies: str) -> Handbook:
    """Return a handbook of policies given by slug, each by its front matter."""
    readings = [
        read_policy(f"---\n{matter}\n---\n\n1. Words.\n", path=f"policies/{slug}.md")
        for slug, matter in policies.items()
    ]
    return make_handbook(readings, school="Elm Lane", on=TODAY, lead_days=60)


def rows(matter: str, *, paper: bool = False, **others: str) -> tuple[ControlRow, ...]:
    """Return the control table of the policy with this front matter."""
    entry = handbook(it=matter, **others).by_slug["it"]
    return control_rows(entry, school="Elm Lane", paper=paper)


def drawn(matter: str, *, paper: bool = False, **others: str) -> str:
    """Return the table as text: what is missing in ( ), what is to be understood in [ ], where it leads after >."""
    marks = {"said": "{}", "missing": "({})", "beside": "[{}]"}
    return "\n".join(
        f"{row.label} | "
        + "".join(
            marks[piece.tone].format(piece.text) + (f" > {piece.url}" if piece.url else "")
            for piece in row.pieces
        )
        for row in rows(matter, paper=paper, **others)
        if row.name != "text-code"
    )


def test_all_that_a_page_says() -> None:
    assert (
        drawn(TRIPS, minibus=MINIBUS)
        == """\
Owner | Head & deputy
Reviewed | Premises Committee, February 2026
Ratified | FGB, 10 March 2026
Minute | Item 4
Next review | academic year 2027/2028 [(1 September 2027 to 31 August 2028)]
Review every | 2 years
Adopted from | County model, 2025
School | Elm Lane Infants
Signed by | Chair of Governors, Headteacher
Related policies | Minibus > policies/minibus/"""
    )


def test_all_that_a_sheet_says() -> None:
    assert (
        drawn(TRIPS, paper=True, minibus=MINIBUS)
        == """\
Owner | Head & deputy
Reviewed by | Premises Committee, February 2026
Ratified by | FGB, 10 March 2026
Minute | Item 4
Next review | academic year 2027/2028 [(1 September 2027 to 31 August 2028)]
Adopted from | County model, 2025
Signed by | Chair of Governors, Headteacher"""
    )


def test_what_is_missing_is_said_on_a_page_and_on_a_sheet() -> None:
    assert (
        drawn("title: Bare")
        == """\
Owner | (Not given)
Reviewed | (Not given)
Ratified | (Not yet ratified)
Next review | (Not given)
Signed by | (Nobody needs to sign it)"""
    )
    assert (
        drawn("title: Bare", paper=True)
        == """\
Owner | (Not recorded)
Reviewed by | (Not recorded)
Ratified by | (Not yet ratified)
Next review | (No date given)
Signed by | (No signature needed)"""
    )


def test_half_an_act_says_which_half_is_missing() -> None:
    half = "title: Half\nreviewed: {on: 2026-02-03}\nratified: {by: FGB}"
    assert drawn(half).splitlines()[1:4] == [
        "Reviewed | (By whom is not given), 3 February 2026",
        "Ratified | FGB, (date not given)",
        "Minute | (Not given)",
    ]
    assert drawn(half, paper=True).splitlines()[1:4] == [
        "Reviewed by | (Not recorded by whom), 3 February 2026",
        "Ratified by | FGB, (date not recorded)",
        "Minute | (Not recorded)",
    ]


@pytest.mark.parametrize("paper", [False, True])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("next-review: 2027-01-13", "13 January 2027"),
        ("next-review: 2027-01", "January 2027 [(1 January 2027 to 31 January 2027)]"),
        ("ratified: 2026-01-13\nreview-every: annually", "13 January 2027 [(1 year after 13 January 2026)]"),
        (
            "ratified: 2025-03\nreview-every: 2 years",
            "1 March 2027 to 31 March 2027 [(2 years after 2025-03)]",
        ),
    ],
)
def test_a_review_says_which_days_it_means_or_how_it_was_counted(
    typed: str, said: str, *, paper: bool
) -> None:
    assert f"\nNext review | {said}\n" in drawn(f"title: It\n{typed}", paper=paper)


@pytest.mark.parametrize(
    ("withdrawn", "said"),
    [
        ("2026-05-05", "5 May 2026"),
        ("{reason: Not needed}", "(Date not recorded). Not needed"),
        ("{on: 2026-05, replaced-by: minibus}", "May 2026. Replaced by Minibus."),
        ("{reason: Why not?, replaced-by: minibus}", "(Date not recorded). Why not? Replaced by Minibus."),
        ("{on: 2026-05-05, reason: Old, replaced-by: A leaflet}", "5 May 2026. Old. Replaced by A leaflet."),
    ],
)
def test_a_sheet_says_first_that_a_policy_is_withdrawn(withdrawn: str, said: str) -> None:
    matter = f"title: Skates\nwithdrawn: {withdrawn}"
    assert drawn(matter, paper=True, minibus=MINIBUS).splitlines()[0] == f"Withdrawn | {said}"
    assert "Withdrawn" not in drawn(matter, minibus=MINIBUS)  # a page says it above


def test_the_handbooks_own_school_goes_without_saying() -> None:
    assert "School" not in drawn("title: It\nschool: Elm Lane")


def test_a_row_is_plain_values() -> None:
    found = {row.name: row for row in rows(TRIPS)}
    assert found["ratified"].text == "FGB, 10 March 2026"
    assert [piece.day for piece in found["ratified"].pieces] == [None, None, date(2026, 3, 10)]
    assert [piece.day for piece in found["reviewed"].pieces] == [None, None, None]  # a month is no single day
    assert found["text-code"].text == handbook(it=TRIPS).by_slug["it"].code

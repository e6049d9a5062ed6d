"""`policybook pack`: the governors' meeting pack, sheet by sheet."""
# ruff: noqa: E501  a line is as long as on paper

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from paper import broken_rules, feet, outline, pages, policybook
from school import ROOT
from sketch import Draw, school_in

POLICIES = {
    "visitors": """\
---
title: Visitors Policy
owner: Headteacher
ratified: {by: FGB, on: 2023-03-17, minute: FGB 2023-03-17 item 7}
review-every: 2 years
signatories: [Chair of Governors]
---

1. Every visitor signs in. See clause 2 of the Lettings Policy.

2. Visitors sign out.
""",
    "lettings": """\
---
title: Lettings Policy
ratified: {by: Resources Committee, on: 2025-05-06}
next-review: autumn term 2026
---

1. The hall is let.

2. A visitor to a letting is a visitor.
""",
    "pets": "---\ntitle: Pets Policy\nsignatories: [Headteacher]\n---\n\n1. A gate is shut.\n",
    "homework": """\
---
title: Homework Policy
ratified: {by: FGB, on: 2026-03-04}
next-review: 2029-03
---

1. None.
""",
}

ON_PAPER = [
    """\
Pack
1
Elm Lane School
Meeting pack
Meeting of  FGB
Date  8 December 2026
For decision  3 policies
Ratify for the first time: 1
Review and ratify again: 2
Contents
For decision  2
1.  Visitors Policy: review and ratify again  3
The policy  4
2.  Lettings Policy: review and ratify again  6
The policy  7
3.  Pets Policy: ratify for the first time  8
The policy  9
The pages listed are the pack’s, in the corner of each sheet. At its foot a policy keeps its own.
Meeting pack: FGB, 8 December 2026  Pack page 1 of 10
https://elm-lane.example/register/""",
    """\
Pack
Elm Lane School  For decision
2
For decision
No.  Policy  What is asked  Owner  Last ratified  Next review  Page
1.  Visitors Policy  Review and ratify  Headteacher  FGB, 17 March 2023  17 March 2025  3
again
2.  Lettings Policy  Review and ratify  Not recorded  Resources  autumn term 2026  6
again  Committee, 6 May
2025
3.  Pets Policy  Ratify for the first  Not recorded  Never  No date given  8
time
Meeting pack: FGB, 8 December 2026  Pack page 2 of 10
https://elm-lane.example/register/""",
    """\
Pack
Elm Lane School
3
For decision, 1 of 3
Visitors Policy
What is asked  To review the policy, to ratify it again, and to agree when it is reviewed next.
Why now  Its next review, 2 years after 17 March 2023, was due by 17 March 2025, 631 days before the
meeting.
What changes  The text that was ratified on 17 March 2023 is not at hand to compare.
Who decides  FGB. It was last ratified by FGB on 17 March 2023 (FGB 2023-03-17 item 7).
Owner  Headteacher
Signed by  Chair of Governors
The text  From pack page 4 on
Words for the minutes (tick one)
FGB, 8 December 2026, item
☐ Resolved: that the Visitors Policy (text code {visitors}) be ratified again as
presented. Next review: 8 December 2028.
☐ Resolved: that the Visitors Policy be ratified again with these changes:  .
Next review: 8 December 2028.
☐ Resolved: that the Visitors Policy be referred back to the Headteacher, to be presented again by
.
Proposed by  Seconded by
Then, for the clerk
If it is decided as asked, write at the top of visitors.md:
ratified:
by: FGB
on: 2026-12-08
minute: FGB 2026-12-08 item
Or, on a computer with the files, run:
policybook ratify visitors --on 2026-12-08 --by "FGB" --minute "FGB 2026-12-08 item
"
Meeting pack: FGB, 8 December 2026  Pack page 3 of 10
https://elm-lane.example/register/""",
    """\
Pack
4
Elm Lane School
Visitors Policy
Owner  Headteacher
Reviewed by  Not recorded
Ratified by  FGB, 17 March 2023
Minute  FGB 2023-03-17 item 7
Next review  17 March 2025 (2 years after 17 March 2023)
Signed by  Chair of Governors
1.  Every visitor signs in. See clause 2 (pack page 7) of the Lettings Policy (pack page 7).
2.  Visitors sign out.
Ratified 17 March 2023  Text code {visitors}  Page 1 of 2  Initials
https://elm-lane.example/policies/visitors/""",
    """\
Pack
Elm Lane School  Visitors Policy
5
Signatures
Visitors Policy
Presented to FGB for ratification on 8 December 2026.
The text that is signed has the code {visitors}.
The policy online
That text code covers every word, number, sign, table and picture of the text. The sheet code P23R-QBVH-CF84-FAR8 covers what else
is printed here: the school and the title, the table below the title with its people, dates and minute, the roles that sign. Neither covers
what is written by hand.
Chair of Governors
Printed name
Signature  Date
Ratified 17 March 2023  Text code {visitors}  Page 2 of 2
https://elm-lane.example/policies/visitors/""",
]

BOOKMARKS = """\
Meeting pack
Contents
For decision
1. Visitors Policy
  Visitors Policy
    Signatures
2. Lettings Policy
  Lettings Policy
3. Pets Policy
  Pets Policy
    Signatures"""


@pytest.fixture(scope="module")
def elm_lane(school: Draw) -> Path:
    return school(**POLICIES).folder


@pytest.fixture(scope="module")
def meeting_pack(elm_lane: Path) -> Path:
    done = policybook("pack", "--due", "--drafts", "--meeting", "2026-12-08", "--for", "FGB", school=elm_lane)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "meeting-pack-2026-12-08.pdf: 3 policies for decision, 10 pages.\n"
    return elm_lane / "meeting-pack-2026-12-08.pdf"


def test_the_front_the_list_a_decision_and_its_policy(meeting_pack: Path) -> None:
    code = re.findall(r"Text code (\S+)", feet(meeting_pack)[3])[0]
    assert pages(meeting_pack)[:5] == [page.format(visitors=code) for page in ON_PAPER]


def test_each_policy_keeps_its_own_page_numbers_beside_those_of_the_pack(meeting_pack: Path) -> None:
    numbers = [re.findall(r"(?:Pack page|Page) \d+ of \d+", foot)[0] for foot in feet(meeting_pack)]
    assert numbers == [
        *("Pack page 1 of 10", "Pack page 2 of 10"),
        *("Pack page 3 of 10", "Page 1 of 2", "Page 2 of 2"),
        *("Pack page 6 of 10", "Page 1 of 1"),
        *("Pack page 8 of 10", "Page 1 of 2", "Page 2 of 2"),
    ]


def test_a_draft_is_marked_in_the_pack_too(meeting_pack: Path) -> None:
    assert ["DRAFT" in page for page in pages(meeting_pack)] == [False] * 8 + [True] * 2


def test_bookmarks_lead_to_each_decision_and_its_policy(meeting_pack: Path) -> None:
    assert "\n".join(outline(meeting_pack)) == BOOKMARKS


def test_the_policies_texts_travel_with_the_pack(meeting_pack: Path) -> None:
    wanted = {f"{slug}.md": [POLICIES[slug].encode()] for slug in ("visitors", "lettings", "pets")}
    assert PdfReader(meeting_pack).attachments == wanted


def test_a_pack_is_accessible_and_archival(meeting_pack: Path, tmp_path: Path) -> None:
    sample = tmp_path / "sample.pdf"
    done = policybook(
        "pack", "complaints", "mobile-phones", "artificial-intelligence", "-o", str(sample), school=ROOT
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert broken_rules([meeting_pack, sample]) == {}


def test_policies_come_in_the_order_in_which_they_are_named(elm_lane: Path) -> None:
    done = policybook("pack", "Homework Policy", "visitors", "-o", "two.pdf", school=elm_lane)
    assert done.stdout == "two.pdf: 2 policies for decision, 7 pages.\n"
    front = pages(elm_lane / "two.pdf")[0]
    assert re.findall(r"^\d\.  (\w+) Policy", front, re.MULTILINE) == ["Homework", "Visitors"]
    assert "As of  21 November 2026" in front


def test_two_machines_print_the_same_pack_on_the_same_day(meeting_pack: Path, tmp_path: Path) -> None:
    elsewhere = school_in(tmp_path / "quite" / "another folder", **POLICIES).folder
    arguments = (
        "pack",
        "--due",
        "--drafts",
        "--meeting",
        "8 December 2026",
        "--for",
        "FGB",
        "-o",
        "again.pdf",
    )
    done = policybook(*arguments, school=elsewhere, TZ="Pacific/Auckland", LC_ALL="POSIX", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    assert (elsewhere / "again.pdf").read_bytes() == meeting_pack.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["visiters"], "Error: 'visiters' is no policy of this handbook. Did you mean visitors?"),
        (["--due", "--meeting", "2026-13"], "'2026-13' is not a date we can read."),
        (["visitors", "-o", "no/pack.pdf"], "Error: no/pack.pdf cannot be written: there is no folder no."),
        ([], "Error: Name policies or a body with --for, or ask for --next, --due or --drafts."),
    ],
)
def test_a_slip_on_the_command_line_is_status_2_and_a_remedy(
    arguments: list[str], message: str, elm_lane: Path
) -> None:
    done = policybook("pack", *arguments, school=elm_lane)
    assert done.returncode == 2
    assert message in done.stderr


def test_what_prints_badly_is_said(school: Draw) -> None:
    text = POLICIES["homework"].replace("1. None.", "1. None. ![Ours](no.png)")
    done = policybook("pack", "homework", school=school(homework=text).folder)
    assert done.returncode == 0
    assert done.stderr == (
        "policies/homework.md:7: The picture 'no.png' is not there. "
        "Put it beside the policy, or correct the name; capitals count. Until then the page says so.\n"
    )


def test_nothing_for_decision_is_said_and_no_pack_is_written(school: Draw) -> None:
    folder = school(homework=POLICIES["homework"]).folder
    done = policybook("pack", "--due", school=folder)
    said = "On 21 November 2026 nothing is for decision, so no pack was written.\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
    assert list(folder.glob("*.pdf")) == []


def test_what_keeps_the_site_from_being_built_is_said(elm_lane: Path) -> None:
    done = policybook(
        "pack", "visitors", "--meeting", "2026-12-08", school=elm_lane, SOURCE_DATE_EPOCH="soon"
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "Error: SOURCE_DATE_EPOCH: 'soon' is not a time from 1970 to 2106 in whole seconds."
    )


def test_a_site_without_policybook_is_told_so(school: Draw) -> None:
    without = school("mkdocs.yml\n    hooks: []", **POLICIES)
    done = policybook("pack", "visitors", school=without.folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "lists Policybook neither under hooks: nor under plugins:." in done.stderr

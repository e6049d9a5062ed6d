"""A control table, or lines like one, fill what front matter leaves out; where the two differ, the build stops."""

from textwrap import dedent

import pytest

from policybook.policy import Policy, read_policy

TABLE = """
| Policy owner | Business manager |
|---|---|
| Ratified by | Full Governing Body |
| Date | 14 July 2026 |
| **Date of next review:** | autumn term 2028 |
| Version | 3 |
"""

FILLED = {  # front matter, text, and what is known of the policy then
    "a table at the head": (
        "",
        TABLE,
        "Business manager; ratified Full Governing Body 14 July 2026; autumn term 2028",
    ),
    "one at the foot": (
        "",
        f"## Aims\n\n1. One.\n\n## Rules\n\nWords.\n\n{TABLE}",
        "Business manager; ratified Full Governing Body 14 July 2026; autumn term 2028",
    ),
    "one that is headed as such": (
        "",
        f"## Aims\n\nOne.\n\n## Document control\n{TABLE}\n## Rules\n\nTwo.",
        "Business manager; ratified Full Governing Body 14 July 2026; autumn term 2028",
    ),
    "labels across the head": (
        "",
        "| Reviewed by | Date | Next review |\n|---|---|---|\n| Resources Committee | March 2026 | 2028-03 |",
        "reviewed Resources Committee March 2026; 2028-03",
    ),
    "two labels in each row": (
        "",
        "| | | | |\n|---|---|---|---|\n| Owner | Bursar | Version | 2 |\n"
        "| Last reviewed | 2026-01-09 | Next review | 2027-01 |",
        "Bursar; reviewed 2026-01-09; 2027-01",
    ),
    "a heading of its own": (
        "",
        "| Document control | |\n|---|---|\n| Owner | Bursar |\n| Next review date | 2027-01 |",
        "Bursar; 2027-01",
    ),
    "lines at the foot": (
        "",
        "## Aims\n\nOne.\n\n"
        "Owner: Bursar\nReviewed by: Premises Committee, 9 January 2026\n**Next review**: January 2028",
        "Bursar; reviewed Premises Committee 9 January 2026; January 2028",
    ),
    "sentences at the foot": (
        "",
        "One.\n\nAdopted by the governing body at its meeting on 14 July 2026.\n\nReview cycle: every 2 years",
        "ratified governing body 14 July 2026; every 2 years",
    ),
    "approved by governors": (
        "",
        "Approved by: FGB\n\nDate approved: 14 July 2026",
        "ratified FGB 14 July 2026",
    ),
    "only what front matter leaves out": (
        "owner: Bursar\nratified:\n  by: FGB\n",
        TABLE.replace("Business manager", "Bursar"),
        "Bursar; ratified FGB 14 July 2026; autumn term 2028",
    ),
    # and nothing from
    "a table in the middle": ("", f"## Aims\n\nOne.\n\n## Rules\n{TABLE}\n## End\n\nTwo.", ""),
    "one in an appendix": ("", f"## Aims\n\nOne.\n\n## Rules\n\nTwo.\n\n## Appendix A\n{TABLE}", ""),
    "a table of something else": (
        "",
        "| Owner | Bursar |\n|---|---|\n| Kind of bicycle | Blue |\n| Kept in | The shed |",
        "",
    ),
    "a history of reviews": (
        "",
        "| Reviewed by | Date |\n|---|---|\n| FGB | 2024-03-01 |\n| FGB | 2026-03-01 |",
        "",
    ),
    "what nobody has filled in": (
        "",
        "| Owner | [insert name] |\n|---|---|\n| Next review | TBC |\n| Reviewed by | ______ |\n| Version | |",
        "",
    ),
    "sentences that only sound so": (
        "",
        "Approved by the head for each visit.\n\nReviewed every year by governors.\n\nDate: 14 July",
        "",
    ),
    "a paragraph of which not all is": ("", "Owner: Bursar\nThis is a bicycle shed.", ""),
    "approved by others": ("", "Approved by the headteacher, 14 July 2026", ""),
}


def known(policy: Policy) -> str:
    """Return what is known of a policy's standing, in one line."""
    acts = [
        " ".join(filter(None, (name, act.by, act.on.text if act.on else None)))
        for name, act in (("reviewed", policy.reviewed), ("ratified", policy.ratified))
        if act
    ]
    reviews = [each.text for each in (policy.next_review, policy.review_every) if each]
    return "; ".join(filter(None, (policy.owner, *acts, *reviews)))


def read(front: str, body: str) -> tuple[Policy, list[str]]:
    reading = read_policy(f"---\ntitle: Sheds\n{front}---\n{body}\n", path="policies/sheds.md")
    told = [f"{one.severity} {one}" for one in reading.findings if one.code != "control-data-missing"]
    return reading.policy, told


@pytest.mark.parametrize("case", FILLED)
def test_the_text_fills_what_front_matter_leaves_out(case: str) -> None:
    front, body, wanted = FILLED[case]
    assert known(read(front, body)[0]) == wanted


TOLD = {  # front matter, text, and all that is told
    "what is filled": (
        "",
        TABLE,
        """
        note policies/sheds.md:5: owner is taken from the table on line 5: 'Business manager'. \
Write owner: Business manager in the front matter, and delete it here.
        note policies/sheds.md:7: ratified by is taken from the table on line 7: 'Full Governing Body'. \
Write by: Full Governing Body below ratified: in the front matter, and delete it here.
        note policies/sheds.md:8: ratified on is taken from the table on line 8: '14 July 2026'. \
Write on: 14 July 2026 below ratified: in the front matter, and delete it here.
        note policies/sheds.md:9: next-review is taken from the table on line 9: 'autumn term 2028'. \
Write next-review: autumn term 2028 in the front matter, and delete it here.
        """,
    ),
    "nothing where a table says the same": (
        "owner: Business Manager\nratified: {by: FGB, on: 2026-07-14}\nnext-review: 2028-09\n",
        TABLE,
        "",
    ),
    "what differs": (
        "owner: Headteacher\nratified: {by: Premises Committee, on: 2026-07-13}\nnext-review: 2029\n".replace(
            "2029", "spring term 2029"
        ),
        TABLE,
        """
        error policies/sheds.md:8: The table on line 8 says owner 'Business manager', and the front matter on line 3 \
says 'Headteacher'. Find out which is right, correct the front matter, and delete what the text says of it.
        error policies/sheds.md:10: The table on line 10 says ratified by 'Full Governing Body', and the front matter \
on line 4 says 'Premises Committee'. Find out which is right, correct the front matter, and delete what the text says \
of it.
        error policies/sheds.md:11: The table on line 11 says ratified on '14 July 2026', and the front matter on line \
4 says '2026-07-13'. Find out which is right, correct the front matter, and delete what the text says of it.
        error policies/sheds.md:12: The table on line 12 says next-review 'autumn term 2028', and the front matter on \
line 5 says 'spring term 2029'. Find out which is right, correct the front matter, and delete what the text says of it.
        """,
    ),
    "two places of the text that differ": (
        "",
        "Owner: Bursar\n\nOne.\n\nOwner: Caretaker",
        """
        note policies/sheds.md:4: owner is taken from the text on line 4: 'Bursar'. \
Write owner: Bursar in the front matter, and delete it here.
        error policies/sheds.md:8: The text on line 8 says owner 'Caretaker', and the text on line 4 says 'Bursar'. \
Find out which is right, correct the front matter, and delete what the text says of it.
        """,
    ),
    "a line that says it again": (
        "ratified: {by: FGB, on: 2026-07-14}\n",
        "Ratified by the FGB, July 2026",
        """
        note policies/sheds.md:5: The text on line 5 says ratified by 'FGB', as the front matter on line 3 does. \
Delete it here: page and PDF show it already.
        note policies/sheds.md:5: The text on line 5 says ratified on 'July 2026', as the front matter on line 3 does. \
Delete it here: page and PDF show it already.
        """,
    ),
    "a date that cannot be read": (
        "",
        "Next review: 01/03/2028",
        """
        note policies/sheds.md:4: The text on line 4 says next-review, but '01/03/2028' is not a date we can read. \
Write 2028-03-01. Write it in the front matter, and delete it here.
        """,
    ),
    "a next review against how often": (
        "ratified: 2026-07-14\nreview-every: 2 years\n",
        "Next review: July 2027",
        """
        error policies/sheds.md:6: The text on line 6 says next-review 'July 2027', and the front matter on line 4 \
says '2 years after 14 July 2026'. Find out which is right, correct the front matter, and delete what the text says \
of it.
        """,
    ),
    "none against how often": ("ratified: 2026-07-14\nreview-every: 2 years\n", "Next review: July 2028", ""),
    "a value that could not be read": ("next-review: soon\n", "Next review: July 2028", None),
    "approved by others": (
        "",
        "Approved by the headteacher, 14 July 2026",
        """
        note policies/sheds.md:4: The text on line 4 says that 'headteacher' approved the policy; the front matter \
does not. Write by: and on: below approved: if it was adopted then, else below reviewed:, and delete it here.
        """,
    ),
    "approved by those who reviewed": (
        "reviewed: {by: Headteacher}\n",
        "Approved by the headteacher, 14 July 2026",
        "",
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_is_filled_and_what_differs_is_told(case: str) -> None:
    front, body, wanted = TOLD[case]
    policy, told = read(front, body)
    if wanted is None:  # what could not be read was told, and is not filled
        assert policy.next_review is None
        assert [one.partition(" ")[0] for one in told] == ["error"]
    else:
        assert told == dedent(wanted).strip().splitlines()

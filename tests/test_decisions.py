"""What a meeting is asked to decide of a policy, why now, who decides and what the minutes may say."""

from datetime import date

import pytest

from policybook.handbook import Handbook, make_handbook
from policybook.meetings import (
    Meeting,
    UnknownPolicyError,
    called,
    decide,
    find,
    make_agenda,
)
from policybook.names import body_of_chair, same_body
from policybook.policy import read_policy

TODAY = date(2026, 11, 21)
TONIGHT = Meeting(date(2026, 12, 8), dated=True, body="FGB")
SOME_DAY = Meeting(TODAY)


def handbook(*, on: date = TODAY, **policies: str) -> Handbook:
    """Return a handbook of policies given by slug, each by its front matter."""
    readings = [
        read_policy(f"---\n{matter}\n---\n\n1. Words.\n", path=f"policies/{slug}.md")
        for slug, matter in policies.items()
    ]
    return make_handbook(readings, school="Elm Lane", on=on, lead_days=60)


def picture(matter: str, meeting: Meeting, **others: str) -> str:
    """Return the decision on the policy with this front matter, as it would be read out."""
    decision = decide(handbook(on=meeting.on, it=matter, **others).by_slug["it"], meeting)
    code = decision.entry.code
    return "\n".join(
        [
            f"{decision.ask} | {decision.last_ratified} | {decision.next_review}",
            decision.asked,
            *(f"  because {reason}" for reason in decision.why),
            f"{decision.decider}: {decision.grounds}",
            *([f"  but {decision.doubt}"] if decision.doubt else []),
            decision.place,
            *(f"  [ ] {words.replace(code, 'CODE')}" for words in decision.minutes),
            *(f"  > {line}" for line in decision.record),
            "",
        ]
    )


def test_an_overdue_policy_at_a_meeting() -> None:
    matter = """\
title: Attendance Policy
owner: Headteacher
reviewed: {by: C&L, on: 2023-09-05}
ratified: {by: FGB, on: 2023-09-12, minute: FGB 2023-09-12 item 4}
next-review: academic year 2025/2026
signatories: [Chair of Governors]"""
    assert (
        picture(matter, TONIGHT)
        == """\
Review and ratify again | FGB, 12 September 2023 | academic year 2025/2026
To review the policy, to ratify it again, and to agree when it is reviewed next.
  because Its next review, academic year 2025/2026, was due by 31 August 2026, 99 days before the meeting.
  because It was last reviewed by C&L on 5 September 2023.
FGB: It was last ratified by FGB on 12 September 2023 (FGB 2023-09-12 item 4).
FGB, 8 December 2026, item ______
  [ ] Resolved: that the Attendance Policy (text code CODE) be ratified again as presented. Next review: ______.
  [ ] Resolved: that the Attendance Policy be ratified again with these changes: ______. Next review: ______.
  [ ] Resolved: that the Attendance Policy be referred back to the Headteacher, to be presented again by ______.
  > ratified:
  >   by: FGB
  >   on: 2026-12-08
  >   minute: FGB 2026-12-08 item ______
  > next-review: ______
"""
    )


def test_a_policy_that_was_reviewed_and_waits_for_a_meeting_without_a_day() -> None:
    matter = """\
title: Medicines
reviewed: {by: Working party, on: 2026-11-02}
ratified: {by: Resources Committee, on: 2024-11-20}
review-every: 2 years"""
    assert (
        picture(matter, SOME_DAY)
        == """\
Ratify again, as reviewed | Resources Committee, 20 November 2024 | 20 November 2026
To ratify the policy again as it has been reviewed, and to agree when it is reviewed next.
  because Its next review, 2 years after 20 November 2024, was due by 20 November 2026, 1 day ago.
  because It was last reviewed by Working party on 2 November 2026, since it was ratified.
Resources Committee: It was last ratified by Resources Committee on 20 November 2024.
Resources Committee, ______, item ______
  [ ] Resolved: that the policy “Medicines” (text code CODE) be ratified again as presented. Next review: 2 years after this decision.
  [ ] Resolved: that the policy “Medicines” be ratified again with these changes: ______. Next review: 2 years after this decision.
  [ ] Resolved: that the policy “Medicines” be referred back, to be presented again by ______.
  > ratified:
  >   by: Resources Committee
  >   on: ______
  >   minute: Resources Committee ______ item ______
"""  # noqa: E501 - a resolution is one line
    )


def test_a_draft() -> None:
    matter = """\
title: The AI Code of Conduct
owner: Deputy Headteacher
next-review: autumn term 2028
signatories: [Headteacher, Chair of the Resources Committee]"""
    assert (
        picture(matter, TONIGHT)
        == """\
Ratify for the first time | Never | autumn term 2028
To ratify the policy for the first time, and to agree when it is reviewed next.
  because It has never been ratified, so it is not in force.
  because Nobody is recorded as having reviewed it.
the Resources Committee: It is to be signed by the Chair of the Resources Committee.
  but This pack is for FGB. Check that it may decide.
FGB, 8 December 2026, item ______
  [ ] Resolved: that The AI Code of Conduct (text code CODE) be ratified as presented. Next review: autumn term 2028.
  [ ] Resolved: that The AI Code of Conduct be ratified with these changes: ______. Next review: autumn term 2028.
  [ ] Resolved: that The AI Code of Conduct be referred back to the Deputy Headteacher, to be presented again by ______.
  > ratified:
  >   by: FGB
  >   on: 2026-12-08
  >   minute: FGB 2026-12-08 item ______
"""
    )


def test_a_withdrawal_to_note() -> None:
    matter = """\
title: Phones Policy
ratified: {by: FGB, on: 2023-11}
withdrawn: {on: 2026-07-07, replaced-by: behaviour, reason: It is in the Behaviour Policy now}"""
    assert (
        picture(matter, TONIGHT, behaviour="title: Behaviour Policy")
        == """\
Note the withdrawal | FGB, November 2023 | No date given
To note that the policy has been withdrawn.
  because It was withdrawn on 7 July 2026.
  because It is in the Behaviour Policy now.
  because The Behaviour Policy takes its place.
FGB: It was last ratified by FGB in November 2023.
FGB, 8 December 2026, item ______
  [ ] Noted: that the Phones Policy was withdrawn on 7 July 2026, the Behaviour Policy taking its place.
"""
    )


def test_a_withdrawal_to_agree() -> None:
    matter = "title: Phones Policy\nratified: 2023-11-07\nwithdrawn: 2027-01-01"
    assert (
        picture(matter, TONIGHT)
        == """\
Agree to withdraw | 7 November 2023 | No date given
To agree that the policy is withdrawn.
  because It is to be withdrawn on 1 January 2027.
FGB: Nothing in its file says who ratifies it; this pack is for that body.
FGB, 8 December 2026, item ______
  [ ] Resolved: that the Phones Policy be withdrawn on 1 January 2027.
  [ ] Resolved: that the Phones Policy stay in force. Next review: ______.
"""
    )


RATIFIED = "title: Pets\nratified: 2020-03-05\n"


@pytest.mark.parametrize(
    ("matter", "meeting", "asked", "why"),
    [
        ("next-review: 2026-12-08", TONIGHT, "Review and ratify again",
         "Its next review is due by 8 December 2026, on the day of the meeting."),
        ("next-review: 2026-11-21", SOME_DAY, "Review and ratify again",
         "Its next review is due by 21 November 2026, today."),
        ("next-review: autumn term 2026", SOME_DAY, "Review and ratify again",
         "Its next review, autumn term 2026, is due by 31 December 2026, in 40 days."),
        ("next-review: 2024-04-05", SOME_DAY, "Review and ratify again",
         "Its next review was due by 5 April 2024, more than 2 years ago."),
        ("next-review: 2028-03-05", SOME_DAY, "Review and ratify again",
         "Its next review is due by 5 March 2028, in 470 days. It comes to the meeting ahead of time."),
        ("next-review: 2028-03-05\nreviewed: 2026-11-02", SOME_DAY, "Review and ratify again",
         "Its next review is due by 5 March 2028, in 470 days. It comes to the meeting ahead of time."),
        ("next-review: 2026-03-05\nreviewed: 2024-06-01", SOME_DAY, "Review and ratify again",
         "Its next review was due by 5 March 2026, 261 days ago."),
        ("next-review: 2026-03-05\nreviewed: 2026-02-01", SOME_DAY, "Ratify again, as reviewed",
         "Its next review was due by 5 March 2026, 261 days ago."),
        ("", SOME_DAY, "Review, ratify again and set a date", "Nothing says when it is to be reviewed next."),
        ("reviewed: 2026-11-02", SOME_DAY, "Review, ratify again and set a date",
         "Nothing says when it is to be reviewed next."),
    ],
)  # fmt: skip
def test_what_is_asked_and_why_now(matter: str, meeting: Meeting, asked: str, why: str) -> None:
    entry = handbook(on=meeting.on, it=RATIFIED + matter).by_slug["it"]
    decision = decide(entry, meeting)
    assert (decision.ask, decision.why[0]) == (asked, why)


@pytest.mark.parametrize(
    ("matter", "meeting", "asked"),
    [
        ("ratified: {by: FGB, on: 2026-12-08}", TONIGHT, "Ratify, as already entered"),
        ("ratified: {by: FGB, on: 2026-12-09}", TONIGHT, "Ratify, as already entered"),
        ("ratified: {by: FGB, on: 2026-12-07}", TONIGHT, "Review, ratify again and set a date"),
        ("ratified: {by: FGB, on: 2026-11-21}", SOME_DAY, "Review, ratify again and set a date"),
        ("ratified: {by: FGB, on: 2026-11-22}", SOME_DAY, "Ratify, as already entered"),
        ("withdrawn: 2026-12-08", TONIGHT, "Agree to withdraw"),
        ("withdrawn: 2026-12-07", TONIGHT, "Note the withdrawal"),
        ("withdrawn: {replaced-by: dogs}", TONIGHT, "Note the withdrawal"),
    ],
)
def test_what_is_entered_for_the_meetings_day_is_still_to_be_decided(
    matter: str, meeting: Meeting, asked: str
) -> None:
    entry = handbook(on=meeting.on, it=f"title: Pets\n{matter}").by_slug["it"]
    assert decide(entry, meeting).ask == asked


@pytest.mark.parametrize(
    ("matter", "meeting", "wanted"),
    [
        ("review-every: 2 years", TONIGHT, "8 December 2028"),
        ("review-every: 18 months", SOME_DAY, "18 months after this decision"),
        ("review-every: annually\nnext-review: 2027-09", TONIGHT, "8 December 2027"),
        ("next-review: 2027-09", TONIGHT, "September 2027"),
        ("next-review: 2027-01", TONIGHT, "______"),
        ("next-review: 2026-09", TONIGHT, "______"),
        ("", TONIGHT, "______"),
    ],
)
def test_the_next_review_is_what_the_file_allows_to_say(matter: str, meeting: Meeting, wanted: str) -> None:
    decision = decide(handbook(on=meeting.on, it=RATIFIED + matter).by_slug["it"], meeting)
    assert decision.minutes[0].endswith(f"Next review: {wanted}.")
    assert (decision.record[-1] == "next-review: ______") == (wanted == "______")


@pytest.mark.parametrize(
    ("matter", "body", "decider", "doubt"),
    [
        ("ratified: {by: FGB, on: 2024-03-05}", "Full governing body", "FGB", False),
        ("ratified: {by: the Governing Body, on: 2024-03-05}", "Governing body", "the Governing Body", False),
        ("ratified: {by: Resources Committee, on: 2024-03-05}", "FGB", "Resources Committee", True),
        ("ratified: {by: Resources Committee, on: 2024-03-05}", None, "Resources Committee", False),
        ("signatories: [Headteacher, Chair of Governors]", None, "the governing body", False),
        ("signatories: [Headteacher]", "FGB", "FGB", False),
        ("signatories: [Headteacher]", None, "the governing body", False),
    ],
)
def test_who_decides(matter: str, body: str | None, decider: str, doubt: bool) -> None:
    meeting = Meeting(TODAY, body=body)
    decision = decide(handbook(it=f"title: Pets\n{matter}").by_slug["it"], meeting)
    assert (decision.decider, bool(decision.doubt)) == (decider, doubt)


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("Chair of Governors", "the governing body"),
        ("the Chairman of the Full Governing Board", "the governing body"),
        ("Chair of the Resources Committee", "the Resources Committee"),
        ("Chairperson of Finance", "Finance"),
        ("Headteacher", None),
        ("Vice-chair of Governors", None),
    ],
)
def test_the_body_that_a_signatory_chairs(role: str, body: str | None) -> None:
    assert body_of_chair(role) == body


def test_one_body_has_several_names() -> None:
    assert same_body("FGB", "the full governing body")
    assert same_body("Governors", "fgb")
    assert same_body("Children and Learning Committee", "CALC")
    assert same_body("Resources Committee", "the resources  committee")
    assert not same_body("FGB", "Finance and General")
    assert not same_body("Resources Committee", "Premises Committee")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Lettings Policy", "the Lettings Policy"),
        ("Staff Code of Conduct", "the Staff Code of Conduct"),
        ("The Accessibility Plan", "The Accessibility Plan"),
        ("Supporting Pupils", "the policy “Supporting Pupils”"),
    ],
)
def test_a_policy_in_a_sentence(title: str, words: str) -> None:
    assert called(title) == words


FERNHILL = {
    "visits": "title: Visits Policy\nowner: Bursar\nratified: 2022-05-10\nnext-review: 2024-05",
    "charging": "title: Charging Policy\nowner: Bursar\nratified: 2022-05-10\nnext-review: 2026-12-01",
    "fire": "title: Fire Policy\nalso-known-as: [Evacuation]\nratified: 2021-05-10\nreview-every: 2 years",
    "pets": "title: Pets Policy\nratified: 2025-05-10\nnext-review: spring term 2027\nreview-lead: 7",
    "hats": "title: Hats Policy\nnext-review: 2020-01",
    "old": "title: Old Policy\nratified: 2010-01-01\nwithdrawn: 2013-01-01",
    "toys": "title: Toys Policy\nratified: 2025-05-10",
}


@pytest.mark.parametrize(
    ("named", "due", "drafts", "within", "wanted"),
    [
        ([], True, False, 0, "fire visits charging"),
        ([], True, False, 60, "fire visits charging pets"),
        ([], False, True, 0, "hats"),
        ([], True, True, 0, "fire visits charging hats"),
        (["Toys policy", "charging"], True, False, 0, "toys charging fire visits"),
        (["EVACUATION", "policies/old.md"], False, False, 0, "fire old"),
    ],
)
def test_the_order_of_the_agenda(named: list[str], due: bool, drafts: bool, within: int, wanted: str) -> None:
    agenda = make_agenda(
        handbook(on=TODAY, **FERNHILL),
        SOME_DAY,
        named=named,
        overdue_and_due=due,
        drafts=drafts,
        within=within,
    )
    assert " ".join(decision.entry.policy.slug for decision in agenda.decisions) == wanted
    assert sum(agenda.counts.values()) == len(agenda.decisions)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("vists", "'vists' is no policy of this handbook. Did you mean visits?"),
        ("Fire Polcy", "'Fire Polcy' is no policy of this handbook. Did you mean fire?"),
        (
            "xyz",
            "'xyz' is no policy of this handbook. Write the name of a policy's file without .md, or its title.",
        ),
    ],
)
def test_a_name_that_is_no_policy(name: str, message: str) -> None:
    with pytest.raises(UnknownPolicyError) as error:
        find(handbook(on=TODAY, **FERNHILL), name)
    assert str(error.value) == message

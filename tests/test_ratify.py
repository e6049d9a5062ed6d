"""`policybook ratify`: a meeting's decision goes into front matter, and not a letter of anything else changes."""

from datetime import date
from pathlib import Path

import pytest

from clerk import Clerk
from policybook.policy import NotRecordedError, Resolution, read_policy, record

DECIDED = Resolution(
    by="FGB", on=date(2026, 9, 30), minute="FGB 2026-09-30 item 6", code="7F3A-91C2-KM4T-0B5D"
)
AGAIN = Resolution(
    by="FGB",
    on=date(2026, 9, 30),
    minute="item #6: agreed",
    code="7F3A-91C2-KM4T-0B5D",
    next_review="autumn term 2028",
)
BLOCK = """\
ratified:
  by: FGB
  on: 2026-09-30
  minute: FGB 2026-09-30 item 6
  code: 7F3A-91C2-KM4T-0B5D
"""

FORMS = {  # the front matter before, and after DECIDED
    "none": ("title: Pets\n", f"title: Pets\n{BLOCK}"),
    "none, after a review": (
        "title: Pets\nreviewed:\n  on: 2026-09-01\n\n# Dates\nnext-review: 2028-09\n",
        f"title: Pets\nreviewed:\n  on: 2026-09-01\n{BLOCK}\n# Dates\nnext-review: 2028-09\n",
    ),
    "a bare date": (
        "title: Pets\nratified: 2024-09-30   # in the minutes\nowner: Head\n",
        f"title: Pets\n{BLOCK.replace('ed:', 'ed:   # in the minutes', 1)}owner: Head\n",
    ),
    "braces": (
        "title: Pets\nratified: {by: FGB, on: 2024-09-30, minute: item 4}\nowner: Head\n",
        f"title: Pets\n{BLOCK}owner: Head\n",
    ),
    "braces over lines": (
        "title: Pets\nratified: {by: FGB,\n  on: 2024-09-30}\nowner: Head\n",
        f"title: Pets\n{BLOCK}owner: Head\n",
    ),
    "nothing after it": ("title: Pets\nratified:\nowner: Head\n", f"title: Pets\n{BLOCK}owner: Head\n"),
    "a block": (
        "title: 'Pets'\nratified:\n    # as minuted\n    on: 2024-09-30\n    by: \"Governors\"  # all\n\nowner: Head\n",
        "title: 'Pets'\nratified:\n    # as minuted\n    on: 2026-09-30\n    by: FGB  # all\n"
        "    minute: FGB 2026-09-30 item 6\n    code: 7F3A-91C2-KM4T-0B5D\n\nowner: Head\n",
    ),
    "a whole block": (
        "title: 🐕 Pets\nRatified:\n  code: 0000-0000-0000-0000\n  minute:\n  by: A\n  on: 2024-09\n",
        "title: 🐕 Pets\nRatified:\n  code: 7F3A-91C2-KM4T-0B5D\n  minute: FGB 2026-09-30 item 6\n"
        "  by: FGB\n  on: 2026-09-30\n",
    ),
}
BODY = "\n\n1. Dogs stay\toutside.  \n\n---\n\nratified: 2020\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("form", FORMS)
def test_each_form(form: str, mark: str, end: str) -> None:
    before, after = (f"{mark}---\n{matter}---{BODY}".replace("\n", end) for matter in FORMS[form])
    assert record(before, DECIDED) == after
    act = read_policy(after, path="policies/pets.md").policy.ratified
    assert act is not None
    assert (act.by, str(act.on and act.on.first), act.minute, act.code) == (
        "FGB", "2026-09-30", "FGB 2026-09-30 item 6", "7F3A-91C2-KM4T-0B5D",
    )  # fmt: skip


REVIEWS = {
    "next-review: 2026-09": "next-review: autumn term 2028\nratified:",
    "review-every: 2 years": "review-every: 2 years\nratified:",
}


@pytest.mark.parametrize("line", REVIEWS)
def test_the_next_review_and_words_that_need_quotes(line: str) -> None:
    made = record(f"---\ntitle: Pets\n{line}\n---\n", AGAIN)
    policy = read_policy(made, path="policies/pets.md").policy
    assert REVIEWS[line] in made
    assert policy.next_review
    assert policy.next_review.text == "autumn term 2028"
    assert policy.ratified
    assert policy.ratified.minute == "item #6: agreed"
    assert made.count("next-review") == 1
    assert record(made, AGAIN) == made


REFUSED = {
    "# Pets\n\n1. No dogs.\n": "It has no front matter to write in.",
    "---\ntitle: [\n---\n": "Its front matter cannot be read.",
    "---\n{title: Pets}\n---\n": "Its front matter cannot be read.",
    "---\ntitle: Pets\nratified: >\n  2024\n---\n": "Write what stands after ratified: as by:, on: and minute:",
    "---\ntitle: Pets\nratified: {by: FGB, item 7}\n---\n": "Write what stands after ratified: as by:, on: and minute:",
    "---\ntitle: Pets\nratified: {by: FGB, # all\n  on: 2024}\n---\n": "Write what stands after ratified: as by:",
    "---\ntitle: Pets\nratified:\n  by: [FGB]\n---\n": "Write what stands after by: on the same line first.",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_written_in(text: str) -> None:
    with pytest.raises(NotRecordedError) as error:
        record(text, DECIDED)
    assert str(error.value).startswith(REFUSED[text])


VISITORS = """\
---
title: Visitors Policy
owner: Headteacher
---

1. Every visitor signs in within 5 minutes.
"""
PETS = VISITORS.replace("Visitors", "Pets").replace("visitor", "dog")
MEETING = ("--on", "2026-09-30", "--by", "FGB")
CODE = read_policy(VISITORS, path="policies/visitors.md").policy.code


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    """Return a clerk with two drafts, written in September."""
    made = Clerk(tmp_path, visitors=VISITORS, pets=PETS)
    made.commit("2026-09-01")
    return made


def test_a_meeting(clerk: Clerk) -> None:
    said = clerk.says(
        "ratify", "visitors", "Pets Policy", *MEETING, "--minute", "item 6", "--minute", "item 7", "--dry-run"
    )
    lines = ["+ ratified:", "+   by: FGB", "+   on: 2026-09-30", "+   minute: item 6", f"+   code: {CODE}"]
    visitors = ["policies/visitors.md: the meeting had the text as it is today.", *lines]
    assert said.splitlines()[:6] == visitors
    assert said.splitlines()[-1] == "Nothing was written."
    assert clerk.git("status", "--short") == ""
    clerk.says("ratify", "visitors", "pets", *MEETING, "--minute", "item 6", "--minute", "item 7")
    assert clerk.git("diff", "--stat").endswith("2 files changed, 10 insertions(+)")
    assert "minute: item 7\n" in clerk.file("pets").read_text()


def test_a_text_that_changed_since_the_meeting_has_to_be_named(clerk: Clerk) -> None:
    clerk.change("2026-10-05", "visitors", "5 minutes", "10 minutes")
    asked = ("ratify", "visitors", *MEETING, "--minute", "item 6", "--dry-run")
    assert clerk.says(*asked, status=2) == (
        "Error: Nothing was written.\npolicies/visitors.md: Its text has changed since 30 September 2026. Say which "
        "text the meeting had: --as-of 2026-09-30 for the text of that day, --as-of today for the text as it is, or --code "  # noqa: E501 - one line of output
        "with the code on the paper.\n"
    )
    now = read_policy(clerk.file("visitors").read_text(), path="visitors.md").policy.code
    given = {("--as-of", "2026-09-30"): CODE, ("--as-of", "HEAD~1"): CODE, ("--code", CODE.lower()): CODE,
             ("--as-of", "today"): now, ("--code", now): now}  # fmt: skip
    for options, code in given.items():
        assert f"+   code: {code}" in clerk.says(*asked, *options)


SLIPS = {
    (
        "--on",
        "2026-12-09",
    ): "9 December 2026 is still to come. Did you mean 2026-09-12? Record a meeting after it has",
    ("--on", "2036-09-30"): "30 September 2036 is still to come. Record a meeting after it has taken place.",
    ("--on", "30/09/2026"): "'30/09/2026' is not a date we can read.",
    ("--on", "2026-09"): "'2026-09' is more than one day.",
    ("--next-review", "2026-03"): "next-review '2026-03' is before ratified '2026-09-30'.",
    ("--next-review", "someday"): "'someday' is not a date we can read.",
    (
        "--minute",
        "FGB 2026-09-29 item 6",
    ): "The minute names 29 September 2026, and ratified says 2026-09-30.",
    (
        "--minute",
        "FGB 30 August 2026 item 6",
    ): "The minute names 30 August 2026, and ratified says 2026-09-30.",
    ("--code", "7F3A"): "'7F3A' is not a text code.",
    ("--code", "7F3A-91C2-KM4T-0B5D"): "'7F3A-91C2-KM4T-0B5D' is no text of Visitors Policy.",
    ("--as-of", "nowhere"): "'nowhere' is no text of Visitors Policy.",
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_refused(clerk: Clerk, slip: tuple[str, str]) -> None:
    given = {"--on": "2026-09-30", "--by": "FGB", "--minute": "item 6", slip[0]: slip[1]}
    said = clerk.says("ratify", "visitors", *(word for pair in given.items() for word in pair), status=2)
    assert SLIPS[slip] in said
    assert clerk.git("status", "--short") == ""


def test_a_meeting_before_the_last_one_is_refused(clerk: Clerk) -> None:
    clerk.says("ratify", "visitors", *MEETING, "--minute", "item 6")
    said = clerk.says(
        "ratify", "pets", "visitors", "--on", "2025-10-01", "--by", "FGB", "--minute", "item 6", status=2
    )
    assert (
        "policies/visitors.md: It was ratified on 30 September 2026 already, and 1 October 2025 is before"
        in said
    )
    assert "ratified" not in clerk.file("pets").read_text()

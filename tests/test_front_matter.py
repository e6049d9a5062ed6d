"""Front matter: the bounds of what is read, each with a case on both sides, and the line that a message names."""

import pytest

from policybook.policy import read_policy

KEYS = (
    "title, owner, category, school, adopted-from, reviewed, ratified, approved, next-review, review-every, "
    "in-force-from, review-lead, withdrawn, signatories, also-known-as, related, glossary, audience, canaries, accepted"
)
UNKNOWN = f"Delete the line or correct the key. The keys are {KEYS}."
TOO_DEEP = (
    "policies/visits.md:3: The front matter cannot be read: these lines are nested too deeply. "
    "Check the spaces at the start of the line."
)
ONE_VALUE = (
    "policies/visits.md:3: related takes one value, not a list. Write the value on the same line as the key."
)


def findings(text: str) -> list[str]:
    """Return what is found in a policy's file, but for the note on what it does not say."""
    found = read_policy(text, path="policies/visits.md").findings
    return [str(finding) for finding in found if finding.code != "control-data-missing"]


def with_lines(*lines: str) -> str:
    """Return a policy's file with these lines below its title."""
    return "\n".join(["---", "title: Visits", *lines, "---", "", "A sentence.", ""])


@pytest.mark.parametrize(("characters", "read"), [(20_000, True), (20_001, False)])
def test_front_matter_is_read_up_to_twenty_thousand_characters(characters: int, read: bool) -> None:
    remark = "#" * (characters - len("title: Visits\nowner: Bursar\n\n"))
    reading = read_policy(with_lines("owner: Bursar", remark), path="policies/visits.md")
    assert reading.policy.owner == ("Bursar" if read else None)
    assert reading.policy.body.strip() == "A sentence."
    assert [str(finding) for finding in reading.findings if finding.code == "front-matter-too-long"] == (
        []
        if read
        else [
            "policies/visits.md:1: The front matter is 20,001 characters long; the most we read is 20,000. "
            "Check that a line of just --- closes it before the policy's own text."
        ]
    )


@pytest.mark.parametrize(("deep", "said"), [(4, ONE_VALUE), (5, TOO_DEEP)])
def test_four_levels_below_a_key_are_read_and_a_fifth_is_a_slip(deep: int, said: str) -> None:
    assert findings(with_lines(f"related: {'[' * deep}swimming{']' * deep}")) == [said]


@pytest.mark.parametrize("days", ["0", "730", "60 days"])
def test_a_lead_time_in_days(days: str) -> None:
    assert findings(with_lines(f"review-lead: {days}")) == []


@pytest.mark.parametrize("days", ["-1", "731", "2 weeks", "٦٠"])
def test_a_lead_time_that_is_none(days: str) -> None:
    assert findings(with_lines(f"review-lead: {days}")) == [
        f"policies/visits.md:3: review-lead '{days}' is not a number of days up to 730. Write 60, for instance."
    ]


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("wner", "Did you mean owner?"),
        ("owxxr", "Did you mean owner?"),  # three letters of five are where they belong, which is enough
        ("owxxx", UNKNOWN),
        ("zzzz", UNKNOWN),
    ],
)
def test_a_key_is_suggested_where_it_is_much_alike(typed: str, remedy: str) -> None:
    assert findings(with_lines(f"{typed}: Bursar")) == [
        f"policies/visits.md:3: '{typed}' is not a key we know. {remedy}"
    ]


@pytest.mark.parametrize(
    ("begins", "shown"), [("x" * 40, "x" * 40), ("x" * 41, "x" * 40), ("Short.", "Short.")]
)
def test_a_message_repeats_the_first_forty_characters_of_a_line(begins: str, shown: str) -> None:
    assert findings(begins) == [
        f"policies/visits.md:1: The file has no front matter: it begins with '{shown}'. "
        "Begin it with three lines: ---, then title: Name of the policy, then --- again."
    ]
    assert findings(f"---\ntitle: Visits\n\n{begins}\n\n---\n\nMore.\n") == [
        f"policies/visits.md:4: The front matter is not closed before the policy's text, which begins with '{shown}'. "
        "Write a line of just --- above that line."
    ]


@pytest.mark.parametrize(("characters", "line"), [(60, 6), (61, 4)])
def test_a_line_with_its_colon_late_is_a_sentence(characters: int, line: int) -> None:
    """The front matter is not closed; where its text begins depends on which line is the last `key: value`."""
    sentence = f"{'x' * characters}: the rest"
    begins = "Go." if line == 6 else "x" * 40
    assert findings(f"---\ntitle: Visits\n\n{sentence}\n\nGo.\n\n---\n\nMore.\n")[0] == (
        f"policies/visits.md:{line}: The front matter is not closed before the policy's text, which begins with "
        f"'{begins}'. Write a line of just --- above that line."
    )


def test_an_empty_line_below_the_fence_counts_where_the_front_matter_is_not_closed() -> None:
    assert findings("---\n\nowner: a: b\ntitle: Visits\n\n## Aims\n\n---\n\nMore.\n") == [
        "policies/visits.md:6: The front matter is not closed before the policy's text, which begins with '## Aims'. "
        "Write a line of just --- above that line.",
        "policies/visits.md:3: The front matter cannot be read: there is a second ':' in this line. "
        "Put the value in quotes, like title: 'Lettings: charges'.",
    ]

"""A policy that says nothing: an error where it is said to be in force, a warning where it is a draft."""

import pytest

from policybook.policy import read_policy

RATIFIED = "ratified: {by: FGB, on: 2026-09-30}\n"
WITHDRAWN = "withdrawn: 2026-09-30\n"


@pytest.mark.parametrize(
    ("front", "text", "said"),
    [
        (RATIFIED, "", ["error at 1"]),
        (RATIFIED, "## Aims\n\n### Scope\n", ["error at 1"]),
        (RATIFIED, "<!-- to be written -->\n", ["error at 1"]),
        (RATIFIED, "1.\n\n2.\n", ["error at 1"]),
        (RATIFIED, "1. Knock.\n", []),
        (RATIFIED, "## Aims\n\n| Who | What |\n|---|---|\n| All | Knock |\n", []),
        (RATIFIED, "![How to knock](knock.png)\n", []),
        ("", "", ["warning at 1"]),
        (WITHDRAWN, "", []),
    ],
)
def test_a_policy_without_text(front: str, text: str, said: list[str]) -> None:
    read = read_policy(f"---\ntitle: Visits\n{front}---\n{text}", path="policies/visits.md")
    found = [finding for finding in read.findings if finding.code == "no-words"]
    assert [f"{finding.severity.value} at {finding.line}" for finding in found] == said

"""Every command that README and the clerks' help print runs as it stands there."""

import re
import shlex
from pathlib import Path

import pytest

from clerk import Clerk
from school import ROOT

LETTINGS = """\
---
title: Lettings Policy
owner: Business manager
next-review: 2027-10
---

1. The hall is let by the hour.

2. Whoever hires it pays for what breaks (see clause 1).
"""


def commands(page: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    found = [
        line
        for block in re.findall(r"```(?:sh|text)\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
    ]
    return [line for line in found if line.startswith("policybook ")]


def school(folder: Path, slug: str, votes: dict[str, str]) -> Clerk:
    """Return a school with one policy, which was ratified and then changed on the days given."""
    clerk = Clerk(
        folder,
        **{slug: LETTINGS.replace("Lettings", slug.title()), "attendance": LETTINGS.replace("Lett", "Att")},
    )
    clerk.commit("2026-01-10")
    clerk.write(
        "2026-03-04", slug, clerk.file(slug).read_text().replace("owner:", votes["first"] + "owner:", 1)
    )
    clerk.git("branch", "earlier")
    return clerk


NEW = ("ratify", "redline", "as-at", "changes", "notice", "insert", "renumber")


@pytest.mark.parametrize(("page", "slug"), [("README.md", "homework"), ("docs/help/clerks.md", "lettings")])
def test_each_runs(page: str, slug: str, tmp_path: Path) -> None:
    clerk = school(tmp_path, slug, {"first": "ratified: {by: FGB, on: 2026-03-03, minute: item 2}\n"})
    printed = [shlex.split(line, comments=True)[1:] for line in commands(page)]
    ran = [arguments for arguments in printed if arguments[0] in NEW]
    assert {arguments[0] for arguments in ran} == {*NEW}
    for arguments in ran:
        clerk.says(*arguments)

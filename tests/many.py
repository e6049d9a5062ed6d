"""A school with many policies: short ones, with titles, owners and dates as long as real ones."""

from pathlib import Path

from school import ROOT, write

MKDOCS = f"""\
site_name: Fernhill Federation
theme: {{name: material}}
hooks: [{ROOT}/hooks/handbook.py]
extra:
  policybook: {{pdf: false}}
"""

MATTERS = (
    "Attendance",
    "Behaviour",
    "Charging",
    "Safeguarding",
    "Lettings",
    "Equality",
    "Recruitment",
    "Induction",
)
OWNERS = (
    "Headteacher",
    "Business manager",
    "Designated safeguarding lead",
    "Special educational needs co-ordinator",
)
BODIES = ("FGB", "Resources Committee", "Children and Learning Committee")


def many_policies(folder: Path, number: int) -> Path:
    """Write a school with so many policies into a folder and return the folder."""
    policies = {f"policies/policy-{at:04}.md": _policy(at) for at in range(number)}
    return write(folder, policies | {"mkdocs.yml": MKDOCS, "docs/index.md": "# Fernhill\n"})


def _policy(at: int) -> str:
    month, day = 1 + at % 12, 1 + at % 28
    reviews = (
        f"academic year {2025 + at % 3}/{2026 + at % 3}",
        f"autumn term {2025 + at % 3}",
        f"{2026 + at % 2}-{month:02}",
        f"{2026 + at % 2}-{month:02}-{day:02}",
    )
    return f"""---
title: {MATTERS[at % 8]} and {MATTERS[at // 8 % 8]} of Pupils and Staff Policy {at}
owner: {OWNERS[at % 4]}
category: Category {at % 20} of the handbook
ratified: {{by: {BODIES[at % 3]}, on: {2022 + at % 4}-{month:02}-{day:02}}}
next-review: {reviews[at % 4]}
---

Text.
"""

"""A school with many policies: short ones, with titles, owners and dates as long as real ones."""

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


FEDERATION = """
mkdocs.yml
    site_name: Fernhill Federation
    extra: {policybook: {pdf: false}}
"""


def many_policies(number: int) -> dict[str, str]:
    """Return so many policies, each the text of its file by slug."""
    return {f"policy-{at:04}": _policy(at) for at in range(number)}


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

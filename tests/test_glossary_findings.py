"""What is said about definitions: each case shows a glossary, a policy and all that is said of them."""

from textwrap import dedent

import pytest

from policybook.finding import Severity
from term_pictures import policy, read_terms

CASES = {
    "nothing": (
        "**Parent** means a.\n\n**DSL** – see Parent",
        "**Staff** means b.\n\nThe staff ring the DSL.",
        "",
    ),
    "a term defined twice in the glossary": (
        "**Parent** means a.\n\n**Parents** means b.",
        "The parent.",
        """
        warning docs/glossary.md:3: 'Parents' was already defined in line 1. \
Keep one of the two; until then the first counts.
        """,
    ),
    "a term defined twice in a policy": (
        "",
        "**Staff** means a.\n\n## B\n\n**Staff** includes b. Staff.\n\nThe staff.",
        """
        warning policies/a.md:8: 'Staff' was already defined in line 4. \
Keep one of the two; until then the first counts.
        """,
    ),
    "one alias for two terms": (
        "**Parent** (adult) means a.\n\n**Teacher** (adult) means b.",
        "The parent, the teacher.",
        """
        warning docs/glossary.md:3: 'adult' stands for two terms, 'Parent' in line 1 and 'Teacher'. \
Give it to one of them. Until then a term counts before an alias, and the first before the second.
        """,
    ),
    "an alias that is another term": (
        "**Parent** means a.\n\n**Teacher** (parent) means b.",
        "The parent, the teacher.",
        """
        warning docs/glossary.md:3: 'parent' stands for two terms, 'Parent' in line 1 and 'Teacher'. \
Give it to one of them. Until then a term counts before an alias, and the first before the second.
        """,
    ),
    "one entry that leads to two terms": (
        "**Parent** (DSL) means a.\n\n**Teacher** means b.\n\n**DSL** – see Teacher",
        "The parent, the teacher.",
        """
        warning docs/glossary.md:5: 'DSL' stands for two terms, 'Parent' in line 1 and 'Teacher'. \
Give it to one of them. Until then a term counts before an alias, and the first before the second.
        """,
    ),
    "a see that leads nowhere": (
        "**Parent** means a.\n\n**Mum** – see Parant\n\n**Dad** – see Somebody",
        "The parent.",
        """
        warning docs/glossary.md:3: 'Mum' leads to 'Parant', which is not defined. Did you mean Parent?
        warning docs/glossary.md:5: 'Dad' leads to 'Somebody', which is not defined. \
Define that term, or delete the line.
        """,
    ),
    "a see that leads out of the glossary": (
        "**Complaint** – see the Complaints Policy",
        "A complaint.",
        "",
    ),
    "a school-wide term that a policy defines": (
        "**Staff** means a.",
        "## 1. Words\n\n1.1 **Staff** means b.\n\n1.2 The staff.",
        """
        note docs/glossary.md:1: 'Staff' is defined, but nothing else in the handbook uses the word. \
Check how the text spells it, or delete the definition.
        note policies/a.md:6: 'Staff' has a meaning of its own here (clause 1.1), \
beside the one in docs/glossary.md:1. In this policy its own meaning counts.
        """,
    ),
    "an alias of a school-wide term that a policy defines": (
        "**Employee** (staff) means a.",
        "**Staff** means b.\n\nThe staff, the employee.",
        """
        note policies/a.md:4: 'Staff' has a meaning of its own here (line 4), \
beside the one in docs/glossary.md:1. In this policy its own meaning counts.
        """,
    ),
    "a definition that nobody uses": (
        "**Parent** means a parent.",
        "**Staff** means b. Staff.",
        """
        note docs/glossary.md:1: 'Parent' is defined, but nothing else in the handbook uses the word. \
Check how the text spells it, or delete the definition.
        note policies/a.md:4: 'Staff' is defined, but nothing else in this policy uses the word. \
Check how the text spells it, or delete the definition.
        """,
    ),
    "a definition that only a heading, a link or another definition uses": (
        "**Parent** means a child's.\n\n**Child** means b.\n\n**Teacher** means c.",
        "## Parents\n\nSee [the teachers](https://example.org/).",
        "",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_all_that_is_said(case: str) -> None:
    glossary, text, expected = CASES[case]
    _, findings = read_terms([policy(text)], glossary)
    assert [f"{finding.severity} {finding}" for finding in findings] == dedent(expected).strip(
        "\n"
    ).splitlines()


def test_an_exception_that_is_no_term() -> None:
    read = policy("The parent.", matter="owner: Head\nglossary: [-parnt, -zebra, -parents]\n")
    _, findings = read_terms([read], "**Parent** means a.\n\nparent")
    assert [str(finding) for finding in findings if finding.severity is Severity.WARNING] == [
        "policies/a.md:4: glossary names '-parnt', which is neither in the glossary nor defined in this policy. "
        "Did you mean -parent?",
        "policies/a.md:4: glossary names '-zebra', which is neither in the glossary nor defined in this policy. "
        "Delete it, or write a term that is.",
    ]

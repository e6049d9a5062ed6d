"""Leftovers: what a text still has from a word processor or from being drafted is told, with what to write instead."""

from textwrap import dedent

import pytest

from policybook.drafting import drafting_findings, placeholders
from policybook.policy import read_policy

CONTENTS = (
    "A list of contents is typed here. Delete it: page and PDF make their own, and its page numbers are those \
of another document."
)
BREAK = "asks for a new page. Delete the line: the PDF ends its pages itself."
BOOKMARK = "is a bookmark that a word processor has left. Delete it: every heading has an address of its own."
PLAIN = (
    "looks like a heading and is a paragraph. Write ## {} in its place: then it is in the list of contents and has \
an address."
)
APART = (
    "become one paragraph. Leave an empty line between them, or begin each with '- ', if they belong apart."
)

CASES = {  # a text, and all that is told of it
    # bookmarks
    "Sheds [bookmark: _Sheds1] are locked.": f"note 4: '[bookmark: _Sheds1]' {BOOKMARK}",
    "## Sheds {#_Toc4711}\n\n[]{#sheds .anchor}Locked.": f"""
        note 4: '{{#_Toc4711}}' {BOOKMARK}
        note 6: '[]{{#sheds' ...
        """,
    "## Sheds {#sheds}\n\nLocked {.wide}, [bookmark] it.": "",
    "```\n[bookmark: x]\n\\pagebreak\n```": "",
    # page breaks
    "\\pagebreak\n\nOne.\n\n\\newpage": f"note 4: '\\pagebreak' {BREAK}\nnote 8: '\\newpage' {BREAK}",
    '<div style="page-break-after: always"></div>\n\nOne.': f"note 4: 'page-break-after:' {BREAK}",
    "A page break is no newpage.": "",
    # a list of contents
    "Aims ........ 2\n\nRules …… 3\n\nForms\t10\n\n## Aims": f"note 4: {CONTENTS}",
    "Aims ........ 2\n\nRules …… 3\n\n## Aims": "",
    "## Contents\n\nAims, rules\n\n## Aims": f"note 4: {CONTENTS}",
    "- [Aims](#aims)\n- [Rules](#rules)\n- [Ends](#ends)\n\n## Aims\n\n## Rules\n\n## Ends": f"note 4: {CONTENTS}",
    "- [Aims](#aims)\n- [Rules](#rules)\n\n## Aims\n\n## Rules\n\n## Ends": "",
    "See [Aims](#aims), [Rules](#rules), [Ends](#ends).\n\n## Aims\n\n## Rules\n\n## Ends": "",
    "It costs 4.\n\nIt costs 5.\n\nIt costs 6...\n\nIt is 7 of 8": "",
    # headings
    "**Who has a key**\n\nThe caretaker.": f"note 4: 'Who has a key' {PLAIN.format('Who has a key')}",
    "LOCKED SHEDS\n\n- one": f"note 4: 'LOCKED SHEDS' {PLAIN.format('LOCKED SHEDS')}",
    "1. One.\n\n**Keys**\n\nThe caretaker.": f"note 6: 'Keys' {PLAIN.format('Keys')}",
    "1. **Keys**\n\n    The caretaker.": "",
    "**Keys**": "",
    "**Keys**\n\n## Sheds": "",
    "**Nobody climbs on the roof of any shed today**\n\nOne.": "",
    "**Nobody climbs on the roof of a shed**\n\nOne.": f"note 4: 'Nobody climbs on the roof of a shed' "
    f"{PLAIN.format('Nobody climbs on the roof of a shed')}",
    "**Lock up!**\n\nOne.": "",
    "**Keys** and more\n\nOne.": "",
    "**Mrs A. Ash**\n\nOne.": "",
    "OFSTED\n\nOne.": "",
    "> **Keys**\n>\n> The caretaker.": "",
    "- **Keys**\n\n  The caretaker.": "",
    # lines that run together
    "We lock:\n– sheds\n– gates": "warning 4: Lines 4 to 6 have bullets '–' that are not read as such: they become one "
    "paragraph. Begin each with '- '.",
    "We lock:\n– sheds": "",
    "We lock:\n- sheds\n• gates": "",
    "Lock up. Go home.\nCome back.\nOpen up.": f"note 4: Lines 4 to 6 {APART}",
    "Lock up. Go home.\nCome back.": "",
    "Lock up and go\nhome. Come\nback.": "",
    "Lock up.\nGo home.\nCome back.": "",
    "Phone: 1\nPost: 2\nDoor: 3": f"note 4: Lines 4 to 6 {APART}",
    "Phone: 1\\\nPost: 2\\\nDoor: 3": "",
    "Phone: 1\nPost: 2": "",
    # how it stands
    "To be ratified by governors on 8 December": "note 4: The text says 'To be ratified by governors on 8 December', "
    "which will soon be untrue. Delete it: page and PDF say themselves how the policy stands.",
    "**Status:** awaiting approval": "note 4: The text says 'Status: awaiting approval', which will soon be untrue. "
    "Delete it: page and PDF say themselves how the policy stands.",
    "Changes are to be ratified by governors.": "",
    "Visits to be approved by the head are listed.": "",
    # many of one kind
    "\n\n".join(["\\newpage"] * 7): "\n".join(f"note {at}: '\\newpage' {BREAK}" for at in (4, 6, 8, 10, 12))
    + "\nnote 14: There are 2 more places like this, on lines 14, 16.",
    "\n\n".join(["\\newpage"] * 6): "\n".join(
        f"note {at}: '\\newpage' {BREAK}" for at in (4, 6, 8, 10, 12, 14)
    ),
}


def told(body: str, front: str = "") -> list[str]:
    policy = read_policy(f"---\ntitle: Sheds\n{front}---\n{body}\n", path="policies/sheds.md").policy
    found = drafting_findings(policy, placeholders(policy.text))
    return [f"{one.severity} {one.line}: {one.message} {one.help}".rstrip() for one in found]


@pytest.mark.parametrize("typed", CASES)
def test_what_is_left_over_is_told_with_what_to_write_instead(typed: str) -> None:
    wanted = dedent(CASES[typed]).strip().splitlines()
    found = told(typed)
    shortened = [
        one if not want.endswith(" ...") else want for one, want in zip(found, wanted, strict=False)
    ] + found[len(wanted) :]
    assert shortened == wanted


def test_a_text_that_calls_a_ratified_policy_a_draft_is_a_warning() -> None:
    (found,) = told("To be ratified in May", front="ratified: 2026-03-01\n")
    assert found == (
        "warning 5: The text says 'To be ratified in May', and the front matter says that it was ratified. "
        "Delete it: page and PDF say themselves how the policy stands."
    )


def test_a_list_of_contents_has_nothing_to_be_filled_in() -> None:
    assert told("## Contents\n\nAims ........ 2\n\nRules …… 3") == [f"note 4: {CONTENTS}"]


def test_hostile_lines_are_read_in_one_go() -> None:
    for piece in (
        "....... ",
        "[bookmark: ",
        "{#_Toc",
        "**A",
        "– x\n",
        "[a](#b)",
        "A: b\n",
        "…",
        "«a",
        "INSERT A ",
    ):
        told(piece * 2000)

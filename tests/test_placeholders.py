"""Placeholders: what is still to be filled in is told, said on the page and marked on the PDF; what is not, is not."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from paper import bodies, feet, heads, pdf_of
from policybook.drafting import placeholders
from policybook.policy import read_policy
from school import Build
from sketch import Draw

FOUND = {  # what is typed, and the places in it that are to be filled in, separated by strokes
    # in angle brackets
    "We reply within <insert number> days.": "<insert number>",
    "<Academy name> and its <chair of committee>.": "<Academy name> | <chair of committee>",
    "Write to <office@elm.example> or see <https://elm.example/>.": "",
    "Under <5 or over >11, and <b>bold</b> or <b bold>.": "",
    # in square brackets
    "[Insert name] leads on [enter date].": "[Insert name] | [enter date]",
    "[School name] and [NAME OF SCHOOL]": "[School name] | [NAME OF SCHOOL]",
    "The head is [name].": "[name]",
    "Welcome to [School] in [NORTH ELM].": "[School] | [NORTH ELM]",
    "On [DATE] at [time], by [the number of days].": "[DATE] | [time] | [the number of days]",
    "[Headteacher’s name], [email address]": "[Headteacher’s name] | [email address]",
    "We meet [weekly/monthly].": "[weekly/monthly]",
    "[TBC] and [to be confirmed by the clerk]": "[TBC] | [to be confirmed by the clerk]",
    "[state how often] we [add the name of the tool]": "[state how often] | [add the name of the tool]",
    "[●] days, [....] pounds, [XX] weeks": "[●] | [XX]",
    "[delete as appropriate]": "[delete as appropriate]",
    "**[Insert *your* name]**": "[Insert your name]",
    r"\[insert name\]": "[insert name]",
    "[sic] [2023] EWCA [T]he [their] [emphasis added] [...] [in line with the rule]": "",
    "[x] [ ] [X] [1] [a] [he/she] [and/or]": "",
    "The lead [DSL] and A. Ash [Headteacher] of Elm School [the School]": "",
    "She wrote: “we met [name] at [school]”, and [name] heard it.": "[name]",
    "[Year 6] [type 1] [add 2 days] [list] [state schools]": "",
    "[insert name](https://elm.example/) and [insert name][map].\n\n[map]: plan.png": "",
    "`[insert name]` and `<name>` are code.": "",
    "A note.[^1]\n\n[^1]: See [insert title].": "[insert title]",
    "> “[the school] must [name] it”": "",
    # in braces and others
    "{{ school_name }} and {insert} and {CHAIR}": "{{ school_name }} | {insert} | {CHAIR}",
    "Wide {.wide}\n\n## Head {#id}\n\nMore {: #more }": "",
    "Dear «Parent_Name», « bonjour » and «1»": "«Parent_Name»",
    "Call (insert number) or (insert).": "(insert number) | (insert)",
    "(see clause 2) (entered late) (inserts)": "",
    # crosses
    "XXXX days, 20XX, 01XXX XXXXXX, XX weeks, xxx": "XXXX | 20XX | 01XXX | XXXXXX | XX | xxx",
    "Part XX and Title XXX of the code, 2xx, MAXXX, x, xx": "",
    # rows of dots and underscores
    "within ..... days": ".....",
    "within .... days, and so on..... Well…": "",
    "The lead is ____ and £……": "____ | ……",
    "The lead is __ and some__name and **bold**": "",
    ". . . . . is the lead": ". . . . .",
    # said in words
    "The date is TBC.": "TBC",
    "INSERT SCHOOL NAME": "INSERT SCHOOL NAME",
    "Insert school name here. We insert pages here.": "Insert school name here",
    "Click or tap here to enter text. Choose an item.": "Click or tap here to enter text | Choose an item",
    "I agree/do not agree* (*delete as appropriate)": "agree/do not agree* | *delete as appropriate",
    "The parent/carer* signs.\n\n\\* whoever has parental responsibility": "",
    # in headings and tables
    "## Contacts at {insert}\n\n| Lead | Name |\n|---|---|\n| DSL | [name] |": "{insert} | [name]",
    # for readers to fill in
    "## Consent form\n\nName: ...... [name of child] ______": "",
    "## Consent form\n\nReturn to <insert office> by [insert date].": "<insert office> | [insert date]",
    "Signed: ________ Date: ........": "",
    "Signed: ________\n\nDate: ........\n\nName: .....": "",
    "Chair: .....\n\nOne.\n\nTwo.\n\nThree.\n\nSigned: ________": ".....",
    "Chair: .....\n\nOne.\n\nTwo.\n\nSigned: ________": "",
    "Name: ____ Child’s full name: ____ Date: ....": "",
    "DSL’s name: ____": "____",
    "The name ____ is": "____",
    "| Signed | ______ |\n|---|---|\n| Date | ...... |": "",
}


def found_in(body: str) -> str:
    policy = read_policy(f"---\ntitle: Visits\n---\n{body}\n", path="policies/visits.md").policy
    return " | ".join(one.words for one in placeholders(policy.text))


@pytest.mark.parametrize("typed", FOUND)
def test_what_is_to_be_filled_in_is_found_and_nothing_else(typed: str) -> None:
    assert found_in(typed) == FOUND[typed]


SCHOOL = """
policies/finished.md
    title: Finished
    ratified: 2026-03-01
    ---

    1. Nothing is left to [sic] fill in.

policies/few.md
    title: Few
    ratified: 2026-03-01
    ---

    Few are led by <name of lead>.

    1. Ring [insert number].

policies/many.md
    title: Many
    ---

    1. [insert a] [insert b] [insert c]
    2. [insert d] [insert e] [insert f]

    3. [insert g]

policies/withdrawn.md
    title: Withdrawn
    ratified: 2026-03-01
    withdrawn: 2026-04-01
    ---

    1. Ring [insert number].
"""

REMEDY = "Write what belongs there. Until then the page says so and the PDF is marked as a draft."


@pytest.fixture(scope="module")
def site(built_school: Callable[..., Build]) -> Build:
    return built_school("placeholders", SCHOOL)


TOLD = [
    f"few.md:6: '<name of lead>' is still to be filled in. {REMEDY}",
    f"few.md:8: '[insert number]' is still to be filled in. {REMEDY}",
    *(f"many.md:5: '[insert {letter}]' is still to be filled in. {REMEDY}" for letter in "abc"),
    *(f"many.md:6: '[insert {letter}]' is still to be filled in. {REMEDY}" for letter in "de"),
    "many.md:6: There are 2 more places like this, on lines 6, 8.",
    f"withdrawn.md:7: '[insert number]' is still to be filled in. {REMEDY}",
]


def test_the_build_tells_the_first_few_and_counts_the_rest(school: Draw) -> None:
    done = school(SCHOOL).build(strict=False, POLICYBOOK_PDF="off")
    said = [line for line in done.output.splitlines() if "to be filled in" in line or "like this" in line]
    assert [line.partition("policies/")[2] for line in said] == TOLD


def test_the_page_says_that_its_text_is_not_finished(site: Build) -> None:
    def standing(slug: str) -> list[str]:
        found = re.findall(
            r'<div class="pb-standing [^>]*>(.*?)</div>', site.read(f"policies/{slug}/index.html"), re.S
        )
        return [" ".join(unescape(re.sub("<[^>]*>", "", one)).split()) for one in found]

    assert standing("finished") == []
    assert standing("few") == [
        "This text is not finished. 2 places are still to be filled in: <name of lead>, [insert number]."
    ]
    assert standing("many")[1:] == [
        "This text is not finished. 7 places are still to be filled in: "
        "[insert a], [insert b], [insert c], [insert d], [insert e] and more."
    ]
    assert '<a href="#para-1">&lt;name of lead&gt;</a>' in site.read("policies/few/index.html")


def test_the_pdf_is_marked_as_a_draft(site: Build) -> None:
    marks = {slug: heads(pdf_of(site.site, slug))[0] for slug in ("finished", "few", "many", "withdrawn")}
    assert {slug: " ".join(mark.split()) for slug, mark in marks.items()} == {
        "finished": "",
        "few": "DRAFT",
        "many": "DRAFT",
        "withdrawn": "WITHDRAWN",
    }
    assert "Draft, not filled in" in feet(pdf_of(site.site, "few"))[0]
    assert "Ratified 1 March 2026" in feet(pdf_of(site.site, "finished"))[0]
    assert "<name of lead>" in bodies(pdf_of(site.site, "few"))[0]

"""Forms of labels that people type: each is read where its neighbours show what it is, and never otherwise."""
# ruff: noqa: E501 - a case is drawn in a line

import pytest

from clause_pictures import drawn, picture, policy, read
from policybook.clauses import place_words

CASES = {
    "a list begun anew without an empty line": (
        "Heads:\n1. plan\n2. lead\n\nCooks:\n1. shop\n2. cook",
        "- 1 = 1. plan\n- 2 = 2. lead\n- 1~2 = 1. shop\n- 2~2 = 2. cook",
    ),
    "a list begun anew with one": (
        "1. plan\n2. lead\n\nCooks:\n\n1. shop\n2. cook",
        "- 1 = 1. plan\n- 2 = 2. lead\n- 1~2 = 1. shop\n- 2~2 = 2. cook",
    ),
    "letters begun anew under a clause": (
        "1. Heads:\n(a) plan\n(b) lead\n\nCooks:\n(a) shop\n(b) cook\n2. End",
        """
        - 1 = 1. Heads: Cooks:
          - 1.a = (a) plan
          - 1.b = (b) lead
          - 1.a~2 = (a) shop
          - 1.b~2 = (b) cook
        - 2 = 2. End
        """,
    ),
    "a list begun anew below a line in bold": (
        "**Cooks**\n\n1. shop\n2. cook\n\n**Drivers**\n\n1. drive",
        "- 1 = 1. shop\n- 2 = 2. cook\n- 1~2 = 1. drive",
    ),
    "a list announced by a clause stands below it": (
        "1. Cooks:\n1. shop\n2. cook\n2. Drivers:\n1. drive\n2. park\n3. ride\n3. Others",
        """
        - 1 = 1. Cooks:
          - 1.1 = 1. shop
          - 1.2 = 2. cook
        - 2 = 2. Drivers:
          - 2.1 = 1. drive
          - 2.2 = 2. park
          - 2.3 = 3. ride
        - 3 = 3. Others
        """,
    ),
    "a line that ends with and": ("1. shop for\n2. cook, and\n3. wash", "- 1 = 1. shop for\n- 2 = 2. cook, and\n- 3 = 3. wash"),
    "a line that ends with a word before numbers": ("1. by year\n2. by part\n3. by age", "- 1 = 1. by year\n- 2 = 2. by part\n- 3 = 3. by age"),
    "a clause that cites, before the next": ("1. as in clause\n2. Buses are free", "- 1 = 1. as in clause\n- 2 = 2. Buses are free"),
    "a clause that cites the next, which is still to come": (
        "1. as in clause\n2. Buses\n\n2. Trains\n\n3. Trams",
        "- 1 = 1. as in clause 2. Buse\n- 2 = 2. Trains\n- 3 = 3. Trams",
    ),
    "ones with a bullet below one": ("1. shop\n   * eggs\n1. cook\n1. wash", "- 1 = 1. shop eggs\n- 2 = 2. cook\n- 3 = 3. wash"),
    "ones within ones": (
        "1. shop\n   1. eggs\n   1. milk\n1. cook\n\n   a) soup\n   a) pie",
        """
        - 1 = 1. shop
          - 1.1 = 1. eggs
          - 1.2 = 2. milk
        - 2 = 2. cook
          - 2.a = a) soup
          - 2.b = b) pie
        """,
    ),
    "a number and one in brackets": (
        "2. (1) Buses, if wet:\n\n(a) red\n(b) blue\n\n(2) Trains\n\n3. (1) Trams",
        """
        - 2 = 2.
          - 2.1 = (1) Buses, if wet:
            - 2.1.a = (a) red
            - 2.1.b = (b) blue
          - 2.2 = (2) Trains
        - 3 = 3.
          - 3.1 = (1) Trams
        """,
    ),
    "a number and a letter in brackets": ("(1)(a) red\n(b) blue\n(2) green", "- 1 = (1)\n  - 1.a = (a) red\n  - 1.b = (b) blue\n- 2 = (2) green"),
    "two numbers, and three labels": (
        "10. 1. red\n\n    2. blue\n\n11. (a) (i) green\n(ii) grey\n(b) pink",
        """
        - 10 = 10.
          - 10.1 = 1. red
          - 10.2 = 2. blue
        - 11 = 11.
          - 11.a = (a)
            - 11.a.i = (i) green
            - 11.a.ii = (ii) grey
          - 11.b = (b) pink
        """,
    ),
    "words in brackets after a label": ("1. (a) or (b) will do\n2. (1) only", "- 1 = 1. (a) or (b) will do\n- 2 = 2. (1) only"),
    "a number without its dot": ("7. red\n\n8 Blue ones\n\n9. green", "- 7 = 7. red\n- 8 = 8 Blue ones\n- 9 = 9. green"),
    "numbers without dots": ("1 Red ones\n\n2 Blue ones\n\n12 Months later", "- 1 = 1 Red ones\n- 2 = 2 Blue ones 12 Months"),
    "letters without dots": ("a Red ones\n\nb Blue ones", "- a = a Red ones\n- b = b Blue ones"),
    "numbers that count": ("12 months after\n\n13 weeks later\n\n2020 was wet\n\n2021 was dry", ""),
    "a lone A. with room after it": ("A.  The hall\n\n1.  red\n\n2.  blue", "- A = A. The hall\n  - A.1 = 1. red\n  - A.2 = 2. blue"),
    "a lone A. before a sentence": ("A. The hall is red.", "- A = A. The hall is red."),
    "names": ("A. Smith\n\nC. Holm\n\nI. Marlow", ""),
    "dotted numbers with gaps": ("1.1 red\n\n1.2 blue\n\n1.16 grey\n\n1.18 pink", "- 1.1 = 1.1 red\n- 1.2 = 1.2 blue\n- 1.16 = 1.16 grey\n- 1.18 = 1.18 pink"),
    "numbers and colons": ("1: red\n\n2: blue", "- 1 = 1: red\n- 2 = 2: blue"),
    "steps": ("**Step 1**: mix\n\n**Step 2:** bake\n\nStep 3 Eat", "- 1 = Step 1: mix\n- 2 = Step 2: bake\n- 3 = Step 3 Eat"),
    "rules": ("Rule 4.1 Red\n\nRule 4.2 Blue\n\nRule 5 Grey", "- 4.1 = Rule 4.1 Red\n- 4.2 = Rule 4.2 Blue Rule 5 Grey"),
    "a step alone, a year and a page": ("Step 1 is easy.\n\nYear 7 sits\n\nYear 8 stands", ""),
    "dashes": ("1 – red\n\n2 – blue\n\n3- grey", "- 1 = 1 – red\n- 2 = 2 – blue\n- 3 = 3- grey"),
    "a dot and a bracket": ("4.) red\n\n5.) blue", "- 4 = 4.) red\n- 5 = 5.) blue"),
    "tabs after dotted numbers": ("1.1.\tred\n1.2.\tblue\n1.2.1.\tgrey", "- 1.1 = 1.1. red\n- 1.2 = 1.2. blue\n  - 1.2.1 = 1.2.1. grey"),
    "a quotation": ("> 1. red\n> 2. blue", "- 1 = 1. red\n- 2 = 2. blue"),
    "a quotation within a list": (
        "1. One\n\n> 1. red\n>    > (a) pink\n> 2. blue\n\n2. Two\n\n> 3. Three",
        """
        - 1 = 1. One
          - 1.1 = 1. red
            - 1.1.a = (a) pink
          - 1.2 = 2. blue
        - 2 = 2. Two
        - 3 = 3. Three
        """,
    ),
    "a quotation with dotted numbers of its own": ("1.1 One\n\n> 1.1 red\n> 1.2 blue\n\n1.2 Two", "- 1.1 = 1.1 One\n  - 1.1~2 = 1.1 red\n  - 1.2 = 1.2 blue\n- 1.2~2 = 1.2 Two"),
    "capital romans": ("I. red\n\nII. blue\n\nIII. grey", "- I = I. red\n- II = II. blue\n- III = III. grey"),
    "signs": ("§1 red\n\n§ 2 blue", ""),
    "signs alike": ("§1 red\n\n§2 blue", "- 1 = §1 red\n- 2 = §2 blue"),
    "labels that touch their words": ("a)Red\n\nb)Blue\n\n1.Grey\n2.Pink", "- a = a) Red\n- b = b) Blue\n  - b.1 = 1. Grey\n  - b.2 = 2. Pink"),
    "codes": ("`HS.FIRE.001`: red\n\n`HS.FIRE.002`: blue\n\nKS1 reads\n\nKS2 writes", "- 001 = HS.FIRE.001: red\n- 002 = HS.FIRE.002: blue KS1 reads KS2 w"),
    "letters after z": ("(y) red\n\n(z) blue\n\n(aa) grey\n\n(bb) pink", "- y = (y) red\n- z = (z) blue\n- aa = (aa) grey\n- bb = (bb) pink"),
    "double letters below romans": ("(i) red:\n\n(aa) pink\n\n(bb) rose\n\n(ii) blue", "- i = (i) red:\n  - i.aa = (aa) pink\n  - i.bb = (bb) rose\n- ii = (ii) blue"),
    "a clause put between others": ("5. red\n\n5A. pink\n\n6. blue", "- 5 = 5. red\n- 5A = 5A. pink\n- 6 = 6. blue"),
    "clauses numbered as their sections are": (
        "## 1. Red\n\n1. one\n\n2. two\n\n## 2. Blue\n\n1. one",
        "## section-1 = 1. Red\n- 1.1 = 1. one\n- 1.2 = 2. two\n## section-2 = 2. Blue\n- 2.1 = 1. one",
    ),
    "labels with a word, whose bold or code ends before their mark": (
        "__Step 1__. Do\n\n`Step 2`. Go\n\n**Step 3**. Eat\n\n__Step 4.__ Nap",
        "- 1 = Step 1. Do\n- 2 = Step 2. Go\n- 3 = Step 3. Eat\n- 4 = Step 4. Nap",
    ),
    "headings with braces twice, with an X before an id, and with spaces after it": (
        "## Use of {these} {#use}\n\n## Form X {#form-x}\n\n## Odd {#odd}  \n",
        "## use = Use of {these}\n## form-x = Form X\n## odd = Odd",
    ),
    "a heading with a bare number after one with a stop": (
        "## 1. One\n\n## 2 Two\n\n## 4 Four",
        "## section-1 = 1. One\n## section-2 = 2 Two\n## 4-four = 4 Four",
    ),
    "an i) set in, with j) after it": ("h) x\n\n    i) y\n\n    j) z", "- h = h) x\n- i = i) y\n- j = j) z"),
    "an i) set in, with ii) after it": ("h) x\n\n    i) y\n\n    ii) z", "- h = h) x\n  - h.i = i) y\n  - h.ii = ii) z"),
    "letters twice, which run on": (
        "i) a\n\n   aa) x\n\n   bb) y\n\nii) b\n\n   cc) z",
        "- i = i) a\n  - i.aa = aa) x\n  - i.bb = bb) y\n- ii = ii) b\n  - ii.cc = cc) z",
    ),
    "a late clause below the section of its number": ("## Section 2. B\n\n2.2 two", "## section-2 = Section 2 B\n- 2.2 = 2.2 two"),
    "headings that leave a level out, and braces that are words": (
        "## Red {see below}\n\n#### Pink {#rose .wide}\n\n## Blue {}",
        "## red-see-below = Red {see below}\n#### rose = Pink\n## blue = Blue {}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "tree"), CASES.values(), ids=CASES.keys())
def test_forms(text: str, tree: str) -> None:
    assert picture(read(text)) == drawn(tree)


def test_the_text_code_stands_for_the_numbers_that_are_printed() -> None:
    ones, typed = (
        "1. red\n1. blue\n   a) x\n   a) y\n> 1. q\n> 1. r\n",
        "1. red\n2. blue\n   a) x\n   b) y\n> 1. q\n> 2. r\n",
    )
    assert policy(ones).code == policy(typed).code
    assert policy(ones).body.lstrip("\n") == ones


def test_the_words_that_lead_in_a_list_end_the_clause_above_them() -> None:
    one, _, three, _ = read("1. one\n2. two\n\nMore.\n\n**Cooks**\n\nThey:\n\n1. three\n2. four").clauses[:4]
    texts = [
        clause.text
        for clause in read("1. one\n2. two\n\nMore.\n\n**Cooks**\n\nThey:\n\n1. three\n2. four").clauses
    ]
    assert texts == ["one", "two\nMore.", "three", "four"]
    assert (one.line, three.line) == (1, 10)


def test_what_places_are_called() -> None:
    outline = read(
        "## 2. Fees\n\nvii. a\n\n## Appendix A: Forms\n\n3. b\n\n### Words used\n\n1. c\n\n## Monitoring\n\n1. d\n\n## 5. End\n\n1. e\n\n### Annex B\n\n4.1 f\n\n## Schedule C\n\n### 4.1 Oak\n\n## Schedule D\n\n1. g"
    )
    assert outline.sections[7].id == "section-schedule-c-4-1"
    assert [place_words(one) for one in outline.sections] == [
        "section 2",
        "Appendix A",
        "Words used",
        "Monitoring",
        "section 5",
        "Annex B",
        "Schedule C",
        "4.1",
        "Schedule D",
    ]
    assert [place_words(one) for one in outline.clauses] == [
        "clause 2.vii",
        "Appendix A, clause 3",
        "Appendix A, clause 1",
        "Monitoring, clause 1",
        "clause 5.1",
        "clause 4.1",
        "Schedule D, clause 1",
    ]

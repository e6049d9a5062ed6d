"""What is said about clause numbers that look wrong: each case shows a text and all that is said of it."""
# ruff: noqa: E501 - a case is drawn in a line

import pytest

from clause_pictures import drawn, read
from policybook.finding import Severity

CASES = {
    "numbers in order": ("1. a\n\n2. b\n\n## B\n\n3. c\n", ""),
    "a list of its own under each heading": ("## A\n\n1. a\n\n2. b\n\n## B\n\n1. c\n", ""),
    "dotted numbers that begin again under a heading": ("1.1 a\n\n1.2 b\n\n## B\n\n1.1 c\n\n1.2 d\n", ""),
    "dotted numbers of headings that are out of order": (
        "## 6. A\n\n6.1 a\n\n6.2 b\n\n## 5. B\n\n5.1 c\n",
        "",
    ),
    "a list that goes on after another has ended": ("1. a\n\n(a) b\n\n(b) c\n\n2. d\n\n(c) e\n", ""),
    "letters that run on through sections": ("## A\n\n1. a\n\n(a) b\n\n## B\n\n1. c\n\n(b) d\n", ""),
    "a gap that a row of a table fills": ("1. a\n\n| No. | What |\n|---|---|\n| 2. | b |\n\n3. c\n", ""),
    "a gap that a heading fills": (
        "3. a\n\n## 4. B\n\n## C\n\n5. d\n",
        "! 1: A list begins at '3.', and nothing above it goes before that. Check that nothing was lost, or begin at '1.'.",
    ),
    "a gap": (
        "1. a\n\n3. b\n",
        "! 3: The numbers go 1., 3.: 2. is missing. Check that no clause was lost, or close the gap.",
    ),
    "several gaps in one list, said once": (
        "1.1 a\n\n1.3 b\n\n1.4 c\n\n1.9 d\n",
        "! 3: The numbers go 1.1, 1.3, 1.4, 1.9: 1.2 and 1.5 to 1.8 are missing. "
        "Check that no clause was lost, or close the gap.",
    ),
    "a gap between two dotted parents": (
        "1.1 a\n\n2.3. b\n",
        "! 3: The numbers go 1.1, 2.3.: 2.1. to 2.2. are missing. "
        "Check that no clause was lost, or close the gap.",
    ),
    "more gaps than are told": (
        "\n\n".join(f"{number}. a" for number in range(1, 21, 2)),
        "! 3: The numbers go 1., 3., 5., 7., 9., 11., 13., 15.: 2., 4., 6., 8., 10., 12., 14., 16. and more are missing. "
        "Check that no clause was lost, or close the gap.",
    ),
    "as many gaps as are told": (
        "\n\n".join(f"{number}. a" for number in range(1, 18, 2)),
        "! 3: The numbers go 1., 3., 5., 7., 9., 11., 13., 15.: 2., 4., 6., 8., 10., 12., 14. and 16. are missing. "
        "Check that no clause was lost, or close the gap.",
    ),
    "a gap across a heading": (
        "1. a\n\n## B\n\n3. b\n",
        "! 5: The numbers go 1., 3.: 2. is missing. Check that no clause was lost, or close the gap.",
    ),
    "a list that begins late, with a gap in roman numbers": (
        "viii. a\n\nx. b\n",
        "! 1: A list begins at 'viii.', and nothing above it goes before that. "
        "Check that nothing was lost, or begin at 'i.'.\n"
        "! 3: The numbers go viii., x.: ix. is missing. Check that no clause was lost, or close the gap.",
    ),
    "a list that begins late under a heading": (
        "## A\n\n1. a\n\n2. b\n\n3. c\n\n## B\n\n2. d\n\n3. e\n",
        "! 11: A list begins at '2.', and nothing above it goes before that. "
        "Check that nothing was lost, or begin at '1.'.",
    ),
    "a dotted list that begins late under its heading": (
        "## 3. A\n\n3.3 a\n\n3.4 b\n",
        "! 3: A list begins at '3.3', and nothing above it goes before that. "
        "Check that nothing was lost, or begin at '3.1'.",
    ),
    "a list that begins at two, below a row that is the first": ("| 1. | a |\n|---|---|\n\n2. b\n", ""),
    "a dotted list that begins late": (
        "3. a\n\n3.3 b\n",
        "! 1: A list begins at '3.', and nothing above it goes before that. "
        "Check that nothing was lost, or begin at '1.'.\n"
        "! 3: A list begins at '3.3', and nothing above it goes before that. "
        "Check that nothing was lost, or begin at '3.1'.",
    ),
    "a dotted list that begins late in a quotation": (
        "1. a\n\n> 2.2 b\n>\n> 2.3 c\n",
        "! 3: A list begins at '2.2', and nothing above it goes before that. "
        "Check that nothing was lost, or begin at '2.1'.",
    ),
    "a gap below a second number, which itself begins anew": (
        "1.1 a\n\n2.1 b\n\n2.4 c\n",
        "! 5: The numbers go 2.1, 2.4: 2.2 to 2.3 are missing. Check that no clause was lost, or close the gap.",
    ),
    "a gap after a number with a letter": (
        "1. a\n\n1a. b\n\n3. c\n",
        "! 5: The numbers go 1a., 3.: 2. is missing. Check that no clause was lost, or close the gap.",
    ),
    "gaps in capitals, capital romans and double letters": (
        "A. a\n\nB. b\n\nD. c\n\n## B\n\nI. d\n\nII. e\n\nIV. f\n\n## C\n\n(y) g\n\n(z) h\n\n(bb) i\n",
        "! 5: The numbers go B., D.: C. is missing. Check that no clause was lost, or close the gap.\n"
        "! 13: The numbers go II., IV.: III. is missing. Check that no clause was lost, or close the gap.\n"
        "! 17: A list begins at '(y)', and nothing above it goes before that. "
        "Check that nothing was lost, or begin at '(a)'.\n"
        "! 21: The numbers go (z), (bb): (aa) is missing. Check that no clause was lost, or close the gap.",
    ),
    "a repeat": (
        "(a) a\n\n(b) b\n\n(b) c\n",
        "! 5: The number '(b)' is given to two clauses of one list. Number the second '(c)', or join the two.",
    ),
    "a step backwards": (
        "1. a\n\n2. b\n\n3. c\n\n2. d\n\n3. e\n",
        "! 7: The numbers step backwards: '2.' stands after '3.'. "
        "Number it '4.', or give the list a heading of its own.",
    ),
    "a step backwards in dotted numbers": (
        "2.1 a\n\n2.2 b\n\n2.3 c\n\n2.2 d\n",
        "! 7: The numbers step backwards: '2.2' stands after '2.3'. "
        "Number it '2.4', or give the list a heading of its own.",
    ),
    "dotted numbers that begin again without a heading": (
        "2.1 a\n\n2.2 b\n\n2.1 c\n",
        "! 5: Clause '2.1' has the number of an earlier one: 'clause 2.1' means the first. "
        "Give the list a heading of its own if its clauses are to be cited.",
    ),
    "a list that begins again under its own words": (
        "1. a\n\n2. b\n\nStaff must:\n\n1. c\n\n2. d\n",
        "! 7: Clauses '1.' to '2.' of this list have the numbers of an earlier list: 'clause 1' means the first. "
        "Give the list a heading of its own if its clauses are to be cited.",
    ),
    "mixed punctuation in one list, said once": (
        "1. a\n\n2) b\n\n3. c\n\n4) d\n",
        "! 3: One list is punctuated in two ways: '1.', then '2)'. Punctuate all alike.",
    ),
    "a list of ones": (
        "1. a\n1. b\n1. c\n",
        "! 1: This list is numbered by position, '1.' to '3.': every label is typed '1.'. "
        "Type the numbers if they must never move.",
    ),
    "a list of ones but for one": (
        "1. a\n\n1. b\n\n2. c\n",
        "! 3: The number '1.' is given to two clauses of one list. Number the second '2.', or join the two.",
    ),
    "a label in a sentence": (
        "The school is for children of age\n3. They come daily.\n",
        "! 2: This line begins like a clause, '3.', and is read as more words: nothing around it goes before or after "
        "that. If it is a clause, number it in its list's order, below an empty line; else begin the line otherwise.",
    ),
    "labels of a family that is none": (
        "Rooms are\nA1. the hall\nB2. the gym\n",
        "! 2: 2 lines from here begin like clauses, the first with 'A1.', and are read as words: nothing around it goes "
        "before or after that. If it is a clause, number it in its list's order, below an empty line; "
        "else begin the line otherwise.",
    ),
    "a label that begins a paragraph, where its letter belongs to no clause": (
        "3D. printing.\n",
        "! 1: This line begins like a clause, '3D.', and is read as words: nothing around it goes before or after "
        "that. If it is a clause, number it in its list's order, below an empty line; else begin the line otherwise.",
    ),
    "what certainly is no label": (
        "The school was built in\n2020. It was designed by\nA. Holm, who left\nus. It cost\n2.5 million pounds\n999 of them late",
        "",
    ),
    "the largest number that is no year": (
        "The school has\n999. pupils",
        "! 2: This line begins like a clause, '999.', and is read as more words: nothing around it goes before or after "
        "that. If it is a clause, number it in its list's order, below an empty line; else begin the line otherwise.",
    ),
    "the smallest number that may be a year": ("The school began in\n1000. It", ""),
    "a label in a note, which is a paragraph of its own": ("!!! note\n    Mind\n    3. this", ""),
    "a tag that a clause opens and never closes": (
        "1. One\n   <table>\n\n2. Two</ul>\n",
        "! 2: The HTML tag <table> is opened and never closed. "
        "Delete it, or write </table> where it ends. Until then the page shows it as text.\n"
        "! 4: The HTML tag </ul> closes nothing that is open. Delete it. Until then the page shows it as text.",
    ),
}


@pytest.mark.parametrize(("text", "said"), CASES.values(), ids=CASES.keys())
def test_findings(text: str, said: str) -> None:
    told = [f"! {one.line}: {one.message} {one.help}" for one in read(text).findings]
    assert "\n".join(told) == drawn(said)


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES.keys())
def test_a_number_is_no_error(text: str) -> None:
    assert Severity.ERROR not in {one.severity for one in read(text).findings}


def test_a_clause_that_cannot_be_told_from_another_has_an_address_of_its_own() -> None:
    clauses = read("1. a\n\n2. b\n\n1. c\n\n2. d\n").clauses
    assert [clause.address for clause in clauses] == ["1", "2", "1~2", "2~2"]
    assert len({clause.id for clause in clauses}) == 4


def test_a_finding_names_the_column_of_its_label() -> None:
    assert [one.column for one in read("1. a\n\n   (a) b\n\n   (c) c\n").findings] == [4]


ONE_OF_EACH = """\
2. a

4. b

4. c

## Back

1. d

2. e

3. e

2. e

## Mixed

1. e

2) e

## B

1. f

1. g

## C

1.1 h

1.2 i

3.1 j

3.3 k

3.1 l
"""


def test_a_finding_has_a_code_and_is_about_all_labels_in_doubt_each_behind_the_one_before_it() -> None:
    told = [(one.code, one.about) for one in read(ONE_OF_EACH).findings]
    assert told == [
        ("label-late", " 2."),
        ("label-gap", "2. 4."),
        ("label-repeat", "4. 4."),
        ("label-back", "3. 2."),
        ("label-mixed", "1. 2)"),
        ("label-automatic", " 1. 1. 2."),
        ("label-gap", "3.1 3.3"),
        ("address-doubled", " 3.1"),
    ]


TENS = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"]
ONES = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
ROMAN = [f"{tens}{ones}" for tens in TENS for ones in ONES][:88]
LETTERS = [f"{first}{second}" for first in ["", *"abcdef"] for second in "abcdefghijklmnopqrstuvwxyz"]


def missing(stems: list[str]) -> list[str]:
    """Return what is said to be missing in a list of these stems, set in brackets."""
    findings = read("\n\n".join(f"({stem}) a" for stem in stems)).findings
    return [one.message.partition(": ")[2] for one in findings if one.code == "label-gap"]


def test_a_missing_roman_number_is_spelt() -> None:
    found = [missing([*ROMAN[1:number], ROMAN[number + 1]]) for number in range(2, 87)]
    assert found == [[f"({roman}) is missing."] for roman in ROMAN[2:87]]


@pytest.mark.parametrize("stem", ["c", "y", "ba", "cb", "dc", "ed"])
def test_a_missing_letter_is_spelt(stem: str) -> None:
    at = LETTERS.index(stem)
    assert missing([*LETTERS[:at], LETTERS[at + 1]]) == [f"({stem}) is missing."]

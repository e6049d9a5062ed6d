"""The text code: what a reader takes for the same sheet has the same code; what says something else has another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybook.policy import Policy, read_policy, with_pictures
from policybook.text import read_code

TITLE = "Visitors Policy"
BODY = """\
# Visitors Policy

## 2. At the gate

2.1 Every visitor **signs in** by 9.30 am & pays £1,000.50 or 5%.

2.2 See [the *Safeguarding* Policy](safeguarding.md "for more") and `section 3`, or
[the guidance](https://example.org/guidance).

2.3 Parents may appeal. It's a right – not a favour.

- Bring a badge.
- Bring a friend to the drop-in café.

| Day | Badge |
|-----|-------|
| Monday | Green |
| Friday | Blue |

![A plan of the gate](gate.png)

H<sub>2</sub>O is offered.[^1]

[^1]: From the tap.
"""
CODE = "Q1NT-22G2-W41W-JEXY"


def policy(body: str, title: str = TITLE) -> Policy:
    return read_policy(f"---\ntitle: '{title}'\n---\n{body}", path="policies/visitors.md").policy


def code(body: str, title: str = TITLE) -> str:
    return policy(body, title).code


def both(old: str, new: str) -> str:
    assert old in BODY
    return BODY.replace(old, new)


THE_SAME = {
    "white space": BODY.replace(" ", "  ").replace("\n\n", "\n\n\n"),
    "spaces at the ends of lines": BODY.replace(".\n", ".   \n"),
    "Windows line ends": BODY.replace("\n", "\r\n"),
    "a byte order mark": f"\n{BODY}",
    "no title of its own": BODY.removeprefix("# Visitors Policy\n"),
    "other emphasis": both("**signs in**", "_signs in_"),
    "no emphasis": both("**signs in**", "signs in"),
    "emphasis as a tag": both("**signs in**", "<b>signs in</b>"),
    "another page of the handbook": both("safeguarding.md", "../policies/safeguarding.md#section-3"),
    "another title of a link": both('"for more"', '"for less"'),
    "a link by reference": both("[the guidance](https://example.org/guidance)", "[the guidance][g]")
    + "\n[g]: https://example.org/guidance\n",
    "another name of a footnote": BODY.replace("[^1]", "[^tap]"),
    "a comment": BODY + "\n<!-- ask the clerk about this -->\n",
    "a comment in a line": both("Every visitor", "Every <!-- or each? --> visitor"),
    "curled quotation marks": both("It's", "It’s"),
    "an entity": both("£", "&pound;"),
    "an entity by number": both("£", "&#163;"),
    "an escaped sign": both("5%", r"5\%"),
    "a soft hyphen": both("Every visitor", "Ev\u00adery visitor"),
    "a hard space": both("Every visitor", "Every\u00a0visitor"),
    "a space without width": both("Every", "Eve\u200bry"),
    "a hyphen that does not break": both("drop-in", "drop\u2011in"),
    "a letter and its accent": both("café", "cafe\u0301"),
    "an identity for a heading": both("## 2. At the gate", "## 2. At the gate {#gate}"),
    "hashes that close": both("## 2. At the gate", "## 2. At the gate ##"),
    "a heading underlined": both("## 2. At the gate", "2. At the gate\n--------------"),
    "tags": both("Every", "<span lang='en'>Every</span>"),
    "other bullets": BODY.replace("- Bring", "* Bring"),
    "a list with empty lines": both("badge.\n- ", "badge.\n\n- "),
    "a table drawn otherwise": both("|-----|-------|", "|--|--|").replace(
        "| Monday | Green |", "|Monday|Green|"
    ),
    "lines wrapped otherwise": both("by 9.30 am", "by\n9.30 am"),
    "a class for a paragraph": both("a favour.", "a favour.\n{.no-glossary}"),
    "a break within a line": both("It's a right", "It's<br>a right"),
}

ANOTHER = {
    "a word": both("Every", "Each"),
    "a capital": both("Every", "every"),
    "a number": both("9.30", "9.45"),
    "a figure of a number": both("1,000.50", "1,000.05"),
    "a point of a number": both("1,000.50", "100050"),
    "a label": both("2.2 ", "2.4 "),
    "the form of a label": both("2.3 ", "2.3) "),
    "a currency": both("£", "€"),
    "a per cent": both("5%", "5"),
    "a word less": both(" the gate", " gate"),
    "a word more": both("may appeal", "may not appeal"),
    "a title of its own that says something else": both(
        "# Visitors Policy", "# Visitors Policy, not in force"
    ),
    "a comma": both("signs in** by", "signs in**, by"),
    "a question": both("may appeal.", "may appeal?"),
    "a dash": both("right – not", "right not"),
    "a minus": both("5%", "−5%"),
    "greater": both("5%", "≥ 5%"),
    "smaller": both("5%", "≤ 5%"),
    "ticked": both("Bring a badge", "✓ Bring a badge"),
    "crossed": both("Bring a badge", "✗ Bring a badge"),
    "a star": both("Bring a badge", r"\* Bring a badge"),
    "an ampersand": both("&", "and"),
    "a plus": both("5%", "+5%"),
    "a stroke": both("9.30", "9/30"),
    "a colon": both("9.30", "9:30"),
    "degrees": both("5%", "5°"),
    "a fraction": both("5%", "½%"),
    "a raised figure": both("5%", "5<sup>2</sup>%"),
    "a figure that is not raised": both("5%", "52%"),
    "lowered and not": both("<sub>2</sub>", "2"),
    "raised and not lowered": both("<sub>2</sub>", "<sup>2</sup>"),
    "a raised letter of Unicode": both("<sub>2</sub>", "²"),
    "struck out": both("may appeal", "<del>may appeal</del>"),
    "struck out, other tag, another word": both("may appeal", "may <s>appeal</s>"),
    "in brackets": both("may appeal", "may (appeal)"),
    "in braces": both("may appeal", "may {appeal}"),
    "braces with a point": both("may appeal", "may {.never} appeal"),
    "in square brackets": both("may appeal", "may [appeal]"),
    "another site": both("https://example.org/guidance", "https://example.com/guidance"),
    "another page of another site": both("/guidance)", "/guidance-2)"),
    "an address of mail": both("https://example.org/guidance", "mailto:head@school.example"),
    "another alternative text": both("A plan of the gate", "The gate"),
    "no picture": both("![A plan of the gate](gate.png)", "A plan of the gate"),
    "another order of words": both("a right – not a favour", "a favour – not a right"),
    "another order of rows": both(
        "| Monday | Green |\n| Friday | Blue |", "| Friday | Blue |\n| Monday | Green |"
    ),
    "another order of columns": both("| Monday | Green |", "| Green | Monday |"),
    "a table turned": both(
        "| Day | Badge |\n|-----|-------|\n| Monday | Green |\n| Friday | Blue |",
        "| Day | Monday | Friday |\n|---|---|---|\n| Badge | Green | Blue |",
    ),
    "a cell moved": both("| Friday | Blue |", "| Friday Blue | |"),
    "a table as a paragraph": both(
        "| Day | Badge |\n|-----|-------|\n| Monday | Green |\n| Friday | Blue |",
        "Day Badge Monday Green Friday Blue",
    ),
    "a row less": both("| Friday | Blue |\n", ""),
    "a heading as a paragraph": both("## 2. At the gate", "2. At the gate"),
    "a heading of another level": both("## 2. At the gate", "### 2. At the gate"),
    "a paragraph as a heading": both("- Bring a badge.\n- Bring", "## Bring a badge.\n\n- Bring"),
    "bullets as a paragraph": both("- Bring a badge.\n- Bring", "Bring a badge.\n- Bring"),
    "one bullet of two": both("badge.\n- Bring", "badge.\n  Bring"),
    "a bullet within a bullet": both("\n- Bring a friend", "\n    - Bring a friend"),
    "a clause as a paragraph": both("2.3 Parents", "Parents"),
    "a quotation": both("H<sub>", "> H<sub>"),
    "code": both("H<sub>2</sub>O is offered.[^1]", "```\nH2O is offered.\n```"),
    "a note": both("H<sub>2</sub>O is offered.[^1]", '!!! note "Water"\n    H<sub>2</sub>O is offered.[^1]'),
    "another footnote": both("From the tap", "From a bottle"),
    "a footnote elsewhere": both("offered.[^1]", "offered.").replace("appeal.", "appeal.[^1]"),
    "words run together": both("signs in", "signsin"),
    "a word parted": both("favour", "fav our"),
    "letters of another script": both("Parents", "P\u0430rents"),
    "no accent": both("café", "cafe"),
    "a full stop less": both("a favour.", "a favour"),
    "two paragraphs": both("may appeal. It's", "may appeal.\n\nIt's"),
    "reading from right to left": both("may appeal", "\u202emay appeal\u202c"),
    "another number of a list": BODY + '\n<ol start="2"><li>One</li></ol>\n',
    "that number of that list": BODY + '\n<ol start="3"><li>One</li></ol>\n',
    "letters for that list": BODY + '\n<ol type="a" start="2"><li>One</li></ol>\n',
    "bullets for that list": BODY + "\n<ul><li>One</li></ul>\n",
    "a term and its meaning": BODY + "\nOne\n: two\n",
    "a paragraph at the end": BODY + "\nOne two\n",
}


def test_the_code_of_a_text() -> None:
    assert code(BODY) == CODE
    assert policy(BODY).digest == "b86ba10a02e103c93bbed0264de3f8889aa657a1103556bb5b9b2af993793423"


@pytest.mark.parametrize("change", THE_SAME)
def test_what_a_reader_takes_for_the_same_has_the_same_code(change: str) -> None:
    assert code(THE_SAME[change]) == code(BODY)


def test_what_a_reader_takes_for_something_else_has_a_code_of_its_own() -> None:
    codes = {change: code(body) for change, body in {**ANOTHER, "": BODY}.items()}
    doubled = {change for change, own in codes.items() if list(codes.values()).count(own) > 1}
    assert doubled == set()


def test_another_title_has_another_code() -> None:
    assert code(BODY, "Visitor Policy") != code(BODY)


def test_a_picture_with_other_bytes_has_another_code() -> None:
    seen = {with_pictures(policy(BODY), {"gate.png": digest}).code for digest in ("00ff", "00fe")}
    assert len({code(BODY), *seen}) == 3
    assert with_pictures(policy(BODY), {"other.png": "00ff"}).code == code(BODY)


@given(st.text(), st.integers(0, 9), st.integers(0, 9))
def test_any_changed_number_changes_the_code(text: str, one: int, other: int) -> None:
    codes = {code(f"within {number} days\n\n{text}") for number in (one, other)}
    assert len(codes) == len({one, other})


@given(st.text())
def test_a_code_reads_back_as_it_was_typed(body: str) -> None:
    own = code(body)
    assert read_code(own) == own
    assert read_code(own.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == own


@pytest.mark.parametrize(
    "typed", ["", "7BMQ", "7BMQ-3TM3-9WQD-M9K3-7BMQ", "7BMQ-3TM3-9WQD-M9KU", "not a code at all"]
)
def test_what_cannot_be_a_code(typed: str) -> None:
    assert read_code(typed) is None

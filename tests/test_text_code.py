"""The text code: the same words have the same code, however they are laid out; other words have another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybook.text import read_code, text_code, words

TITLE = "Visitors Policy"
BODY = """\
# Visitors Policy

## 2. At the gate

2.1 Every visitor **signs in** by 9.30 am & pays £1,000.50 or 5%.

2.2 See [the *Safeguarding* Policy](safeguarding.md "for more") and `section 3`.

| Day | Badge |
|-----|-------|
| Monday | Green |

![A plan of the gate](gate.png)
"""
CODE = "G4Y0-KY7Z-ZA82-ZYG0"

THE_SAME = {
    "white space": BODY.replace(" ", "  ").replace("\n\n", "\n\n\n"),
    "Windows line ends": BODY.replace("\n", "\r\n"),
    "no title of its own": BODY.removeprefix("# Visitors Policy\n"),
    "other emphasis": BODY.replace("**signs in**", "_signs in_"),
    "another address": BODY.replace("safeguarding.md", "../other/place.md#section-3"),
    "another picture": BODY.replace("![A plan of the gate](gate.png)", "![The gate](plan.svg)"),
    "a comment": BODY + "\n<!-- ask the clerk about this -->\n",
    "curly quotation marks": BODY.replace("Every visitor", "“Every visitor”"),
    "an entity": BODY.replace("£", "&pound;"),
    "a soft hyphen and a hard space": BODY.replace("Every visitor", "Ev\u00adery\u00a0visitor"),
    "an identity for a heading": BODY.replace("## 2. At the gate", "## 2. At the gate {#gate}"),
    "a bracket for a dot": BODY.replace("## 2. At", "## 2) At"),
    "tags": BODY.replace("Every", "<span class='x'>Every</span>"),
}

ANOTHER = {
    "a word": BODY.replace("Every", "Each"),
    "a capital": BODY.replace("Every", "every"),
    "a number": BODY.replace("9.30", "9.45"),
    "a label": BODY.replace("2.2", "2.3"),
    "a currency": BODY.replace("£", "€"),
    "a per cent": BODY.replace("5%", "5"),
    "a word less": BODY.replace(" the gate", " gate", 1),
    "another order": BODY.replace("Monday | Green", "Green | Monday"),
    "words run together": BODY.replace("signs in", "signsin"),
}


def test_the_code_of_a_text() -> None:
    assert " ".join(words(TITLE, BODY)) == (
        "Visitors Policy 2 At the gate 2.1 Every visitor signs in by 9.30 am pays £ 1,000.50 or 5 % "
        "2.2 See the Safeguarding Policy and section 3 Day Badge Monday Green"
    )
    assert text_code(TITLE, BODY) == CODE


@pytest.mark.parametrize("change", THE_SAME)
def test_layout_leaves_the_code_alone(change: str) -> None:
    assert THE_SAME[change] != BODY
    assert text_code(TITLE, THE_SAME[change]) == CODE


@pytest.mark.parametrize("change", ANOTHER)
def test_other_words_have_another_code(change: str) -> None:
    assert ANOTHER[change] != BODY
    assert text_code(TITLE, ANOTHER[change]) != CODE


def test_another_title_has_another_code() -> None:
    assert text_code("Visitor Policy", BODY) != CODE


@given(st.text(), st.integers(0, 9), st.integers(0, 9))
def test_any_changed_number_changes_the_code(text: str, one: int, other: int) -> None:
    codes = {text_code("T", f"{text}\n\nwithin {number} days\n") for number in (one, other)}
    assert len(codes) == len({one, other}) or "within" not in words("T", f"{text}\n\nwithin {one} days\n")


@given(st.text(), st.text())
def test_a_code_reads_back_as_it_was_typed(title: str, body: str) -> None:
    code = text_code(title, body)
    assert read_code(code) == code
    assert read_code(code.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == code


@pytest.mark.parametrize(
    "typed", ["", "7BMQ", "7BMQ-3TM3-9WQD-M9K3-7BMQ", "7BMQ-3TM3-9WQD-M9KU", "not a code at all"]
)
def test_what_cannot_be_a_code(typed: str) -> None:
    assert read_code(typed) is None

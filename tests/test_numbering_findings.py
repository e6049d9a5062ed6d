"""What is said about clause numbers that look wrong: each case shows a text and all that is said of it."""

import pytest

from clause_pictures import drawn, read

CASES = {
    "numbers in order": ("1. a\n\n2. b\n\n## B\n\n3. c\n", ""),
    "a list of its own under each heading": ("## A\n\n1. a\n\n2. b\n\n## B\n\n1. c\n", ""),
    "a gap": (
        "1. a\n\n3. b\n",
        """
        policies/a.md:3: Clause '3.' follows '1.': something between them is missing. \
Check that no clause was lost, or number it '2.'.
        """,
    ),
    "a gap across a heading": (
        "1. a\n\n## B\n\n3. b\n",
        """
        policies/a.md:5: Clause '3.' follows '1.': something between them is missing. \
Check that no clause was lost, or number it '2.'.
        """,
    ),
    "a gap in roman numbers": (
        "viii. a\n\nx. b\n",
        """
        policies/a.md:1: A list of clauses begins at 'viii.'. Check that no clause was lost above it.
        policies/a.md:3: Clause 'x.' follows 'viii.': something between them is missing. \
Check that no clause was lost, or number it 'ix.'.
        """,
    ),
    "a gap after a number with a letter": (
        "1. a\n\n1a. b\n\n3. c\n",
        """
        policies/a.md:5: Clause '3.' follows '1a.': something between them is missing. \
Check that no clause was lost, or number it '2.'.
        """,
    ),
    "a repeat": (
        "(a) a\n\n(b) b\n\n(b) c\n",
        """
        policies/a.md:5: Clause '(b)' has the same number as the one before it. Number it '(c)', or join the two.
        """,
    ),
    "a step backwards": (
        "2.1 a\n\n2.2 b\n\n2.1 c\n",
        """
        policies/a.md:5: Clause '2.1' follows '2.2': the numbers step backwards. \
Number it '2.3', or give the list a heading of its own.
        """,
    ),
    "mixed punctuation in one list": (
        "1. a\n\n2) b\n\n3) c\n",
        """
        policies/a.md:3: Clause '2)' is punctuated differently from '1.' in the same list. Punctuate both alike.
        """,
    ),
}


@pytest.mark.parametrize(("text", "said"), CASES.values(), ids=CASES.keys())
def test_findings(text: str, said: str) -> None:
    assert "\n".join(str(finding) for finding in read(text).findings) == drawn(said)


def test_a_clause_that_cannot_be_told_from_another_has_an_address_of_its_own() -> None:
    clauses = read("1. a\n\n2. b\n\n1. c\n\n2. d\n").clauses
    assert [clause.address for clause in clauses] == ["1", "2", "1~2", "2~2"]
    assert len({clause.id for clause in clauses}) == 4

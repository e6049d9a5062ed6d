"""The numbers of a Word file: what Word computes and prints is what is typed, for each feature of its lists.

Each case is a list of paragraphs, `level text`, below the definitions of their list; beside it stand the labels that
Word shows.
"""

from typing import NamedTuple

import pytest

from policybook.words import import_word
from word_files import abstract, docx, lvl, num, numbered_style, own_level, p, start_at

ONE = lvl(0, "%1.")
LEGAL = (ONE, lvl(1, "%1.%2"), lvl(2, "%1.%2.%3"))
OUTLINE = (ONE, lvl(1, "(%2)", "lowerLetter"), lvl(2, "(%3)", "lowerRoman"))
LINKED = lvl(0, "%1", more='<w:pStyle w:val="Clause"/>') + lvl(1, "%1.%2", more='<w:pStyle w:val="Sub"/>')


class Case(NamedTuple):
    """One feature of Word's lists."""

    numbering: str
    """The definitions."""
    paragraphs: str
    """The list and the level of each paragraph, `1.0` with its style after a colon; `-` for one without a number."""
    labels: str
    """What Word shows, parted by spaces; `-` for nothing."""
    styles: str = ""
    """Styles beside the usual ones."""


CASES = {
    "decimal": Case(abstract(0, ONE) + num(1, 0), "1.0 1.0 1.0", "1. 2. 3."),
    "several levels in one label": Case(
        abstract(0, *LEGAL) + num(1, 0), "1.0 1.1 1.1 1.2 1.0 1.1", "1. 1.1 1.2 1.2.1 2. 2.1"
    ),
    "a level begins again below the next": Case(
        abstract(0, *OUTLINE) + num(1, 0), "1.0 1.1 1.1 1.2 1.2 1.1 1.2 1.0 1.1",
        "1. (a) (b) (i) (ii) (c) (i) 2. (a)",
    ),
    "letters after z are doubled": Case(
        abstract(0, lvl(0, "%1)", "lowerLetter", start=25)) + num(1, 0), "1.0 1.0 1.0 1.0", "y) z) aa) bb)"
    ),
    "capital letters": Case(abstract(0, lvl(0, "%1.", "upperLetter")) + num(1, 0), "1.0 1.0", "A. B."),
    "small roman": Case(
        abstract(0, lvl(0, "%1.", "lowerRoman", start=8)) + num(1, 0), "1.0 1.0 1.0", "viii. ix. x."
    ),
    "capital roman": Case(
        abstract(0, lvl(0, "%1.", "upperRoman", start=39)) + num(1, 0), "1.0 1.0", "XXXIX. XL."
    ),
    "ordinals": Case(
        abstract(0, lvl(0, "%1", "ordinal", start=1)) + num(1, 0), "1.0 1.0 1.0 1.0", "1st 2nd 3rd 4th"
    ),
    "ordinals of the teens": Case(
        abstract(0, lvl(0, "%1", "ordinal", start=11)) + num(1, 0), "1.0 1.0", "11th 12th"
    ),
    "numbers with a nought": Case(
        abstract(0, lvl(0, "%1", "decimalZero", start=9)) + num(1, 0), "1.0 1.0", "09 10"
    ),
    "a pattern of noughts": Case(
        abstract(0, '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
                    '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
                    '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>')
        + num(1, 0), "1.0 1.0", "001 002",
    ),
    "numbers in words": Case(
        abstract(0, lvl(0, "%1.", "cardinalText", start=20)) + num(1, 0), "1.0 1.0", "Twenty. Twenty-one."
    ),
    "places in words": Case(
        abstract(0, lvl(0, "%1.", "ordinalText", start=2)) + num(1, 0), "1.0 1.0", "Second. Third."
    ),
    "no format stated is decimal": Case(abstract(0, lvl(0, "%1)", "")) + num(1, 0), "1.0 1.0", "1) 2)"),
    "a level that prints nothing": Case(
        abstract(0, lvl(0, "", "none"), lvl(1, "%2.")) + num(1, 0), "1.0 1.1 1.1", "- 1. 2."
    ),
    "bullets are no numbers": Case(
        abstract(0, ONE, lvl(1, "\uf0b7", "bullet")) + num(1, 0), "1.0 1.1 1.1 1.0", "1. - - 2."
    ),
    "legal: all in figures": Case(
        abstract(0, lvl(0, "%1.", "upperRoman"), lvl(1, "%1.%2", "lowerLetter", more="<w:isLgl/>")) + num(1, 0),
        "1.0 1.0 1.1 1.1", "I. II. 2.1 2.2",
    ),
    "legal switched off": Case(
        abstract(0, lvl(0, "%1.", "upperRoman"), lvl(1, "%1.%2", more='<w:isLgl w:val="0"/>')) + num(1, 0),
        "1.0 1.1", "I. I.1",
    ),
    "legal keeps the nought": Case(
        abstract(0, lvl(0, "%1.", "decimalZero"), lvl(1, "%1.%2", "lowerRoman", more="<w:isLgl/>")) + num(1, 0),
        "1.0 1.1", "01. 01.1",
    ),
    "a start of its own": Case(abstract(0, lvl(0, "%1.", start=5)) + num(1, 0), "1.0 1.0", "5. 6."),
    "no start stated is nought": Case(abstract(0, lvl(0, "%1.", start=None)) + num(1, 0), "1.0 1.0", "0. 1."),
    "two lists of one abstract list count on": Case(
        abstract(0, ONE) + num(1, 0) + num(2, 0), "1.0 1.0 2.0 1.0", "1. 2. 3. 4."
    ),
    "two abstract lists count for themselves": Case(
        abstract(0, ONE) + abstract(1, lvl(0, "(%1)")) + num(1, 0) + num(2, 1), "1.0 2.0 1.0 2.0", "1. (1) 2. (2)"
    ),
    "a list goes on after other text": Case(abstract(0, ONE) + num(1, 0), "1.0 - 1.0 - 1.0", "1. - 2. - 3."),
    "a restart": Case(
        abstract(0, ONE) + num(1, 0) + num(2, 0, start_at(0, 1)), "1.0 1.0 2.0 2.0", "1. 2. 1. 2."
    ),
    "a restart holds once": Case(
        abstract(0, ONE) + num(1, 0) + num(2, 0, start_at(0, 7)), "1.0 2.0 1.0 2.0", "1. 7. 8. 9."
    ),
    "a restart below": Case(
        abstract(0, *OUTLINE) + num(1, 0) + num(2, 0, start_at(1, 4)), "1.0 1.1 2.1 2.1 1.0 2.1",
        "1. (a) (d) (e) 2. (d)",
    ),
    "a level of its own in one list": Case(
        abstract(0, ONE) + num(1, 0) + num(2, 0, own_level(0, lvl(0, "Step %1", start=1))), "1.0 2.0", "1. Step~2"
    ),
    "a level of its own that begins again": Case(
        abstract(0, ONE) + num(1, 0)
        + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>' + lvl(0, "%1)") + "</w:lvlOverride>"),
        "1.0 1.0 2.0 2.0", "1. 2. 3) 4)",
    ),
    "never begins again": Case(
        abstract(0, ONE, lvl(1, "%1.%2", more='<w:lvlRestart w:val="0"/>')) + num(1, 0),
        "1.0 1.1 1.1 1.0 1.1", "1. 1.1 1.2 2. 2.3",
    ),
    "begins again after the first level alone": Case(
        abstract(0, ONE, lvl(1, "(%2)", "lowerLetter"), lvl(2, "%3)", more='<w:lvlRestart w:val="1"/>')) + num(1, 0),
        "1.0 1.1 1.2 1.2 1.1 1.2 1.0 1.1 1.2", "1. (a) 1) 2) (b) 3) 2. (a) 1)",
    ),
    "a level passed over counts as begun": Case(
        abstract(0, *LEGAL) + num(1, 0), "1.1 1.1 1.0 1.1", "1.1 1.2 2. 2.1"
    ),
    "a list of one level": Case(
        abstract(0, ONE, lvl(1, "(%2)"), more='<w:multiLevelType w:val="singleLevel"/>') + num(1, 0),
        "1.0 1.1 1.0", "1. 2. 3.",
    ),
    "numbered by style alone": Case(
        abstract(0, LINKED) + num(1, 0), "-:Clause -:Sub -:Sub -:Clause -:Sub", "1 1.1 1.2 2 2.1",
        numbered_style("Clause", 1) + numbered_style("Sub", 1, 1),
    ),
    "the style's level by its tie to the list": Case(
        abstract(0, LINKED) + num(1, 0), "-:Clause -:Sub", "1 1.1",
        numbered_style("Clause", 1) + numbered_style("Sub", 1),
    ),
    "a style based on a numbered one": Case(
        abstract(0, ONE) + num(1, 0), "-:Clause -:Other -:Clause", "1. 2. 3.",
        numbered_style("Clause", 1) + '<w:style w:type="paragraph" w:styleId="Other"><w:name w:val="Other"/>'
        '<w:basedOn w:val="Clause"/></w:style>',
    ),
    "a style that states the level, its parent the list": Case(
        abstract(0, *LEGAL) + num(1, 0), "-:Clause -:Lower", "1. 1.1",
        numbered_style("Clause", 1, 0) + numbered_style("Lower", -1, 1, based="Clause"),
    ),
    "a paragraph takes itself out of its style's list": Case(
        abstract(0, ONE) + num(1, 0), "-:Clause 0.0:Clause -:Clause", "1. - 2.", numbered_style("Clause", 1)
    ),
    "a paragraph's own list before its style's": Case(
        abstract(0, ONE) + abstract(1, lvl(0, "(%1)")) + num(1, 0) + num(2, 1), "-:Clause 2.0:Clause -:Clause",
        "1. (1) 2.", numbered_style("Clause", 1),
    ),
    "a list by a style of numbering": Case(
        abstract(0, more='<w:numStyleLink w:val="Legal"/>') + abstract(1, *LEGAL, more='<w:styleLink w:val="Legal"/>')
        + num(1, 0) + num(2, 1), "1.0 1.1 2.0", "1. 1.1 2.",
        '<w:style w:type="numbering" w:styleId="Legal"><w:name w:val="Legal"/><w:pPr><w:numPr><w:numId w:val="2"/>'
        "</w:numPr></w:pPr></w:style>",
    ),
    "words in the label": Case(
        abstract(0, lvl(0, "Section %1:")) + num(1, 0), "1.0 1.0", "Section~1: Section~2:"
    ),
    "figures of a list that is not defined": Case(abstract(0, ONE) + num(1, 0), "9.0 1.0", "- 1."),
    "levels deeper than nine are the ninth": Case(
        abstract(0, *(lvl(at, f"%{at + 1}.") for at in range(9))) + num(1, 0), "1.0 1.8 1.12", "1. 1. 2."
    ),
    "a start that is too large": Case(
        abstract(0, lvl(0, "%1.", start=999_999_999)) + num(1, 0), "1.0", "32767."
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_word_prints_is_what_is_typed(case: Case) -> None:
    drawn = [_paragraph(one, at) for at, one in enumerate(case.paragraphs.split())]
    made = import_word(
        docx("".join(drawn), numbering=case.numbering, styles=case.styles), name="a.docx", slug="a"
    )
    shown = [row.label.replace(" ", "~") or "-" for row in made.receipt.rows]
    assert shown == case.labels.split(), "the second computation"
    typed = [row.typed.removesuffix(f" words{row.place - 1}") for row in made.receipt.rows]
    assert [one.replace(" ", "~") if not one.startswith(("- ", "words")) else "-" for one in typed] == [
        one.replace(".", "&#46;", 1) if "&#46;" in line else one
        for one, line in zip(case.labels.split(), typed, strict=True)
    ]
    assert made.receipt.proved, (made.receipt.check, made.text)


def _paragraph(drawn: str, at: int) -> str:
    place, _, style = drawn.partition(":")
    listed, _, level = place.partition(".")
    if place == "-":
        return p(f"words{at}", style=style)
    return p(f"words{at}", num=int(listed), level=int(level), style=style)


def test_numbers_typed_by_hand_beside_automatic_ones() -> None:
    body = (
        p("Aims", style="Heading1")
        + p("1.\tTyped by hand.")
        + p("2.\tTyped too.")
        + p("Rules", style="Heading1")
    )
    body += p("Computed.", num=1, level=0) + p("Computed too.", num=1, level=0)
    made = import_word(docx(body, numbering=abstract(0, ONE) + num(1, 0)), name="a.docx", slug="a")
    assert made.text.split("---\n\n")[1] == (
        "## Aims\n\n1. Typed by hand.\n\n2. Typed too.\n\n## Rules\n\n1. Computed.\n\n2. Computed too.\n"
    )
    assert (made.receipt.clauses, made.receipt.computed, made.receipt.typed, made.receipt.proved) == (
        4,
        2,
        2,
        True,
    )


def test_lists_that_each_have_one_number_are_not_counted_on() -> None:
    lists = abstract(0, ONE) + num(1, 0) + num(2, 0, start_at(0, 1)) + num(3, 0, start_at(0, 1))
    body = "".join(p(f"Thing {at}.", num=at, level=0) for at in (1, 2, 3))
    made = import_word(docx(body, numbering=lists), name="a.docx", slug="a")
    assert [row.label for row in made.receipt.rows] == ["1.", "1.", "1."]
    assert made.receipt.proved
    assert "number-repeated" in {one.code for one in made.receipt.told}


def test_a_doubtful_number_is_told_with_its_line() -> None:
    made = import_word(
        docx(p("Lower.", num=1, level=1), numbering=abstract(0, *LEGAL) + num(1, 0)), name="a.docx", slug="a"
    )
    told = next(one for one in made.receipt.told if one.code == "number-doubtful")
    assert (told.line, told.message) == (
        5,
        "The number 1.1 before 'Lower.' is doubtful: level 1 of its list is passed over. Look it up in Word.",
    )
    assert made.receipt.doubtful == 1


def test_no_space_after_a_label_is_told() -> None:
    lists = abstract(0, lvl(0, "%1.", more='<w:suff w:val="nothing"/>')) + num(1, 0)
    made = import_word(docx(p("Words.", num=1, level=0), numbering=lists), name="a.docx", slug="a")
    assert "\n1. Words.\n" in made.text
    assert "label-glued" in {one.code for one in made.receipt.told}


def test_a_numbered_paragraph_without_words_keeps_its_number() -> None:
    body = p("First.", num=1, level=0) + p("", num=1, level=0) + p("Third.", num=1, level=0)
    made = import_word(docx(body, numbering=abstract(0, ONE) + num(1, 0)), name="a.docx", slug="a")
    assert made.text.endswith("---\n\n1. First.\n\n2.\n\n3. Third.\n")
    assert made.receipt.proved


def test_two_labels_in_a_line_are_parted_on_the_page_and_no_word_is_lost() -> None:
    made = import_word(docx(p("(1)(a)\tTyped together.") + p("(b)\tAlone.")), name="a.docx", slug="a")
    assert made.receipt.proved, made.receipt.check

"""Front matter from a Word file: what it says of its own review and adoption is taken, and what is doubtful stays."""

import pytest

from policybook.words import Imported, import_word
from word_files import docx, p, r, root, row, table

NAMED = p("Visits Policy", style="Title")
AIMS = p("Aims", style="Heading1") + p("Words.")


def imported(body: str, *, name: str = "visits", **parts: str | bytes) -> Imported:
    made = import_word(docx(body, parts=parts), name=f"{name}.docx", slug=name)
    assert made.receipt.proved, (made.receipt.check, made.text)
    return made


def codes(made: Imported) -> set[str]:
    return {one.code for one in made.receipt.told}


def test_a_control_table_at_the_head() -> None:
    made = imported(
        NAMED
        + table(
            row("Policy owner", "Head Teacher"), row("Reviewed by", "Staffing Committee"),
            row("Date reviewed", "12 November 2025"), row("Ratified by", "Full Governing Body"),
            row("Date ratified", "17/11/2025"), row("Minute reference", "FGB 7"),
            row("Review cycle", "every two years"), row("Next review", "November 2027"),
        )
        + AIMS
    )  # fmt: skip
    assert made.text == (
        "---\ntitle: Visits Policy\nowner: Head Teacher\nreviewed:\n  by: Staffing Committee\n  on: 2025-11-12\n"
        "ratified:\n  by: Full Governing Body\n  on: 2025-11-17\n  minute: FGB 7\nnext-review: 2027-11\n"
        "review-every: every two years\n---\n\n## Aims\n\nWords.\n"
    )
    assert [row.fate for row in made.receipt.rows][:2] == ["front matter: title", "front matter: owner"]


def test_a_table_with_its_labels_across() -> None:
    across = table(row("Ratified by", "Date", "Next review"), row("FGB", "17 November 2025", "May 2027"))
    assert imported(NAMED + across + AIMS).text == (
        "---\ntitle: Visits Policy\nratified:\n  by: FGB\n  on: 2025-11-17\nnext-review: 2027-05\n---\n\n"
        "## Aims\n\nWords.\n"
    )


def test_a_history_of_versions_stays() -> None:
    made = imported(NAMED + AIMS + table(row("Version", "Date", "Author"), row("1", "May 2024", "A. Clerk")))
    assert made.text.endswith("| Version | Date | Author |\n| 1 | May 2024 | A. Clerk |\n")


def test_a_table_of_sentences_below_a_heading_of_its_own() -> None:
    made = imported(
        NAMED + AIMS + p("Document Control", style="Heading1")
        + table(row("Approved by Governors", "March 2025"), row("Date for Review", "March 2027"),
                row("Signed – Chair of Governors", ""), row("Signed – Headteacher", ""))
    )  # fmt: skip
    assert made.text == (
        "---\ntitle: Visits Policy\nratified:\n  by: Governors\n  on: 2025-03\nnext-review: 2027-03\n"
        "signatories: [Chair of Governors, Headteacher]\n---\n\n## Aims\n\nWords.\n\n## Document Control\n"
    )


def test_closing_lines() -> None:
    made = imported(
        NAMED + AIMS + p("Ratified by the Governing Body on 14 July 2025") + p("Next review: July 2026")
        + p("Signed: ……………………… (Chair of Governors)   Date: ……………")
    )  # fmt: skip
    assert made.text == (
        "---\ntitle: Visits Policy\nratified:\n  by: Governing Body\n  on: 2025-07-14\nnext-review: 2026-07\n"
        "signatories: [Chair of Governors]\n---\n\n## Aims\n\nWords.\n"
    )


def test_a_cover_page_with_the_school_and_the_title_once_more() -> None:
    made = imported(p("Larch Hill Primary School") + p("Visits Policy") + AIMS, name="x")
    assert (
        made.text
        == "---\ntitle: Visits Policy\nschool: Larch Hill Primary School\n---\n\n## Aims\n\nWords.\n"
    )
    made = imported(NAMED + p("Visits Policy") + AIMS)
    assert made.text == "---\ntitle: Visits Policy\n---\n\n## Aims\n\nWords.\n"


def test_headers_and_footers() -> None:
    made = imported(
        NAMED + AIMS,
        **{"word/header1.xml": root("hdr", p("Larch Hill Primary School")),
           "word/footer1.xml": root("ftr", p("Next review: July 2026") + p("Page 1"))},
    )  # fmt: skip
    assert made.text == (
        "---\ntitle: Visits Policy\nschool: Larch Hill Primary School\nnext-review: 2026-07\n---\n\n"
        "## Aims\n\nWords.\n"
    )
    assert made.receipt.edges == (
        ("header", "Larch Hill Primary School"), ("footer", "Next review: July 2026"), ("footer", "Page 1"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (
            "This LEA model policy has been adopted by Larch Hill Primary School",
            "adopted-from: LEA model policy",
        ),
        ("Adapted from the county model", "adopted-from: county model"),
    ],
)
def test_the_model_that_is_followed(line: str, key: str) -> None:
    made = imported(NAMED + table(row(line, ""), row("Next review", "July 2026")) + AIMS)
    assert f"\n{key}\n" in made.text
    assert line not in made.text


@pytest.mark.parametrize(
    ("paragraph", "code"),
    [
        ("Next review: some time next year", "control-data-doubtful"),
        ("Adapted from the county model by A. N. Author", "control-data-stays"),
    ],
)
def test_what_is_doubtful_stays_in_the_text_and_is_told(paragraph: str, code: str) -> None:
    made = imported(NAMED + p(paragraph) + AIMS)
    assert f"\n{paragraph}\n" in made.text
    assert code in codes(made)


def test_two_values_for_one_key_stay_both() -> None:
    made = imported(NAMED + p("Next review: July 2026") + AIMS + p("Next review: May 2027"))
    assert "next-review" not in made.text
    assert "Next review: July 2026" in made.text
    assert "Next review: May 2027" in made.text
    assert "control-data-doubtful" in codes(made)


@pytest.mark.parametrize(
    "line", ["Next review: ________", "Ratified by: [name]", "Next review: TBC", "Version: 3"]
)
def test_what_nobody_has_filled_in_and_what_no_key_means_stays(line: str) -> None:
    made = imported(NAMED + p(line) + AIMS)
    assert made.text.startswith("---\ntitle: Visits Policy\n---\n\n")
    assert line in made.text.replace("\\_", "_")


def test_a_sentence_in_the_middle_is_left_alone() -> None:
    heads = "".join(p(f"Part {at}", style="Heading1") + p("Words.") for at in ("a", "b"))
    middle = p("Middle", style="Heading1") + p("Next review: July 2026")
    made = imported(NAMED + AIMS + middle + heads)
    assert "next-review" not in made.text


def test_the_title_from_the_files_properties_the_text_or_the_files_name() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Going out</dc:title></cp:coreProperties>'
    )
    made = imported(p("Going out") + AIMS, **{"docProps/core.xml": core})
    assert made.text.startswith("---\ntitle: Going out\n---\n\n## Aims")
    made = imported(p(r("Whistleblowing Procedure", "<w:b/>")) + AIMS)
    assert made.text.startswith("---\ntitle: Whistleblowing Procedure\n---\n\n## Aims")
    made = imported(AIMS + p("More.", style="Heading1"), name="day-trips", **{"docProps/core.xml": core})
    assert made.text.startswith("---\ntitle: Day trips\n---\n\n## Aims")
    assert "title-doubtful" in codes(made)


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Visits: a policy", "'Visits: a policy'"),
        ("The Head's plan", "'The Head''s plan'"),
        ("#1 Policy", "'#1 Policy'"),
    ],
)
def test_a_title_that_yaml_would_take_for_something_else(title: str, typed: str) -> None:
    made = imported(p(title, style="Title") + AIMS)
    assert made.text.startswith(f"---\ntitle: {typed}\n---\n")
    assert made.policy.title == title

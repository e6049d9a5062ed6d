"""The sheet code: what a signed sheet says besides the text, by a rule that another program can follow.

The vectors are for other programs; the codes are printed on paper that governors have signed, so a vector is added,
never changed.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from paper import pages, pdf_of
from policybook.handbook import digest_of_sheet, make_handbook
from policybook.policy import read_policy
from policybook.text import html_words, sheet_digest, text_code
from school import ROOT, Build
from sketch import Draw

VECTORS: list[Mapping[str, Any]] = json.loads(
    (ROOT / "tests" / "sheet_code_vectors.json").read_text(encoding="utf-8")
)["vectors"]
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GLOSSARY = "# Glossary\n\n**Governor** means somebody who {what}.\n"
VISITS = """\
---
title: Visits Policy
owner: Headteacher
reviewed: {by: Working Party, on: 2026-03-01}
ratified: {by: FGB, on: 2026-03-17, minute: FGB item 7}
next-review: 2027-03
signatories: [Chair of Governors, Headteacher]
---

1. A governor agrees to each visit.
"""


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["why"])
def test_the_rule_gives_the_vector(vector: Mapping[str, Any]) -> None:
    assert sheet_digest((kind, head, words) for kind, head, words in vector["records"]) == vector["digest"]
    assert text_code(vector["digest"]) == vector["code"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["why"])
def test_another_program_comes_to_the_same(vector: Mapping[str, Any]) -> None:
    records = [["sheet", "", "1"], *vector["records"]]
    said = "\x1e".join(
        "\x1f".join(" ".join(normalize("NFC", part).split()) for part in one) for one in records
    )
    digest = sha256(said.encode()).hexdigest()
    bits = f"{int(digest, 16):0256b}"[:80]
    letters = "".join(LETTERS[int(bits[at : at + 5], 2)] for at in range(0, 80, 5))
    assert (digest, "-".join(letters[at : at + 4] for at in range(0, 16, 4))) == (
        vector["digest"],
        vector["code"],
    )


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p><strong>Governor</strong> means one.</p>", "Governor means one."),
        ("<p>One</p><p>two</p>", "One two"),
        ("<ul>\n<li>One</li>\n<li>two</li>\n</ul>", "One two"),
        ("H<sub>2</sub>O, 5<sup>2</sup> and <s>not</s> so", "H\x0f2\x15O, 5\x0e2\x15 and \x10not\x15 so"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("half<em>way</em>", "halfway"),
    ],
)
def test_the_words_of_a_meaning(html: str, words: str) -> None:
    assert html_words(html) == words


# ---- on paper, in the data, on the page


CHANGED = {
    "a title": ("Visits Policy", "Visiting Policy"),
    "an owner": ("owner: Headteacher", "owner: Bursar"),
    "a day of review": ("2026-03-01", "2026-03-02"),
    "who ratified": ("by: FGB", "by: Finance Committee"),
    "a day of ratification": ("2026-03-17", "2026-03-18"),
    "a minute": ("item 7", "item 8"),
    "a next review": ("2027-03", "2027-04"),
    "a signatory": ("Chair of Governors, H", "Vice Chair, H"),
    "the order of signatories": ("[Chair of Governors, Headteacher]", "[Headteacher, Chair of Governors]"),
    "two who are one": ("[Chair of Governors, Headteacher]", "['Chair of Governors, Headteacher']"),
    "a school": ("owner:", "school: Oak Lane School\nowner:"),
}


def codes(text: str) -> tuple[str | None, str]:
    """Return the sheet's digest and the text code of a policy in a school without a glossary."""
    reading = read_policy(text, path="policies/visits.md")
    made = make_handbook([reading], school="Elm Lane School", on=date(2026, 6, 1), lead_days=60)
    (entry,) = made.entries
    return digest_of_sheet(entry, made), entry.code


@pytest.mark.parametrize("what", CHANGED)
def test_each_thing_that_is_printed_changes_it(what: str) -> None:
    (sheet, text), (other_sheet, other_text) = codes(VISITS), codes(VISITS.replace(*CHANGED[what]))
    assert other_sheet != sheet
    assert (other_text != text) == (what == "a title")  # which the text code covers as well


def test_a_word_of_the_text_does_not_change_it() -> None:
    (sheet, text), (other_sheet, other_text) = (
        codes(VISITS),
        codes(VISITS.replace("each visit", "every visit")),
    )
    assert (other_sheet == sheet, other_text == text) == (True, False)


def test_a_meaning_changes_it_and_not_the_text_code(school: Draw) -> None:
    rows = []
    for what in ("governs", "watches"):
        tree = f"docs/glossary.md\n    {GLOSSARY.format(what=what)}".replace("\n\n", "\n\n    ")
        made = school(tree, visits=VISITS).built("site", strict=False, POLICYBOOK_PDF="off")
        rows += json.loads(made.read("register/policies.json"))
    one, other = rows
    assert (one["sheet_code"] == other["sheet_code"], one["code"] == other["code"]) == (False, True)


@pytest.fixture(scope="module")
def printed(school: Draw) -> Build:
    return school(visits=VISITS, bare="---\ntitle: Bare\n---\n\n1. Go.\n").built("site", strict=False)


def test_paper_data_and_page_know_it(
    printed: Build, page: Page, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    bare, visits = json.loads(printed.read("register/policies.json"))
    assert (bare["sheet_code"], bare["sheet_digest"]) == (None, None)
    assert visits["sheet_code"] == text_code(visits["sheet_digest"])
    pdf = pdf_of(printed.site, "visits")
    signed = " ".join(pages(pdf)[-1].split())
    assert f"The text that is signed has the code {visits['code']}." in signed
    assert (
        f"The sheet code {visits['sheet_code']} covers what else is printed here: the school and the title"
        in signed
    )
    said = PdfReader(pdf).metadata
    assert said
    assert said.subject == (
        f"Ratified 17 March 2026. Text code {visits['code']}, SHA-256 {visits['digest']}. "
        f"Sheet code {visits['sheet_code']}, SHA-256 {visits['sheet_digest']}."
    )
    assert visits["digest"] in printed.read("verify/index.html")
    with serve(printed.site) as url:
        page.goto(f"{url}verify/?code={visits['sheet_code']}")
        expect(page.get_by_role("status")).to_contain_text(
            "The sheet names today's school, title, people and dates, and today's meanings of words."
        )

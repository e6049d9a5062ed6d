"""The whole handbook as one PDF: what stands in it, where its links lead, and when it is printed again."""

import re
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from paper import (
    POINTS,
    bodies,
    broken_rules,
    feet,
    heads,
    outline,
    pages,
    pdf_of,
    policybook,
    words_on,
)
from policybook.drivers.disk import decode
from policybook.policy import read_policy
from school import ROOT, Build, build, write
from sketch import school_in

GLOSSARY = """\
# Glossary

**Visitor** (guest) means anyone who is neither pupil nor staff.

**Gate** means the gate in Elm Lane, never the ha-ha.

**Ha-ha** means a ditch; a hat is not one.

**Hat** means what nobody in these policies wears, nor the moat.

**Moon** means what no policy speaks of.
"""

POLICIES = {
    "visitors": """\
---
title: Visitors Policy
category: Site
ratified: {by: FGB, on: 2026-03-17}
signatories: [Chair of Governors]
---

## 1. At the gate

1.1 Every visitor signs in at the gate. See clause 2 of the Lettings Policy.

1.2 For the purposes of this policy, **badge** means a green badge. See 1.1.

## 2. Leaving

![A red dot](dot.svg)
""",
    "lettings": """\
---
title: Lettings Policy
category: Finance
ratified: {by: FGB, on: 2025-05-06}
---

## 1. At the gate

1. The hall is let.

2. A visitor to a letting follows the [Visitors Policy](visitors.md#clause-1-1), and the Pets Policy.
""",
    "pets": "---\ntitle: Pets Policy\ncategory: Site\n---\n\n1. A gate is shut.\n",
    "old": "---\ntitle: Old Policy\nratified: 2010-01-01\nwithdrawn: 2012-01-01\n---\n\n1. Gone.\n",
}
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'

ON_PAPER = [
    """\
Elm Lane School
Policy handbook
Policies ratified up to 17 March 2026
This book holds the 2 policies in force. Their clauses have the same numbers as online. Left out because
not yet ratified: Pets Policy. Left out because withdrawn: Old Policy. Each policy is signed on a copy of its
own, so there are no signature pages here. The code at the foot of a page tells online whether its text is still
the one in force.
Contents
Finance
Lettings Policy  2
Site
Visitors Policy  3
Glossary  4
Policies ratified up to 17 March 2026  Page 1 of 4
https://elm-lane.example/""",
    """\
Elm Lane School, policy handbook
Finance
Lettings Policy
Owner  Not recorded
Reviewed by  Not recorded
Ratified by  FGB, 6 May 2025
Minute  Not recorded
Next review  No date given
Signed by  No signature needed
1. At the gate
1.  The hall is let.
2.  A visitor to a letting follows the Visitors Policy (page 3), and the Pets Policy.
Ratified 6 May 2025  Text code {lettings}  Page 2 of 4
https://elm-lane.example/policies/lettings/""",
    """\
Elm Lane School, policy handbook
Site
Visitors Policy
Owner  Not recorded
Reviewed by  Not recorded
Ratified by  FGB, 17 March 2026
Minute  Not recorded
Next review  No date given
Signed by  Chair of Governors
1. At the gate
1.1  Every visitor signs in at the gate. See clause 2 (page 2) of the Lettings Policy (page 2).
1.2  For the purposes of this policy, badge means a green badge. See 1.1.
2. Leaving
Ratified 17 March 2026  Text code {visitors}  Page 3 of 4
https://elm-lane.example/policies/visitors/""",
    """\
Elm Lane School, policy handbook
Glossary
What words mean in these policies. Where a policy gives a word a meaning of its own, that meaning holds
in it.
B
badge
Only in Visitors Policy, clause 1.2 (page 3)
For the purposes of this policy, badge means a green badge. See 1.1.
G
Gate
means the gate in Elm Lane, never the ha-ha.
Used in Lettings Policy (page 2), Visitors Policy (page 3)
H
Ha-ha
means a ditch; a hat is not one.
Hat
means what nobody in these policies wears, nor the moat.
V
Visitor (guest)
means anyone who is neither pupil nor staff.
Used in Lettings Policy (page 2), Visitors Policy (page 3)
Policies ratified up to 17 March 2026  Page 4 of 4
https://elm-lane.example/""",
]

BOOKMARKS = """\
Policy handbook
Contents
Finance
  Lettings Policy
    1. At the gate
Site
  Visitors Policy
    1. At the gate
    2. Leaving
Glossary
  B
  G
  H
  V"""


def elm_lane(folder: Path, *, setting: str = "handbook-pdf: true") -> Path:
    """Write a school of two policies in force, a draft and a withdrawn one."""
    drawn = school_in(folder, f"mkdocs.yml\n    extra: {{policybook: {{{setting}}}}}", **POLICIES)
    return write(drawn.folder, {"docs/glossary.md": GLOSSARY, "policies/dot.svg": DOT})


def built(folder: Path, site: str = "site", *, pdf: str = "on") -> Build:
    done = build(folder, site=folder / site, settings={"POLICYBOOK_PDF": pdf})
    assert done.status == 0, done.output
    return done


def said(done: Build) -> str:
    """Return what the summary says of the handbook."""
    found = re.search(r"^The whole handbook.*$", done.output, re.MULTILINE)
    return found[0] if found else "nothing"


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return built(elm_lane(tmp_path_factory.mktemp("elm-lane")))


@pytest.fixture(scope="module")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return printed_by_command(tmp_path_factory.mktemp("book") / "book.pdf")


def printed_by_command(out: Path, **settings: str) -> Path:
    done = policybook("handbook", "-o", str(out), school=ROOT, **settings)
    assert (done.returncode, done.stderr) == (0, "")
    return out


def test_every_page_of_the_book(bound: Build) -> None:
    codes = {slug: re.findall(r"Text code (\S+)", feet(pdf_of(bound.site, slug))[0])[0] for slug in POLICIES}
    assert pages(bound.site / "handbook.pdf") == [page.format(**codes) for page in ON_PAPER]


def test_binding_it_finds_nothing_new(bound: Build) -> None:
    assert [line for line in bound.output.splitlines() if line.startswith("WARNING")] == []


def test_bookmarks_are_nested(bound: Build) -> None:
    assert "\n".join(outline(bound.site / "handbook.pdf")) == BOOKMARKS


def links(pdf: Path) -> list[set[str]]:
    """Return for each page the pages and addresses that its links lead to."""
    with pikepdf.open(pdf) as file:
        numbers = {page.objgen: str(number) for number, page in enumerate(file.pages, start=1)}
        names = [*file.Root.Names.Dests.Names]
        places = {
            str(name): numbers[place[0].objgen] for name, place in zip(names[::2], names[1::2], strict=True)
        }
        return [
            {
                str(note.A.URI) if "/A" in note and "/URI" in note.A else places[str(note.get("/Dest"))]
                for note in page.get("/Annots", [])
                if note.Subtype == "/Link"
            }
            for page in file.pages
        ]


def test_links_lead_to_their_page_of_the_book_or_to_the_site(bound: Build) -> None:
    contents, lettings, visitors, glossary = links(bound.site / "handbook.pdf")
    assert contents == {"2", "3", "4"}
    assert lettings == {"3", "https://elm-lane.example/policies/pets/"}
    assert visitors == {"2", "3"}
    assert glossary == {"2", "3", "4"}


def test_all_texts_travel_with_the_book(bound: Build) -> None:
    attached = PdfReader(bound.site / "handbook.pdf").attachments
    assert attached == {f"{slug}.md": [POLICIES[slug].encode()] for slug in ("lettings", "visitors")}


def test_the_book_is_printed_again_only_when_something_in_it_changed(tmp_path: Path) -> None:
    folder = elm_lane(tmp_path)
    assert said(built(folder)) == "The whole handbook as one PDF of 4 pages (made now)"
    before = (folder / "site" / "handbook.pdf").read_bytes()
    tomorrow = build(folder, site=folder / "again", settings={"SOURCE_DATE_EPOCH": "1795305600"})
    assert said(tomorrow) == "The whole handbook as one PDF of 4 pages (unchanged)"
    assert (folder / "again" / "handbook.pdf").read_bytes() == before
    text = POLICIES["lettings"].replace("The hall is let.", "The hall is not let.")
    write(folder, {"policies/lettings.md": text})
    assert said(built(folder)) == "The whole handbook as one PDF of 4 pages (made now)"
    assert "The hall is not let." in bodies(folder / "site" / "handbook.pdf")[1]


def test_the_command_on_another_machine_prints_the_same_book_as_the_site(
    bound: Build, tmp_path: Path
) -> None:
    elsewhere = elm_lane(tmp_path / "quite" / "another folder")
    done = policybook("handbook", school=elsewhere, TZ="Pacific/Auckland", LC_ALL="POSIX", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    assert (elsewhere / "handbook.pdf").read_bytes() == (bound.site / "handbook.pdf").read_bytes()


def test_the_site_offers_the_book_where_the_school_wants_it(bound: Build, tmp_path: Path) -> None:
    link = re.compile(r'<a href="([^"]*handbook\.pdf)"')
    assert link.findall(bound.read("index.html")) == ["handbook.pdf"]
    assert link.findall(bound.read("register/index.html")) == ["../handbook.pdf"]
    without = built(elm_lane(tmp_path, setting="pdf: true"))
    assert (said(without), (without.site / "handbook.pdf").exists()) == ("nothing", False)
    assert link.findall(without.read("index.html") + without.read("register/index.html")) == []


def test_one_build_can_ask_for_the_book_and_another_for_no_pdfs(tmp_path: Path) -> None:
    folder = elm_lane(tmp_path, setting="pdf: true")
    assert said(built(folder, pdf="all")) == "The whole handbook as one PDF of 4 pages (made now)"
    assert not (built(elm_lane(tmp_path), "none", pdf="off").site / "handbook.pdf").exists()


SHORT = "from policybook.drivers.press import limits\n\nlimits.SECONDS = 1\n"


def test_a_policy_that_cannot_be_printed_keeps_the_book_from_being_printed_without_it(tmp_path: Path) -> None:
    folder = elm_lane(tmp_path)
    text = (folder / "mkdocs.yml").read_text()
    long = "\n\n".join(f"Nothing is let on day {number}." for number in range(1200))
    write(folder, {"policies/lettings.md": f"{POLICIES['lettings']}\n\n{long}\n", "short.py": SHORT})
    write(folder, {"mkdocs.yml": text.replace("hooks:\n", "hooks:\n- short.py\n")})
    done = build(folder, site=folder / "site", strict=False)
    assert not (folder / "site" / "handbook.pdf").exists()
    assert (
        "the handbook: The whole handbook was not printed, because Lettings Policy could not be."
        in done.output
    )


def test_the_sample_schools_book_is_whole(sample_book: Path, sample_site: Build) -> None:
    printed = pages(sample_book)
    number = len(printed)
    assert number > 60
    for at, (head, foot) in enumerate(zip(heads(sample_book), feet(sample_book), strict=True), start=1):
        assert f"Page {at} of {number}" in foot
        assert head.startswith("Larkmoss Primary School") or at == 1
    listed = re.findall(r"^([^\d\n]+?)  (\d+)$", printed[0], re.MULTILINE)
    assert len(listed) == 15  # fourteen policies in force, and the glossary
    for title, page in listed:
        assert title in " ".join(printed[int(page) - 1].split())
    text = "".join(printed)
    assert "Signature  Date" not in text
    assert "Mobile Phone Policy" not in text.replace(printed[0], "")


def test_the_sample_schools_book_is_accessible_and_archival(sample_book: Path) -> None:
    assert broken_rules([sample_book]) == {}


def test_the_book_in_large_print(tmp_path: Path) -> None:
    done = policybook("handbook", "--large-print", "-o", "big.pdf", school=elm_lane(tmp_path))
    assert done.stdout == "big.pdf: the whole handbook, 5 pages.\n"
    (word,) = (word for word in words_on(tmp_path / "big.pdf") if word.text == "badge." and word.page == 3)
    assert word.bottom - word.top == pytest.approx(16 * 1.257 / POINTS, abs=0.2)  # the typeface's own height


def test_real_policies_bind(tmp_path: Path, real_policies: Path) -> None:
    book = printed_by_command(tmp_path / "book.pdf", POLICIES_DIR=str(real_policies))
    assert broken_rules([book]) == {}
    readings = [
        read_policy(decode(file.read_bytes(), "")[0], path=file.name) for file in real_policies.glob("*.md")
    ]
    titles = {reading.policy.title for reading in readings if reading.policy.ratified}
    assert titles
    assert titles <= {mark.strip() for mark in outline(book)}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "nowhere/book.pdf"], "nowhere/book.pdf cannot be written: there is no folder nowhere."),
        (["-o", "docs"], "docs cannot be written: it is a folder."),
        (["-f", "no.yml"], "There is no no.yml here. Name the school's mkdocs.yml with --config-file."),
    ],
)
def test_a_slip_on_the_command_line_is_status_2_and_a_remedy(
    arguments: list[str], message: str, tmp_path: Path
) -> None:
    done = policybook("handbook", *arguments, school=elm_lane(tmp_path))
    assert (done.returncode, done.stderr) == (2, f"Error: {message}\n")


def test_without_policies_nothing_is_written(tmp_path: Path) -> None:
    done = policybook("handbook", school=school_in(tmp_path).folder)
    assert (done.returncode, done.stdout) == (0, "No policy is in force, so there is nothing to print.\n")
    assert not (tmp_path / "handbook.pdf").exists()

"""The signing copy: what stands on its pages, and what a reader's program finds in the file."""
# ruff: noqa: E501  a line is as long as on paper

import re
import unicodedata
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from paper import bodies, feet, heads, outline, pages, pdf_of, pdfs, words_on
from policybook.drivers.disk import decode
from policybook.policy import Policy, read_policy
from policybook.text import words
from school import REAL_POLICIES, ROOT, Build
from sketch import Draw

VISITORS = """\
---
title: Visitors Policy
owner: Headteacher
adopted-from: Ambleshire model policy
reviewed: {by: Business manager, on: 2026-03-02}
ratified: {by: the full governing body, on: 2026-03-17, minute: FGB 2026-03-17 item 7}
next-review: academic year 2027/2028
signatories: [Chair of Governors, Headteacher]
---

## 1. At the gate

1.1 Every visitor signs in at the office.

1.2 A visitor wears a badge.
    a) Green is for those we have checked.
    b) Red is for everybody else.

## 2. Leaving

Visitors sign out (see 1.1).
"""

ON_PAPER = [
    """\
Elm Lane School
Visitors Policy
Owner  Headteacher
Reviewed by  Business manager, 2 March 2026
Ratified by  the full governing body, 17 March 2026
Minute  FGB 2026-03-17 item 7
Next review  academic year 2027/2028 (1 September 2027 to 31 August 2028)
Adopted from  Ambleshire model policy
Signed by  Chair of Governors, Headteacher
1. At the gate
1.1  Every visitor signs in at the office.
1.2  A visitor wears a badge.
a)  Green is for those we have checked.
b)  Red is for everybody else.
2. Leaving
Visitors sign out (see 1.1).
Ratified 17 March 2026  Text code 8HMC-N0HB-X7Y8-W3AX  Page 1 of 2  Initials
https://elm-lane.example/policies/visitors/""",
    """\
Elm Lane School  Visitors Policy
Signatures
Visitors Policy
This policy was ratified by the full governing body on 17 March 2026.
Minute: FGB 2026-03-17 item 7. The text that is signed has the code
8HMC-N0HB-X7Y8-W3AX.
The policy online
That text code covers every word, number, sign, table and picture of the text. The sheet code NXTE-SQPF-ZCHK-NQNN covers what
else is printed here: the school and the title, the table below the title with its people, dates and minute, the roles that sign. Neither
covers what is written by hand.
Chair of Governors
Printed name
Signature  Date
Headteacher
Printed name
Signature  Date
Ratified 17 March 2026  Text code 8HMC-N0HB-X7Y8-W3AX  Page 2 of 2
https://elm-lane.example/policies/visitors/""",
]

PLAYTIME = """\
---
title: Playtime Policy
---

1. Everybody plays.
"""

PLAYTIME_ON_PAPER = """\
DRAFT
Elm Lane School
Playtime Policy
Owner  Not recorded
Reviewed by  Not recorded
Ratified by  Not yet ratified
Next review  No date given
Signed by  No signature needed
1.  Everybody plays.
Draft, not ratified  Text code 29XF-BGY9-TJER-9G6A  Page 1 of 1
https://elm-lane.example/policies/playtime/"""

PENS_NEED = 18  # mm


@pytest.fixture(scope="session")
def elm_lane(school: Draw) -> Build:
    return school(visitors=VISITORS, playtime=PLAYTIME).built()


SITES = {"sample_site": ROOT / "policies", "real_site": REAL_POLICIES}


@pytest.fixture(scope="session", params=[site for site, folder in SITES.items() if folder.is_dir()])
def policies(request: pytest.FixtureRequest) -> list[tuple[Policy, Path]]:
    """Return the sample school's policies, or real schools' where those are beside us, each with its PDF."""
    site, folder = request.getfixturevalue(request.param).site, SITES[request.param]
    return [
        (read_policy(decode(file.read_bytes(), file.name)[0], path=file.name).policy, pdf_of(site, file.stem))
        for file in sorted(folder.glob("*.md"))
    ]


def test_a_ratified_policy_on_paper(elm_lane: Build) -> None:
    assert pages(pdf_of(elm_lane.site, "visitors")) == ON_PAPER


def test_what_is_missing_is_said_plainly_and_a_draft_is_marked(elm_lane: Build) -> None:
    assert pages(pdf_of(elm_lane.site, "playtime")) == [PLAYTIME_ON_PAPER]


def test_every_word_and_label_is_printed_in_order(policies: list[tuple[Policy, Path]]) -> None:
    for policy, pdf in policies:
        typed = "".join(words("", policy.body))  # joined, because an address breaks across lines anywhere
        assert typed in printed_once(pdf, policy, typed), policy.path


def printed_once(pdf: Path, policy: Policy, typed: str) -> str:
    """Return the words of all pages, without what paper adds: table heads repeated, pages of references."""
    heads = [
        "".join(words("", row))
        for row in re.findall(r"^ *(\|.*\|)\n *\|[ :|-]+\|$", policy.body, re.MULTILINE)
    ]
    text = ""
    for page in bodies(pdf):
        printed = "".join(words("", re.sub(r"\(page\s\d+\)", "", page)))
        for head in heads:
            if printed.startswith(head) and text[-20:] + printed[: len(head) + 20] not in typed:
                printed = printed.removeprefix(head)
        text += printed
    return text


def test_bookmarks_are_the_headings(policies: list[tuple[Policy, Path]]) -> None:
    for policy, pdf in policies:
        terms = ["Terms used"] if "\nTerms used\n" in "\n".join(bodies(pdf)) else []
        signed = ["Signatures"] if policy.signatories and not policy.withdrawn else []
        headings = [section.name for section in policy.outline.sections]
        wanted = [policy.title, *headings, *terms, *signed]
        assert [plain(mark) for mark in outline(pdf)] == [plain(one) for one in wanted]


def plain(heading: str) -> str:
    """Return a heading's words alone, since `Appendix A: Forms` has a colon that is neither label nor title."""
    return " ".join(words("", heading))


def test_contents_only_where_a_policy_is_longer_than_three_pages(policies: list[tuple[Policy, Path]]) -> None:
    for policy, pdf in policies:
        listed = "\nContents\n" in bodies(pdf)[0]
        assert listed == (len(pages(pdf)) > 3), policy.path


def test_contents_name_the_page_of_each_section(sample_site: Build) -> None:
    pdf = pdf_of(sample_site.site, "safeguarding")
    printed = pages(pdf)
    listed = re.findall(r"^(\d+\.) +(.+?) +(\d+)$", printed[0], re.MULTILINE)
    assert len(listed) == 11
    for label, title, page in listed:
        assert f"\n{label} {title}\n" in printed[int(page) - 1]


def test_every_page_says_what_it_belongs_to(policies: list[tuple[Policy, Path]]) -> None:
    for policy, pdf in policies:
        below = feet(pdf)
        for number, (head, foot) in enumerate(zip(heads(pdf), below, strict=True), start=1):
            assert f"Page {number} of {len(below)}" in foot
            assert re.search(r"Text code (\w{4}-){3}\w{4}", foot)
            assert f"/policies/{policy.slug}/" in foot
            assert number == 1 or words("", policy.title)[-1] in head


def test_a_draft_and_a_withdrawn_policy_say_so_on_every_page(policies: list[tuple[Policy, Path]]) -> None:
    for policy, pdf in policies:
        mark = "WITHDRAWN" if policy.withdrawn else "" if policy.ratified else "DRAFT"
        for head in heads(pdf):
            assert [word for word in ("DRAFT", "WITHDRAWN") if word in head] == ([mark] if mark else []), (
                policy.path
            )


def test_signature_blocks_are_whole_and_leave_room_for_a_pen(policies: list[tuple[Policy, Path]]) -> None:
    for policy, pdf in policies:
        on_pages = words_on(pdf)
        start = next((i for i, word in enumerate(on_pages) if word.text == "Signatures"), len(on_pages))
        after = on_pages[start:]
        names = [word for word in after if word.text == "Printed"]
        signed = [word for word in after if word.text == "Signature"]
        dates = [word for word in after if word.text == "Date"]
        wanted = 0 if policy.withdrawn else len(policy.signatories)
        assert (len(names), len(signed), len(dates)) == (wanted,) * 3
        for name, signature, day in zip(names, signed, dates, strict=True):
            assert name.page == signature.page == day.page
            assert signature.top - name.bottom >= PENS_NEED
            assert day.top == signature.top
            above = max(word.bottom for word in after if word.page == name.page and word.bottom <= name.top)
            assert name.top - above >= PENS_NEED


def test_five_signatories_share_one_sheet(school: Draw) -> None:
    roles = "Chair of Governors, Headteacher, Business manager, Safeguarding governor, Clerk"
    many = VISITORS.replace("[Chair of Governors, Headteacher]", f"[{roles}]")
    done = school(visitors=many).built()
    signed = pages(pdf_of(done.site, "visitors"))
    assert len(signed) == 2
    assert signed[1].count("Printed name  Signature  Date") == 5


def test_a_policy_that_nobody_signs_has_no_signature_page(sample_site: Build) -> None:
    assert "Signature" not in "".join(bodies(pdf_of(sample_site.site, "records-retention")))


def test_the_file_knows_its_title_language_and_school(policies: list[tuple[Policy, Path]]) -> None:
    for policy, pdf in policies:
        with pikepdf.open(pdf) as file:
            assert str(file.docinfo["/Title"]) == policy.title
            assert str(file.Root.Lang) == "en-GB"
            assert file.Root.ViewerPreferences.DisplayDocTitle
            assert file.Root.MarkInfo.Marked
            assert str(file.docinfo["/Author"])


def test_every_font_is_embedded_and_is_our_typeface(sample_site: Build, real_site: Build) -> None:
    for pdf in pdfs(sample_site.site, real_site.site):
        with pikepdf.open(pdf) as file:
            fonts = [
                one for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one
            ]
            names = {str(font.FontName) for font in fonts}
            described = [
                one for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one
            ]
        assert names
        assert all("Policybook" in name for name in names)
        assert len(described) == len(fonts)


def test_the_markdown_travels_with_the_pdf(sample_site: Build) -> None:
    for file in sorted((ROOT / "policies").glob("*.md")):
        attached = PdfReader(pdf_of(sample_site.site, file.stem)).attachments
        assert attached == {file.name: [file.read_bytes()]}


def test_links_lead_to_the_site_and_to_other_pages_of_the_paper(sample_site: Build) -> None:
    for pdf in pdfs(sample_site.site):
        with pikepdf.open(pdf) as file:
            links = [
                note for page in file.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"
            ]
            addresses = [str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A]
        assert all(address.startswith(("https://", "mailto:")) for address in addresses)


def test_welsh_and_other_accents_print_in_every_cut(school: Draw) -> None:
    accents = "ŵŷŴŶẃẁẅỳâêîôûáéíóúàèìòùäëïöüçñøåæœßšžčćłńśźżąęőűğışțșđħġċ"
    text = f"---\ntitle: Dŵr\n---\n\n1. {accents} *{accents}* **{accents}** ***{accents}***\n"
    done = school(water=text).built()
    printed = unicodedata.normalize("NFC", "".join(bodies(pdf_of(done.site, "water"))[0].split()))
    assert printed.count(accents) == 4


WIDE = f"""\
---
title: {"Examinations, Malpractice and Emergency Evacuation " * 5}Policy
school: {"Archbishop Featherstonehaugh Memorial " * 5}Academy
ratified: 2026-03-17
---

| Month | Responsibility | Administration | Organisation | Documentation | Recommendations | Communication | Notes |
|---|---|---|---|---|---|---|---|
| January | Examinations | Superintendent | Invigilators | Authorisation | Counterintelligence | Awarding | None |

Name: {"_" * 120}

| Question | Answer |
|---|---|
| Church, mosque, temple or other place of worship | |
"""
MARGIN, PEN = 23, 5  # mm; no printer reaches the outermost five


@pytest.fixture(scope="module")
def wide(school: Draw) -> Path:
    """Return the site of a school whose titles and tables are wider than a sheet, with large print."""
    setting = "mkdocs.yml\n    extra: {policybook: {large-print: true}}"
    return school(setting, wide=WIDE).built(strict=False).site


@pytest.mark.parametrize("file", ["wide.pdf", "wide-large-print.pdf"])
def test_nothing_runs_off_the_sheet(wide: Path, file: str) -> None:
    for word in words_on(wide / "policies" / "wide" / file):
        assert word.left >= MARGIN - 1, word
        assert word.right <= 210 - MARGIN + 2, word  # an ellipsis stands in the margin
        assert PEN <= word.top < word.bottom <= 297 - PEN, word


def test_an_empty_column_leaves_room_for_a_pen(wide: Path) -> None:
    answer = next(word for word in words_on(pdf_of(wide, "wide")) if word.text == "Answer")
    assert answer.left <= 105


def test_a_clause_that_heads_others_is_not_left_at_the_foot(school: Draw) -> None:
    clauses = (f"{n}. **Topic{n}**\n\n{n}.1 Under{n}\n\n{n}.2 Words.\n" for n in range(1, 100))
    text = "---\ntitle: Leave\n---\n\n" + "\n".join(clauses)
    done = school(leave=text).built()
    on_pages = {word.text: word.page for word in words_on(pdf_of(done.site, "leave"))}
    assert on_pages["Topic99"] > 3
    assert [n for n in range(1, 100) if on_pages[f"Topic{n}"] != on_pages[f"Under{n}"]] == []


def test_page_numbers_stand_on_their_lines_in_the_contents(school: Draw) -> None:
    filled = (
        f"## {n}. {'x' * 58}{'i' * n} {'y' * 24}\n\n" + "Words.\n\n" * 20 for n in range(1, 20)
    )  # some fill it
    text = "---\ntitle: Contents\n---\n\n" + "\n".join(filled)
    done = school(contents=text).built()
    first = [word for word in words_on(pdf_of(done.site, "contents")) if word.page == 1]
    lines = sorted({word.top for word in first if set(word.text) == {"y"}})  # of the titles' ends
    numbers = [word.top for word in first if word.text.isdigit() and word.left > 175 and word.top < 265]
    assert len(numbers) > 15
    assert [
        number for number in numbers if number not in lines and any(0 < line - number < 5 for line in lines)
    ] == []

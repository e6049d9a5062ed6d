"""The text of a Word file as Markdown: headings, emphasis, links, notes, tables, pictures."""

import pytest

from policybook.policy import read_policy
from policybook.words import Imported, check, evidence, import_word, open_source
from word_files import PNG, abstract, cell, docx, field, lvl, num, p, r, root, row, table

BULLETS = abstract(0, lvl(0, "\uf0b7", "bullet"), lvl(1, "o", "bullet")) + num(1, 0)
NOTES = root(
    "footnotes",
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    f'<w:footnote w:id="2">{p("The first note.")}</w:footnote><w:footnote w:id="3">{p("The second.")}</w:footnote>',
)
DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{}"/><a:graphic><a:blip r:embed="i1"/>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
LONG = "A sentence that goes on for so long that nobody would read it in a list of contents" + ", and on" * 9
NAMED = p("Visits Policy", style="Title")


def body_of(made: Imported) -> str:
    return made.text.partition("---\n\n")[2]


def imported(body: str, **parts: object) -> Imported:
    made = import_word(docx(NAMED + body, **parts), name="visits.docx", slug="visits")  # type: ignore[arg-type]
    assert made.receipt.proved, (made.receipt.check, made.text)
    return made


@pytest.mark.parametrize(
    ("paragraph", "markdown"),
    [
        (p(r("A ") + r("bold", "<w:b/>") + r(" word and ") + r("another", "<w:i/>") + r(".")),
         "A **bold** word and *another*."),
        (p(r("Bold ", "<w:b/>") + r("and its space", "<w:b/>") + r(" kept out.")), "**Bold and its space** kept out."),
        (p(r("Both", "<w:b/><w:i/>") + r(" here.")), "***Both*** here."),
        (p(r("Bold off", '<w:b w:val="0"/>')), "Bold off"),
        (p(r("A stop.", "<w:b/>") + r("Next")), "<strong>A stop.</strong>Next"),
        (p(r("5") + r("th", '<w:vertAlign w:val="superscript"/>') + r(" day")), "5<sup>th</sup> day"),
        (p(r("struck", "<w:strike/>") + r(" out")), "<del>struck</del> out"),
        (p("Stars * and _lines_ and \\ and `ticks`"), "Stars \\* and \\_lines\\_ and \\\\ and \\`ticks\\`"),
        (p("a_name_within and http://school.example/a_b"), "a_name_within and http://school.example/a_b"),
        (p(r("<b>no tag</b> and &amp; as typed")), "&lt;b>no tag&lt;/b> and &amp;amp; as typed"),
        (p("[School name] and [x](y)"), "[School name] and \\[x](y)"),
        (p("# no heading"), "\\# no heading"),
        (p("> no quotation"), "\\> no quotation"),
        (p("+ no bullet"), "\\+ no bullet"),
        (p("--- no rule"), "\\--- no rule"),
        (p("| no table |"), "\\| no table |"),
        (p(r("One line") + "<w:r><w:br/></w:r>" + r("another")), "One line  \nanother"),
        (p(r("One line") + "<w:r><w:br/></w:r>" + r("# another")), "One line  \n\\# another"),
        (p(r("A tab") + "<w:r><w:tab/></w:r>" + r("between")), "A tab between"),
        (p(r("non") + "<w:r><w:noBreakHyphen/></w:r>" + r("stop")), "non‑stop"),
        (p("•\tA bullet typed by hand"), "- A bullet typed by hand"),
        (p(field(" REF _Ref1 \\h ", r("clause 4")) + r(" applies")), "clause 4 applies"),
        (p(field(' HYPERLINK "https://a.example/b" ', r("the guide"))), "[the guide](https://a.example/b)"),
        (p(field(" IF ", field(" MERGEFIELD x ", r("inner")) + r(" shown"))), "inner shown"),
        (p('<w:fldSimple w:instr=" PAGE ">' + r("7") + "</w:fldSimple>"), "7"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r(" done")), "- done"),
        (p('<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>'), "a+b"),
        (p(r("Seen") + r(" unseen", "<w:vanish/>")), "Seen"),
        ("<w:sdt><w:sdtContent>" + p("In a control") + "</w:sdtContent></w:sdt>", "In a control"),
    ],
)  # fmt: skip
def test_running_text(paragraph: str, markdown: str) -> None:
    assert body_of(imported(paragraph)) == f"{markdown}\n"


def test_headings_by_style_by_level_and_a_sentence_in_a_style_of_headings() -> None:
    made = imported(
        p("Aims", style="Heading1") + p("Words.") + p("Below", style="Heading2") + p("More.")
        + p("By its level", more='<w:outlineLvl w:val="2"/>') + p("Again.")
        + p(LONG, style="Heading3")
    )  # fmt: skip
    assert body_of(made) == (
        f"## Aims\n\nWords.\n\n### Below\n\nMore.\n\n#### By its level\n\nAgain.\n\n{LONG}\n"
    )
    assert {one.code for one in made.receipt.told} == {"not-a-heading"}


def test_headings_that_are_bold_lines_alone() -> None:
    big, small = '<w:b/><w:sz w:val="32"/>', "<w:b/>"
    made = imported(
        p(r("Aims", big), more="")
        + p("Words.")
        + p(r("Below", small))
        + p("More.")
        + p(r("Bold sentence.", small))
    )
    assert body_of(made) == "## Aims\n\nWords.\n\n## Below\n\nMore.\n\n**Bold sentence.**\n"
    assert [(one.code, one.line) for one in made.receipt.told] == [
        ("heading-by-look", 5),
        ("heading-by-look", 9),
    ]


def test_the_one_heading_of_the_first_level_is_the_title() -> None:
    body = p("Visits Policy", style="Heading1") + p("Aims", style="Heading2") + p("Words.")
    made = import_word(docx(body), name="x.docx", slug="x")
    assert made.text == "---\ntitle: Visits Policy\n---\n\n## Aims\n\nWords.\n"


def test_bullets_of_two_levels() -> None:
    body = p("one", num=1, level=0) + p("under", num=1, level=1) + p("two", num=1, level=0) + p("After.")
    assert body_of(imported(body, numbering=BULLETS)) == "- one\n    - under\n- two\n\nAfter.\n"


def test_a_link_an_address_and_a_link_within() -> None:
    body = p('<w:hyperlink r:id="h1">' + r("the guide") + "</w:hyperlink>" + r(" and ")
             + '<w:hyperlink r:id="h2">' + r("https://b.example/c") + "</w:hyperlink>" + r(" and ")
             + '<w:hyperlink w:anchor="_Toc1">' + r("clause 2") + "</w:hyperlink>"
             + '<w:hyperlink r:id="h3">' + r(" a file") + "</w:hyperlink>")  # fmt: skip
    links = {"h1": "https://a.example/b (c)", "h2": "https://b.example/c", "h3": "file:///C:/secret.docx"}
    made = imported(body, links=links)
    assert body_of(made) == (
        "[the guide](https://a.example/b%20%28c%29) and <https://b.example/c> and clause 2 a file\n"
    )


def test_footnotes_in_the_order_of_their_marks() -> None:
    body = p(r("One") + '<w:r><w:footnoteReference w:id="3"/></w:r>' + r(" and two")
             + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("."))  # fmt: skip
    made = imported(body, parts={"word/footnotes.xml": NOTES})
    assert body_of(made) == "One[^1] and two[^2].\n\n[^1]: The second.\n\n[^2]: The first note.\n"


def test_a_table_with_a_head() -> None:
    body = table(row("Role", "Task", more="<w:tblHeader/>"), row("Head", "All | else"), row("", "None"))
    assert body_of(imported(body)) == "| Role | Task |\n| --- | --- |\n| Head | All \\| else |\n|  | None |\n"


def test_a_table_without_a_head_and_with_merged_cells() -> None:
    body = table(
        row(cell("Across", '<w:gridSpan w:val="2"/>'), "Third"),
        row(cell("Down", '<w:vMerge w:val="restart"/>'), "b", cell(p("one") + p("two"))),
        row(cell("", "<w:vMerge/>"), "c", "d"),
    )
    made = imported(body)
    assert body_of(made) == (
        "|  |  |  |\n| --- | --- | --- |\n| Across |  | Third |\n| Down | b | one<br>two |\n|  | c | d |\n"
    )
    assert {one.code for one in made.receipt.told} == {"merged-cells"}


def test_a_frame_of_one_cell_and_a_table_within_a_table() -> None:
    made = imported(
        table(row(cell(p("Aims", style="Heading1") + p("In a frame."))))
        + table(row("a", cell(table(row("b", "c")))))
    )
    assert body_of(made) == "## Aims\n\nIn a frame.\n\n|  |  |\n| --- | --- |\n| a | b<br>c |\n"
    assert {one.code for one in made.receipt.told} == {"nested-table"}


def test_numbers_in_the_cells_of_a_table() -> None:
    lists = abstract(0, lvl(0, "%1.")) + num(1, 0)
    body = table(row(cell(p("First", num=1, level=0)), "a"), row(cell(p("Second", num=1, level=0)), "b"))
    assert body_of(imported(body, numbering=lists)) == (
        "|  |  |\n| --- | --- |\n| 1. First | a |\n| 2. Second | b |\n"
    )


def test_a_picture_with_alternative_text_and_one_without() -> None:
    body = p(DRAWING.format("The school gate")) + p("Words.") + p(DRAWING.format(""))
    made = imported(body, parts={"word/media/image1.png": PNG}, pictures={"i1": "media/image1.png"})
    assert body_of(made) == (
        "![The school gate](images/visits-1.png)\n\nWords.\n\n![](images/visits-1.png)\n"
    )
    assert dict(made.pictures) == {"images/visits-1.png": PNG}
    assert [one.code for one in made.receipt.told] == ["no-alternative-text"]


@pytest.mark.parametrize(
    ("target", "data", "why"),
    [
        ("media/image1.png", b"<html>no picture</html>", "what is stored under that name is no picture"),
        ("media/image1.emf", b"\x01\x00\x00\x00", "browsers cannot show its format"),
        ("https://far.example/a.png", None, "lies outside the file"),
        ("media/gone.png", None, "lies outside the file"),
    ],
)
def test_a_picture_that_cannot_be_taken_is_told(target: str, data: bytes | None, why: str) -> None:
    parts = {f"word/{target}": data} if data else {}
    made = imported(p(r("Before ") + DRAWING.format("x")), parts=parts, pictures={"i1": target})
    assert (body_of(made), dict(made.pictures)) == ("Before\n", {})
    assert why in made.receipt.told[0].message


def test_contents_page_breaks_text_boxes_headers_and_hidden_text_are_told() -> None:
    inside = f"<w:txbxContent>{p('In a box.')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>"
    body = (
        p("Aims 2", style="TOC1") + p(field(' TOC \\o "1-3" ', r("Rules 3")))
        + p(r("Page one.") + '<w:r><w:br w:type="page"/></w:r>') + p(r("Beside a box.") + box)
        + p(r("Seen.") + r(" Unseen.", "<w:vanish/>"))
    )  # fmt: skip
    made = imported(body, parts={"word/header1.xml": root("hdr", p("Visits Policy 2026"))})
    assert body_of(made) == "Page one.\n\nBeside a box.\n\nIn a box.\n\nSeen.\n"
    receipt = made.receipt
    assert {one.code for one in receipt.told} == {"contents-left-out", "page-breaks", "text-box", "hidden"}
    assert receipt.left_out == {"a list of contents: page and PDF make their own": 2}
    assert receipt.edges == (("header", "Visits Policy 2026"),)


def test_both_forms_of_one_drawing_are_read_once() -> None:
    both = (
        "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"
    )
    body = p("<w:r>" + both.format("<w:t>once</w:t>") + "</w:r>" + r(" only"))
    assert "once once" not in import_word(docx(body), name="a.docx", slug="a").text


def test_a_number_that_only_a_field_prints_is_told() -> None:
    made = imported(p(field(" LISTNUM ", "") + r("Words.")))
    assert [one.code for one in made.receipt.told] == ["field-number"]


def test_what_the_check_is_for_a_word_that_was_lost_is_found() -> None:
    """The check reads the file a second time by itself, so take a word out of what the conversion made."""
    data = docx(NAMED + p("Never go alone.") + p("Tell the office."))
    made = import_word(data, name="a.docx", slug="a")
    said = evidence(open_source(data))
    for typed, lost, added in (
        (made.text.replace("Never go", "Go"), "Never go", "Go"),
        (made.text + "\nNew.\n", "", "New."),
    ):
        found = check(said, read_policy(typed, path="a.md").policy, [0], {}).differences
        assert sorted(one.words for one in found) == sorted(one for one in (lost, added) if one)

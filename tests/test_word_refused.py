"""What is not taken in, with the reason and the way to mend it; and files that are made to do harm."""

import zipfile
from io import BytesIO

import pytest

from policybook.words import Refused, import_word, open_source
from word_files import docx, p, r, relation, relations, root, row, table, zipped

SAVE = "Open it in Word, choose File > Save As > Word Document (*.docx), and import that file."


def refusal(data: bytes, *, drop_comments: bool = False) -> Refused:
    with pytest.raises(Refused) as caught:
        import_word(data, name="a.docx", slug="a", drop_comments=drop_comments)
    return caught.value


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"", "not-word", "The file is empty."),
        (b"Hello", "not-word", "This is not a Word file, whatever its name says."),
        (b"%PDF-1.7", "pdf", "This is a PDF, which holds printed pages and no longer knows paragraphs and numbers."),
        (b"{\\rtf1 x}", "not-word", "This is a file of rich text (.rtf)."),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old-word",
         "This is a file of Word 97-2003 (.doc), which keeps its text in another way."),
        (b"\xd0\xcf\x11\xe0" + bytes(99) + "EncryptedPackage".encode("utf-16-le"), "password",
         "The file is protected by a password."),
        (b"PK\x03\x04 broken", "broken", "The file is damaged, and parts of it cannot be read."),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "not-word", "This is an OpenDocument file."),
        (zipped({"xl/workbook.xml": "<a/>"}), "not-word",
         "This is not a Word document. It is a workbook or a presentation."),
        (zipped({"a.txt": "a"}), "not-word", "This is not a Word document. It holds no text of Word's."),
    ],
)  # fmt: skip
def test_what_is_no_word_file(data: bytes, code: str, message: str) -> None:
    found = refusal(data)
    assert (found.code, found.message) == (code, message)
    assert found.help


def test_tracked_changes_by_author_and_place() -> None:
    body = p("One.") + p(
        r("Two ") + f'<w:ins w:author="A. Clerk">{r("new words")}</w:ins>'
        '<w:del w:author="B. Head"><w:r><w:delText>old words</w:delText></w:r></w:del>'
        '<w:r><w:rPr><w:rPrChange w:author="B. Head"><w:rPr/></w:rPrChange></w:rPr><w:t>set</w:t></w:r>'
    )  # fmt: skip
    found = refusal(
        docx(body, parts={"word/header1.xml": root("hdr", f"<w:p><w:ins>{r('x')}</w:ins></w:p>")})
    )
    assert found.message == "The file has 4 tracked changes that nobody has accepted or rejected."
    assert found.help.startswith("In Word choose Review > Accept > Accept All Changes")
    assert found.places == (
        "the text, paragraph 2: inserted by A. Clerk: 'new words'",
        "the text, paragraph 2: deleted by B. Head: 'old words'",
        "the text, paragraph 2: set otherwise by B. Head",
        "a header, paragraph 1: inserted by nobody named: 'x'",
    )


def test_comments_by_author_and_place_and_without_them() -> None:
    body = p("One.") + p(
        '<w:commentRangeStart w:id="0"/>' + r("Two.") + '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    said = f'<w:comment w:id="0" w:author="A. Clerk">{p("Is this right?")}</w:comment>'
    data = docx(body, parts={"word/comments.xml": root("comments", said)})
    found = refusal(data)
    assert (found.code, found.message) == ("comments", "The file has 1 comment.")
    assert found.places == ("A. Clerk, at paragraph 2 ('Two.'): 'Is this right?'",)
    made = import_word(data, name="a.docx", slug="a", drop_comments=True)
    assert made.receipt.comments == found.places
    assert made.text.endswith("---\n\nOne.\n\nTwo.\n")


def test_a_long_list_of_changes_is_cut() -> None:
    found = refusal(docx(p(f'<w:ins w:author="A">{r("x")}</w:ins>' * 50)))
    assert (len(found.places), found.places[-1]) == (41, "and 10 more")


def test_programs_are_never_run_and_told() -> None:
    made = import_word(docx(p("Words."), parts={"word/vbaProject.bin": b"MZ"}), name="a.docm", slug="a")
    assert "macros" in {one.code for one in made.receipt.told}


def test_entities_are_refused() -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>'
    found = refusal(zipped({"word/document.xml": laughs}))
    assert found.code == "unsafe-xml"
    assert "declares names of its own (a DOCTYPE)" in found.message


def test_broken_xml_is_refused() -> None:
    assert refusal(zipped({"word/document.xml": "<w:document>"})).code == "unsafe-xml"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    found = refusal(zipped({"word/document.xml": "<a/>", "word/media/a.png": bytes(90_000_000)}))
    assert found.code == "too-large"
    assert "times as large when unpacked" in found.message


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(zipped({"word/document.xml": bytes(61_000_000)}))
    whole = (61_000_000).to_bytes(4, "little")
    while (at := data.find(whole)) >= 0:
        data[at : at + 4] = (9_000).to_bytes(4, "little")
    assert refusal(bytes(data)).code in ("broken", "too-large", "unsafe-xml")


def test_too_many_parts_are_refused() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        for at in range(5_001):
            written.writestr(f"a{at}", "")
    assert refusal(file.getvalue()).message.startswith("The file is not opened: it holds 5,001 parts")


@pytest.mark.parametrize(("paragraphs", "refused"), [(20_000, False), (20_001, True), (100_000, True)])
def test_very_many_paragraphs(paragraphs: int, refused: bool) -> None:
    data = docx("<w:p><w:r><w:t>a b</w:t></w:r></w:p>" * paragraphs)
    if refused:
        assert refusal(data).message == "The file has more than 20,000 paragraphs."
    else:
        assert len(open_source(data).body[0]) == paragraphs  # to import it would take half a minute


@pytest.mark.parametrize(("depth", "refused"), [(25, False), (60, True)])
def test_tables_within_tables(depth: int, refused: bool) -> None:
    body = p("inmost")
    for at in range(depth):
        body = table(row(f"<w:tc>{body}</w:tc>", f"beside{at}"))
    if refused:
        assert "nested too deep" in refusal(docx(body)).message
    else:
        assert import_word(docx(body), name="a.docx", slug="a").receipt.proved


def test_what_lies_outside_the_file_is_never_fetched() -> None:
    far = [relation("s", "styles", "http://127.0.0.1:1/styles.xml", outside=True),
           relation("t", "attachedTemplate", "file:///etc/passwd", outside=True)]  # fmt: skip
    parts = {"_rels/.rels": relations([relation("m", "officeDocument", "word/document.xml")]),
             "word/document.xml": root("document", f"<w:body>{p('Words.')}</w:body>"),
             "word/_rels/document.xml.rels": relations(far)}  # fmt: skip
    assert import_word(zipped(parts), name="a.docx", slug="a").text.endswith("Words.\n")


def test_a_name_that_climbs_out_stays_inside() -> None:
    made = import_word(docx(p("Words."), pictures={"i1": "../../../etc/passwd"}), name="a.docx", slug="a")
    assert dict(made.pictures) == {}


def test_styles_and_lists_that_name_each_other_end() -> None:
    circle = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    made = import_word(
        docx(p("Words.", style="A", num=1, level=0), styles=circle, numbering=numbering), name="a", slug="a"
    )
    assert made.text.endswith("Words.\n")


@pytest.mark.parametrize(
    "words", ["[" * 4_000, "_" * 50_000, "*" * 20_000, "a " * 50_000, "<" * 20_000, "| " * 20_000]
)
def test_words_made_to_be_slow_come_to_an_end(words: str) -> None:
    made = import_word(docx(p(r(words, "<w:b/>")) + p("End.")), name="a.docx", slug="a")
    assert made.receipt.check.lost == 0

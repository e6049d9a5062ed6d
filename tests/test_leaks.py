"""The leak test: a word for staff is found wherever a site for everybody holds it, and nothing is found elsewhere."""
# ruff: noqa: E501  a case is a line

import gzip
import json
import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Link

from paper import policybook
from policybook.audience import Secret, Spotter
from policybook.drivers.leaks import leaks
from school import Build
from sketch import Draw, School

SCHOOL = """
    docs/index.md
        ---
        audience: public
        ---

        # Elm Lane
    docs/rota.md
        # Night rota
    policies/visits.md
        title: Visits Policy
        audience: public
        canaries: [Operation Wren]
        ---

        1. Two adults go along.

        ::: staff
        ## Hostage drill

        The word is Operation Wren.
        :::
    policies/lockdown.md
        title: Lockdown Plan
        also-known-as: [Gate Plan]
        ---

        1. Lock the gate.
"""
PDF = "policies/visits/visits.pdf"
PAGE = "policies/visits/index.html"
WORD = "Operation Wren"


@pytest.fixture(scope="module")
def elm_lane(school: Draw) -> School:
    return school(SCHOOL)


@pytest.fixture(scope="module")
def public(elm_lane: School) -> Build:
    return elm_lane.built("public", strict=False, AUDIENCE="public")


SECRETS = (
    Secret("Operation Wren", "canary", "policies/visits.md", 4),
    Secret("Hostage drill", "heading", "policies/visits.md", 10),
    Secret("Lockdown Plan", "title", "policies/lockdown.md", 2),
    Secret("lockdown", "file name", "policies/lockdown.md", 1),
    Secret("Gate Plan", "other name", "policies/lockdown.md", 3),
)


def found(site: Path) -> list[tuple[str, str]]:
    """Return each file in which something was found, and the word."""
    return [
        (one.path, one.message.split("'")[1])
        for one in leaks(site, SECRETS, said="", names=["Visits Policy"], own=[])
    ]


def test_a_site_for_everybody_has_none(elm_lane: School, public: Build) -> None:
    done = policybook("leaks", str(public.site), school=elm_lane.folder)
    assert (done.returncode, done.stdout) == (0, "7 words for staff looked for: none found.\n")
    assert found(public.site) == []


def test_a_site_for_staff_has_all_of_them(elm_lane: School) -> None:
    site = elm_lane.built("staff", strict=False, POLICYBOOK_PDF="off").site
    done = policybook("leaks", str(site), school=elm_lane.folder)
    assert done.returncode == 1
    for word in (
        "Operation Wren",
        "Hostage drill",
        "Lockdown Plan",
        "lockdown",
        "Gate Plan",
        "Night rota",
        "rota",
    ):
        assert f"'{word}' is in " in done.stdout
    assert "policies/lockdown/index.html: 'lockdown' is in its name; it is the file name of" in done.stdout


# ---- a leak put in on purpose


def edited(path: str, old: str, new: str) -> Callable[[Path], None]:
    def leak(site: Path) -> None:
        file = site / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return leak


def added(path: str, content: str | bytes) -> Callable[[Path], None]:
    def leak(site: Path) -> None:
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    return leak


def in_pdf(change: Callable[[PdfWriter], object]) -> Callable[[Path], None]:
    def leak(site: Path) -> None:
        writer = PdfWriter(clone_from=PdfReader(site / PDF))
        change(writer)
        writer.write(site / PDF)

    return leak


def searched(site: Path) -> None:
    file = site / "search" / "search_index.json"
    index = json.loads(file.read_text(encoding="utf-8"))
    index["docs"].append({"location": "x/", "title": "", "text": "<p>Operation <b>Wr\u00aden</b></p>"})
    file.write_text(json.dumps(index), encoding="utf-8")


def pdf_saying(words: str) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    page = writer.add_blank_page(width=200, height=200)
    writer.add_annotation(page.page_number or 0, FreeText(text=words, rect=(1, 1, 90, 90)))
    writer.write(out)
    return out.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def picture(*, packed: bool) -> bytes:
    said, out = PngImagePlugin.PngInfo(), BytesIO()
    said.add_text("Comment", f"{WORD} " * 9, zip=packed)
    Image.new("L", (3, 3)).save(out, "PNG", pnginfo=said)
    return out.getvalue()


def photo() -> bytes:
    out, exif = BytesIO(), Image.Exif()
    exif[0x010E] = WORD
    Image.new("L", (3, 3)).save(out, "JPEG", exif=exif)
    return out.getvalue()


ROWS = "BEGIN:VCALENDAR\r\nSUMMARY:Review of Operat\r\n ion Wr\r\n en\r\nEND:VCALENDAR\r\n"
PLACES: dict[str, tuple[str, str, Callable[[Path], None]]] = {
    "a page's words": (PAGE, WORD, edited(PAGE, "Two adults", "Operation <em>Wren</em>. Two adults")),
    "a page's title": (PAGE, WORD, edited(PAGE, "<title>", "<title>Operation Wren ")),
    "a comment": (PAGE, WORD, edited(PAGE, "<body", "<!-- operation-wren --><body")),
    "a description": (PAGE, WORD, edited(PAGE, "<head>", '<head><meta name="description" content="OPERATION WREN">')),
    "an attribute in entities": (PAGE, WORD, edited(PAGE, "<body", '<i title="Operation&#32;&#x57;ren"></i><body')),
    "a link, escaped": (PAGE, WORD, edited(PAGE, "<body", '<a href="../Operation%20Wren/"></a><body')),
    "a link to a page": (PAGE, "lockdown", edited(PAGE, "<body", '<a href="../lockdown/"></a><body')),
    "a script's text": (PAGE, WORD, edited(PAGE, "<body", r'<script>x = "Operation\u0020W\x72en"</script><body')),
    "a word within tags": (PAGE, WORD, edited(PAGE, "Two adults", "Opera<wbr>tion Wren. Two adults")),
    "the search index": ("search/search_index.json", WORD, searched),
    "the site map": ("sitemap.xml", "lockdown", edited("sitemap.xml", "</urlset>", "<url><loc>https://a.example/policies/lockdown/</loc></url></urlset>")),
    "the site map, packed": ("sitemap.xml.gz", "lockdown", added("sitemap.xml.gz", gzip.compress(b"<loc>/policies/lockdown/</loc>"))),
    "a feed": ("feed.xml", WORD, added("feed.xml", "<entry><title type='html'>Operation &amp;lt;b&amp;gt;Wren</title></entry>")),
    "the register's JSON": ("register/policies.json", "Gate Plan", added("register/policies.json", json.dumps([{"title": "Gåte Plan".replace("å", "a")}], ensure_ascii=True))),
    "the register's table": ("register/policies.csv", "Lockdown Plan", added("register/policies.csv", b'\xef\xbb\xbf"Lockdown\nPlan",2026')),
    "the calendar": ("register/reviews.ics", WORD, added("register/reviews.ics", ROWS)),
    "the page for addresses that lead nowhere": ("404.html", WORD, edited("404.html", "<body", "<p>Operation\n Wren</p><body")),
    "the headers": ("_headers", "lockdown", added("_headers", "/policies/lockdown/*\n  X-Robots-Tag: noindex\n")),
    "a style": ("assets/extra.css", WORD, added("assets/extra.css", r'a::after { content: "Operation\20 Wren" }')),
    "a text of Windows": ("notes.txt", WORD, added("notes.txt", WORD.encode("utf-16"))),
    "a file's name": ("files/operation_wren.txt", WORD, added("files/operation_wren.txt", "x")),
    "a folder's name": ("Hostage drill/x.txt", "Hostage drill", added("Hostage drill/x.txt", "x")),
    "a picture": ("a.png", WORD, added("a.png", picture(packed=False))),
    "a picture, packed": ("a.png", WORD, added("a.png", picture(packed=True))),
    "a photograph": ("a.jpg", WORD, added("a.jpg", photo())),
    "a drawing": ("a.svg", WORD, added("a.svg", "<svg><title>Operation <tspan>Wren</tspan></title></svg>")),
    "a Word file": ("a.docx", WORD, added("a.docx", zipped("word/document.xml", b"<w:t>Operation </w:t><w:t>Wren</w:t>"))),
    "a name in an archive": ("a.zip", WORD, added("a.zip", zipped("operation wren.txt", b"x"))),
    "a PDF's words": ("a.pdf", WORD, added("a.pdf", pdf_saying(WORD))),
    "a PDF's title": (PDF, WORD, in_pdf(lambda pdf: pdf.add_metadata({"/Title": WORD}))),
    "a PDF's bookmark": (PDF, WORD, in_pdf(lambda pdf: pdf.add_outline_item(title=WORD, page_number=0))),
    "a PDF's link": (PDF, "lockdown", in_pdf(lambda pdf: pdf.add_annotation(0, Link(rect=(1, 1, 9, 9), url="https://a.example/lockdown/")))),
    "a PDF's note": (PDF, WORD, in_pdf(lambda pdf: pdf.add_annotation(0, FreeText(text=WORD, rect=(1, 1, 9, 9))))),
    "a file in a PDF": (PDF, WORD, in_pdf(lambda pdf: pdf.add_attachment("a.md", b"The word is Operation Wren."))),
    "a file's name in a PDF": (PDF, WORD, in_pdf(lambda pdf: pdf.add_attachment("operation-wren.md", b"x"))),
    "a PDF in an archive in a PDF": (PDF, WORD, in_pdf(lambda pdf: pdf.add_attachment("a.zip", zipped("a.pdf", pdf_saying(WORD))))),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_leak_is_found_at(place: str, public: Build, tmp_path: Path) -> None:
    file, word, leak = PLACES[place]
    site = tmp_path / "site"
    shutil.copytree(public.site, site, ignore=shutil.ignore_patterns("javascripts", "stylesheets"))
    leak(site)
    assert set(found(site)) == {(file, word)}


def test_a_pdf_that_cannot_be_read_is_no_pdf_without_leaks(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_saying("Hush"))))
    writer.encrypt("hush")
    writer.write(tmp_path / "a.pdf")
    (said,) = leaks(tmp_path, SECRETS, said="", names=[], own=[])
    assert said.message.startswith("a PDF cannot be read: ")


def test_a_leak_of_the_schools_own_template_stops_the_build(school: Draw) -> None:
    drawn = school(
        SCHOOL
        + """
    mkdocs.yml
        theme:
          name: material
          font: false
          custom_dir: own
    own/pages/not-found.html
        <p>Ask about the lockdown plan.</p>
"""
    )
    done = drawn.build(strict=False, AUDIENCE="public", POLICYBOOK_PDF="off")
    assert (done.status, done.site.exists()) == (1, False)
    assert "404.html: 'Lockdown Plan' is in its text; it is the title of something for staff" in done.output


# ---- what is no leak


def spotted(text: str, *secrets: str, allowed: tuple[str, ...] = ()) -> list[str]:
    known = [Secret(words, "title", "a.md", 1) for words in secrets]
    return [one.words for one, _ in Spotter(known, allowed=allowed).spot(text)]


@pytest.mark.parametrize(
    ("text", "secrets", "allowed", "said"),
    [
        ("Staff Behaviour Policy", ["Behaviour Policy"], (), ["Behaviour Policy"]),
        ("Staff Behaviour Policy", ["Behaviour Policy"], ("Staff Behaviour Policy",), []),
        ("Behaviour Policy", ["Behaviour Policy", "Behaviour"], (), ["Behaviour Policy"]),
        ("Arsonists", ["Arson"], (), []),
        ("ARSON-PLAN", ["Arson plan"], (), ["Arson plan"]),
        ("arson\u200b plan", ["Arson plan"], (), ["Arson plan"]),
        ("Ａrson ｐlan", ["Arson plan"], (), ["Arson plan"]),
        ("a plan of arson", ["Arson plan"], (), []),
        ("", ["Arson"], (), []),
        ("Arson", [""], (), []),
    ],
)
def test_a_word_is_found_in_whatever_form(
    text: str, secrets: list[str], allowed: tuple[str, ...], said: list[str]
) -> None:
    assert spotted(text, *secrets, allowed=allowed) == said


def test_what_public_texts_say_themselves_is_no_secret_but_for_canaries(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("Aims. Wren.", encoding="utf-8")
    secrets = [Secret("Aims", "heading", "a.md", 9), Secret("Wren", "canary", "a.md", 3)]
    (said,) = leaks(tmp_path, secrets, said="Aims and wren.", names=[], own=[])
    assert str(said) == (
        "a.html: 'Wren' is in its text; it is the canary of something for staff, a.md:3. "
        "Take it out of what is public, or make public what it belongs to."
    )


def test_what_the_program_brings_along_is_no_leak(tmp_path: Path) -> None:
    own = tmp_path / "own.js"
    for file in (own, tmp_path / "site" / "own.js", tmp_path / "site" / "other.js"):
        file.parent.mkdir(exist_ok=True)
        file.write_text("wren" if file.name == "own.js" else "wren()", encoding="utf-8")
    secrets = [Secret("wren", "heading", "a.md", 1)]
    assert [one.path for one in leaks(tmp_path / "site", secrets, said="", names=[], own=[own])] == [
        "other.js"
    ]

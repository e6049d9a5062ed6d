"""`policybook import`: many Word files at once, what is there already, the receipt, and real schools' files."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from policybook.drivers.cli import main
from policybook.policy import read_policy, units
from policybook.words import import_word
from school import REAL_POLICIES
from word_files import PNG, docx, p, r, row, table, zipped

NAMED = p("Visits Policy", style="Title")
TEXT = NAMED + p("Aims", style="Heading1") + p("1. Go out.") + p("2. Come back.")
POLICY = "---\ntitle: Visits Policy\n---\n\n## Aims\n\n1. Go out.\n\n2. Come back.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one for policies in it, in which the command is run."""
    (tmp_path / "policies").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", *arguments])


def test_a_file_becomes_a_policy_and_says_so(desk: Path) -> None:
    (desk / "Visits.docx").write_bytes(docx(TEXT))
    done = run("Visits.docx")
    assert (done.exit_code, done.output) == (
        0,
        "Visits.docx is now policies/visits.md.\n"
        "  2 clauses; numbers: 0 computed, 2 typed, 0 doubtful; words: 9 in Word, 2 of them left out or in the front "
        "matter, 7 on the page, difference 0; 0 for a person to look at.\n"
        "  front matter: title: Visits Policy\n\n",
    )
    assert (desk / "policies/visits.md").read_text(encoding="utf-8") == POLICY


def test_a_second_run_changes_nothing(desk: Path) -> None:
    (desk / "Visits.docx").write_bytes(docx(TEXT))
    run("Visits.docx")
    before = (desk / "policies/visits.md").stat().st_mtime_ns
    done = run("Visits.docx", "--update")
    assert done.output.startswith("Visits.docx is policies/visits.md already.")
    assert ((desk / "policies/visits.md").stat().st_mtime_ns, done.exit_code) == (before, 0)


def test_what_is_there_is_kept_and_only_updated_when_asked(desk: Path) -> None:
    own = "---\ntitle: Visits\nowner: Head\n---\n\n## Aims\n\n1. Go out.\n\n2. Come back by three.\n"
    (desk / "policies/visits.md").write_text(own, encoding="utf-8")
    (desk / "Visits.docx").write_bytes(docx(TEXT + p("Next review: July 2027")))
    kept = run("Visits.docx")
    assert kept.exit_code == 1
    assert "policies/visits.md is there already" in kept.output
    assert "changed: reworded: 2. Come back[- by three-]." in kept.output
    assert "changed: front matter, title: 'Visits' stays; the Word file says 'Visits Policy'" in kept.output
    assert (desk / "policies/visits.md").read_text(encoding="utf-8") == own
    assert run("Visits.docx", "--update").exit_code == 0
    assert (desk / "policies/visits.md").read_text(encoding="utf-8") == (
        "---\ntitle: Visits\nowner: Head\nnext-review: 2027-07\n---\n\n## Aims\n\n1. Go out.\n\n2. Come back.\n"
    )
    assert run("Visits.docx", "--update").output.startswith("Visits.docx is policies/visits.md already.")


def test_one_bad_file_stops_no_other(desk: Path) -> None:
    (desk / "in/deep").mkdir(parents=True)
    (desk / "in/Visits.docx").write_bytes(docx(TEXT))
    (desk / "in/~$Visits.docx").write_bytes(b"Word's own")
    (desk / "in/deep/visits.docx").write_bytes(docx(TEXT))
    (desk / "in/Minutes.pdf").write_bytes(b"%PDF-1.7")
    (desk / "in/notes.txt").write_text("no Word file")
    done = run("in")
    table = [line.split("  ")[0:2] for line in done.output.splitlines()[-3:]]
    assert done.exit_code == 1
    assert [[one.strip() for one in line] for line in table] == [
        ["Minutes.pdf", "refused"], ["Visits.docx", "new"], ["visits.docx", "refused"],
    ]  # fmt: skip
    assert (
        "It would become the same policy, visits, as in/Visits.docx. Rename one of the two files"
        in done.output
    )


def test_what_is_somebody_elses_is_never_replaced(desk: Path) -> None:
    (desk / "policies/visits.md").write_bytes(b"---\ntitle: Visits\n---\n\nCaf\xe9\n")
    (desk / "policies/images").mkdir()
    (desk / "policies/images/trips-1.png").write_bytes(b"another")
    drawn = '<w:r><w:drawing><a:blip r:embed="i1"/></w:drawing></w:r>'
    pictured = docx(TEXT + p(drawn), parts={"word/media/a.png": PNG}, pictures={"i1": "media/a.png"})
    (desk / "Visits.docx").write_bytes(docx(TEXT))
    (desk / "Trips.docx").write_bytes(pictured)
    done = run("Visits.docx", "Trips.docx", "--update")
    assert done.exit_code == 1
    assert "policies/visits.md is there already, and cannot be read: it is not UTF-8 text." in done.output
    assert "policies/images/trips-1.png is there already, and is another picture." in done.output
    assert sorted(one.name for one in (desk / "policies").rglob("*.*")) == ["trips-1.png", "visits.md"]


def test_a_file_without_any_text(desk: Path) -> None:
    (desk / "visits.docx").write_bytes(docx(""))
    run("visits.docx")
    assert (desk / "policies/visits.md").read_text(encoding="utf-8") == "---\ntitle: Visits\n---\n"


def test_the_strict_form_of_the_standard(desk: Path) -> None:
    strict = docx(TEXT)
    with zipfile.ZipFile(io.BytesIO(strict)) as held:
        parts = {
            name: held.read(name).replace(b"schemas.openxmlformats.org", b"purl.oclc.org/ooxml")
            for name in held.namelist()
        }
    for name, data in parts.items():
        for year in (b"wordprocessingml/2006/", b"officeDocument/2006/", b"drawingml/2006/"):
            data = data.replace(b"ooxml/" + year, b"ooxml/" + year.replace(b"2006/", b""))
        parts[name] = data.replace(b"purl.oclc.org/ooxml/package", b"schemas.openxmlformats.org/package")
    (desk / "visits.docx").write_bytes(zipped(parts))
    run("visits.docx")
    assert (desk / "policies/visits.md").read_text(encoding="utf-8") == POLICY


def test_a_dry_run_writes_nothing(desk: Path) -> None:
    (desk / "Visits.docx").write_bytes(docx(TEXT))
    assert run("Visits.docx", "--dry-run").exit_code == 0
    assert [*(desk / "policies").iterdir()] == []


def test_comments_stop_it_unless_they_are_dropped(desk: Path) -> None:
    document = Document()
    document.add_heading("Visits Policy", 0)
    run_of_text = document.add_paragraph("Go out.").runs[0]
    document.add_comment(run_of_text, text="When?", author="A. Clerk")
    document.save(str(desk / "visits.docx"))
    done = run("visits.docx")
    assert done.exit_code == 1
    assert "    A. Clerk, at paragraph 2 ('Go out.'): 'When?'\n" in done.output
    assert run("visits.docx", "--drop-comments").exit_code == 0


def test_what_python_docx_writes(desk: Path) -> None:
    document = Document()
    document.add_heading("Visits Policy", 0)
    document.add_heading("Aims", 1)
    for style in ("List Number", "List Number", "List Bullet", "List Bullet 2", "List Number"):
        document.add_paragraph(f"a {style}", style=style)
    grid = document.add_table(2, 2)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "across"
    document.save(str(desk / "visits.docx"))
    run("visits.docx")
    assert (desk / "policies/visits.md").read_text(encoding="utf-8") == (
        "---\ntitle: Visits Policy\n---\n\n## Aims\n\n1. a List Number\n\n2. a List Number\n\n- a List Bullet\n"
        "    - a List Bullet 2\n\n3. a List Number\n\n|  |  |\n| --- | --- |\n| across |  |\n"
    )


def test_the_receipt_as_data_and_as_a_page(desk: Path) -> None:
    (desk / "Visits.docx").write_bytes(docx(TEXT + table(row("a <b>", "c"))))
    (data,) = json.loads(run("Visits.docx", "--format", "json", "--receipt", "receipts").output)
    assert (data["fate"], data["policy"], data["proved"], data["lost"]) == (
        "new",
        "policies/visits.md",
        True,
        0,
    )
    assert data["receipt"]["rows"][2] == {
        "place": 3, "label": "", "words": "1. Go out.", "line": 7, "typed": "1. Go out.", "fate": "",
    }  # fmt: skip
    page = (desk / "receipts/visits.html").read_text(encoding="utf-8")
    assert "<h1>Visits.docx beside Visits Policy</h1>" in page
    assert "<td>a &lt;b&gt;</td>" in page
    assert "front matter: title" in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [((), "Name one or more Word files"), (("a.docx", "--to", "gone"), "There is no folder gone.")],
)
def test_what_cannot_be_done(desk: Path, arguments: tuple[str, ...], said: str) -> None:
    (desk / "a.docx").write_bytes(docx(p(r("a"))))
    done = run(*arguments)
    assert (done.exit_code, said in done.output) == (2, True)


def test_real_policies_come_out_word_for_word_and_number_for_number(real_policies: Path) -> None:
    files = sorted(real_policies.glob("*.docx"))
    assert files
    for file in files:
        made = import_word(file.read_bytes(), name=file.name, slug=file.stem)
        by_hand = read_policy(
            file.with_suffix(".md").read_text(encoding="utf-8"), path=file.stem + ".md"
        ).policy
        assert made.receipt.proved, (file.name, made.receipt.check)
        labels = [[_stem(one.label) for one in each.outline.clauses] for each in (made.policy, by_hand)]
        assert labels[0] == labels[1], file.name
        headings = [
            [(one.label, one.title) for one in each.outline.sections] for each in (made.policy, by_hand)
        ]
        assert headings[0][: len(headings[1])] == headings[1], file.name
        assert _words(by_hand) - _words(made.policy) == set(), file.name


def _stem(label: str) -> str:
    return label.strip("().")


def _words(policy: object) -> set[str]:
    said = " ".join(unit.said for unit in units(policy))  # type: ignore[arg-type]
    return set(re.findall(r"\w+", said))


WORD = REAL_POLICIES.parent / "word"


def test_files_made_in_word_itself(real_policies: Path) -> None:
    assert real_policies
    labels = {}
    for name in ("legal-list", "styled-numbering"):
        made = import_word((WORD / f"{name}.docx").read_bytes(), name=name, slug=name)
        assert made.receipt.proved
        labels[name] = [row.label for row in made.receipt.rows if row.label]
    assert labels == {
        "legal-list": ["1.", "1.1.", "2.", "2.1.", "2.1.1."], "styled-numbering": ["1", "1.1", "(a)", "(i)"],
    }  # fmt: skip

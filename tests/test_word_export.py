"""`policybook word`: a policy as a Word file, which imported again is the policy word for word."""

from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from policybook.drivers.cli import main
from policybook.policy import read_policy
from policybook.words import export_word, import_word, page_words
from school import ROOT

SAMPLES = sorted((ROOT / "policies").glob("*.md"))
POLICY = (
    "---\ntitle: Visits Policy\nowner: Head\nratified:\n  by: FGB\n  on: 2025-11-17\nnext-review: 2027-11\n---\n\n"
    "## 1. Aims\n\n1. Go out.\n\n    - one\n        - two\n\na) On the 2<sup>nd</sup> day.[^1]\n\n"
    "| A | B |\n| --- | --- |\n| c | d |\n\n[^1]: Or the third.\n"
)


def test_it_comes_back_as_it_was() -> None:
    policy = read_policy(POLICY, path="visits.md").policy
    made = import_word(export_word(policy), name="visits.docx", slug="visits")
    assert made.text == (
        "---\ntitle: Visits Policy\nowner: Head\nratified:\n  by: FGB\n  on: 2025-11-17\nnext-review: 2027-11\n---\n\n"
        "## 1. Aims\n\n1. Go out.\n\n- one\n    - two\n\na) On the 2<sup>nd</sup> day.[^1]\n\n"
        "|  |  |\n| --- | --- |\n| A | B |\n| c | d |\n\n[^1]: Or the third.\n"
    )
    assert made.receipt.proved


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_every_policy_of_the_sample_school_comes_back_word_for_word(file: Path) -> None:
    policy = read_policy(file.read_text(encoding="utf-8"), path=file.name).policy
    made = import_word(export_word(policy), name=file.name, slug=file.stem)
    assert made.receipt.proved, made.receipt.check
    assert page_words(made.policy) == page_words(policy)
    assert [one.label for one in made.policy.outline.clauses] == [one.label for one in policy.outline.clauses]


def test_another_program_can_read_it_and_it_is_the_same_each_time() -> None:
    policy = read_policy(POLICY, path="visits.md").policy
    data = export_word(policy)
    assert data == export_word(policy)
    read = Document(BytesIO(data))
    assert [one.text for one in read.paragraphs if one.text][:3] == ["Visits Policy", "1. Aims", "1. Go out."]


def test_the_command(tmp_path: Path) -> None:
    out = tmp_path / "s.docx"
    done = CliRunner().invoke(main, ["word", "social-media", "-f", str(ROOT / "mkdocs.yml"), "-o", str(out)])
    assert (done.exit_code, out.is_file()) == (0, True)
    done = CliRunner().invoke(main, ["word", "no-such", "-f", str(ROOT / "mkdocs.yml")])
    assert (done.exit_code, "There is no policy no-such." in done.output) == (2, True)

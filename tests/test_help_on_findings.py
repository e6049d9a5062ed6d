"""What the help page on findings says is so: it has every kind, and its examples are found right and wrong."""

import json
import re
from dataclasses import dataclass

import pytest
from click.testing import CliRunner

from policybook.drivers.cli import main
from policybook.finding import CODES, Severity
from school import ROOT, environment, write
from sketch import Draw

PAGE = (ROOT / "docs" / "help" / "findings.md").read_text(encoding="utf-8")
WITHOUT_EXAMPLE = {  # one file of a few lines cannot show them
    *("script-blocked", "active-attachment", "sample-left"),
    *("public-names-staff", "public-means-staff", "staff-word-leaked"),  # only a build for everybody tells
    *("empty-file", "front-matter-too-long", "slug-doubled", "approval-level", "not-utf-8", "not-markdown"),
    *("address-taken", "too-large", "not-text", "control-character", "merge-conflict", "nested-too-deeply"),
    *("link-refused", "name-doubled", "name-unreadable", "meeting-unread", "synonyms-unread"),
    *("element-not-printed", "style-not-printed", "attachment-refused", "link-not-printed"),
    *("not-printed", "handbook-not-printed", "print-doubtful", "picture-not-printed"),
}
COMPANIONS = """
docs/glossary.md
    **Staff** means everyone.
policies/attendance.md
    title: Attendance Policy
    ratified: {by: Resources Committee, on: 2026-09-30, minute: item 6}
    ---

    1. Staff take the register.
policies/first-aid.md
    title: First Aid Policy
    withdrawn: 2025-01-05
    ---

    1. Keep calm.
"""


@dataclass(frozen=True)
class Section:
    """What the page says of one kind of finding."""

    name: str
    words: str
    wrong: str | None
    right: str | None


def sections() -> dict[str, Section]:
    found = {}
    for part in re.split(r"(?m)^### (?=PB)", PAGE)[1:]:
        title, _, rest = part.partition("\n")
        examples = dict(re.findall(r"(?ms)^(Wrong|Right):\n\n```markdown\n(.*?)^```", rest))
        found[title] = Section(title.split()[1], rest.strip(), examples.get("Wrong"), examples.get("Right"))
    return found


SECTIONS = sections()
SHOWN = [section.name for section in SECTIONS.values() if section.wrong]


def test_each_kind_has_a_section_in_the_order_of_numbers() -> None:
    titles = [f"{code.shown} {code.name}" for code in CODES.values()]
    lacking = [title for title in titles if title not in SECTIONS]
    assert not lacking, (
        f"Write to docs/help/findings.md a section '### {lacking[0]}' with an example of each."
    )
    assert list(SECTIONS) == titles


@pytest.mark.parametrize("section", SECTIONS.values(), ids=lambda section: section.name)
def test_each_section_says_how_much_it_matters_and_what_it_means(section: Section) -> None:
    code = CODES[section.name]
    assert section.words.startswith(f"{code.severity.capitalize()}. {code.meaning} ")


def test_all_but_a_few_have_an_example() -> None:
    assert CODES.keys() - set(SHOWN) == WITHOUT_EXAMPLE


def as_file(example: str, title: str) -> str:
    """Return an example as a file; one without front matter has a title of its own."""
    whole = example.startswith(("---", "# ")) or "\n---\n" in example
    return example if whole else f"---\ntitle: {title}\n---\n\n{example}"


@pytest.fixture(scope="module")
def found(school: Draw) -> dict[str, dict[str, Severity]]:
    """Return what a check finds in each example: severities by code, by file."""
    drawn = school(COMPANIONS)
    examples = {
        f"{which}-{section.name}.md": as_file(text, f"{which} {section.name}".capitalize())
        for section in SECTIONS.values()
        for which, text in (("wrong", section.wrong), ("right", section.right))
        if text
    }
    write(drawn.folder / "policies", {**examples, "plan.png": b"\x89PNG"})
    config = str(drawn.folder / "mkdocs.yml")
    done = CliRunner().invoke(main, ["check", "--format", "json", "-f", config], env=environment())
    assert done.exit_code == 1, done.output
    said: dict[str, dict[str, Severity]] = {name: {} for name in examples}
    for one in json.loads(done.stdout)["findings"]:
        said.setdefault(one["path"].rpartition("/")[2], {})[one["code"]] = Severity(one["severity"])
    return said


@pytest.mark.parametrize("name", SHOWN)
def test_the_wrong_example_is_found_and_the_right_one_is_not(
    found: dict[str, dict[str, Severity]], name: str
) -> None:
    assert found[f"wrong-{name}.md"].get(name) == CODES[name].severity
    assert name not in found[f"right-{name}.md"]


def test_its_code_of_accepted_words_is_the_right_one(found: dict[str, dict[str, Severity]]) -> None:
    assert "label-gap" not in found["right-accepted-unbound.md"]

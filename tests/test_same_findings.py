"""A build and a check find the same, and neither takes it more seriously than the table of kinds says."""

import json
import re

import pytest
from click.testing import CliRunner

from policybook.drivers.cli import main
from policybook.finding import CODES, Severity
from school import environment, write
from sketch import Draw, School
from test_bad_input import GOOD, SLIPS, slip
from test_help_on_findings import COMPANIONS, SECTIONS, as_file
from test_pdf_conformance import RED_DOT

LEVELS = {"ERROR": "error", "WARNING": "warning", "INFO": "note"}

Found = set[tuple[str, str]]


@pytest.fixture(scope="module")
def slipped(school: Draw) -> School:
    """Return a school with every slip of the tests and every wrong example of the help page."""
    drawn = school(COMPANIONS, good=GOOD, **{f"slip{number}": slip(number) for number in range(len(SLIPS))})
    wrong = {f"{one.name}.md": as_file(one.wrong, one.name) for one in SECTIONS.values() if one.wrong}
    others: dict[str, str | bytes] = {"Good.md": GOOD, "Lettings.docx": "PK", "plan.png": RED_DOT}
    write(drawn.folder / "policies", {**wrong, **others})
    return drawn


@pytest.fixture(scope="module")
def checked(slipped: School) -> list[dict[str, str]]:
    config = str(slipped.folder / "mkdocs.yml")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(slipped.folder)
        done = CliRunner().invoke(main, ["check", "--format", "json", "-f", config], env=environment())
    findings: list[dict[str, str]] = json.loads(done.stdout)["findings"]
    return findings


def test_a_build_and_a_check_find_the_same(slipped: School, checked: list[dict[str, str]]) -> None:
    made = slipped.build(strict=False)
    lines = re.findall(r"(?m)^(ERROR|WARNING|INFO) +-  ((?:policies|docs)/\S+: .*)$", made.output)
    built: Found = {(LEVELS[level], said.strip()) for level, said in lines}
    found: Found = set()
    for one in checked:
        place = f"{one['path']}:{one['line']}" if one["line"] else one["path"]
        found.add((one["severity"], f"{place}: {one['message']} {one['help']}".strip()))
    assert len(found) > len(SLIPS)
    assert sorted(built - found) == []
    assert sorted(found - built) == []


def test_none_weighs_more_than_the_table_says(checked: list[dict[str, str]]) -> None:
    said = {(one["code"], Severity(one["severity"])) for one in checked}
    assert {code for code, _ in said} <= CODES.keys()
    assert [code for code, severity in said if severity.weight > CODES[code].severity.weight] == []

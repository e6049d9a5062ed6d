"""`policybook check`: everything that is found, in one run, for a person, for GitHub, GitLab and other programs."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from policybook.drivers.cli import main
from school import ROOT, environment
from sketch import Draw, School

ELM_LANE = """
docs/glossary.md
    **Staff** means everyone.
policies/art.md
    title: Art
    owner: Head
    ratified: 2026-01-05
    next-review: 2028-01
    ---

    1. Staff paint.
policies/games.md
    title: Games
    owner: Head
    ratified: 2026-01-05
    next-review: soon
    accepted:
      label-gap: as adopted
    ---

    1. Run as clause 9 says.

    3. Rest.
"""


@pytest.fixture(scope="module")
def elm_lane(school: Draw) -> School:
    return school(ELM_LANE)


def check(school: School, *options: str, **settings: str) -> Result:
    """Run the check in the school's folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(school.folder)
        return CliRunner().invoke(main, ["check", *options], env=environment(**settings))


SAID = """
policies/games.md
policies/games.md:5:14: PB113 next-review 'soon' is not a date we can read.
    next-review: soon
                 ^
    error: Write a day (2026-03-01), a month (2026-03), academic year 2025/2026 or autumn term 2026.
policies/games.md:7: PB121 'label-gap' is accepted, and nobody will be told when the words change.
      label-gap: as adopted
    warning: Write label-gap: as adopted (text MARK)
policies/games.md:10:11: PB301 'clause 9' leads nowhere. This policy has no clause 9.
    1. Run as clause 9 says.
              ^
    warning: Correct the number, or say which document it is in.
    to let it stand: reference-to-nothing: REASON (text MARK)

Elm Lane School: 2 policies, 1 error, 2 warnings, 1 accepted.
"""


def test_it_says_by_file_the_place_the_line_and_what_to_write(elm_lane: School) -> None:
    done = check(elm_lane)
    said = re.sub(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", "MARK", done.stdout)
    assert "\n" + said == SAID
    assert (done.exit_code, done.stderr) == (1, "")


@pytest.mark.parametrize(
    ("paths", "fail_on", "status"),
    [
        ((), "error", 1),
        (("policies/art.md",), "note", 0),
        (("policies/games.md",), "warning", 1),
        (("docs",), "note", 0),
        (("policies", "docs"), "error", 1),
    ],
)
def test_the_status_says_whether_anything_weighs_as_much(
    elm_lane: School, paths: tuple[str, ...], fail_on: str, status: int
) -> None:
    assert check(elm_lane, *paths, "--fail-on", fail_on).exit_code == status


def test_warnings_alone_are_a_success_unless_they_are_asked_for(school: Draw) -> None:
    drawn = school(games="---\ntitle: Games\n---\n\n1. See clause 9.\n")
    assert [check(drawn, "--fail-on", least).exit_code for least in ("error", "warning", "note")] == [0, 1, 1]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("nowhere.md",), "There is no nowhere.md here."),
        ((str(ROOT / "README.md"),), "README.md is no file of this handbook."),
        (("-f", "nowhere.yml"), "There is no nowhere.yml here."),
        (("--format", "pdf"), "'pdf' is not one of"),
        (("--accept", "label-gap"), "With --accept name one file, and say why with --reason."),
        (("--accept", "zebra", "policies/games.md", "--reason", "so"), "'zebra' is no kind of finding."),
        (("--accept", "PB113", "policies/games.md", "--reason", "so"), "an error cannot be accepted"),
        (("--accept", "PB401", "policies/games.md", "--reason", "so"), "There is no PB401 term-doubled"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_status_of_its_own(
    elm_lane: School, options: tuple[str, ...], said: str
) -> None:
    done = check(elm_lane, *options)
    assert (done.exit_code, said in done.output) == (2, True), done.output


def test_a_file_cannot_speak_to_the_terminal_or_to_github(school: Draw) -> None:
    hostile = "---\ntitle: Games\nx\x07: \x1b[31m\nzebra%0A: '::error::%25'\n---\n\nSee clause 9 \x1b]0;a\x07 \u202e.\n"
    drawn = school(games=hostile)
    text = check(drawn).stdout
    assert not set(text) & set("\x1b\x07\u202e")
    commands = [line for line in check(drawn, "--format", "github").stdout.splitlines() if "::" in line]
    assert all(re.match(r"::(error|warning) file=policies/games.md,", one) for one in commands)
    assert all(one.count("::") == 2 or "%" in one for one in commands)


MANY = "---\ntitle: Games\n---\n" + "".join(
    f"\n{number}. See clause {number + 100}.\n" for number in range(1, 14)
)


def test_github_has_ten_of_each_beside_the_lines_and_all_in_the_summary(school: Draw, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    drawn = school(games=MANY, art="---\ntitle: Art, a|b\nnext-review: soon\n---\n")
    done = check(drawn, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    lines = done.stdout.splitlines()
    assert lines[0].startswith(
        "::error file=policies/art.md,line=3,col=14,title=PB113 bad-value::next-review 'soon'"
    )
    assert lines[1] == (
        "::warning file=policies/games.md,line=5,col=8,title=PB301 reference-to-nothing::'clause 101' leads nowhere. "
        "This policy has no clause 101. Correct the number, or say which document it is in."
    )
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[-2:] == [
        "3 more warnings are in the summary of this run.",
        "Elm Lane School: 2 policies, 1 error, 13 warnings, 1 note.",
    ]
    table = summary.read_text(encoding="utf-8").splitlines()
    rows = [row for row in table if row.startswith("| ") and "---" not in row]
    assert len(rows) == 1 + 15
    assert all(row.count("|") == 5 for row in rows)


def test_gitlab_has_a_fingerprint_of_each_that_stays_when_lines_move(school: Draw) -> None:
    twice = "---\ntitle: Games\n---\n\nSee clause 9. See clause 8.\n\n1. One.\n"
    drawn = school(games=twice)
    before = json.loads(check(drawn, "--format", "gitlab").stdout)
    (drawn.folder / "policies/games.md").write_text(
        twice.replace("---\n\n", "---\n\nWords.\n\n"), encoding="utf-8"
    )
    after = json.loads(check(drawn, "--format", "gitlab").stdout)
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after]
    assert len({one["fingerprint"] for one in before}) == len(before) >= 2
    assert [one["location"]["lines"]["begin"] for one in after[1:]] == [7, 7]
    assert before[1] | {"fingerprint": ""} == {
        "description": "PB301: 'clause 9' leads nowhere. This policy has no clause 9. "
        "Correct the number, or say which document it is in.",
        "check_name": "reference-to-nothing",
        "fingerprint": "",
        "severity": "minor",
        "location": {"path": "policies/games.md", "lines": {"begin": 5}},
    }


def test_json_fits_the_schema_beside_it(elm_lane: School) -> None:
    schema = json.loads(
        (ROOT / "hooks/policybook/drivers/cli/printers/check.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    said = json.loads(check(elm_lane, "--format", "json").stdout)
    jsonschema.validate(said, schema)
    assert said["counts"] == {"error": 1, "warning": 2, "note": 0}
    assert [(one["code"], one["reason"]) for one in said["accepted"]] == [("label-gap", "as adopted")]
    more = {"findings": [said["findings"][0] | {"more": 1}]}
    for wrong in (said | {"counts": {}}, said | more, said | {"accepted": said["findings"]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_sarif_has_every_rule_and_what_was_accepted_as_suppressed(elm_lane: School) -> None:
    log = json.loads(check(elm_lane, "--format", "sarif").stdout)
    (run,) = log["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert log["version"] == "2.1.0"
    assert {one["ruleId"] for one in run["results"]} <= rules
    assert [(one["ruleId"], one["level"]) for one in run["results"]] == [
        ("PB113", "error"), ("PB121", "warning"), ("PB301", "warning"), ("PB201", "note"),
    ]  # fmt: skip
    assert run["results"][-1]["suppressions"] == [{"kind": "inSource", "justification": "as adopted"}]
    assert run["results"][0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "policies/games.md"},
                "region": {"startLine": 5, "startColumn": 14},
            }
        }
    ]


def test_the_page_says_all_of_it_and_nothing_typed_becomes_html(school: Draw) -> None:
    drawn = school(games="---\ntitle: Games\n<script>alert(1)</script>: x\n---\n\nSee clause <b>9</b>.\n")
    page = check(drawn, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "<script" not in page.lower()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_accepting_writes_the_line_and_the_next_check_lets_it_stand(school: Draw) -> None:
    drawn = school(games=MANY)
    reason = "adopted: 'as is' # by the council"
    done = check(drawn, "--accept", "PB301", "policies/games.md", "--reason", reason)
    assert done.exit_code == 0, done.output
    after = json.loads(check(drawn, "--format", "json").stdout)
    assert [one["reason"] for one in after["accepted"]] == [reason] * 13
    assert [one["code"] for one in after["findings"]] == ["control-data-missing"]
    file = drawn.folder / "policies/games.md"
    text = file.read_text(encoding="utf-8")
    assert re.sub(r"accepted:\n  .*\n", "", text) == MANY
    file.write_text(text.replace("See clause 105", "See now clause 105"), encoding="utf-8")
    again = json.loads(check(drawn, "--format", "json").stdout)
    assert [(one["code"], one["line"]) for one in again["findings"][1:]] == [("reference-to-nothing", 15)]
    file.write_text(
        file.read_text(encoding="utf-8").replace("  reference-to-nothing:", "  pb301:"), encoding="utf-8"
    )
    check(drawn, "--accept", "reference-to-nothing", "policies/games.md", "--reason", "all of it")
    last = json.loads(check(drawn, "--format", "json").stdout)
    assert {one["reason"] for one in last["accepted"]} == {"all of it"}
    assert file.read_text(encoding="utf-8").count("reference-to-nothing") == 1
    assert "pb301" not in file.read_text(encoding="utf-8")


def test_it_writes_nothing_else(school: Draw) -> None:
    drawn = school(ELM_LANE)
    before = {path: path.read_bytes() for path in drawn.folder.rglob("*") if path.is_file()}
    check(drawn)
    assert {path: path.read_bytes() for path in drawn.folder.rglob("*") if path.is_file()} == before

"""The JSON Schema of front matter takes and refuses what we do, but for dates, which only the check reads."""

import json
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from policybook.drivers.cli import main
from policybook.front_matter import json_schema, keys_at, read_front_matter
from policybook.policy import read_policy
from school import ROOT

SAMPLE = sorted((ROOT / "policies").glob("*.md"))
FORM = {"unknown-key", "bad-value", "no-title"}
VALIDATOR = jsonschema.Draft202012Validator(json_schema())
GOOD = (
    "title: Homework Policy",
    "title: 1984",
    "title: T\nowner:",
    "title: T\nratified: 2026-03-04",
    "title: T\nratified: {by: FGB, on: 2026-03-04, minute: item 6, code: 7F3A-91C2-KM4T-0B5D}",
    "title: T\napproved: {by: Headteacher, on: spring term 2026, level: headteacher}",
    "title: T\nsignatories: Headteacher\nrelated: [behaviour, lettings]",
    "title: T\nreview-every: 2 years\nreview-lead: 90",
    "title: T\nreview-lead: 90 days",
    "title: T\nwithdrawn: {on: 2026-03-04, replaced-by: premises, reason: It is part of it now.}",
    "title: T\naccepted:\n  label-gap: as adopted",
)
BAD = (
    "owner: Headteacher",
    "title: T\nowners: Headteacher",
    "title: T\nowner: [Headteacher, Bursar]",
    "title: T\nratified: {who: FGB}",
    "title: T\nratified: [2026-03-04]",
    "title: T\nreviewed: {on: 2026-03-04, code: 7F3A-91C2-KM4T-0B5D}",
    "title: T\naccepted: label-gap",
    "title: T\naccepted:\n  label-gap: [one, two]",
    "title: T\nsignatories: {chair: Headteacher}",
    f"title: {'T' * 301}",
    f"title: T\nsignatories: [{', '.join(['Governor'] * 51)}]",
)


def values(lines: str) -> Any:
    return read_front_matter(f"---\n{lines}\n---\n", path="a.md").values


def is_ours(lines: str) -> bool:
    return not {one.code for one in read_policy(f"---\n{lines}\n---\n", path="a.md").findings} & FORM


def test_the_command_prints_it() -> None:
    assert json.loads(CliRunner().invoke(main, ["schema"]).stdout) == json_schema()
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("lines", GOOD)
def test_it_takes_what_we_take(lines: str) -> None:
    assert is_ours(lines)
    assert [error.message for error in VALIDATOR.iter_errors(values(lines))] == []


@pytest.mark.parametrize("lines", BAD)
def test_it_refuses_what_we_refuse(lines: str) -> None:
    assert not is_ours(lines)
    assert not VALIDATOR.is_valid(values(lines))


@pytest.mark.parametrize("file", SAMPLE, ids=lambda file: file.stem)
def test_it_takes_the_sample_schools_policies(file: Any) -> None:
    read = read_front_matter(file.read_text(encoding="utf-8"), path=file.name)
    assert [error.message for error in VALIDATOR.iter_errors(read.values)] == []


def test_it_has_every_key_with_what_it_is() -> None:
    made = json_schema()
    assert list(made["properties"]) == keys_at(())
    assert all(value["description"].endswith(".") for value in made["properties"].values())
    for key in ("reviewed", "ratified", "approved", "withdrawn"):
        (name,) = (
            one["$ref"].rpartition("/")[2] for one in made["properties"][key]["anyOf"] if "$ref" in one
        )
        assert list(made["$defs"][name]["properties"]) == keys_at((key,))
        assert all(value["description"].endswith(".") for value in made["$defs"][name]["properties"].values())

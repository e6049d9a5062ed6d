"""The workflows: what runs policies and packages may write nothing, and what may write runs none of them."""

import re
from typing import Any

import pytest
import yaml

from school import ROOT

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
MAY_WRITE = {
    "remind": {"contents": "read", "issues": "write"},
    "publish": {"pages": "write", "id-token": "write"},
}
"""The jobs that may write, and what; the first opens issues, and runs what has been merged and reviewed."""

every_workflow = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def read(file: Any) -> dict[Any, Any]:
    """Return a workflow; YAML takes its `on` for a yes."""
    read: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return read


@every_workflow
def test_actions_are_named_by_their_commit(file: Any) -> None:
    used = [line.partition("uses: ")[2] for line in file.read_text().splitlines() if "uses: " in line]
    assert [one for one in used if not PINNED.fullmatch(one)] == []


@every_workflow
def test_no_credentials_are_kept(file: Any) -> None:
    steps = [step for job in read(file)["jobs"].values() for step in job["steps"]]
    taken = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert [step.get("with", {}).get("persist-credentials") for step in taken] == [False] * len(taken)
    assert "secrets." not in file.read_text()


@every_workflow
def test_jobs_may_only_read_unless_said(file: Any) -> None:
    workflow = read(file)
    for name, job in workflow["jobs"].items():
        allowed = job.get("permissions", workflow["permissions"])
        assert allowed == MAY_WRITE.get(name, {"contents": "read"})


@every_workflow
def test_nothing_that_a_stranger_typed_is_put_into_a_command(file: Any) -> None:
    workflow = read(file)
    assert "pull_request_target" not in workflow[True]
    commands = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    assert [command for command in commands if "${{" in command] == []


def test_what_publishes_runs_nothing_of_this_repository() -> None:
    steps = read(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]["publish"]["steps"]
    assert [step["uses"].partition("@")[0] for step in steps] == ["actions/deploy-pages"]

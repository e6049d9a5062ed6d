"""The workflows, ours and those of schools: what runs policies may write nothing, what may write runs none of them."""

import base64
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from clerk import Clerk
from school import ROOT, environment

OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
STARTER = ROOT / "hooks" / "policybook" / "drivers" / "cli" / "starter"
SCHOOLS = sorted((STARTER / "github" / ".github" / "workflows").glob("*.yml"))
GITLAB = STARTER / "gitlab" / ".gitlab-ci.yml"
FILES = [*OURS, *SCHOOLS]
PINNED = re.compile(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
MAY_WRITE = {
    "remind": {"contents": "read", "issues": "write"},
    "publish": {"pages": "write", "id-token": "write"},
    "propose": {"contents": "write", "pull-requests": "write"},
    "publish-package": {"id-token": "write"},
    "publish-notes": {"contents": "write"},
}
"""The jobs that may write, and what; the first opens issues, and runs what has been merged and reviewed."""
LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

every_workflow = pytest.mark.parametrize(
    "file", FILES, ids=lambda file: f"{'ours' if file in OURS else 'school'}-{file.stem}"
)


def read(file: Any) -> dict[Any, Any]:
    """Return a workflow; YAML takes its `on` for a yes."""
    read: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return read


def used(file: Path) -> list[str]:
    """Return each action that a workflow uses, with its version."""
    return [line.partition("uses: ")[2] for line in file.read_text().splitlines() if "uses: " in line]


@every_workflow
def test_actions_are_named_by_their_commit(file: Any) -> None:
    assert [one for one in used(file) if not PINNED.fullmatch(one)] == []


@every_workflow
def test_no_credentials_are_kept(file: Any) -> None:
    steps = [step for job in read(file)["jobs"].values() for step in job["steps"]]
    taken = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert [step.get("with", {}).get("persist-credentials") for step in taken] == [False] * len(taken)
    assert "secrets." not in file.read_text()


def test_a_school_gets_the_actions_that_we_use_ourselves() -> None:
    ours, schools = ({use for file in files for use in used(file)} for files in (OURS, SCHOOLS))
    assert schools <= ours


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


@pytest.mark.parametrize("file", [file for file in FILES if file.stem == "publish"])
def test_what_publishes_runs_nothing_of_this_repository(file: Path) -> None:
    steps = read(file)["jobs"]["publish"]["steps"]
    assert [step["uses"].partition("@")[0] for step in steps] == ["actions/deploy-pages"]


LETTINGS = "---\ntitle: Lettings Policy\nratified: {by: FGB, on: 2024-12-10}\nnext-review: 2026-12\n---\n\n1. Text.\n"
FORM = {
    "DAY": "2026-11-17",
    "BODY": "FGB",
    "MINUTE": "FGB 2026-11-17 item 6",
    "POLICIES": "",
    "NEXT_REVIEW": "",
    "APPLIES": "",
}
HOSTILE = "$(touch taken); `touch taken` '\" --config-file=x"


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    """Return a school whose environment is where a workflow looks for it."""
    made = Clerk(tmp_path, lettings=LETTINGS, pets=LETTINGS.replace("Lettings", "Pets"))
    made.folder.joinpath(".gitignore").write_text(".cache\nsite\n.venv\nout-*\npack\n")
    made.folder.joinpath(".venv").symlink_to(ROOT / ".venv")
    made.commit("2026-03-02")
    return made


def run(
    clerk: Clerk, workflow: str, job: str, **typed: str
) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Run the command of a job that asks for what was typed, and return what came of it with its files."""
    steps = read(ROOT / ".github" / "workflows" / f"{workflow}.yml")["jobs"][job]["steps"]
    schools = read(STARTER / "github" / ".github" / "workflows" / f"{workflow}.yml")["jobs"][job]["steps"]
    assert [step for step in schools if "env" in step] == [step for step in steps if "env" in step]
    (command,) = [step["run"] for step in steps if "env" in step and "run" in step]
    files = {name: clerk.folder / f"out-{name}" for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    known = environment() | {name: str(file) for name, file in files.items()} | typed
    done = subprocess.run(
        ["bash", "-c", command], cwd=clerk.folder, env=known, capture_output=True, text=True, check=False
    )
    said = {name: file.read_text(encoding="utf-8") if file.is_file() else "" for name, file in files.items()}
    return done, said


def patch(said: dict[str, str]) -> str:
    return base64.b64decode(said["GITHUB_OUTPUT"].partition("=")[2]).decode()


def test_all_of_one_meeting_is_recorded_at_once(clerk: Clerk) -> None:
    done, said = run(clerk, "ratify", "record", **FORM)
    assert done.returncode == 0, done.stderr
    lines = [line for line in patch(said).splitlines() if line.startswith("+  ")]
    assert [line for line in lines if "code" not in line] == [
        "+  by: FGB",
        "+  on: 2026-11-17",
        "+  minute: FGB 2026-11-17 item 6",
    ] * 2
    assert "policies/pets.md" in said["GITHUB_STEP_SUMMARY"]
    clerk.git("checkout", "-q", ".")
    subprocess.run(["git", "apply", "--index"], cwd=clerk.folder, input=patch(said), text=True, check=True)


def test_the_names_that_the_pack_lists_with_a_minute_each(clerk: Clerk) -> None:
    names = clerk.says("pack", "--for", "FGB", "--meeting", "2026-11-17", "--list").split()
    assert [name.partition("@")[0] for name in names] == ["lettings", "pets"]
    form = FORM | {
        "POLICIES": " ".join(names),
        "MINUTE": "item 6|item 7",
        "NEXT_REVIEW": "autumn term 2028",
        "APPLIES": "2027-01-01",
    }
    done, said = run(clerk, "ratify", "record", **form)
    assert done.returncode == 0, done.stderr
    assert patch(said).count("+in-force-from: 2027-01-01\n") == 2
    assert patch(said).count("+next-review: autumn term 2028\n") == 2
    assert [f"minute: item {number}" in patch(said) for number in (6, 7)] == [True, True]
    assert all(f"code: {name.partition('@')[2]}" in patch(said) for name in names)


@pytest.mark.parametrize("field", FORM)
def test_nothing_typed_into_the_form_is_run(clerk: Clerk, field: str) -> None:
    run(clerk, "ratify", "record", **(FORM | {"POLICIES": "pets"} | {field: HOSTILE}))
    assert not (clerk.folder / "taken").exists()


def test_the_pack_of_the_next_meeting_and_its_names(clerk: Clerk) -> None:
    form = {"BODY": "", "DAY": "", "POLICIES": ""}
    done, _ = run(clerk, "meeting-pack", "pack", **form)
    assert "meetings.yml lists no meeting from today on." in done.stderr
    clerk.folder.joinpath("meetings.yml").write_text("- {on: 2026-12-08, body: FGB}\n")
    done, said = run(clerk, "meeting-pack", "pack", **form)
    assert done.returncode == 0, done.stderr
    assert (clerk.folder / "pack" / "meeting-pack.pdf").is_file()
    assert "2 policies for decision" in said["GITHUB_STEP_SUMMARY"]
    assert re.search(r"^lettings@\S{19} pets@\S{19}$", said["GITHUB_STEP_SUMMARY"], re.MULTILINE)


def test_the_pack_of_what_is_named(clerk: Clerk) -> None:
    done, said = run(clerk, "meeting-pack", "pack", BODY="", DAY="2026-12-08", POLICIES="pets")
    assert done.returncode == 0, done.stderr
    assert "1 policy for decision" in said["GITHUB_STEP_SUMMARY"]


def test_what_proposes_runs_nothing_of_this_repository() -> None:
    steps = read(ROOT / ".github" / "workflows" / "ratify.yml")["jobs"]["propose"]["steps"]
    (command,) = [step["run"] for step in steps if "run" in step]
    assert not re.search(r"\.venv|\.ci|make|policybook|\bpython", command)


def test_the_proposal_holds_the_lines_and_nothing_else(
    clerk: Clerk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _, said = run(clerk, "ratify", "record", **FORM)
    clerk.git("checkout", "-q", ".")
    tools = tmp_path_factory.mktemp("tools")
    (tools / "gh").write_text('#!/bin/sh\nprintf "%s|" "$@" > out-gh\n')
    (tools / "gh").chmod(0o755)
    there = tmp_path_factory.mktemp("there") / "school.git"
    clerk.git("init", "-q", "--bare", str(there))
    clerk.git("config", f"url.{there.parent}/.insteadOf", "https://x-access-token:t@host.example/elm/")
    done, _ = run(
        clerk, "ratify", "propose", PATCH=said["GITHUB_OUTPUT"].partition("=")[2].strip(), DAY="2026-11-17",
        BODY='F"GB', GH_TOKEN="t",
        BRANCH="ratified-1", BASE="main", GITHUB_SERVER_URL="https://host.example", GITHUB_REPOSITORY="elm/school.git",
        PATH=f"{tools}:{os.environ['PATH']}",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert clerk.git("diff", "--name-only", "main", "ratified-1").split() == [
        "policies/lettings.md",
        "policies/pets.md",
    ]
    assert 'Ratified by F"GB on 2026-11-17|' in (clerk.folder / "out-gh").read_text()
    assert "ratified-1" in clerk.git("ls-remote", str(there))


def test_what_releases_runs_nothing_of_this_repository() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "release.yml")["jobs"]
    uses = {
        name: [step["uses"].partition("@")[0] for step in jobs[name]["steps"] if "uses" in step]
        for name in ("publish-package", "publish-notes")
    }
    assert uses == {
        "publish-package": ["actions/download-artifact", "pypa/gh-action-pypi-publish"],
        "publish-notes": ["actions/download-artifact"],
    }
    runs = [step["run"] for name in uses for step in jobs[name]["steps"] if "run" in step]
    assert [run.split(" $")[0].split(' "$')[0] for run in runs] == ["gh release create"]


def test_zizmor_finds_nothing_in_them() -> None:
    program = str(Path(sys.executable).with_name("zizmor"))
    folders = [str(ROOT / ".github"), str(STARTER / "github" / ".github")]
    done = subprocess.run(
        [program, "--offline", "--no-progress", "--quiet", *folders],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@every_workflow
def test_what_a_job_needs_is_there(file: Path) -> None:
    jobs = read(file)["jobs"]
    needed = {name for job in jobs.values() for name in [job.get("needs", [])] if isinstance(name, str)}
    assert needed <= jobs.keys()
    for job in jobs.values():
        assert job.keys() >= {"runs-on", "timeout-minutes", "steps"}
        assert all(("uses" in step) != ("run" in step) for step in job["steps"])


def test_every_shell_step_is_one_that_bash_can_read() -> None:
    scripts = [
        step["run"]
        for file in FILES
        for job in read(file)["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    for script in scripts:
        done = subprocess.run(
            ["bash", "-n"], input=script, capture_output=True, encoding="utf-8", check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), script


def test_gitlabs_jobs_have_only_what_gitlab_knows() -> None:
    read_file = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    jobs = {name: job for name, job in read_file.items() if not name.startswith(".")}
    keys = {"workflow", "variables", "default"}
    assert jobs.keys() - keys == {"check", "preview", "pages", "reviews"}
    known = {"extends", "rules", "script", "artifacts", "variables", "interruptible", "cache"}
    for name in jobs.keys() - keys:
        assert jobs[name].keys() <= known
        assert jobs[name]["extends"] in read_file
        assert all(isinstance(line, str | list) for line in jobs[name]["script"])
        assert all(rule.keys() <= {"if", "when"} for rule in jobs[name]["rules"])
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]


def test_the_same_libraries_are_installed_everywhere() -> None:
    files = [GITLAB, ROOT / "Containerfile", ROOT / ".ci" / "native-libraries", *SCHOOLS]
    asking = [file for file in files if "libpango" in file.read_text(encoding="utf-8")]
    assert [file.name for file in asking if LIBRARIES not in file.read_text(encoding="utf-8")] == []
    assert len(asking) >= 5


def release(folder: Path, tag: str) -> tuple[int, str]:
    """Return the exit status of the release's own script, and what it printed."""
    done = subprocess.run(
        ["bash", ".ci/release", tag], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, (done.stdout or done.stderr).strip()


def test_a_release_is_tagged_with_the_version_and_has_notes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    init = tmp_path / "hooks" / "policybook" / "__init__.py"
    init.parent.mkdir(parents=True)
    init.write_text('"""Policybook."""\n\n__version__ = "1.2.0"\n')
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text(
        "# Changelog\n\n## Unreleased\n\n- Later.\n\n## 1.2.0 – 2027-01-07\n\n- Packs.\n\n## 1.1.0\n\n- Old.\n"
    )
    assert release(tmp_path, "v1.2.0") == (0, "- Packs.")
    status, said = release(tmp_path, "v1.3.0")
    assert (status, said.split(".")[0]) == (1, "The tag is v1")
    changes.write_text("# Changelog\n\n## Unreleased\n\n- Packs.\n")
    assert release(tmp_path, "v1.2.0") == (
        1,
        "CHANGELOG.md says nothing of 1.2.0. Write '## 1.2.0' with a date above what is new in it.",
    )

"""A school takes the engine without the repository: it installs the wheel and keeps nothing but content.

The environment is a truly empty one, outside the checkout, filled as a new school's README says, by what its own
requirements.txt names: borrowing the tests' own packages would be quicker, and would hide a dependency that the wheel
forgets.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from found import found
from policybook.drivers.cli import main
from school import ROOT, Build, build, git, write

SCHOOL = {
    "mkdocs.yml": "site_name: Elm Lane School\nplugins: [search, policybook]\n",
    "docs/about.md": "# About us\n\nWe are a school of ninety pupils.\n",
    "policies/homework.md": (
        "---\ntitle: Homework Policy\nowner: Headteacher\ncategory: Teaching\n"
        "ratified: {by: FGB, on: 2026-03-04}\nnext-review: 2028-03\n"
        "signatories: [Chair of Governors]\n---\n\n"
        "1. Homework is set on Mondays.\n\n2. It is never marked with a grade.\n"
    ),
}


def run(*command: str | Path, cwd: Path) -> str:
    """Run a program outside the checkout, with nothing of it on the path, and return what it printed."""
    outside = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=outside,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, as a release has it."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def elm_lane(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone of a new school's repository, on a computer that has installed what its files name."""
    folder = tmp_path_factory.mktemp("elm-lane")
    said = (
        "--name",
        "Elm Lane School",
        "--host",
        "github",
        "--address",
        "https://policies.elm-lane.example/",
    )
    done = CliRunner().invoke(main, ["new", str(folder / "made"), "--engine", str(wheel), *said])
    assert done.exit_code == 0, done.output
    git(folder / "made", "init", "-q", "-b", "main")
    git(folder / "made", "add", "-A")
    git(folder / "made", "commit", "-qm", "Our policies begin")
    git(folder, "clone", "-q", str(folder / "made"), "clone")
    run("make", f"PYTHON={sys.executable}", ".venv/installed", cwd=folder / "clone")
    run(sys.executable, "-m", "pip", "--python", folder / "clone/.venv/bin/python", "check", cwd=folder)
    return folder / "clone"


@pytest.fixture(scope="module")
def python(elm_lane: Path) -> str:
    """Return the Python of an environment that holds the wheel and what it depends on, each by its hash."""
    return str(elm_lane / ".venv" / "bin" / "python")


@pytest.fixture(scope="module")
def content_only(python: str, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the site of a school that holds content only."""
    folder = write(tmp_path_factory.mktemp("school"), SCHOOL)
    return build(folder, site=folder / "site", python=python, settings={"PYTHONPATH": ""})


def test_content_alone_becomes_a_handbook(content_only: Build) -> None:
    assert content_only.status == 0, content_only.output
    written = {str(file.relative_to(content_only.site)) for file in content_only.site.rglob("*")}
    assert written >= {
        "index.html",
        "about/index.html",
        "policies/homework/index.html",
        "policies/homework/homework.pdf",
        "register/index.html",
        "register/policies.json",
        "glossary/index.html",
        "assets/policybook/policybook.css",
    }


def test_its_pages_look_like_ours(content_only: Build) -> None:
    page = content_only.read("policies/homework/index.html")
    assert 'data-clause="2"' in page
    assert "pb-badge--current" in page
    assert "assets/policybook/policybook.css" in page
    assert 'class="md-search__input"' in page


def test_its_register_lists_the_policy(content_only: Build) -> None:
    listed = json.loads(content_only.read("register/policies.json"))
    rows = listed["policies"] if isinstance(listed, dict) else listed
    assert [(row["slug"], row["status"]) for row in rows] == [("homework", "current")]


def test_its_clauses_are_found_by_the_search(content_only: Build) -> None:
    places = [one.location for one in found(content_only.site)]
    assert "policies/homework/#clause-2" in places
    assert len(places) == len(set(places))


def test_the_command_comes_with_it(python: str, tmp_path: Path) -> None:
    assert "Usage" in run(Path(python).with_name("policybook"), "--help", cwd=tmp_path)


def test_plugin_and_hook_at_once_are_refused(python: str, tmp_path: Path) -> None:
    both = SCHOOL["mkdocs.yml"] + "hooks: [handbook.py]\n"
    hook = (ROOT / "hooks" / "handbook.py").read_text(encoding="utf-8")
    folder = write(tmp_path, SCHOOL | {"mkdocs.yml": both, "handbook.py": hook})
    refused = build(folder, site=folder / "site", python=python, settings={"PYTHONPATH": ""})
    assert refused.status != 0
    assert "Traceback" not in refused.output
    assert "plugins" in refused.output
    assert "hooks" in refused.output


NAMES = (b"larkmoss", b"handbook.example", b"git.example", b"invented school")
PROPOSAL = {
    "policies/attendance.md": "---\ntitle: Attendance Policy\nnext-review: 2028-03\n---\n\n1. Come on time.\n",
    "policies/Behaviour at school.md": "---\ntitle: Behaviour Policy\nnext-review: 2028-03\n---\n\n1. Be kind.\n",
    "policies/homework.md": SCHOOL["policies/homework.md"],
}


def test_make_builds_the_new_school_as_it_is(elm_lane: Path) -> None:
    said = run("make", f"PYTHON={sys.executable}", cwd=elm_lane)
    assert "Elm Lane School: 1 policy (1 draft)" in said
    assert (elm_lane / "site/policies/example/example.pdf").is_file()
    held = [file for file in elm_lane.rglob("*") if file.is_file() and not {".git", ".venv"} & {*file.parts}]
    assert [name for file in held for name in NAMES if name in file.read_bytes().lower()] == []


def test_an_installed_engine_knows_its_own_wheel(python: str, wheel: Path, tmp_path: Path) -> None:
    run(python, "-m", "policybook", "new", "other", "--name", "Oak Road School", cwd=tmp_path)
    assert next((tmp_path / "other/engine").iterdir()).read_bytes() == wheel.read_bytes()
    assert "is as this version has it" in run(python, "-m", "policybook", "upgrade", cwd=tmp_path / "other")


class Runner:
    """A machine of a host's, on which the shell steps of a school's own workflow run."""

    def __init__(self, clone: Path, base: str) -> None:
        self.clone, self.base = clone, base
        self.summary = clone / ".summary"

    def steps(self, job: Mapping[str, Any]) -> str:
        """Run the steps of a job of GitHub's, but for those that install what the system lacks."""
        workflow = {"BASE": self.base, "GITHUB_STEP_SUMMARY": str(self.summary)}
        for step in job["steps"]:
            if "run" in step and "apt-get" not in step["run"]:
                self.shell(step["run"], **workflow, **step.get("env", {}))
        return self.summary.read_text(encoding="utf-8") if self.summary.exists() else ""

    def shell(self, script: str, **settings: str) -> str:
        """Run a script as hosts do, in an environment with next to nothing in it."""
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=self.clone,
            env={"PATH": os.environ["PATH"], "HOME": str(self.clone.parent), **settings},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout


@pytest.fixture
def proposal(elm_lane: Path, tmp_path: Path) -> Path:
    """Return a clone in which somebody proposes three policies in the place of the example."""
    git(tmp_path, "clone", "-q", str(elm_lane.parent / "made"), "clone")
    folder = tmp_path / "clone"
    (folder / ".venv").symlink_to(elm_lane / ".venv")
    (folder / "policies/example.md").unlink()
    write(folder, PROPOSAL)
    git(folder, "switch", "-qc", "proposal")
    git(folder, "add", "policies")
    git(folder, "commit", "-qm", "Three policies")
    os.utime(elm_lane / ".venv/installed")  # it is newer than the requirements.txt of this clone
    return folder


def workflow(folder: Path, name: str) -> Any:
    return yaml.safe_load((folder / ".github/workflows" / f"{name}.yml").read_text(encoding="utf-8"))["jobs"]


def test_the_steps_of_its_check_run_on_a_clean_clone(proposal: Path) -> None:
    runner = Runner(proposal, "main")
    assert "### Elm Lane School&#58; 3 policies" in runner.steps(workflow(proposal, "check")["check"])
    summary = runner.steps(workflow(proposal, "check")["preview"])
    assert "Attendance Policy" in summary
    assert sorted(file.name for file in (proposal / "changed").iterdir()) == [
        "attendance.pdf",
        "behaviour-at-school.pdf",
        "homework.pdf",
    ]


def test_so_do_those_that_publish_and_they_say_what_was_left_out(proposal: Path) -> None:
    (proposal / "policies/lettings.md").write_text(
        "---\ntitle: Lettings\nowners: Bursar\n---\n\n1. By the hour.\n"
    )
    summary = Runner(proposal, "main").steps(workflow(proposal, "publish")["build"])
    assert "owners" in summary
    assert (proposal / "site/handbook.pdf").is_file()
    assert not (proposal / "site/policies/lettings/lettings.pdf").exists()


def test_gitlabs_run_too(elm_lane: Path, proposal: Path, tmp_path: Path) -> None:
    run(
        elm_lane / ".venv/bin/policybook",
        "new",
        tmp_path / "gitlab",
        "--name",
        "E",
        "--host",
        "gitlab",
        cwd=tmp_path,
    )
    jobs = yaml.safe_load((tmp_path / "gitlab/.gitlab-ci.yml").read_text(encoding="utf-8"))
    for name in ("check", "preview", "pages"):
        lines = [
            line for part in jobs[name]["script"] for line in ([part] if isinstance(part, str) else part)
        ]
        script = "\n".join(line for line in lines if "apt-get" not in line)
        Runner(proposal, "main").shell(
            script, CI_MERGE_REQUEST_DIFF_BASE_SHA="main", **jobs[name].get("variables", {})
        )
    told = json.loads((proposal / "findings.json").read_bytes())
    assert "policies/attendance.md" in {one["location"]["path"] for one in told}
    assert len(list((proposal / "changed").iterdir())) == 3
    assert (proposal / "public/handbook.pdf").is_file()

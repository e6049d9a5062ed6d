"""A school takes the engine without the repository: it installs the wheel and keeps nothing but content.

The environment is a truly empty one, outside the checkout, filled from the same lock that `make handbook`
uses: borrowing the tests' own packages would be quicker, and would hide a dependency that the wheel forgets.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from found import found
from school import ROOT, Build, build, write

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
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the Python of a new environment that holds the wheel and what it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    quick = ("--no-deps", "--no-compile")  # the lock is complete, and pip check says if it is not
    run(*pip, "install", *quick, "--require-hashes", "-r", ROOT / "requirements.txt", cwd=folder)
    run(*pip, "install", *quick, next(folder.glob("*.whl")), cwd=folder)
    run(*pip, "check", cwd=folder)
    return str(python)


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

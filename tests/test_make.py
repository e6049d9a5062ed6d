"""On a machine that lacks something, make stops with one message that says what to do."""

import os
import shutil
import subprocess
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest

from school import ROOT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with what the scripts read, and nothing that make has made."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    for name in ("pyproject.toml", "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def run(checkout: Path, *script: str, settings: Mapping[str, str]) -> tuple[int, str]:
    """Run a script of `.ci/` and return its exit status and all it printed."""
    done = subprocess.run(
        ["bash", *script],
        cwd=checkout,
        env=os.environ | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout.strip()


def program(path: Path, text: str) -> str:
    """Write a small shell program and return its path."""
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def machine_with(folder: Path, *tools: str) -> str:
    """Return a PATH on which there are these programs of the real machine, and no others."""
    folder.mkdir()
    for tool in tools:
        (folder / tool).symlink_to(str(shutil.which(tool)))
    return str(folder)


def test_a_python_that_is_too_old(checkout: Path) -> None:
    old = program(checkout / "python3.9", '[ "$1" = --version ] || exit 1; echo Python 3.9.2')
    assert run(checkout, ".ci/environment", settings={"PYTHON": old}) == (
        1,
        f"Policybook needs Python 3.11 or newer; {old} is Python 3.9.2.\n\n"
        "Install one and name it if it is not python3, for example: make PYTHON=/usr/local/bin/python3.12",
    )


def test_a_python_that_cannot_make_environments(checkout: Path) -> None:
    bare = program(checkout / "python3.11", 'case "$2" in *ensurepip*) exit 1;; esac')
    assert run(checkout, ".ci/environment", settings={"PYTHON": bare}) == (
        1,
        f"{bare} cannot make virtual environments.\n\n"
        "On Debian and Ubuntu, run: sudo apt-get update && sudo apt-get install -y python3-venv",
    )


def test_libraries_that_may_not_be_installed(checkout: Path) -> None:
    path = machine_with(checkout / "bin", "bash", "cat", "dirname", "id", "uname")
    status, output = run(checkout, ".ci/native-libraries", settings={"PATH": path})
    assert (status, output) == (
        1,
        textwrap.dedent("""\
            WeasyPrint, which makes the PDFs, needs Pango, and it could not be installed from here.
            Run the line for your system, then make again:

              Debian, Ubuntu   sudo apt-get update && sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
              Fedora           sudo dnf install -y pango
              macOS            brew install pango"""),  # noqa: E501 - a line to copy is one line
    )


def test_libraries_are_installed_where_they_may_be(checkout: Path) -> None:
    """A machine of Debian's kind, with root's rights: Pango is not there until apt-get has installed it."""
    asked = checkout / "asked"
    path = machine_with(checkout / "bin", "bash", "cat", "dirname", "env", "grep", "tail", "touch", "uname")
    program(checkout / "bin" / "id", "echo 0")
    program(checkout / "bin" / "apt-get", f'echo "$@" >>{asked}')
    (checkout / ".venv" / "bin").mkdir(parents=True)
    program(checkout / ".venv" / "bin" / "python", f"grep -q libpango {asked}")
    libraries = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    first = run(checkout, ".ci/native-libraries", settings={"PATH": path})
    again = run(checkout, ".ci/native-libraries", settings={"PATH": path})
    assert (first, again) == ((0, f"Installing with apt-get: {libraries}"), (0, ""))
    assert asked.read_text(encoding="utf-8").splitlines() == [
        "update",
        f"install -y --no-install-recommends {libraries}",
    ]

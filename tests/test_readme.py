"""What README and CONTRIBUTING say is so: examples build, and settings and commands are the ones there are."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from school import ROOT, build, environment, write
from word_files import docx, p

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def example(language: str) -> str:
    """Return the README's one example in a language."""
    (text,) = re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    return str(text)


def first_column(text: str, heading: str) -> list[str]:
    """Return the names in the first column of the table with this heading."""
    (rows,) = re.findall(rf"^\| {heading} \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE)
    return re.findall(r"^\| `([^`]+)`", rows, re.MULTILINE)


def test_the_example_school_builds_without_a_warning(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: Elm Lane School\nplugins: [search, policybook]\n",
        "docs/about.md": "# About us\n",
        "policies/homework.md": example("markdown"),
    }
    built = build(write(tmp_path, files), site=tmp_path / "site", settings={"POLICYBOOK_PDF": "off"})
    assert built.status == 0, built.output
    assert "WARNING" not in built.output
    assert 'href="#clause-1"' in built.read("policies/homework/index.html")


def test_from_word_to_a_handbook_in_four_commands(tmp_path: Path) -> None:
    text = (
        p("Homework Policy", style="Title")
        + p("Purpose", style="Heading1")
        + p("Homework is set on Mondays.")
    )
    write(
        tmp_path,
        {
            "Word/Homework Policy.docx": docx(text),
            "Word/Lettings.docx": docx(text.replace("Homework", "Lettings")),
        },
    )
    programs = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", "-e", "-c", example("bash")],
        cwd=tmp_path,
        env=environment(PATH=f"{programs}:{os.environ['PATH']}"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "Elm Lane School: 3 policies (3 draft)" in done.stdout
    made = tmp_path / "elm-lane" / "site" / "policies"
    assert "Homework is set on Mondays." in (made / "homework-policy" / "index.html").read_text(
        encoding="utf-8"
    )
    assert (made / "homework-policy" / "homework-policy.pdf").is_file()


def test_the_commands_to_start_are_two() -> None:
    assert example("sh").split("\n") == ["make handbook", "make test", ""]


@pytest.mark.parametrize("command", first_column(CONTRIBUTING, "command"))
def test_a_command_is_one_there_is(command: str) -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert command.removeprefix("make ") in targets


def test_every_picture_and_file_named_is_there() -> None:
    named = re.findall(r"\]\((?!https?:)([^)#]+)\)", README + CONTRIBUTING)
    assert [path for path in named if not (ROOT / path).exists()] == []

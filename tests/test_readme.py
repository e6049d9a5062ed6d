"""What README and CONTRIBUTING say is so: examples build, and settings and commands are the ones there are."""

import re
from pathlib import Path

import pytest

from policybook.settings import Settings
from school import ROOT, build, write

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
        "mkdocs.yml": example("yaml"),
        "docs/about.md": "# About us\n",
        "policies/homework.md": example("markdown"),
    }
    built = build(write(tmp_path, files), site=tmp_path / "site", settings={"POLICYBOOK_PDF": "off"})
    assert built.status == 0, built.output
    assert "WARNING" not in built.output
    assert 'href="#clause-1"' in built.read("policies/homework/index.html")


def test_the_settings_are_those_there_are() -> None:
    assert first_column(README, "setting") == [name.replace("_", "-") for name in Settings.model_fields]


def test_the_commands_to_start_are_two() -> None:
    assert example("sh").split("\n") == ["make handbook", "make test", ""]


@pytest.mark.parametrize("command", first_column(CONTRIBUTING, "command"))
def test_a_command_is_one_there_is(command: str) -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert command.removeprefix("make ") in targets


def test_every_picture_and_file_named_is_there() -> None:
    named = re.findall(r"\]\((?!https?:)([^)#]+)\)", README + CONTRIBUTING)
    assert [path for path in named if not (ROOT / path).exists()] == []

"""On a machine without Pango everything is done but printing, and one message says which line installs it."""

from pathlib import Path

import pytest

from paper import policybook
from sketch import Draw, School

LINE = (
    "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
    "(on Fedora: sudo dnf install -y pango)"
)
HOMEWORK = (
    "---\ntitle: Homework Policy\nowner: Headteacher\nratified: {by: FGB, on: 2026-03-04}\n"
    "next-review: 2028-03\n---\n\n1. Homework is set on Mondays.\n"
)
ABSENT = f"No PDFs can be made here, because Pango is not installed, which sets their type. Run: {LINE}"


@pytest.fixture
def without(tmp_path: Path) -> str:
    """Return a folder in which a machine finds, in the place of its libraries, files that are none."""
    for name in (
        "libpangoft2-1.0.so.0",
        "libpango-1.0.so.0",
        "libpango-1.0-0",
        "libpango-1.0",
        "pango-1.0",
        "pango-1.0-0",
    ):
        (tmp_path / name).touch()
    return str(tmp_path)


@pytest.fixture
def drawn(school: Draw) -> School:
    return school(homework=HOMEWORK)


def test_the_site_is_built_without_pdfs(drawn: School, without: str) -> None:
    built = drawn.built(LD_LIBRARY_PATH=without)
    assert built.output.count("Pango") == 1
    assert f"WARNING -  {ABSENT}" in built.output
    assert ".pdf" not in built.read("policies/homework/index.html")
    assert list(built.site.rglob("*.pdf")) == []


def test_the_check_says_what_it_could_not_look_at(drawn: School, without: str) -> None:
    done = policybook("check", school=drawn.folder, LD_LIBRARY_PATH=without)
    assert (done.returncode, done.stderr) == (0, f"What only paper shows is not checked. {ABSENT}\n")
    assert done.stdout.endswith("Elm Lane School: 1 policy, nothing found.\n")


@pytest.mark.parametrize("command", ["handbook", "pack homework"])
def test_what_prints_stops_with_that_line(drawn: School, without: str, command: str) -> None:
    done = policybook(*command.split(), school=drawn.folder, LD_LIBRARY_PATH=without)
    assert (done.returncode, done.stderr) == (2, f"Error: {ABSENT}\n")


def test_where_pdfs_are_not_wanted_nothing_is_said(drawn: School, without: str) -> None:
    assert "Pango" not in drawn.built(POLICYBOOK_PDF="off", LD_LIBRARY_PATH=without).output

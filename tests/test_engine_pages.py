"""The pages on the engine: all that they name is there, the rooms are drawn as they are, and the steps can be taken."""

import ast
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

import rooms
from found import found
from policybook.drivers.cli import main
from school import ROOT, Build
from sketch import Draw

PAGES = sorted((ROOT / "docs" / "engine").glob("*.md"))
STEP = (
    re.compile(  # where some lines go, and the lines; what goes above or below no line is a file of its own
        r"^(?:In|A new file,) `(?P<file>[^`\n]+)`(?:, (?P<way>above|below) `(?P<line>[^`\n]+)`)?:\n\n"
        r"```\w+\n(?P<block>[^`]*)^```$",
        re.MULTILINE,
    )
)


@dataclass(frozen=True)
class Step:
    """One edit that a page asks for."""

    file: str
    """The file, from the root of the repository."""
    way: str | None
    """Above or below which line; None for a file of its own."""
    line: str
    """That line, or enough of it."""
    block: str
    """What is written there."""

    def carry_out(self, folder: Path) -> None:
        """Make the edit below a folder; its line must be there once."""
        file = folder / self.file
        if self.way is None:
            file.write_text(self.block, encoding="utf-8")
            return
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        (place,) = [number for number, line in enumerate(lines) if self.line in line]
        lines.insert(place + (self.way == "below"), self.block)
        file.write_text("".join(lines), encoding="utf-8")


def steps() -> list[Step]:
    """Return the edits that the page on changes asks for, in its order."""
    page = (ROOT / "docs" / "engine" / "change.md").read_text(encoding="utf-8")
    return [Step(one["file"], one["way"], one["line"] or "", one["block"]) for one in STEP.finditer(page)]


def defined() -> frozenset[str]:
    """Return the name of every function and class of the engine."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in rooms.PACKAGE.rglob("*.py"))
    kinds = (ast.FunctionDef, ast.ClassDef)
    return frozenset(node.name for tree in trees for node in ast.walk(tree) if isinstance(node, kinds))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_all_that_a_page_names_is_there(page: Path) -> None:
    text = STEP.sub("", page.read_text(encoding="utf-8"))
    code = [*re.findall(r"`([^`\n]+)`", text), *re.findall(r"\w+\(\)", text)]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    files = {one for one in code if re.fullmatch(r"[\w./]+/[\w./]*|\w+\.(py|yml|css)", one)}
    functions = {one.removesuffix("()") for one in code if one.endswith("()")}
    classes = {one for one in code if re.fullmatch("[A-Z][a-z]+[A-Za-z]*", one)}
    targets = {one.split()[1] for one in code if one.startswith("make ")}
    commands = {one.split()[1] for one in code if one.startswith("policybook ")}
    made = {"site/", ".cache/policybook"} | {"docs/owners.md"}  # by a build; by whoever follows the page
    assert [one for one in sorted(files - made) if not there(one)] == []
    assert (functions | classes) - defined() - {
        "missing",
        "Date",
        "Texts",
    } == set()  # a macro, two kinds of value
    assert targets - set(re.findall(r"^(\w+):", makefile, re.M)) == set()
    assert commands - set(main.commands) == set()


def there(name: str) -> bool:
    """Tell whether a file that a page names is there: by its whole path, or by its name alone where that tells it."""
    return (
        (ROOT / name).exists() if "/" in name else any((ROOT / "hooks").rglob(name)) or (ROOT / name).exists()
    )


def test_the_rooms_are_drawn_as_they_are() -> None:
    """`make rooms` draws them anew."""
    page = rooms.PICTURE.read_text(encoding="utf-8")
    assert rooms.with_table(page) == page


def test_a_page_that_has_no_place_for_the_rooms_is_told_so() -> None:
    with pytest.raises(ValueError, match="one of the two is missing"):
        rooms.with_table("# The engine\n")


def test_staff_meet_the_pages_neither_in_the_menu_nor_in_the_search_nor_in_the_glossary(
    sample_site: Build,
) -> None:
    built = [f"engine/{'' if page.stem == 'index' else f'{page.stem}/'}" for page in PAGES]
    assert all((sample_site.site / place / "index.html").exists() for place in built)
    assert [one for one in found(sample_site.site) if one.location.startswith("engine/")] == []
    pages = [page for page in sample_site.site.rglob("*.html") if "engine" not in page.parts]
    assert [page for page in pages if "engine/" in page.read_text(encoding="utf-8")] == []
    assert [page for page in built if "pb-term" in sample_site.read(f"{page}index.html")] == []


SCHOOL = """
policies/visits.md
    title: Visits
    owner: Bursar
    contact: School office
    ratified: 2026-01-05
    review-every: {}
    ---

    ## Before

    1. Ask.

    ## After

    2. Tell.
"""
FOUND = "policies/visits.md:6: review-every '37 months' is longer than three years. Write 3 years or less."


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the engine on which every step of the page has been carried out."""
    folder = tmp_path_factory.mktemp("engine")
    for part in ("hooks", "overrides"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for step in steps():
        step.carry_out(folder)
    return folder


def built(school: Draw, engine: Path, every: str) -> Build:
    """Build the school by a copy of the engine."""
    hook = f"mkdocs.yml\n    hooks: [{engine / 'hooks' / 'handbook.py'}]\n"
    drawn = school(hook + SCHOOL.format(every))
    return drawn.built(strict=False, PYTHONPATH=str(engine / "hooks"))


@pytest.fixture(scope="module")
def changed(school: Draw, engine: Path) -> Build:
    return built(school, engine, "37 months")


def test_the_page_has_four_changes(engine: Path) -> None:
    text = (ROOT / "docs" / "engine" / "change.md").read_text(encoding="utf-8")
    assert re.findall("^## Add a (.+)$", text, re.M) == [
        "key to front matter",
        "finding",
        "page",
        "print rule",
    ]
    assert len(steps()) == text.count("\n```") / 2
    assert (engine / "overrides" / "shell" / "owners.html").exists()


def test_the_key_is_read_and_shown(changed: Build) -> None:
    assert '<th scope="row">Contact</th><td>School office</td>' in changed.read("policies/visits/index.html")


def test_the_finding_is_found(changed: Build) -> None:
    assert FOUND in changed.output


def test_what_is_in_order_is_not(school: Draw, engine: Path) -> None:
    assert "review-every" not in built(school, engine, "3 years").output


def test_the_page_is_made_and_in_the_menu(changed: Build) -> None:
    assert '<li>Bursar: <a href="../policies/visits/">Visits</a></li>' in changed.read("owners/index.html")
    assert 'href="owners/"' in changed.read("index.html")


def test_the_print_rule_begins_each_section_on_a_new_sheet(changed: Build) -> None:
    pages = PdfReader(changed.site / "policies" / "visits" / "visits.pdf").pages
    starts = [number for number, page in enumerate(pages) if re.search("Before|After", page.extract_text())]
    assert len(set(starts)) == 2

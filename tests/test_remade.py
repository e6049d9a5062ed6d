"""A PDF is made again exactly when something changed that can show in it: kinds of change, and what each remakes."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pytest

import policybook
from policybook.drivers.cli import handbook_on, manuscript_on, school_at
from policybook.drivers.disk import today
from policybook.drivers.paper import policy_sheets, print_all
from policybook.drivers.press import font_files, shelf
from school import environment
from sketch import Draw

TREE = """
mkdocs.yml
    site_name: Elm Lane School
    site_url: https://elm-lane.example/
    theme:
      name: material
      font: false
      custom_dir: look
    extra:
      policybook:
        logo: logo.svg
docs/logo.svg
    <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>
docs/other.md
    # Another page
docs/glossary.md
    # Glossary

    **Visitor** means anyone who does not work here.

    **Governor** means a member of the governing body.
look/main.html
    {% extends "base.html" %}
policies/plan.svg
    <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="5" height="9"/></svg>
policies/art.md
    title: Art Policy
    signatories: [Head]
    ---

    1. Every visitor paints. See the Bags Policy.

    ![A plan](plan.svg)
policies/bags.md
    title: Bags Policy
    ---

    1. A bag is small.
policies/cups.md
    title: Cups Policy
    next-review: autumn term 2027
    ---

    1. Cups are washed.
"""
ALL = "art bags cups"
PRINT = Path(__file__).resolve().parent.parent / "overrides" / "print"

Change = Callable[[Path], None]


def edit(file: str, before: str, after: str) -> Change:
    def change(folder: Path) -> None:
        text = (folder / file).read_text()
        assert before in text
        (folder / file).write_text(text.replace(before, after))

    return change


def add(file: str, text: str) -> Change:
    def change(folder: Path) -> None:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text)

    return change


def move(before: str, after: str) -> Change:
    def change(folder: Path) -> None:
        (folder / after).parent.mkdir(exist_ok=True)
        (folder / before).rename(folder / after)

    return change


def setting(line: str) -> Change:
    return edit("mkdocs.yml", "    logo: logo.svg", f"    logo: logo.svg\n    {line}")


def own(name: str, extra: str) -> Change:
    return add(f"look/print/{name}", (PRINT / name).read_text() + extra)


CHANGES: dict[str, tuple[Change, str]] = {
    "nothing": (lambda _: None, ""),
    "a word": (edit("policies/cups.md", "washed", "dried"), "cups"),
    "a comma": (edit("policies/cups.md", "washed.", "washed,"), "cups"),
    "a label": (edit("policies/cups.md", "1. Cups", "2. Cups"), "cups"),
    "an owner": (edit("policies/cups.md", "next", "owner: Bursar\nnext"), "cups"),
    "a category, as the file goes along": (edit("policies/cups.md", "next", "category: Food\nnext"), "cups"),
    "a review": (edit("policies/cups.md", "next", "reviewed: 2026-01-02\nnext"), "cups"),
    "a ratification": (edit("policies/art.md", "sign", "ratified: {by: FGB, on: 2026-01-02}\nsign"), "art"),
    "a signatory": (edit("policies/art.md", "[Head]", "[Head, Chair]"), "art"),
    "a title that nobody names": (edit("policies/cups.md", "Cups Policy", "Mugs Policy"), "cups"),
    "a title that another names": (edit("policies/bags.md", "Bags Policy", "Sacks Policy"), "art bags"),
    "a policy that another names goes": (lambda folder: (folder / "policies/bags.md").unlink(), "art"),
    "a policy that nobody names goes": (lambda folder: (folder / "policies/cups.md").unlink(), ""),
    "a policy more": (add("policies/dogs.md", "---\ntitle: Dogs\n---\n\n1. No dogs.\n"), "dogs"),
    "a withdrawal": (edit("policies/cups.md", "next", "withdrawn: true\nnext"), "cups"),
    "a file's name": (move("policies/cups.md", "policies/Cups.md"), "cups"),
    "a folder more, which findings name": (move("policies/cups.md", "policies/in/cups.md"), "cups"),
    "a picture": (edit("policies/plan.svg", '"5"', '"6"'), "art"),
    "a picture gone": (lambda folder: (folder / "policies/plan.svg").unlink(), "art"),
    "the logo": (edit("docs/logo.svg", 'height="9"/>', 'height="5"/>'), ALL),
    "no logo": (edit("mkdocs.yml", "logo: logo.svg", "pdf: true"), ALL),
    "a meaning that one uses": (edit("docs/glossary.md", "anyone", "everybody"), "art"),
    "a meaning that none uses": (edit("docs/glossary.md", "a member", "one"), ""),
    "a term more that one uses": (
        edit("docs/glossary.md", "# Glossary", "# Glossary\n\n**Cup** means a mug."),
        "cups",
    ),
    "an exception from a term": (edit("policies/art.md", "sign", "glossary: [-Visitor]\nsign"), "art"),
    "the school's name": (edit("mkdocs.yml", "Elm Lane School", "Oak Lane School"), ALL),
    "the school's name on paper": (setting("school: Oak Lane"), ALL),
    "the site's address": (edit("mkdocs.yml", "elm-lane.example", "oak-lane.example"), ALL),
    "no address": (edit("mkdocs.yml", "site_url: https://elm-lane.example/", "strict: false"), ALL),
    "no initials, where pages are signed": (setting("initials: false"), "art"),
    "the school's terms": (setting("terms: {autumn: [09-10, 12-10]}"), "cups"),
    "the lead of reviews": (setting("review-lead: 90"), ""),
    "a notice": (setting("notice: Closed"), ""),
    "the handbook's PDF": (setting("handbook-pdf: true"), ""),
    "another page": (edit("docs/other.md", "Another", "Some other"), ""),
    "the theme's colours": (edit("mkdocs.yml", "font: false", "font: false\n  palette: {primary: red}"), ""),
    "a template of pages": (edit("look/main.html", "{%", "<!-- -->{%"), ""),
    "a template of paper": (own("control.html", "<p>More</p>"), ALL),
    "a style of paper": (own("print.css", "p { margin: 0 }"), ALL),
    "the signature page": (own("signatures.html", "<p>More</p>"), "art"),
    "the running foot": (own("running.html", "{# #}"), ""),
}


@dataclass(frozen=True)
class Kept:
    """A school that was printed once."""

    folder: Path
    """Its files."""

    def remade(self) -> str:
        """Return the slugs of what is no longer on its shelf."""
        config = self.folder / "mkdocs.yml"
        with manuscript_on(config, handbook_on(school_at(config), today())) as manuscript:
            kept = shelf.Shelf(manuscript.cache)
            return " ".join(sheet.slug for sheet in policy_sheets(manuscript) if kept.find(sheet) is None)


@pytest.fixture(scope="module", autouse=True)
def on_the_day() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", environment()["SOURCE_DATE_EPOCH"])
        yield


@pytest.fixture(scope="module")
def printed(school: Draw) -> Path:
    """Return the folder of a school whose policies have all been printed."""
    folder = school(TREE).folder
    config = folder / "mkdocs.yml"
    with manuscript_on(config, handbook_on(school_at(config), today())) as manuscript:
        assert all(one.pages for one in print_all(policy_sheets(manuscript), manuscript))
    return folder


@pytest.fixture
def kept(printed: Path, tmp_path: Path) -> Kept:
    return Kept(Path(shutil.copytree(printed, tmp_path / "elsewhere")))


@pytest.mark.parametrize(("change", "remade"), CHANGES.values(), ids=CHANGES)
def test_a_change_remakes_what_shows_it(kept: Kept, change: Change, remade: str) -> None:
    change(kept.folder)
    assert kept.remade() == remade


def test_another_day_remakes_nothing(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert kept.remade() == ""


@pytest.fixture
def makers(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Give what changes a maker, and forget afterwards what was changed."""
    shelf._makers.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    shelf._makers.cache_clear()


def test_another_engine_remakes_all(kept: Kept, makers: pytest.MonkeyPatch) -> None:
    makers.setattr(policybook, "__version__", "99")
    assert kept.remade() == ALL


def test_another_python_remakes_all(kept: Kept, makers: pytest.MonkeyPatch) -> None:
    makers.setattr(sys, "version", "4.0")
    assert kept.remade() == ALL


@pytest.mark.parametrize("library", shelf.MAKERS)
def test_another_version_of_a_library_remakes_all(
    kept: Kept, makers: pytest.MonkeyPatch, library: str
) -> None:
    real = metadata.distribution

    class Newer:
        def read_text(self, name: str) -> str:
            return "Version: 99"

    makers.setattr(shelf, "distribution", lambda name: Newer() if name == library else real(name))
    assert kept.remade() == ALL


def test_other_letters_remake_all(kept: Kept, makers: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fonts = [Path(shutil.copy(font, tmp_path / font.name)) for font in font_files()]
    makers.setattr(shelf, "font_files", lambda: fonts)
    assert kept.remade() == ""
    fonts[0].write_bytes(fonts[0].read_bytes() + b"\0")
    shelf._makers.cache_clear()
    assert kept.remade() == ALL

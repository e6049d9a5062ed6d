"""The recipes for publishing are true, as far as a machine without the internet can tell."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page

from paper import policybook
from policybook.drivers.cli import main
from school import ROOT
from sketch import Draw, School

PAGE = (ROOT / "docs" / "help" / "recipes.md").read_text(encoding="utf-8")
HOMEWORK = (
    "---\ntitle: Homework Policy\n---\n\n"
    "1. Homework is set on Mondays.\n\n2. See clause 1 and the [plan](plan.pdf).\n"
)


@pytest.fixture(scope="module")
def built(school: Draw) -> School:
    drawn = school("docs/help/staff.md\n    # Staff\n\n    Go [home](../index.md).\n", homework=HOMEWORK)
    (drawn.folder / "policies" / "plan.pdf").write_bytes(b"%PDF-1.4")
    drawn.built()
    return drawn


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_each_command_runs(built: School) -> None:
    assert len(commands()) == 3
    for command in commands():
        arguments = command.partition(" > ")[0].split()[1:]
        done = policybook(*arguments, school=built.folder)
        assert (done.returncode, done.stderr) == (0, ""), command
        assert done.stdout


def test_the_workflows_named_are_those_of_a_new_school(tmp_path: Path) -> None:
    (tmp_path / "p.whl").touch()
    for host, file in (("github", ".github/workflows/publish.yml"), ("gitlab", ".gitlab-ci.yml")):
        given = ["--name", "Elm Lane School", "--host", host, "--engine", str(tmp_path / "p.whl")]
        assert CliRunner().invoke(main, ["new", str(tmp_path / host), *given]).exit_code == 0
        assert f"`{file}`" in PAGE
        assert (tmp_path / host / file).is_file()
        assert "csp-meta: true" in (tmp_path / host / "mkdocs.yml").read_text(encoding="utf-8")


def linked(page: Page, first: Path) -> Iterator[tuple[str, Path]]:
    """Yield each page that is reached by links between files, and each file that it links to."""
    seen, todo = set(), [first]
    while todo:
        file = todo.pop()
        if file in seen:
            continue
        seen.add(file)
        page.goto(file.as_uri())
        for address in page.eval_on_selector_all(
            "a[href]", "links => links.map(link => link.href.split(/[?#]/)[0])"
        ):
            if address.startswith("file:"):
                to = Path(address.removeprefix("file://"))
                yield file.name, to
                todo += [to] if to.suffix == ".html" else []


def test_a_folder_on_a_stick_leads_from_page_to_page(
    built: School, tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    done = policybook("stick", str(tmp_path / "stick"), school=built.folder)
    assert done.stdout == f"Open {tmp_path / 'stick' / 'index.html'}\n"
    reached = [*linked(open_page(own_policy=True), tmp_path / "stick" / "index.html")]
    assert [(page, to) for page, to in reached if not to.is_file()] == []
    names = {to.relative_to(tmp_path / "stick").as_posix() for _, to in reached}
    assert names >= {
        "index.html",
        "policies/homework/index.html",
        "policies/homework/homework.pdf",
        "register/index.html",
        "glossary/index.html",
        "help/staff/index.html",
    }


def test_the_search_on_a_stick_leads_to_the_clause(
    built: School, tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    policybook("stick", str(tmp_path / "stick"), school=built.folder)
    page = open_page(own_policy=True)
    page.goto((tmp_path / "stick" / "index.html").as_uri() + "?q=homework")
    page.locator(".pb-found a").first.click()
    page.wait_for_url("**/policies/homework/index.html*")
    assert "Homework" in page.title()


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ('<a href="glossary/">', '<a href="glossary/index.html">'),
        ('<a href="../glossary/#term-staff">', '<a href="../glossary/index.html#term-staff">'),
        ('<a href="../register/?status=due">', '<a href="../register/index.html?status=due">'),
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href=".">', '<a href="./index.html">'),
        ("<a href=..>", "<a href=../index.html>"),
        ('<a href="https://elm-lane.example/">', '<a href="https://elm-lane.example/">'),
        ('<a href="mailto:office/">', '<a href="mailto:office/">'),
        ('<a href="//elm-lane.example/">', '<a href="//elm-lane.example/">'),
        ('<a href="#clause-2">', '<a href="#clause-2">'),
        ('<a href="homework.pdf">', '<a href="homework.pdf">'),
        ('<a href="a.">', '<a href="a.">'),
        ('<a data-href="glossary/">', '<a data-href="glossary/">'),
    ],
)
def test_only_links_to_folders_are_changed(tmp_path: Path, link: str, becomes: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(link, encoding="utf-8")
    policybook("stick", "stick", school=tmp_path)
    assert (tmp_path / "stick" / "index.html").read_text(encoding="utf-8") == becomes


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("full", "full is there already. Name a new folder, or an empty one."),
        ("site/stick", "site/stick lies within site. Name a folder elsewhere."),
    ],
)
def test_a_folder_that_will_not_do_is_refused(tmp_path: Path, out: str, said: str) -> None:
    for name in ("site/index.html", "full/kept.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    done = policybook("stick", out, school=tmp_path)
    assert (done.returncode, done.stderr) == (2, f"Error: {said}\n")


def test_without_a_site_there_is_nothing_to_copy(tmp_path: Path) -> None:
    done = policybook("stick", "stick", school=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "Error: There is no site/index.html. Build the site first: mkdocs build.\n",
    )

"""What we reach into of the host's, the theme's or the press's own insides stands in one module for each."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from school import ROOT

DRIVERS = ROOT / "hooks" / "policybook" / "drivers"
PLACES = {
    "press/targets.py",
    "site/host.py",
    "leaks/pdf.py",
}  # the last reads a picture's bytes as they lie in the PDF
REPLACED = {
    "render",
    "root_render_func",
    "present_anchor_ids",
}  # names without an underscore that are no less inside
DOCUMENTED = {"os._exit", "ImageFile.LOAD_TRUNCATED_IMAGES"}  # by Python and by Pillow


def reaches(text: str) -> Iterator[str]:
    """Yield each private name of another's object, and each name that is replaced in another's module or object."""
    tree = ast.parse(text)
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    for node in (one for one in ast.walk(tree) if isinstance(one, ast.Attribute)):
        named = ast.unparse(node)
        holder = named.rpartition(".")[0]
        private = node.attr.startswith("_") and not node.attr.startswith("__")
        written = isinstance(node.ctx, ast.Store) and (holder in imported or node.attr in REPLACED)
        if (private or written) and holder not in {"self", "cls"} and named not in DOCUMENTED:
            yield named


def test_every_patch_is_in_its_place() -> None:
    found = {
        file.relative_to(DRIVERS).as_posix(): set(reaches(file.read_text())) for file in DRIVERS.rglob("*.py")
    }
    assert {name: names for name, names in found.items() if names and name not in PLACES} == {}
    assert {name for name, names in found.items() if names} == PLACES


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("page._title = 1", ["page._title"]),
        ("from weasyprint import document\ndocument.Targets = Own", ["document.Targets"]),
        ("page.render = own", ["page.render"]),
        ("config.site._current", ["config.site._current"]),
        ("import os\nos._exit(0)\nself.render = cls._own = page.title = page.__doc__", []),
    ],
)
def test_each_way_in_is_noticed(text: str, names: list[str]) -> None:
    assert list(reaches(text)) == names


def test_each_place_says_what_its_patches_buy() -> None:
    host = ast.parse(Path(DRIVERS / "site" / "host.py").read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(host) if isinstance(node, ast.FunctionDef)]
    reaching = {
        node.name: ast.get_docstring(node) or "" for node in functions if list(reaches(ast.unparse(node)))
    }
    assert set(reaching) == {"context", "convert_by", "fill", "fill_later", "name_safely"}
    assert [name for name, words in reaching.items() if "Buys" not in words] == []

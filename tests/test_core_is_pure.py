"""The core takes text and dates and returns values: it knows no host, disk, clock, log or environment."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from school import ROOT

HOOKS = ROOT / "hooks"
CORE = sorted((HOOKS / "policybook").glob("*.py"))

FORBIDDEN_MODULES = {
    *("mkdocs", "properdocs", "material", "weasyprint", "playwright"),  # hosts, which come and go
    *("os", "pathlib", "io.open", "io.FileIO", "shutil", "tempfile", "glob", "subprocess"),  # the disk
    *("socket", "urllib.request", "http", "requests"),  # the network
    *("time", "locale", "platform", "sys", "getpass"),  # the machine's clock, habits and environment
    *("logging", "warnings", "rich", "click", "argparse"),  # telling people, which is a driver's business
    "policybook.drivers",
}
CLOCK_METHODS = {"today", "now", "utcnow", "fromtimestamp"}  # each reads the clock or the machine's time zone
BUILTINS = {"open", "print", "input", "exec", "eval", "__import__"}


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield each module that a module imports, and `module.name` for each name it takes, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import hides what is imported"
            yield node.lineno, str(node.module)
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def called(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield each built-in function called and each method of the clock named, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCK_METHODS:
            yield node.lineno, node.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BUILTINS:
            yield node.lineno, node.func.id


def is_forbidden(module: str) -> bool:
    """Tell whether a dotted name is one of the forbidden modules or lies within one."""
    return any(module == name or module.startswith(f"{name}.") for name in FORBIDDEN_MODULES)


def impurities(text: str) -> list[tuple[int, str]]:
    """Return each line of a module's text that reaches outside, and for what."""
    tree = ast.parse(text)
    modules = [(line, name) for line, name in imported(tree) if is_forbidden(name)]
    return sorted({*modules, *called(tree)})


@pytest.mark.parametrize("module", CORE, ids=lambda path: path.stem)
def test_a_core_module_reaches_for_nothing_outside(module: Path) -> None:
    assert impurities(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import os.path", [(1, "os.path")]),
        ("from pathlib import Path", [(1, "pathlib"), (1, "pathlib.Path")]),
        ("import re\ndef late():\n    import logging", [(3, "logging")]),
        ("from policybook import drivers", [(1, "policybook.drivers")]),
        ("from datetime import date\nday = date.today()", [(2, "today")]),
        ("import datetime as d\nread = d.datetime.now", [(2, "now")]),
        ("with open('policy.md'): pass", [(1, "open")]),
        ("import ostrich, timeline\nfrom datetime import date\nday = date(2026, 11, 21)", []),
    ],
)
def test_each_way_out_is_noticed(text: str, found: list[tuple[int, str]]) -> None:
    assert impurities(text) == found


def test_the_whole_core_loads_no_host() -> None:
    """What the core's own libraries import counts as well, so ask Python itself."""
    names = [f"policybook.{path.stem}" for path in CORE if path.stem != "__init__"]
    program = f"import sys, {', '.join(names)}\nprint(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HOOKS, capture_output=True, encoding="utf-8", check=True
    )
    hosts = {"mkdocs", "properdocs", "material", "weasyprint", "rich", "click"}
    loaded = set(done.stdout.split())
    assert set(names) <= loaded
    assert loaded & (hosts | {"policybook.drivers"}) == set()

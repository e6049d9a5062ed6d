"""The core takes text and dates and returns values: it knows no host, disk, clock, log or environment."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import rooms
from school import ROOT

HOOKS = ROOT / "hooks"
DRIVERS = HOOKS / "policybook" / "drivers"
CORE = sorted(
    file
    for file in (HOOKS / "policybook").rglob("*.py")
    if not file.is_relative_to(DRIVERS) and file.name != "__main__.py"
)

FORBIDDEN_MODULES = {
    *("mkdocs", "properdocs", "material", "markdown", "weasyprint", "playwright"),  # hosts, which come and go
    *("os", "pathlib", "io.open", "io.FileIO", "shutil", "tempfile", "glob", "subprocess"),  # the disk
    *("socket", "urllib.request", "http", "requests"),  # the network
    *("time", "locale", "platform", "sys", "getpass"),  # the machine's clock, habits and environment
    *("logging", "warnings", "rich", "click", "argparse"),  # telling people, which is a driver's business
    "policybook.drivers",
}
CLOCK_METHODS = {"today", "now", "utcnow", "fromtimestamp"}  # each reads the clock or the machine's time zone
BUILTINS = {"open", "print", "input", "exec", "eval", "__import__"}

ALLOWED = {  # each room, and the rooms that it may import; one that is added here has a reason in its own commit
    "finding": "",
    "dates": "",
    "names": "",
    "front_matter": "finding dates names",
    "clauses": "finding",
    "text": "finding names clauses",
    "policy": "finding dates names front_matter clauses text",
    "drafting": "finding clauses text policy",
    "references": "finding names clauses text policy",
    "terms": "finding names clauses text policy",
    "audience": "finding clauses policy references terms text",
    "review": "finding dates names front_matter policy",
    "pages": "finding names clauses text policy references terms",
    "handbook": "finding dates names text policy drafting terms review",
    "search": "finding pages",
    "register": "dates names text policy review handbook",
    "meetings": "dates names policy review handbook register",
    "redline": "text",
    "versions": "clauses references policy redline text",
    "words": "dates text policy pages",
    "settings": "dates names",
    "drivers.disk": "finding dates front_matter names text policy review handbook versions settings",
    "drivers.press": "finding settings drivers.disk",
    "drivers.paper": "finding clauses text policy handbook meetings versions settings drivers.disk drivers.press",
    "drivers.leaks": "finding audience",
    "drivers.site": (
        "finding dates front_matter text policy references terms audience pages handbook search register redline "
        "versions settings drivers.disk drivers.press drivers.paper drivers.leaks"
    ),
    "drivers.cli": (
        "finding dates names front_matter text policy review pages handbook register meetings redline versions words "
        "settings "
        "drivers.disk drivers.press drivers.paper drivers.site"
    ),
}


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


@pytest.mark.parametrize("module", CORE, ids=lambda path: path.relative_to(HOOKS).as_posix())
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
    names = [".".join(path.relative_to(HOOKS).with_suffix("").parts) for path in CORE]
    names = [name.removesuffix(".__init__") for name in names]
    program = f"import sys, {', '.join(names)}\nprint(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HOOKS, capture_output=True, encoding="utf-8", check=True
    )
    hosts = {"mkdocs", "properdocs", "material", "weasyprint", "rich", "click"}
    loaded = set(done.stdout.split())
    assert set(names) <= loaded
    assert loaded & (hosts | {"policybook.drivers"}) == set()


def test_a_room_imports_only_the_rooms_that_it_may() -> None:
    found = rooms.directions()
    assert list(found) == list(ALLOWED)
    assert {room: others - set(ALLOWED[room].split()) for room, others in found.items()} == dict.fromkeys(
        ALLOWED, frozenset()
    )


def test_no_room_imports_one_that_comes_after_it() -> None:
    assert rooms.upward({room: frozenset(others.split()) for room, others in ALLOWED.items()}) == []


def test_every_module_is_in_a_room() -> None:
    outside = {name for name in rooms.modules() if not rooms.room_of(name)}
    assert outside == {
        "",
        "__main__",
        "drivers",
    }  # its two ways in, and what holds drivers


def test_nothing_imports_past_the_face_of_a_room() -> None:
    files = [*HOOKS.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    past = [
        f"{one.file.relative_to(ROOT)}:{one.line}: {one.room}.{one.beyond}"
        for file in sorted(files)
        for one in rooms.imports(file)
        if one.beyond and one.room != one.own
    ]
    assert past == []


@pytest.mark.parametrize("room", [room for room in rooms.ORDER if rooms.face(room)])
def test_a_room_has_all_that_its_face_shows(room: str) -> None:
    """What loads late is written down apart from where it is loaded, so ask for each name."""
    found = import_module(f"policybook.{room}")
    assert [name for name in sorted(rooms.face(room)) if not hasattr(found, name)] == []


def test_the_way_through_the_rooms_is_short_and_no_circle() -> None:
    assert len(rooms.longest_chain(rooms.directions())) - 1 <= rooms.LONGEST


def test_a_circle_and_an_import_upward_are_noticed() -> None:
    known = {"dates": frozenset({"terms"}), "names": frozenset(), "terms": frozenset({"dates", "names"})}
    assert rooms.upward(known) == ["dates imports terms"]
    with pytest.raises(ValueError, match="imports itself"):
        rooms.longest_chain(known)

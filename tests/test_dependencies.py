"""What the engine imports is what its package asks for, no more and no less, and the locks hold it all by hash."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import pairwise

import pytest

from school import ROOT

NEVER_IMPORTED = {  # named in a configuration, or only its files are used
    "pymdown-extensions",
    "font-source-sans-pro",
}
NAME = re.compile(r"[A-Za-z0-9._-]+")  # a requirement begins with its name; what follows are versions


def plain(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> set[str]:
    """Return the packages that pyproject.toml says the engine needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {plain(str(NAME.match(requirement)[0])) for requirement in project["dependencies"]}  # type: ignore[index]


def optional() -> set[str]:
    """Return the packages that the extras of pyproject.toml add."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    return {plain(str(NAME.match(requirement)[0])) for extra in extras for requirement in extra}  # type: ignore[index]


def imported() -> set[str]:
    """Return the packages whose modules the engine imports, anywhere."""
    modules = set()
    for file in (ROOT / "hooks").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                modules.add(str(node.module).partition(".")[0])
    owners = packages_distributions()
    foreign = modules - sys.stdlib_module_names - {"policybook"}
    return {plain(owners.get(module, [module])[0]) for module in foreign}


def test_every_import_is_asked_for_and_nothing_else() -> None:
    assert imported() == (declared() | optional()) - NEVER_IMPORTED


def test_only_the_tests_lock_holds_what_an_extra_adds() -> None:
    for lock, held in (("requirements.txt", set()), ("requirements-test.txt", optional())):
        lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
        assert optional() & {line.partition("==")[0] for line in lines} == held


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_a_lock_holds_versions_and_hashes_and_names_no_place(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    pinned = {plain(str(NAME.match(line)[0])) for line in lines if "==" in line}  # type: ignore[index]
    assert declared() <= pinned
    assert [
        line for line in lines if not re.fullmatch(r"\S+==\S+.*|    --hash=sha256:[0-9a-f]{64}( \\)?", line)
    ] == []
    assert all(after.startswith("    --hash=") for line, after in pairwise(lines) if "==" in line)


def test_the_tests_lock_holds_what_the_handbooks_does() -> None:
    both = [
        (ROOT / lock).read_text(encoding="utf-8") for lock in ("requirements.txt", "requirements-test.txt")
    ]
    handbook, tests = ({line for line in text.splitlines() if "==" in line} for text in both)
    assert handbook <= tests

"""Finding codes: every kind of finding that the engine knows stands in one table, by number, and nothing else does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from policybook.finding import CODES, Finding, Severity, code_named
from school import ROOT

ENGINE = ROOT / "hooks" / "policybook"
TABLE = ENGINE / "finding" / "codes.py"
NAME = re.compile(r"(?!pb-|aria-|data-|utf-)[a-z]+(-[a-z0-9]+)+")  # not classes, attributes, encodings
NOT_CODES = set(  # what else is spelt so in modules that make findings
    "admonition-title font-source-sans-pro footnote-backref in-force-from next-review no-references "
    "review-every".split()
)


def spelt_like_codes(file: Path) -> Iterator[tuple[str, str]]:
    """Yield each text in a module that makes findings that is spelt as codes are, with its place."""
    text = file.read_text(encoding="utf-8")
    if file == TABLE or not re.search(r"policybook\.(?:finding|drafting\.leftover)\b", text):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value):
            yield node.value, f"{file.relative_to(ROOT)}:{node.lineno}"


USED = {name: place for file in sorted(ENGINE.rglob("*.py")) for name, place in spelt_like_codes(file)}


@pytest.mark.parametrize("name", sorted(USED.keys() - NOT_CODES))
def test_what_the_engine_finds_stands_in_the_table(name: str) -> None:
    row = f'Code(NUMBER, SEVERITY, "{name}", "What it means."),'
    remedy = f"Add {row} to {TABLE.relative_to(ROOT)} and its section to docs/help/findings.md"
    assert name in CODES, (
        f"{USED[name]}: '{name}' is no code. {remedy}; or, if it is none, add it to NOT_CODES."
    )


@pytest.mark.parametrize("name", sorted(CODES))
def test_what_stands_in_the_table_is_found_somewhere(name: str) -> None:
    assert name in USED, f"Nothing in the engine finds '{name}': delete its row."


def test_the_table_is_in_order_and_gives_no_number_or_name_twice() -> None:
    numbers = [code.number for code in CODES.values()]
    assert numbers == sorted(set(numbers))
    assert all(100 < number < 800 for number in numbers)
    assert all(NAME.fullmatch(name) and code.name == name for name, code in CODES.items())
    assert all(code.meaning.endswith(".") for code in CODES.values())


@pytest.mark.parametrize("typed", ["label-gap", "PB201", "pb201", " Label-Gap "])
def test_a_kind_is_known_by_its_name_and_by_its_number(typed: str) -> None:
    assert code_named(typed) is CODES["label-gap"]


def test_severities_are_ordered() -> None:
    assert [one.value for one in sorted(Severity, key=lambda one: one.weight)] == ["note", "warning", "error"]


def test_a_finding_is_made_by_name() -> None:
    found = Finding(
        code="label-gap", severity=Severity.NOTE, path="a.md", line=3, message="One.", help="Two."
    )
    assert (str(found), CODES[found.code].shown) == ("a.md:3: One. Two.", "PB201")

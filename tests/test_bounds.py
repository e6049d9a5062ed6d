"""Bounds of the reading: each has a text that just keeps within it and one that just does not."""

import pytest

from clause_pictures import page_of, read
from policybook.clauses import Clause


def clauses(text: str) -> tuple[Clause, ...]:
    return read(text).clauses


def addresses(text: str) -> list[str]:
    return [clause.address for clause in clauses(text)]


def nested(levels: int) -> str:
    """Return clauses, each announced by the one before it and set in below it."""
    labels = ["1.", "a)", "(i)", "A.", "1)", "(a)", "i.", "(1)", "a.", "(A)"][:levels]
    rows = [f"{'    ' * level}{label}  The\n\n{'    ' * level}{label}" for level, label in enumerate(labels)]
    return "\n\n".join(row.partition("\n")[0] for row in rows)


@pytest.mark.parametrize(("levels", "deepest"), [(7, 7), (8, 8), (9, 8)])
def test_clauses_nest_eight_deep(levels: int, deepest: int) -> None:
    assert max(clause.level for clause in clauses(nested(levels))) == deepest


@pytest.mark.parametrize(("labels", "read_as"), [(38, True), (39, True), (40, False)])
def test_a_run_is_seen_to_go_on_within_forty_labels(labels: int, read_as: bool) -> None:
    others = "\n\n".join(f"{number}) x" for number in range(1, labels + 1))
    found = [clause.label for clause in clauses(f"words\n1. one\n\n{others}\n\n2. two")]
    assert ("1." in found) is read_as


@pytest.mark.parametrize(("number", "read_as"), [(12, True), (13, False)])
def test_a_label_below_another_may_jump_by_ten(number: int, read_as: bool) -> None:
    assert (f"{number}" in addresses(f"1. one\n\n2. two\n{number}. more")) is read_as


@pytest.mark.parametrize(("number", "read_as"), [(12, True), (13, False)])
def test_a_loose_label_may_jump_by_ten(number: int, read_as: bool) -> None:
    assert (f"{number}" in addresses(f"1 – one\n\n2 – two\n\n{number} – more")) is read_as


@pytest.mark.parametrize(("letter", "read_as"), [("L", True), ("M", False)])
def test_a_capital_may_jump_by_ten(letter: str, read_as: bool) -> None:
    assert (letter in addresses(f"A. one\n\nB. two\n\n{letter}. more")) is read_as


@pytest.mark.parametrize(("number", "read_as"), [(999, True), (1000, False)])
def test_a_number_out_of_order_is_a_year_from_a_thousand_on(number: int, read_as: bool) -> None:
    assert (f"{number}" in addresses(f"1. one\n\n{number}. more")) is read_as


@pytest.mark.parametrize(("columns", "address"), [(1, "1~2"), (2, "2.1")])
def test_a_list_is_set_in_from_two_columns_on(columns: int, address: str) -> None:
    assert addresses(f"1. one\n\n2. two\n\n{' ' * columns}1. more")[-1] == address


@pytest.mark.parametrize(("columns", "address"), [(1, "2"), (2, "1.2")])
def test_a_label_goes_to_the_run_in_whose_column_it_stands(columns: int, address: str) -> None:
    assert addresses(f"1. one\n\n   1. in\n\n{' ' * columns}2. two")[-1] == address


@pytest.mark.parametrize(("depth", "shown"), [(99, True), (110, False)])
def test_lists_nest_as_deep_as_two_hundred_blocks(depth: int, shown: bool) -> None:
    text = "\n".join(f"{'  ' * level}- bullet{level}" for level in range(depth))
    assert (f"bullet{depth - 1}" in page_of(text)) is shown


@pytest.mark.parametrize(("column", "read_as"), [(4, "    "), (8, "        ")])
def test_a_tab_is_four_columns(column: int, read_as: str) -> None:
    tabs = "\t" * (column // 4)
    assert addresses(f"1. one\n\n{tabs}a) x\n\n{read_as}b) y") == ["1", "1.a", "1.b"]

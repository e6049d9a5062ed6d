"""Bounds of the reading: each has a text that just keeps within it and one that just does not."""

from collections.abc import Callable

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


LABELS: dict[str, tuple[Callable[[int], str], int]] = {  # how long a part of a label may be
    "digits before a dot": (lambda size: f"{'1' * size}.1 b", 3),
    "dots": (lambda size: f"1{'.1' * size} b", 5),
    "signs of a code": (lambda size: f"{'A' * size}.01 a\n\n{'A' * size}.02 b", 15),
    "digits after a word": (lambda size: f"Step {'1' * size}: a\n\nStep {'1' * (size - 1)}2: b", 3),
    "dots after a word": (lambda size: f"Rule 1{'.1' * size}: a\n\nRule 1{'.1' * (size - 1)}.2: b", 3),
    "digits after a word and a dot": (
        lambda size: f"Rule 1.{'1' * size}: a\n\nRule 1.{'1' * (size - 1)}2: b",
        3,
    ),
    "digits before two marks": (lambda size: f"{'1' * size}.) a\n\n{'1' * (size - 1)}2.) b", 3),
    "digits before a dash": (lambda size: f"{'1' * size} – a\n\n{'1' * (size - 1)}2 – b", 3),
    "digits in brackets close to a word": (lambda size: f"({'1' * size})The\n\n({'1' * (size - 1)}2)The", 3),
    "digits close to a word": (lambda size: f"{'1' * size})The\n\n{'1' * (size - 1)}2)The", 3),
    "digits before a word": (lambda size: f"{'1' * size} The\n\n{'1' * (size - 1)}2 The", 3),
    "letters of a second label close by": (lambda size: f"5({'a' * size}) in\n\n6({'a' * size}) in", 4),
    "digits of a section": (lambda size: f"## Section {'1' * size}", 3),
    "large letters of a part": (lambda size: f"## Part {'I' * size}", 6),
    "small letters of a part": (lambda size: f"## Part {'i' * size}", 6),
}


def labels(text: str) -> int:
    """Return how many clauses and sections have an address."""
    outline = read(text)
    return len(outline.clauses) + sum(section.address is not None for section in outline.sections)


@pytest.mark.parametrize("bound", LABELS)
def test_a_label_is_so_long_and_no_longer(bound: str) -> None:
    draw, most = LABELS[bound]
    assert [labels(draw(most)) == labels(draw(1)), labels(draw(most + 1))] == [True, 0]


@pytest.mark.parametrize("form", ["({})The b", "{})The b", "{} The b", "{}.) b"])
@pytest.mark.parametrize(("last", "number"), [("i ii", 2), ("xvi xvii xviii", 3), ("xxvi xxvii xxviii", 2)])
def test_a_loose_roman_number_has_five_letters(form: str, last: str, number: int) -> None:
    assert len(clauses("\n\n".join(form.format(stem) for stem in last.split()))) == number


@pytest.mark.parametrize(
    ("stems", "number"),
    [
        ("lxxxv lxxxvi lxxxvii", 3),
        ("lxxxvi lxxxvii lxxxviii", 2),
        ("XVI XVII XVIII", 3),
        ("XXVI XXVII XXVIII", 2),
        ("998 999 1000", 3),
    ],
)
def test_a_label_in_brackets_has_seven_small_letters_or_five_large_ones_or_four_digits(
    stems: str, number: int
) -> None:
    assert len(clauses("\n\n".join(f"({stem}) b" for stem in stems.split()))) == number


@pytest.mark.parametrize(("labels", "number"), [("1.998 1.999", 2), ("1.999 1.1000", 0)])
def test_a_level_of_a_number_has_three_digits(labels: str, number: int) -> None:
    assert len(clauses("\n\n".join(f"{label} b" for label in labels.split()))) == number

"""Bounds of the notation: each is met by one passage that defines and passed by one that does not, or says less."""

from collections.abc import Callable

import pytest

from definition_pictures import found_terms
from term_pictures import policy, policy_definitions, policy_page

DEFINITIONS = "## Definitions\n\n"


def words(number: int) -> str:
    """Return so many words, all of letters."""
    return " ".join(["oak", *["elm"] * (number - 1)])


def letters(number: int) -> str:
    """Return words of so many characters together, of nine letters each but for the last."""
    return ("abcdefghi " * number)[: number - 1] + "z"


BOUNDS: dict[str, tuple[Callable[[int], str], int]] = {
    "characters of a name in bold": (lambda size: f"**{letters(size)}** means a tree.", 80),
    "characters of a name in quotation marks": (lambda size: f"“{letters(size)}” means a tree.", 80),
    "characters of a name in italics": (lambda size: f"*{letters(size)}* means a tree.", 80),
    "words of a name": (lambda size: f"“{' '.join(['ox'] * size)}” means a tree.", 12),
    "words of a bare name": (lambda size: f"{words(size).capitalize()} means a tree.", 6),
    "words of a heading": (lambda size: f"{DEFINITIONS}### {words(size)}\n\nA kind of tree.", 6),
    "words of a cell": (lambda size: f"| Term | Meaning |\n|---|---|\n| {words(size)} | a tree |", 6),
    "words of a dt": (lambda size: f"{words(size)}\n:   a tree", 6),
    "words of a line in bold that is a heading": (
        lambda size: f"**Definitions {' '.join(['of', *['elm'] * (size - 2)])}**\n\n**Oak**: tall",
        6,
    ),
    "names of one definition": (
        lambda size: f"{', '.join(f'**oak{at}**' for at in range(size))} means a tree.",
        5,
    ),
    "characters before the document": (
        lambda size: f"In {letters(size - 1)} policy, oak is a kind of tree.",
        120,
    ),
    "characters of a clause after it": (
        lambda size: f"In this policy, {letters(size)}, oak is a kind of tree.",
        80,
    ),
    "characters of a clause before it": (
        lambda size: f"{letters(size).capitalize()}, in this policy, oak is a kind of tree.",
        60,
    ),
    "characters between where and what": (
        lambda size: f"Where “oak” is used {letters(size - 2)} it includes elms.",
        60,
    ),
    "characters of an aside": (lambda size: f"**Oak** in {letters(size - 1)} policy means a tree.", 50),
    "characters of other names": (lambda size: f"**Oak** ({letters(size)}) means a tree.", 200),
    "characters after known": (lambda size: f"Trees are known {letters(size)} as “oaks”.", 50),
    "words of a name in brackets": (
        lambda size: f"The {words(6).title()} Club (hereafter the {words(size).title()}) met.",
        5,
    ),
    "characters between a full name and its short one": (
        lambda size: f"Oak Elm {'a' * (size - len('Oak Elm  '))} (the Oak) met.",
        90,
    ),
}


@pytest.mark.parametrize("bound", BOUNDS)
def test_at_its_bound_a_passage_defines_and_past_it_it_does_not(bound: str) -> None:
    draw, size = BOUNDS[bound]
    assert len(found_terms(draw(size))) == 1, draw(size)
    assert found_terms(draw(size + 1)) == [], draw(size + 1)


def test_words_of_another_name() -> None:
    drawn = f"**Tree** ({words(6)}) means wood.\n\n**Bush** ({words(7)}) means wood."
    assert [one.aliases for one in policy_definitions(policy(drawn))] == [(words(6),), ()]


@pytest.mark.parametrize(("between", "found"), [(28, []), (29, ["oak"])])
def test_a_word_that_denies_counts_thirty_characters_on(between: int, found: list[str]) -> None:
    assert found_terms(f"Never {'a' * between} referred to as “oaks”.") == found


@pytest.mark.parametrize(("before", "found"), [(50, ["oak"]), (51, [])])
def test_words_that_say_who_calls_it_so_count_sixty_characters_before(before: int, found: list[str]) -> None:
    assert found_terms(f"Here together {'a' * before} called “oaks”.") == found


@pytest.mark.parametrize(("length", "found"), [(387, []), (389, ["oak"])])
def test_the_first_400_characters_of_a_meaning_are_judged(length: int, found: list[str]) -> None:
    assert found_terms(f"**Oak**: a kind of {'x' * length} is tall") == found


@pytest.mark.parametrize(("address", "column"), [(1983, 2020), (1984, 0)])
def test_a_column_is_known_behind_a_link_that_is_not_too_long(address: int, column: int) -> None:
    typed = f"[A.](https://e.org/{'a' * address}) In this policy **oak** means a tree."
    assert [one.column for one in policy_definitions(policy(typed))] == [column]


@pytest.mark.parametrize(("level", "linked"), [(2, 2), (3, 1)])
def test_a_heading_of_the_second_level_begins_a_section(level: int, linked: int) -> None:
    marks = "#" * level
    text = f"## A\n\n**Oak** means a tree.\n\nAn oak.\n\n{marks} B\n\nAn oak."
    assert policy_page(policy(text)).count('<a href="=own.oak">') == linked

"""Bounds of the notation: each is met by one passage that defines and passed by one that does not, or says less."""

from collections.abc import Callable

import pytest

from definition_pictures import found_terms, picture
from term_pictures import policy, policy_definitions, policy_page, read_terms

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
    "characters of what a heading asks": (
        lambda size: f"## What do {letters(size - 2)} mean\n\n**Oak**: a tree",
        60,
    ),
    "characters before words that are used": (
        lambda size: f"The words {letters(size - 2)} used:\n\n- **Oak** – tall",
        40,
    ),
    "characters of what announces a list": (lambda size: f"In this {letters(size)}:\n\n- **Oak** – tall", 40),
    "characters of what a list leaves out": (
        lambda size: f"In this act, unless {letters(size)}:\n\n- **Oak** – tall",
        80,
    ),
    "letters of an acronym": (lambda size: f"{'A' * size} – {' '.join(['Ash'] * size)}", 10),
    "levels of a number": (lambda size: f"In section 1{'.1' * size}, “oak” means a tree.", 4),
    "letters of a label": (lambda size: f"({'a' * size}) “oak” means a tree.", 4),
    "characters of what is referred to": (
        lambda size: f"References {letters(size)} to “oak” are to a tree.",
        40,
    ),
    "letters of a kind of document": (
        lambda size: f"“Oak” is defined in this {'a' * size} as a tree.",
        20,
    ),
    "hyphens of a dash": (lambda size: f"**Oak** {'-' * size} a kind of tree", 3),
    "spaces after a dash and before a verb": (lambda size: f"“Oak” –{' ' * size}means a tree.", 3),
    "letters of a bare name": (lambda size: f"{'O' * size} means a tree.", 41),
    "letters of the second word of a bare name": (lambda size: f"Oak {'o' * size} means a tree.", 40),
    "letters of a document that a short name holds in": (
        lambda size: f"Oak Elm Club (hereafter referred to in this {'a' * size} as the Club) met.",
        20,
    ),
    "words that say where a short name holds": (
        lambda size: f"Oak Elm Club (referred to {'below ' * size}as the Club) met.",
        2,
    ),
    "words before a short name's verb": (
        lambda size: f"Oak Elm Club ({'also ' * size}called the Club) met.",
        2,
    ),
    "letters of a short name": (
        lambda size: f"The Oak E{'l' * (size - 1)} Club (hereafter the E{'l' * (size - 1)}) met.",
        40,
    ),
    "letters of the second word of a short name": (
        lambda size: f"The Oak E{'l' * (size - 1)} Club (hereafter the Oak E{'l' * (size - 1)}) met.",
        40,
    ),
    "words between an article and a kind": (lambda size: f"**Oak**: a {'big ' * size}kind of tree", 3),
    "words like any before a kind": (lambda size: f"**Oak**: {'any ' * size}kind of tree", 5),
    "words after what it means in a table's head": (
        lambda size: f"| Word | What it means{' to' * size} |\n|---|---|\n| oak | tall |",
        2,
    ),
}

LEAST = {
    "characters of what announces a list": 3,
    "characters of what a list leaves out": 3,
    "letters of an acronym": 2,
    "letters of a label": 1,
    "letters of a document that a short name holds in": 3,
}

ENTRIES: dict[str, tuple[Callable[[int], str], int]] = {  # words in bold that are no definition of their own
    "characters in bold": (lambda size: f"**{letters(size)}.** Tall.", 80),
    "characters in brackets": (lambda size: f"**Elm!** ({letters(size)}) is tall.", 200),
    "hyphens": (lambda size: f"**Elm!** {'-' * size} tall.", 3),
}


@pytest.mark.parametrize("bound", BOUNDS)
def test_at_its_bound_a_passage_defines_and_past_it_it_does_not(bound: str) -> None:
    draw, size = BOUNDS[bound]
    assert len(found_terms(draw(size))) == 1, draw(size)
    assert found_terms(draw(size + 1)) == [], draw(size + 1)


@pytest.mark.parametrize("bound", LEAST)
def test_with_the_least_a_passage_defines_and_with_less_it_does_not(bound: str) -> None:
    draw, size = BOUNDS[bound][0], LEAST[bound]
    assert len(found_terms(draw(size))) == 1, draw(size)
    assert found_terms(draw(size - 1)) == [], draw(size - 1)


@pytest.mark.parametrize("bound", ENTRIES)
def test_at_its_bound_an_entry_ends_the_one_above_and_past_it_belongs_to_that(bound: str) -> None:
    draw, size = ENTRIES[bound]
    drawn = [picture(f"{DEFINITIONS}**Oak** means a tree.\n\n{draw(at)}") for at in (1, size, size + 1)]
    ended = "→ 3:1 Oak | Oak means a tree."
    assert [each == ended for each in drawn] == [True, True, False], drawn


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (f"**aaaaa{'&' * 39}** – a tree", "<p>a tree</p>"),  # with 200 characters of HTML between its tags
        (f"**aaaaaa{'&' * 39}** – a tree", f"<p><strong>aaaaaa{'&amp;' * 39}</strong> – a tree</p>"),
        (f"**Oak** ({letters(200)}) – a tree", "<p>a tree</p>"),
        ("**Oak** - a tree", "<p>a tree</p>"),
        ("**Oak** --- a tree", "<p>a tree</p>"),
    ],
)
def test_below_a_heading_a_meaning_begins_after_its_term(typed: str, shown: str) -> None:
    assert read_terms([], typed)[0].terms[0].meanings[0].said == shown


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

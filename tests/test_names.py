"""Names: how long a name and a title may be to be found in a text, each bound with a case on both sides."""

import pytest

from policybook.names import Layers, Titles, compile_names, name_key, slugify

WORDS = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike".split()


def found(name: str, text: str) -> list[str]:
    """Return each place of a text where a name stands, as it is written there."""
    layers = Layers((compile_names([(name, True)]),))
    return [text[match.start : match.end] for match in layers.find(text)]


@pytest.mark.parametrize(("words", "times"), [(12, 1), (13, 0)])
def test_a_name_of_twelve_words_is_found_and_a_longer_one_is_not(words: int, times: int) -> None:
    name = " ".join(WORDS[:words])
    assert found(name, f"Ask the {name} first.") == [name] * times


@pytest.mark.parametrize(("length", "held"), [(160, True), (161, False)])
def test_a_title_in_quotation_marks_is_no_longer_than_160_characters(length: int, held: bool) -> None:
    title = "Staff guide ".ljust(length, "x")
    assert Titles(f"See “{title}”.").hold(5, 10) is held


@pytest.mark.parametrize(("words", "held"), [(5, True), (6, False)])
def test_a_title_goes_on_for_five_words_before_the_kind_of_thing_it_names(words: int, held: bool) -> None:
    assert Titles(f"Staff{' and' * words} Policy").hold(0, 5) is held


@pytest.mark.parametrize(("letters", "held"), [(31, True), (32, False)])
def test_a_word_of_a_title_has_31_letters(letters: int, held: bool) -> None:
    assert Titles(f"Staff, {'B'.ljust(letters, 'b')} Policy").hold(0, 5) is held


@pytest.mark.parametrize(
    ("word", "singular"),
    [
        ("cats", "cat"),
        ("policies", "policy"),
        ("children", "child"),
        ("schoolchildren", "schoolchild"),
        ("flies", "fly"),
        ("pies", "pie"),  # of four letters, the last alone is no part of the word
        ("pets", "pet"),
        ("gas", "gas"),
        ("its", "its"),
        ("classes", "class"),
        ("boxes", "box"),
        ("news", "news"),
        ("human", "human"),
    ],
)
def test_two_numbers_of_a_word_have_one_key(word: str, singular: str) -> None:
    assert name_key(word) == name_key(singular) == singular


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Social Media (2026)", "social-media-2026"),
        ("  Élan  vital – now ", "elan-vital-now"),
        ("…", ""),
    ],
)
def test_a_slug(words: str, slug: str) -> None:
    assert slugify(words) == slug

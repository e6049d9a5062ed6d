"""Mentions: which words of a sentence are linked to a term, drawn as the sentence with its links."""

import tomllib
from functools import cache
from pathlib import Path

import pytest
from markdown import Markdown

from policybook.drivers.site import EXTENSIONS
from policybook.terms import Lexicon
from term_pictures import DRAWN, lexicon, page, undrawn

CASES = tomllib.loads((Path(__file__).parent / "cases" / "mentions.toml").read_text("utf-8"))
PHRASES = [
    pytest.param(line.replace("⏎", "\n"), id=f"{group}: {undrawn(line)[:60]}")
    for group, block in CASES["phrases"].items()
    for line in block.split("\n")
    if line
]


@cache
def terms() -> Lexicon:
    return lexicon(CASES["glossary"])


@pytest.mark.parametrize("drawn", PHRASES)
def test_a_phrase_is_linked_as_drawn(drawn: str) -> None:
    assert page(undrawn(drawn), terms()) == Markdown(extensions=[*EXTENSIONS]).convert(drawn)


def test_the_table_is_large_and_a_third_of_it_is_of_words_that_are_no_mentions() -> None:
    drawn = [str(param.values[0]) for param in PHRASES]
    without = [line for line in drawn if not DRAWN.search(line)]
    assert len(drawn) >= 120
    assert len(without) >= len(drawn) / 3

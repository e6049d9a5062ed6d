"""Definitions in prose: which words a passage gives a meaning to, as a reader would say, and which it does not."""

import pytest

from definition_pictures import drawn_terms, found_terms, passages

READ = passages("definitions.txt")
UNSEEN = passages("definitions_unseen.txt")
RECALL, PRECISION = 0.85, 0.97  # of passages that were drawn before the notation was worked out, at least


@pytest.mark.parametrize("passage", READ)
def test_a_passage_defines_what_is_drawn(passage: str) -> None:
    assert found_terms(passage) == drawn_terms(passage)


def test_in_passages_that_the_notation_was_not_made_for_nearly_all_is_right() -> None:
    drawn = {(at, term) for at, passage in enumerate(UNSEEN) for term in drawn_terms(passage)}
    found = {(at, term) for at, passage in enumerate(UNSEEN) for term in found_terms(passage)}
    right = drawn & found
    assert len(right) / len(drawn) >= RECALL, sorted(drawn - found)
    assert len(right) / len(found) >= PRECISION, sorted(found - drawn)


def test_the_passages_are_many_and_half_of_them_define_nothing() -> None:
    for kind in (READ, UNSEEN):
        defining = sum(bool(drawn_terms(passage)) for passage in kind)
        assert defining >= 45
        assert len(kind) - defining >= 50

"""Definitions of every shape: each passage is drawn with all that comes of it, below it."""

import pytest

from definition_pictures import ARROW, passages, picture

SHAPES = passages("definition_shapes.txt")


@pytest.mark.parametrize("shape", SHAPES)
def test_a_passage_comes_to_what_is_drawn_below_it(shape: str) -> None:
    _, arrow, drawn = shape.partition(f"\n{ARROW}")
    assert picture(shape) == (arrow + drawn).strip("\n")


def test_the_table_has_every_notation_that_real_policies_were_seen_to_use() -> None:
    assert len(SHAPES) >= 44

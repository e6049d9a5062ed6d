"""Search: what people ask in their own words is found, at least as often as it has been."""

import pytest
from playwright.sync_api import Page

from asking import ranks, share
from questions import numbers, questions

FLOOR = {  # half, whose words: the least part found among the first 3 and the first 10, a few points under what it was
    (1, "staff"): (0.43, 0.55),
    (1, "others"): (0.53, 0.65),
    (2, "staff"): (0.33, 0.55),
    (2, "others"): (0.60, 0.70),
}


@pytest.mark.parametrize(("half", "by"), FLOOR)
def test_questions_in_words_are_answered(page: Page, sample_url: str, half: int, by: str) -> None:
    found = ranks(page, sample_url, [one for one in questions() if (one.half, one.by) == (half, by)])
    first, ten = FLOOR[half, by]
    assert share(found, 3) >= first
    assert share(found, 10) >= ten


def test_numbers_are_always_found_first(page: Page, sample_url: str) -> None:
    found = ranks(page, sample_url, numbers())
    assert share(found, 3) == 1

"""The help page of all keys and settings is as the model makes it."""

import reference


def test_the_page_is_as_the_model_makes_it() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page(), "Run make reference."

"""Nearest: which of the names that there are somebody may have meant by one that there is not."""

from collections.abc import Iterable
from difflib import get_close_matches

LIKE = 0.6  # of their letters in common, in order; below, a suggestion is noise


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """Return the name most like what was typed; None where none is like it."""
    return next(iter(get_close_matches(typed, list(known), n=1, cutoff=LIKE)), None)

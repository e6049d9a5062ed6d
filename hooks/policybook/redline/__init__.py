"""Redline: two versions of a text compared, unit by unit and word by word."""

from policybook.redline.compare import SEAM, Fate, Pair, Redline, make_redline
from policybook.redline.words import Change, Piece, compare_words

__all__ = [
    "SEAM",
    "Change",
    "Fate",
    "Pair",
    "Piece",
    "Redline",
    "compare_words",
    "make_redline",
]

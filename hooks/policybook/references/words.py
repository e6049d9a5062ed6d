"""Words: a text with one kind of space and quote, split once into the words that everything here is read by."""

import re
from dataclasses import dataclass
from itertools import accumulate

_PLAIN = tuple(
    zip(
        "\u00a0\u2007\u2009\u202f\n\r\t\u2018\u2019\u201c\u201d\u2010\u2011\u2014",
        "       ''\"\"--–",
        strict=True,
    )
)


def plain(text: str) -> str:
    """Return `text` with one kind of space, quote, hyphen and dash; every character keeps its index."""
    for typed, usual in _PLAIN:  # str.translate takes ten times as long
        if typed in text:
            text = text.replace(typed, usual)
    return text


@dataclass(frozen=True)
class Words:
    """The words of a text, as columns: a text is read word by word once, and most words are looked at no further."""

    text: str
    """The text, already plain."""
    starts: list[int]
    """Index of each word's first character."""
    ends: list[int]
    """Index after each word's last character."""
    keys: list[str]
    """Each word in small letters and without apostrophes; `&` is `and`."""

    def word(self, at: int) -> str:
        """Return word `at` as it stands."""
        return self.text[self.starts[at] : self.ends[at]]

    def gap(self, at: int) -> str:
        """Return what parts word `at` from the one before."""
        return self.text[self.ends[at - 1] : self.starts[at]]

    def is_capital(self, at: int) -> bool:
        """Tell whether word `at` begins with a capital or a digit."""
        return not self.text[self.starts[at]].islower()


_WORD = re.compile(r"((?i:policy|policies|procedures?)(?='s)|[^\W_]+(?:'[^\W_]+)*|&)")


def read_words(text: str) -> Words:
    """Split `text` (already plain) into its words."""
    parts = _WORD.split(text)  # gap, word, gap, word … gap
    reached = list(accumulate(map(len, parts)))
    keys = [word.lower() for word in parts[1::2]]
    if "'" in text or "&" in text:
        keys = ["and" if key == "&" else key.replace("'", "") for key in keys]
    return Words(text, reached[:-1:2], reached[1::2], keys)


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())

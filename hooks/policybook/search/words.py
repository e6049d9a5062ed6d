"""Words: how a text is parted into words and each brought to its stem.

`search_words.js` does the same in the reader's browser, and a test holds the two together.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import snowballstemmer

LITTLE = frozenset(
    "a about all also am an and any anyone anything are as at be been being but by can cannot could did do does doing "
    "done else for from get gets getting go goes going got had happen happens has have having he her him his how i if "
    "in into is it its just let like may me mine must my myself need needs no not of on one or our ours out put she "
    "should so some somebody someone something supposed than that the their them then there these they thing things "
    "this those to too up us want wants was we were what whatever when where whether which while who whom whose why "
    "will with would you your yours".split()
)
"""What questions are made of and rules are not told apart by."""
_WORD = re.compile(
    r"[^\W\d_]&[^\W\d_](?![^\W_])|\d+(?:\.\d+)+|[^\W_]+(?:['’][^\W_]+)*"
)  # 4.8 is one word, and so is pupil's
_COMBINING = "Mn"  # the accent of é, once the two are apart
_stemmer = snowballstemmer.stemmer("english")


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Give each word of a text as it is written, with where it begins and ends."""
    for found in _WORD.finditer(unicodedata.normalize("NFC", text)):
        yield found[0], found.start(), found.end()


def fold(word: str) -> str:
    """Return a word in small letters without accents; IT, which is no little word, as ICT."""
    if word == "IT":
        return "ict"
    parted = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(sign for sign in parted if unicodedata.category(sign) != _COMBINING).lower()


@cache
def stem(folded: str) -> str:
    """Return the stem of a folded word."""
    return str(_stemmer.stemWord(folded))


def is_little(folded: str) -> bool:
    """Tell whether a folded word is left out: `what`, `what's`, `don't`."""
    return folded in LITTLE or folded.partition("'")[0] in LITTLE or folded.endswith("n't")


def stems(text: str, *, joined: bool = True) -> list[str]:
    """Return the stems of a text's words in order, little words left out.

    Where `joined`, `e-safety` also gives `esafeti`.
    """
    text, found, before = unicodedata.normalize("NFC", text), [], ("", -1)
    for word, begin, end in words(text):
        folded = fold(word)
        if joined and begin == before[1] + 1 and text[begin - 1] in "-‐‑":
            found.append(stem(before[0] + folded))
        if not is_little(folded):
            found.append(stem(folded))
        before = folded, end
    return found

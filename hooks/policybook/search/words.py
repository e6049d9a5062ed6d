"""Words: how a text is parted into words and each brought to its stem.

`search_words.js` does the same in the reader's browser, and a test holds the two together.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import snowballstemmer

LITTLE = frozenset(
    "a about all also am an and any anyone anything are as at be been being but by can cannot could did do "
    "does doing done else for from get gets getting go goes going got gotten had happen happens has have "
    "having he her here herself him himself his how i if in into is it its just let like may me mine must my "
    "myself need needs no not of on one or our ours ourselves out put she should so some somebody someone "
    "something supposed than that the their them themself themselves then there these they thing things this "
    "those to too up us want wants was we were what whatever when where whether which while who whom whose "
    "why will with would you your yours yourself yourselves".split()
)
"""What questions are made of and rules are not told apart by."""
WEAK = frozenset(
    "act add again ago allow allowed already always another anybody ask asked asking asks away back bad "
    "become before began begin behind best better big bit both bring bringing brings brought came case "
    "certain come comes coming day days difference different during each end enough even ever every everybody "
    "everyone everything exactly fact feel feels few find finding finds first found full gave general give "
    "given gives giving good great guys happening hear heard help hey hi idea important inform instead "
    "involved keep keeping keeps kept kind knew know known knows last late least left less lets letting "
    "likely little loads look looked looking looks lot lots made make makes making many matter mean means "
    "meant might more most much nobody none now often ok okay old once only other others own part people "
    "person place please point possible problem puts putting question ready real really reason right said "
    "same saw say saying says school schools see seeing seen sees set show since somewhere sort start started "
    "starting starts still stop stopped story such sure take taken takes taking talk tell telling tells thank "
    "thanks think thinking thought time times today together told tomorrow took tried true try trying turn "
    "turned under until use used uses using very wait wanted wanting way ways week well went without wonder "
    "wondering word work working works worse worst wrong year years yes yet".split()
)
"""What is said in questions of any matter, which tells little: it counts for less than another word."""
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

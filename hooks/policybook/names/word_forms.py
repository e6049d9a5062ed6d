"""Word forms: how an English word is written in the other number, by a rule that is stated here.

The rule may give a word nobody writes (`staffs`), which does no harm: it only has to give those that people do write.
It never cuts a word that merely ends in s (`news`, `premises`, `status`), for that would be another word.
"""

from collections.abc import Iterator

_IRREGULAR = {
    "child": "children", "person": "people", "man": "men", "woman": "women", "foot": "feet", "tooth": "teeth",
    "criterion": "criteria", "medium": "media", "curriculum": "curricula", "phenomenon": "phenomena", "half": "halves",
    "self": "selves", "shelf": "shelves", "life": "lives", "leaf": "leaves", "knife": "knives", "wife": "wives",
    "thief": "thieves",
}  # fmt: skip
_SINGULARS = {plural: singular for singular, plural in _IRREGULAR.items()}
_UNCUT = frozenset(
    """always bus damages does gas goods grounds has headquarters his its lens maths means minutes news perhaps premises
    proceeds series sometimes species this thus towards was whereas yes""".split()
)
_SIBILANT = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def other_number(word: str) -> tuple[str, ...]:
    """Return the plurals of a word in small letters and, when it is itself a plural, its singulars."""
    return tuple(dict.fromkeys([*_plurals(word), *_singulars(word)]))


def singular(word: str) -> str:
    """Return the likeliest singular of a word in small letters; the word itself when it is no plural."""
    return next(_singulars(word), word)


def _plurals(word: str) -> Iterator[str]:
    for end, plural in _IRREGULAR.items():
        if word.endswith(end) and (word == end or len(end) > 4):  # `schoolchild`, but no plural of `human`
            yield word.removesuffix(end) + plural
    if word.endswith("is"):
        yield word[:-2] + "es"  # `analysis`
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        yield word[:-1] + "ies"
    elif word.endswith(_SIBILANT) or (word.endswith("o") and word[-2:-1] not in _VOWELS):
        yield word + "es"
    if not word.endswith(_SIBILANT):
        yield word + "s"


def _singulars(word: str) -> Iterator[str]:
    for end, one in _SINGULARS.items():
        if word.endswith(end) and (word == end or len(end) > 4):
            yield word.removesuffix(end) + one
            return
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics")) or word in _UNCUT:
        return
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    elif word.endswith("es") and word[:-2].endswith(("ss", "x", "zz", "ch", "sh", "o", "us")):
        yield word[:-2]
    else:
        yield word[:-1]

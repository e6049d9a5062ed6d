"""Formats: a number as Word writes it in a label (ISO 29500-1, 17.18.59)."""

import re
from collections.abc import Callable

LARGEST = 32_767  # Word's own largest number
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_SMALL = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
          "seventeen eighteen nineteen").split()  # fmt: skip
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
             "twelve": "twelfth"}  # fmt: skip
_CUSTOM = re.compile(r"(0+)1(?:, |$)")  # `001, 002, 003, ...`


def roman(count: int) -> str:
    """Return a number in capital Roman figures; none for nought."""
    written = ""
    for worth, figures in _ROMAN:
        times, count = divmod(count, worth)
        written += figures * times
    return written


def letters(count: int) -> str:
    """Return a number as Word writes letters: after Z comes AA, then BB."""
    if count < 1:
        return ""
    rounds, place = divmod(count - 1, 26)
    return chr(65 + place) * min(rounds + 1, 40)


def ordinal(count: int) -> str:
    """Return `1st`, `2nd`, `11th`."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{count}{'th' if count % 100 in (11, 12, 13) else ends.get(count % 10, 'th')}"


def cardinal_words(count: int) -> str:
    """Return a number in words, with a capital: `Twenty-one`."""
    return _words(count).capitalize()


def ordinal_words(count: int) -> str:
    """Return a number's place in words, with a capital: `Twenty-first`."""
    before, sign, last = re.fullmatch(r"(.*?)([- ]?)(\w+)", _words(count)).groups()  # type: ignore[union-attr]
    last = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return f"{before}{sign}{last}".capitalize()


def _words(count: int) -> str:
    if count < 20:
        return _SMALL[count]
    if count < 100:
        tens, ones = divmod(count, 10)
        return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")
    worth, name = (100, "hundred") if count < 1000 else (1000, "thousand")
    many, rest = divmod(count, worth)
    return f"{_words(many)} {name}" + (f" {_words(rest)}" if rest else "")


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "upperRoman": roman,
    "lowerRoman": lambda count: roman(count).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda count: letters(count).lower(),
    "ordinal": ordinal,
    "cardinalText": cardinal_words,
    "ordinalText": ordinal_words,
    "numberInDash": lambda count: f"- {count} -",
    "decimalEnclosedParen": lambda count: f"({count})",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    "hex": lambda count: f"{count:X}",
    "none": lambda _count: "",
    "bullet": lambda _count: "",
}


def is_known(form: str) -> bool:
    """Tell whether numbers of a format can be written; one that is not is written in figures, and is doubtful."""
    return form in _FORMATS or bool(_CUSTOM.match(form))


def written(count: int, form: str) -> str:
    """Return a number in a format of Word's, by its name there or by its own pattern (`001, 002, 003, ...`)."""
    count = max(0, min(count, LARGEST))
    padded = _CUSTOM.match(form)
    if padded:
        return str(count).rjust(len(padded[1]) + 1, "0")
    return _FORMATS.get(form, str)(count)

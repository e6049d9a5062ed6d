"""Labels: how the number of a clause is printed, and what it can mean.

A label is kept as typed. What it can be read as (the 9th letter, or the roman number 1) is listed here; which of
these it is, the run it stands in decides (`numbering`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """The families of labels; capitals are families of their own because A. and a. never share a run."""

    NUMBER = "number"
    DOTTED = "dotted"
    LETTER = "letter"
    ROMAN = "roman"
    CAPITAL = "capital"
    CAPITAL_ROMAN = "capital roman"
    DOUBLE = "double letter"


@dataclass(frozen=True)
class Reading:
    """One thing a label can mean."""

    kind: Kind
    """The family."""
    value: tuple[int, ...]
    """Its place in that family, from 1; several numbers only for DOTTED."""


@dataclass(frozen=True)
class Label:
    """A label as it stands at the start of a line."""

    text: str
    """As the clerk typed it: `36.`, `(vii)`, `2.3`."""
    stem: str
    """The label without its punctuation: `36`, `vii`, `2.3`."""
    shape: str
    """Its punctuation: `.`, `)`, `()` or nothing."""
    readings: tuple[Reading, ...]
    """What it can mean, the likelier first when nothing around it decides."""
    rest: str
    """What follows on the same line."""
    inserted: bool = False
    """Whether it was put between two others by a letter of its own, as `12a.` and `4.2A` are: it counts as 12, 4.2."""
    loose: bool = False
    """Whether words may begin like it (`12 Subject`, `Step 1`), so that only its neighbours show what it is."""
    gap: int = 1
    """How many spaces part it from what follows: two and more are typed where a list is meant."""
    bold: bool = False
    """Whether it stands in bold, as the labels of headings do that are none."""


_LABEL = re.compile(
    r"""(?P<mark>\*\*|__|\*|_|)                       # a label may stand in bold, alone or with the words after it
        (?:\\?\((?P<inside>\d{1,4}[A-Za-z]?|[a-z]{1,7}|[A-Z]{1,5})\\?\)                 # (36) (vii) (a)
         |(?P<dotted>\d{1,3}(?:\\?\.\d{1,3}){1,5}[A-Za-z]?)(?P<after_dotted>\\?[.)])?   # 2.3 2.3.1 2.3. and 2\.3
         |(?P<plain>\d{1,4}[A-Za-z]?|[a-z]{1,7}|[A-Z]{1,5})(?P<after>\\?[.)])           # 36. vii) a.
        )(?=(?P=mark)\s|(?P=mark)$|\s|$              # 36.5 and e.g. are words, not labels
          |(?<=[.)])\((?:\d{1,2}|[a-z]{1,5}|[A-Z])\)\s)   # (1)(a) and 2.(1) are two labels
    """,
    re.VERBOSE,
)  # fixed bounds everywhere: a label longer than 9999., 999.999.…, lxxxviii. is not one
_ABBREVIATION = re.compile(r"(?:i\. ?e|e\. ?g)\b", re.IGNORECASE)  # written apart by some
_ROMAN = re.compile(r"(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")  # 1 to 99: no policy counts further in roman
_DOUBLES = frozenset(2 * chr(97 + at) for at in range(26))  # aa) bb) below i) ii)
_ROMAN_PARTS = ((90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman_value(text: str) -> int | None:
    """Return the value of a lower-case roman number from 1 to 99, None when `text` is not one."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    digits = [_ROMAN_DIGITS[letter] for letter in text]
    return sum(-d if d < after else d for d, after in zip(digits, [*digits[1:], 0], strict=True))


def letter_value(text: str) -> tuple[int, ...]:
    """Return the places a lower-case letter label can have: `b` 2; `bb` 28 (after aa) and 54 (after ba)."""
    if len(text) == 1:
        return (ord(text) - 96,)
    if len(text) == 2:
        first, second = (ord(letter) - 96 for letter in text)
        run_on = 26 * first + second
        return (26 + first, run_on) if first == second and 26 + first != run_on else (run_on,)
    return ()


def stem_at(kind: Kind, value: int) -> str:
    """Return the stem that stands at a place of a family, as `numbering` would read it: 3, c, iii, C, III."""
    if kind in (Kind.NUMBER, Kind.DOTTED):
        return str(value)
    if kind in (Kind.ROMAN, Kind.CAPITAL_ROMAN):
        stem = "".join(_roman_parts(value))
    else:
        stem = _letters(value) if kind is not Kind.DOUBLE else 2 * chr(96 + value)
    return stem.upper() if kind in (Kind.CAPITAL, Kind.CAPITAL_ROMAN) else stem


def _letters(value: int) -> str:
    return chr(96 + value) if value <= 26 else chr(96 + (value - 1) // 26) + chr(97 + (value - 1) % 26)


def _roman_parts(value: int) -> Iterator[str]:
    for number, letters in _ROMAN_PARTS:
        count, value = divmod(value, number)
        yield count * letters


@lru_cache(maxsize=4096)  # a policy's labels are a few dozen stems, met again and again
def _readings(stem: str) -> tuple[Reading, ...]:
    if stem.isdigit():
        return (Reading(Kind.NUMBER, (int(stem),)),)
    if "." in stem:
        return (Reading(Kind.DOTTED, tuple(int(part) for part in stem.split("."))),)
    lower = stem.lower()
    letter, roman = (Kind.LETTER, Kind.ROMAN) if lower == stem else (Kind.CAPITAL, Kind.CAPITAL_ROMAN)
    letters = tuple(Reading(letter, (value,)) for value in letter_value(lower))
    value = roman_value(lower)
    romans = (Reading(roman, (value,)),) if value else ()
    doubles = (Reading(Kind.DOUBLE, (ord(lower[0]) - 96,)),) if stem in _DOUBLES else ()
    return (romans + letters if lower in ("i", "v", "x") or len(lower) > 1 else letters + romans) + doubles


def read_label(line: str) -> Label | None:
    """Read the label that `line` (without indentation or bullet) begins with; None when it begins with none."""
    match = _LABEL.match(line)
    if match is None:
        return None
    stem = match["inside"] or (match["dotted"] or match["plain"]).replace("\\", "")
    punctuation = (match["after_dotted"] or match["after"] or "").replace("\\", "")
    if _ABBREVIATION.match(line):
        return None
    text, shape = (f"({stem})", "()") if match["inside"] else (stem + punctuation, punctuation)
    label = make_label(text, stem, shape, rest_of(line[match.end() :], match["mark"]))
    return replace(label, bold=True) if label and match["mark"] else label


def make_label(
    text: str, stem: str, shape: str, rest: tuple[str, int] | None, *, loose: bool = False
) -> Label | None:
    """Make a label of its parts; None when its stem counts nothing or a mark of bold closes nowhere."""
    inserted = stem[0].isdigit() and stem[-1].isalpha()
    readings = _readings(stem[:-1] if inserted else stem)
    if not readings or rest is None:
        return None
    return Label(text, stem, shape, readings, rest[0], inserted, loose, rest[1])


def rest_of(after: str, mark: str) -> tuple[str, int] | None:
    """Return the words after a label and the spaces before them; None where `mark`, of bold, goes on to nothing."""
    if mark and after.startswith(mark):
        after, mark = after[len(mark) :], ""
    words = after.strip()
    if mark and not words:
        return None
    broken = "  " if words and after.endswith("  ") else ""  # Markdown's hard line break
    return mark + words + broken, len(after) - len(after.lstrip())

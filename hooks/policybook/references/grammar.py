"""The grammar of references: a unit word or a lead-in, and the numbers that follow it.

Only shapes are read here; whether a citation is the school's own, `verdicts` decides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policybook.clauses import roman_value
from policybook.references.name_words import KINDS
from policybook.references.units import (
    ASIDE,
    BEFORE_SEE,
    BESIDE_NAME,
    CITED,
    ITSELF,
    LEAD,
    LEADS,
    LESSER,
    OF,
    QUANTITY,
    SOBER,
    STOP,
    TELLING,
    THING,
    TOLD,
    UNIT,
    UNITS,
    learnt_unit,
    read_unit,
)
from policybook.references.words import Words

# Letters and digits must not go on, nor a decimal, a clock time, a date, a percentage or "4-year".
_END = r"(?![^\W_]|[%°£$€]|[:/.]\d|,\d{3}|[-–](?:[a-z]|[A-Z][\w-]))"
_ROMAN = r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"  # 1 to 99, as labels go
_BIG_ROMAN = (
    _ROMAN.replace("ivxlc", "IVXLC").replace("xc|xl|l?x", "XC|XL|L?X").replace("ix|iv|v?i", "IX|IV|V?I")
)
_INSIDE = rf"\((?:{_ROMAN}|[a-z]{{1,2}}|[A-Z]|\d{{1,2}})\)"
_SUFFIX = rf"(?:\ ?\((?:{_ROMAN}|[a-z]|[A-Z])\)|\(\d{{1,2}}\)|\.?(?:{_ROMAN}|[a-z]|[A-Z])(?![^\W_]))"
_NUMERIC = rf"(?!0)\d{{1,3}}(?:\.\d{{1,3}}){{0,5}}{_SUFFIX}{{0,4}}{_END}"
_LETTERED = rf"{_INSIDE}{_SUFFIX}{{0,4}}{_END}"
_SPELT = "one two three four five six seven eight nine ten eleven twelve".split()

_NUMBER = re.compile(
    rf"{_NUMERIC}|{_LETTERED}|[a-z]\)(?=\ (?:above|below))|(?=[ivxl]){_ROMAN}(?=\ (?:above|below)(?!\w))",
    re.VERBOSE,
)
_AFTER_UNIT = re.compile(
    rf"""{_NUMERIC}|{_LETTERED}
        |(?!i(?![ivx])){_ROMAN}{_SUFFIX}{{0,3}}{_END}
        |(?=[IVXL]{{2}}){_BIG_ROMAN}{_END}
        |I(?=[).,;:]|$|\ (?:above|below|of)\b|\ (?:and|or|to)\ (?:[IVX]|[Pp]art))
        |[b-hj-z]{_END}|[ai](?=[).,;:]|$|\ (?:above|below|of|and|or|to|is|in|applies|says|sets)\b)
        |[A-HJ-Z](?:\.?\d{{1,2}}(?:\.\d{{1,2}})?)?{_END}
        |(?i:{"|".join(_SPELT)})(?![\w-])""",
    re.VERBOSE,
)
_SLASHED = re.compile(  # "clauses 7/8", but "section 17/47" is law
    _AFTER_UNIT.pattern.replace("[:/.]", "[:.]"), re.VERBOSE
)
_APPENDIX = re.compile(
    rf"""(?:[A-Z]\d{{0,2}}|\d{{1,2}}[a-zA-Z]?|(?=[IVX]){_BIG_ROMAN}|[b-z]|(?i:{"|".join(_SPELT)})){_END}(?!\.\d)|a(?=[).,;:]|$)""",
    re.VERBOSE,
)
_SEPARATOR = re.compile(
    r"\.?(?: ?, ?(?:(?:and|or|&) )?| (?:and/or|and|or|&) |/(?=\d)| (?P<word>to|through) )| ?(?P<dash>[-–]) ?"
)
_LOOSE = frozenset(("under", "of", "to"))  # "under 5", "of 3" count something
_SIGN = re.compile("§§?")
_BEGINNINGS = {  # the word with which a citation can begin, and what it is read by
    **dict.fromkeys(KINDS, BESIDE_NAME),
    **dict.fromkeys(LEADS, LEAD),
    **dict.fromkeys(UNITS, UNIT),
}
_ANEW = re.compile(r"ss?\.? ?\d")  # "s51A, s. 2": no letter s, but the next section
_GLUED = re.compile(r"ss?\d")  # "s29"
_PART = re.compile(r"\d+|[A-Za-z]+")


@dataclass(frozen=True)
class Number:
    """One number of a citation."""

    start: int
    """Index of its first character."""
    end: int
    """Index after its last character."""
    parts: tuple[str, ...]
    """What it is made of, in small letters: `6(xxv)(a)` → 6, xxv, a."""
    ranged: bool = False
    """Whether it ends a range that the number before it begins."""


@dataclass(frozen=True)
class Citation:
    """A unit word or a lead-in with the numbers after it."""

    start: int
    """Index of the unit word, or of the first number when there is none."""
    end: int
    """Index after the last number."""
    unit: str | None
    """Its plain form: `clause`, `paragraph`, `section`, `appendix`, `part`, `point`, `s` …; None without one."""
    sub: bool
    """Whether the unit word was `sub-…`."""
    lead: str
    """The lead-in of a bare number, in small letters: `see`, `in`; `policy` after a name that ends so."""
    numbers: tuple[Number, ...]
    """At least one."""

    @property
    def is_dotted(self) -> bool:
        """Whether the first number has more than one part: no Act numbers its sections so."""
        return len(self.numbers[0].parts) > 1


def _parts(text: str) -> tuple[str, ...]:
    """Take a number apart: `2.3(a)` → 2, 3, a; `two` → 2."""
    low = text.lower()
    if low in _SPELT:
        return (str(_SPELT.index(low) + 1),)
    return tuple(_PART.findall(low))


def _shape(part: str) -> str:
    """Tell digits from letters; one roman letter can be either, so it has both."""
    if part.isdigit():
        return "digit"
    return ("roman" if roman_value(part) else "") + ("letter" if len(part) == 1 else "")


def _beside(parts: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Complete a number that leans on the one before it: after `4(a)`, `(c)` is `4(c)`."""
    wanted = _shape(parts[0])
    for depth in range(len(before) - 1, 0, -1):
        held = _shape(before[depth])
        if wanted in held or held in wanted:
            return before[:depth] + parts
    return before[:1] + parts if len(before) == 1 and before[0].isdigit() else parts


def _is_counting(text: str, number: Number) -> bool:
    """Tell whether a number that seems to go on a list only counts what follows: "clause 4 and 7 days"."""
    return bool(QUANTITY.match(text, number.end))


def _next(text: str, before: Number, pattern: re.Pattern[str]) -> Number | None:
    """Read the number that goes on a list or range after `before`."""
    separator = _SEPARATOR.match(text, before.end)
    match = pattern.match(text, separator.end()) if separator else None
    if not separator or not match or _ANEW.match(text, separator.end()):
        return None
    parts = _parts(match[0])
    shapes = (_shape(parts[0]), _shape(before.parts[0]))
    alike = shapes[0] == shapes[1] or match[0].startswith("(") or all("roman" in shape for shape in shapes)
    if not alike and not _leans(parts, before.parts):
        return None
    leaning = match[0].startswith("(") and (text[before.start] != "(" or len(before.parts) > 1)
    if leaning or (parts[0].isalpha() and before.parts[0].isdigit()):
        parts = _beside(parts, before.parts)
    ranged = bool(separator["word"] or separator["dash"])
    number = Number(match.start(), match.end(), parts, ranged)
    if ranged and parts[0].isdigit() and before.parts[0].isdigit() and _order(parts) <= _order(before.parts):
        return None
    return None if _is_counting(text, number) else number


def _leans(parts: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Tell whether `viii` may follow `2vii`: letters after a number that ends in letters."""
    return parts[0].isalpha() and before[-1].isalpha() and len(before) > 1


def _order(parts: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else roman_value(part) or ord(part[0]) - 96 for part in parts)


def _numbers(text: str, at: int, pattern: re.Pattern[str]) -> tuple[Number, ...]:
    """Read the numbers of a list or range that begins at `at`; none when nothing begins there."""
    match = pattern.match(text, at)
    if not match:
        return ()
    numbers = [Number(match.start(), match.end(), _parts(match[0]))]
    while following := _next(text, numbers[-1], pattern):
        numbers.append(following)
    return tuple(numbers)


def _with_unit(text: str, match: re.Match[str]) -> Citation | None:
    unit, sub = read_unit(match)
    if unit in ("clause", "paragraph"):
        pattern = _SLASHED
    else:
        pattern = _APPENDIX if unit in ("appendix", "annex") else _AFTER_UNIT
    numbers = _numbers(text, match.end(), pattern)
    if not numbers:
        return None
    return Citation(match.start(), numbers[-1].end, unit, sub, "", numbers)


def _bare(text: str, match: re.Match[str]) -> Citation | None:
    """Read a number without a unit word: after "see" where the sentence then stops, elsewhere before "above"."""
    numbers = _numbers(text, match.end(), _NUMBER)
    if not numbers:
        return None
    lead = (match["lead"] or "").lower()
    citation = Citation(numbers[0].start, numbers[-1].end, None, False, lead, numbers)
    before = text[max(0, match.start() - 20) : match.start()]
    if not lead and numbers[0].parts[0].isdigit() and THING.search(before):
        return None
    if TOLD.match(text, citation.end):
        return citation if citation.is_dotted or numbers[0].parts[0].isalpha() or lead not in _LOOSE else None
    verb = lead.startswith(("see", "refer", "cf"))
    ends = STOP.match(text, citation.end) or (verb and citation.is_dotted and OF.match(text, citation.end))
    if not lead or lead in ASIDE or not ends or _is_counting(text, numbers[-1]):
        return None
    clear = citation.is_dotted or (bool(BEFORE_SEE.search(before)) if verb else lead not in SOBER)
    return citation if clear else None


def find_citations(words: Words, learnt: frozenset[str] = frozenset()) -> Iterator[Citation]:
    """Give every citation in a text, from left to right, none overlapping; `learnt` are units beside the usual ones."""
    at = 0
    for match in _starts(words, learnt):
        if match.start() < at:
            continue
        citation = (
            _bare(words.text, match) if "lead" in match.re.groupindex else _with_unit(words.text, match)
        )
        if citation:
            at = citation.end
            yield citation


def _starts(words: Words, learnt: frozenset[str]) -> list[re.Match[str]]:
    """List the places where citations may begin; only a word that can begin one is looked at."""
    text = words.text
    told = not TELLING.isdisjoint(words.keys)
    own = learnt_unit(learnt)
    first = {word.split(" ")[0] for word in learnt}
    first |= {word + "s" for word in first}
    matches = [UNIT.match(text, sign.start()) for sign in _SIGN.finditer(text)] if "§" in text else []
    for start, key in zip(words.starts, words.keys, strict=True):
        if pattern := _BEGINNINGS.get(key):
            matches.append(pattern.match(text, start))
        elif key in first:
            matches.append(own.match(text, start))
        elif key[0] == "s" and _GLUED.match(key):
            matches.append(UNIT.match(text, start))
        elif told and key in ASIDE:
            matches.append(LEAD.match(text, start))
        elif told:
            matches.append(ITSELF.match(text, max(start - 1, 0)) or ITSELF.match(text, start))
    return sorted((match for match in matches if match), key=lambda match: match.start())


def stands_under(text: str, citations: Sequence[Citation], index: int) -> Citation | None:
    """Return what citation `index` is a part of: "paragraph 3 of section 6", "section 6, paragraph 3"."""
    citation = citations[index]
    if index + 1 < len(citations):
        after = citations[index + 1]
        if after.unit and CITED.fullmatch(text, citation.end, after.start):
            return after
    if index and citation.unit:
        before = citations[index - 1]
        if (
            before.unit
            and (before.unit, before.sub) != (citation.unit, citation.sub)
            and LESSER.fullmatch(text, before.end, citation.start)
        ):
            return before
    return None

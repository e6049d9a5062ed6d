"""Common slips in dates and intervals, each with what to write instead: a remedy, never a guess."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from policybook.dates.calendar import MONTH, MONTHS, days_in, month_number, quoted
from policybook.dates.school_year import Terms

_SHAPES_REMEDY = "Write a day (2026-03-01), a month (2026-03), academic year 2025/2026 or autumn term 2026."
_NO_DATE = "is not a date we can read."
_NOT_HOW_OFTEN = "is not how often we can read."

_Remedy = Callable[[re.Match[str]], str]


def date_slip(text: str, terms: Terms) -> tuple[str, str]:
    """Return what is wrong with words that are no date, and what to write instead, as two sentences."""
    matches = ((pattern.fullmatch(text), remedy) for pattern, remedy in _DATE_SLIPS)
    remedies = (remedy(found) for found, remedy in matches if found)
    term = _term_of_academic_year(text.lower(), terms)  # else its year alone would be understood
    remedy = term or next(filter(None, remedies), "") or _term_remedy(text.lower(), terms) or _SHAPES_REMEDY
    return f"{quoted(text)} {_NO_DATE}", remedy


def interval_slip(text: str) -> tuple[str, str]:
    """Return what is wrong with words that do not say how often, and what to write, as two sentences."""
    matches = ((pattern.fullmatch(text), why, remedy) for pattern, why, remedy in _INTERVAL_SLIPS)
    slips = ((why, found.expand(remedy)) for found, why, remedy in matches if found)
    why, remedy = next(slips, (_NOT_HOW_OFTEN, "Write it in years or months: 2 years, 18 months, annually."))
    return f"{quoted(text)} {why}", remedy


def bare(text: str) -> str:
    """Return the words without what is often put round a date: quotes, a full stop, `by`, `(or sooner)`."""
    return _AROUND.sub("", text.translate(_LOOK_ALIKE))


def bare_slip(text: str, date: str) -> tuple[str, str]:
    """Return what is wrong with words that hold a date and more, and what to write instead, as two sentences."""
    alike = any(ord(sign) in _LOOK_ALIKE for sign in text)
    remedy = (
        f"Type it anew, with plain hyphens and spaces and no quotes: {date}." if alike else f"Write {date}."
    )
    return f"{quoted(text)} {_NO_DATE}", remedy


def _term_of_academic_year(text: str, terms: Terms) -> str:
    """Return the remedy for `spring term 2026/27`: the term of that academic year, which is in 2027."""
    found = _TERM_OF_YEAR.fullmatch(text)
    name = found["term"] if found else ""
    if not found or name not in terms or not _academic_year(found):
        return ""
    return f"Write {name} term {int(found['year']) + (terms[name].first[0] < _EARLIEST)}."


def _month_of_academic_year(found: re.Match[str]) -> str:
    month, year = month_number(found["month"]), int(found["year"])
    return f"Write {year + (month < 9)}-{month:02}." if _academic_year(found) else ""


def _term_remedy(text: str, terms: Iterable[str]) -> str:
    named = next((name for name in terms if name in text), None)
    year = re.search(r"\b[0-9]{4}\b", text)
    if not named:
        return ""
    return f"Write {named} term {year[0]}." if year else f"Write its year too, such as {named} term 2026."


def _iso(year: str, month: str, day: str) -> str:
    """Return `2026-03-01` where there is such a day, else nothing; two figures are a year of this century."""
    full, number = int(year) + (2000 if len(year) == 2 else 0), month_number(month)
    there = full >= 1900 and 1 <= number <= 12 and 1 <= int(day) <= days_in(full, number)
    return f"{full}-{number:02}-{int(day):02}" if there else ""


def _day(found: re.Match[str]) -> str:
    iso = _iso(found["year"], found["month"], found["day"])
    return _write_day(iso, found["year"])


def _day_or_american(found: re.Match[str]) -> str:
    # The British order of figures, or the American where only that can be a date.
    year, month, day = found["year"], found["month"], found["day"]
    return _write_day(_iso(year, month, day) or _iso(year, day, month), year)


def _write_day(iso: str, year: str) -> str:
    if not iso:
        return "Write a day that exists, as year, month and day: 2026-03-01."
    return f"Write {iso}." if len(year) == 4 else f"Write the year in full: {iso}."


def _month(found: re.Match[str]) -> str:
    month = month_number(found["month"])
    return f"Write {found['year']}-{month:02}." if 1 <= month <= 12 else ""


def _month_or_day(found: re.Match[str]) -> str:
    month, number = month_number(found["month"]), int(found["day"])
    if not 1 <= number <= days_in(2024, month):  # 2024 has a 29 February
        return f"Write the year in full, such as {MONTHS[month - 1]} 2026."
    return (
        f"Write {MONTHS[month - 1]} 20{number:02} if that month is meant, "
        f"or {number} {MONTHS[month - 1]} with its year if that day is."
    )


def _academic_year(found: re.Match[str]) -> str:
    year, following = found["year"], found["following"]
    full = int(year) + (2000 if len(year) == 2 else 0)
    if int(following) != (full + 1) % 10 ** len(following):
        return ""
    or_month = f", or {MONTHS[int(following) - 1]} {full}" if following in ("10", "11", "12") else ""
    return f"Write academic year {full}/{full + 1}{or_month}."


def _academic_year_by_one(found: re.Match[str]) -> str:
    return f"Write academic year {found['year']}/{int(found['year']) + 1}."


def _year_alone(found: re.Match[str]) -> str:
    return f"Write the month, {found['year']}-03, or academic year {found['year']}/{int(found['year']) + 1}."


def _misspelt_month(found: re.Match[str]) -> str:
    near = get_close_matches(found["month"].title(), MONTHS, n=1, cutoff=0.75)  # one or two letters wrong
    day = f"{found['day']} " if found["day"] else ""
    return f"Write {day}{near[0]} {found['year']}." if near else ""


def _always(remedy: str) -> _Remedy:
    return lambda _: remedy


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
_DAY = "(?P<day>[0-9]{1,2})(st|nd|rd|th)?"
_NAME = f"(?P<month>{MONTH})"
_FIGURES = "(?P<month>[0-9]{1,2})"
_FOLLOWING = "(?P<following>[0-9]{4}|[0-9]{2})"
_DATE_SLIPS: tuple[tuple[re.Pattern[str], _Remedy], ...] = (
    # The first that matches and has a remedy speaks, so the strict ones come before the loose.
    (_pattern(f"{_DAY}(?P<mark>[/.-]){_FIGURES}(?P=mark){_YEAR}"), _day_or_american),  # 01/03/2026
    (_pattern(f"(?P<year>[0-9]{{4}})(?P<mark>[/.-]){_FIGURES}(?P=mark){_DAY}([ T].*)?"), _day),  # 2026/3/1
    (_pattern("(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"), _day),  # 20260301
    (_pattern(f"([a-z]+,? )?{_DAY}[ /.-](of )?{_NAME}[.]?,?[ /.-]{_YEAR}"), _day),  # Sunday 1st of March 26
    (_pattern(f"{_NAME}[.]? {_DAY},? {_YEAR}"), _day),  # March 1, 2026
    (_pattern(f"({_FIGURES})[ /.-](?P<year>[0-9]{{4}})"), _month),  # 03/2026
    (_pattern(f"{_NAME}[ .,/-]{{1,2}}(?P<year>[0-9]{{4}})"), _month),  # Mar-2026, March, 2026
    (_pattern(f"{_NAME}[.]?[ -]{_DAY}"), _month_or_day),  # March 26
    (_pattern(f"{_DAY} (of )?{_NAME}"), _always("Write its year too.")),  # 26 March
    (
        _pattern(f"{_NAME} (?P<year>[0-9]{{4}}) ?[/–-] ?{_FOLLOWING}"),
        _month_of_academic_year,
    ),  # September 2026/27
    (_pattern(f"([a-z]+ ){{0,2}}{_YEAR} ?[/–-] ?{_FOLLOWING}( [a-z]+){{0,2}}"), _academic_year),  # 2022/23
    (_pattern(f"(?P<year>[0-9]{{4}})[/-]{_FIGURES}"), _month),  # 2026/03, 2026-3
    (_pattern("(academic|school) year (?P<year>[0-9]{4})"), _academic_year_by_one),
    (_pattern("(?P<year>[0-9]{4})"), _year_alone),
    (_pattern("((?P<day>[0-9]{1,2}) )?(?P<month>[a-z]+) (?P<year>[0-9]{4})"), _misspelt_month),
    (
        _pattern(
            "(tb[acd]|n/?a|none|no|unknown|-+|[?]+|pending|awaited|awaiting .*|not (yet|known|applicable).*"
            "|to be (agreed|announced|approved|arranged|confirmed|decided|ratified).*)[.]?"
        ),
        _always("Leave the line out until the date is known."),
    ),
)
_EARLIEST = 8  # some schools' autumn term begins in August, and no summer term does
_TERM_OF_YEAR = _pattern(f"(?P<term>[a-z0-9 ]+?)( term)?,? (?P<year>[0-9]{{4}}) ?[/–-] ?{_FOLLOWING}")
_LOOK_ALIKE: dict[
    int, str
] = {  # what word processors put in place of plain signs, and signs that are not seen
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201c\u201d"), ""),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u202a\u202c\u202d\u202e\u2060\ufeff"), ""),
}
_AROUND = _pattern(
    r"^(by|before|due|from|in)( by| in)? |[.,;]+$|,? ?\(.{0,200}\)[.]?$| or (earlier|sooner|when|if|as)\b.*$"
)
_INTERVAL_SLIPS = tuple(
    (_pattern(pattern), why, remedy)
    for pattern, why, remedy in (
        (
            "bi-?(annual(ly)?|yearly)",
            "can mean twice a year or every two years.",
            "Write 6 months or 2 years.",
        ),
        ("biennial(ly)?|alternate years|every other year", _NOT_HOW_OFTEN, "Write 2 years."),
        ("triennial(ly)?", _NOT_HOW_OFTEN, "Write 3 years."),
        ("half[ -]yearly|six[ -]monthly|twice a year", _NOT_HOW_OFTEN, "Write 6 months."),
        ("quarterly", _NOT_HOW_OFTEN, "Write 3 months."),
        ("monthly|every month", _NOT_HOW_OFTEN, "Write 1 month."),
        ("(once )?a year|once yearly", _NOT_HOW_OFTEN, "Write annually."),
        ("(every )?term(ly)?", _NOT_HOW_OFTEN, "Write 4 months, or next-review: autumn term 2026."),
        ("(?P<count>[0-9]{1,4})", "does not say years or months.", r"Write \g<count> years or months."),
        ("(every )?(?P<count>[0-9]{1,4}) ?(y|yrs?|years?)[.]?", _NOT_HOW_OFTEN, r"Write \g<count> years."),
        ("(every )?(?P<count>[0-9]{1,4}) ?(m|mths?|months?)[.]?", _NOT_HOW_OFTEN, r"Write \g<count> months."),
        ("[0-9]{4}-.*|(academic year|.* term) .*", "is when, not how often.", "Write it as next-review."),
    )
)

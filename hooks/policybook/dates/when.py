"""Dates as schools write them: a day, a month, an academic year or a term; and how often to review."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from policybook.dates.calendar import (
    MONTH,
    MONTHS,
    WhenError,
    add_months,
    days_in,
    long_date,
    month_number,
    quoted,
    tidy,
)
from policybook.dates.school_year import DEFAULT_TERMS, Terms, TermWindow, academic_year, read_terms
from policybook.dates.slips import bare, bare_slip, date_slip, interval_slip

__all__ = [
    "DEFAULT_TERMS",
    "Interval",
    "TermWindow",
    "Terms",
    "When",
    "WhenError",
    "long_date",
    "read_interval",
    "read_terms",
    "read_when",
]

FIRST_YEAR, LAST_YEAR = 1900, 2100  # a year outside these is a slip of the finger, such as 0206 for 2026
LONGEST_INTERVAL = 600  # months; no review waits fifty years, and every sum stays in the calendar


_Days = tuple[date, date]


@dataclass(frozen=True)
class When:
    """A date as it was typed, and the window of days that it means."""

    text: str
    """The words typed, such as `academic year 2022/2023`."""
    first: date
    """The first day it can mean."""
    last: date
    """The last day it can mean, itself included."""

    @property
    def words(self) -> str:
        """The window in words: `1 September 2022 to 31 August 2023`, or one long date."""
        first, last = long_date(self.first), long_date(self.last)
        return first if first == last else f"{first} to {last}"


@dataclass(frozen=True)
class Interval:
    """How often a policy is reviewed."""

    text: str
    """The words typed, such as `annually`."""
    months: int
    """The same in months."""

    @property
    def words(self) -> str:
        """The interval in whole years, else in months: `2 years`, `18 months`."""
        count, unit = (self.months // 12, "year") if self.months % 12 == 0 else (self.months, "month")
        return f"{count} {unit}" if count == 1 else f"{count} {unit}s"

    def after(self, start: When) -> When:
        """Return the window so long after `start`, with words that say how it was reached.

        A whole month stays whole: February 2023 and a year is all of February 2024. A day that the later
        month lacks becomes its last: 29 February 2024 and a year is 28 February 2025.
        """
        first, last = add_months(start.first, self.months), add_months(start.last, self.months)
        if start.first != start.last and start.last.day == days_in(start.last.year, start.last.month):
            last = last.replace(day=days_in(last.year, last.month))
        since = start.words if start.first == start.last else start.text
        return When(f"{self.words} after {since}", first, last)


def read_when(text: str, terms: Terms = DEFAULT_TERMS) -> When:
    """Return the window of days that the words mean.

    Reads `2020-11-17` and `17 November 2020`, `2018-03` and `March 2018`, `academic year 2022/2023` (or
    `2022/23` after those words) and `autumn term 2026`, in capitals or not. Raises WhenError, with what to
    write instead, for everything else.
    """
    plain = tidy(text)
    window = _window(plain, terms)
    if window:
        return When(text.strip(), *window)
    if _EVERY.fullmatch(plain) or plain.lower() in _YEARLY:
        raise WhenError(f"{quoted(plain)} says how often, not when.", f"Write it as review-every: {plain}.")
    less = bare(plain)
    raise WhenError(*(bare_slip(plain, less) if _window(less, terms) else date_slip(plain, terms)))


def read_interval(text: str) -> Interval:
    """Return how often the words mean: `2 years`, `18 months`, `every three years`, `annually`.

    Raises WhenError, with what to write instead, for everything else.
    """
    plain = tidy(text)
    found = _EVERY.fullmatch(plain)
    if not found and plain.lower() not in _YEARLY:
        raise WhenError(*interval_slip(plain))
    months = _months(found) if found else 12
    if not 1 <= months <= LONGEST_INTERVAL:
        raise WhenError(f"{quoted(plain)} is not how often one reviews.", "Write 2 years, for instance.")
    return Interval(text.strip(), months)


def _months(found: re.Match[str]) -> int:
    count = found["count"].lower()
    number = _NUMBERS.index(count) + 1 if count in _NUMBERS else int(count)
    return number * (12 if found["unit"].lower() == "year" else 1)


def _window(plain: str, terms: Terms) -> _Days | None:
    for pattern, days in _SHAPES:
        found = pattern.fullmatch(plain)
        if found:
            _check_year(found)
            return days(found)
    found = _TERM.fullmatch(plain)
    return _one_term(found, terms) if found else None


def _check_year(found: re.Match[str]) -> None:
    year = found["year"]
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        remedy = f"Write a year from {FIRST_YEAR} to {LAST_YEAR}."
        raise WhenError(f"{quoted(found.string)} is in the year {year}.", remedy)


def _one_day(found: re.Match[str]) -> _Days:
    year, month, number = int(found["year"]), month_number(found["month"]), int(found["day"])
    longest = days_in(year, month)
    if not 1 <= number <= longest:
        raise WhenError(
            f"{quoted(found.string)} is not a date: {MONTHS[month - 1]} {year} has {longest} days.",
            f"Write a day that exists, such as {year}-{month:02}-{longest}.",
        )
    return date(year, month, number), date(year, month, number)


def _one_month(found: re.Match[str]) -> _Days:
    year, month = int(found["year"]), month_number(found["month"])
    return date(year, month, 1), date(year, month, days_in(year, month))


def _one_academic_year(found: re.Match[str]) -> _Days:
    year, following = int(found["year"]), found["following"]
    if int(following) != (year + 1) % 10 ** len(following):
        remedy = f"Write academic year {year}/{year + 1}, for instance."
        raise WhenError(f"{quoted(found.string)} is not one academic year.", remedy)
    return academic_year(year)


def _one_term(found: re.Match[str], terms: Terms) -> _Days:
    _check_year(found)
    name = found["term"].lower()
    if name not in terms:
        remedy = f"The terms are {', '.join(terms)}; others can be added to the settings."
        raise WhenError(f"{quoted(found.string)} names a term we do not know.", remedy)
    return terms[name].in_year(int(found["year"]))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Days]], ...] = (
    # No two can match the same words, so their order does not matter.
    (_pattern("(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-9]{2})"), _one_day),  # 2020-11-17
    (
        _pattern(f"(?P<day>[0-9]{{1,2}})(st|nd|rd|th)? (?P<month>{MONTH}) (?P<year>[0-9]{{4}})"),
        _one_day,  # 17 November 2020, 1st Sept 2020
    ),
    (_pattern("(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])"), _one_month),  # 2018-03, but not 2022-23
    (_pattern(f"(?P<month>{MONTH}) (?P<year>[0-9]{{4}})"), _one_month),  # March 2018
    (
        _pattern("academic year (?P<year>[0-9]{4}) ?[/–-] ?(?P<following>[0-9]{4}|[0-9]{2})"),
        _one_academic_year,  # academic year 2022/2023, with a stroke or a dash
    ),
)
_TERM = _pattern("(?P<term>[a-z0-9 ]+) term (?P<year>[0-9]{4})")  # autumn term 2026
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_EVERY = _pattern(  # 2 years, every three years; four digits, so that 1000 years is told that it is too long
    f"(every )?(?P<count>[0-9]{{1,4}}|{'|'.join(_NUMBERS)}) (?P<unit>year|month)s?"
)
_YEARLY = ("annually", "annual", "yearly", "every year")

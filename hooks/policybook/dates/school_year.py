"""The school's year: the days between which an academic year and each of its terms lie."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from policybook.dates.calendar import WhenError, day_within, days_in, quoted, tidy


@dataclass(frozen=True)
class TermWindow:
    """The days of the year between which a school's term lies."""

    name: str
    """The term's name in small letters, without the word term: `autumn`."""
    first: tuple[int, int]
    """The month and day on which it begins."""
    last: tuple[int, int]
    """The month and day on which it ends; where that is before `first`, it is in the following year."""

    def in_year(self, year: int) -> tuple[date, date]:
        """Return the first and the last day of the term that begins in `year`."""
        return day_within(year, *self.first), day_within(year + (self.last < self.first), *self.last)


Terms = Mapping[str, TermWindow]

# The three terms by which early years funding counts in England; a school puts its own over them in `terms`.
DEFAULT_TERMS: Terms = MappingProxyType(
    {
        "autumn": TermWindow("autumn", (9, 1), (12, 31)),
        "spring": TermWindow("spring", (1, 1), (3, 31)),
        "summer": TermWindow("summer", (4, 1), (8, 31)),
    }
)


def academic_year(starting: int) -> tuple[date, date]:
    """Return the first and the last day of the academic year that begins in the year `starting`."""
    return date(starting, 9, 1), date(starting + 1, 8, 31)


def read_terms(table: Mapping[str, Sequence[str]]) -> Terms:
    """Return the default terms with those of a settings table, `{autumn: [09-03, 12-19]}`, put over them.

    Raises WhenError where a term is not two days of the year.
    """
    own = (_read_term(tidy(str(name)).lower().removesuffix(" term"), days) for name, days in table.items())
    return MappingProxyType({**DEFAULT_TERMS, **{term.name: term for term in own}})


def _read_term(name: str, days: Sequence[str]) -> TermWindow:
    ends = [_day_of_year(str(day)) for day in days] if isinstance(days, list | tuple) else []
    if len(ends) == 2 and ends[0] and ends[1]:
        return TermWindow(name, ends[0], ends[1])
    raise WhenError(
        f"The term {quoted(name)} is not given as two days of the year.",
        f"Write its first and last day as month and day: {name}: [09-01, 12-31].",
    )


def _day_of_year(text: str) -> tuple[int, int] | None:
    found = re.fullmatch("([0-9]{1,2})-([0-9]{1,2})", text.strip())  # 09-01, the first of September
    month, day = (int(found[1]), int(found[2])) if found else (0, 0)
    there = 1 <= month <= 12 and 1 <= day <= days_in(2024, month)  # 2024, because it has a 29 February
    return (month, day) if there else None

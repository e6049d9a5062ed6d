"""Days that a text names, in the forms that minutes use."""

import re
from collections.abc import Iterator
from datetime import date

from policybook.dates.calendar import MONTHS

_ISO = re.compile(r"\b(?P<year>[12][0-9]{3})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})\b")
_FIGURES = re.compile(
    r"\b(?P<day>[0-9]{1,2})(?P<sign>[/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4}|[0-9]{2})\b"
)
_NAMED = re.compile(  # 8 December 2026, 8th Dec 2026
    r"\b(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?:of )?(?P<name>[A-Za-z]{3,9})\.?,? (?P<year>[12][0-9]{3})\b"
)
_MONTHS = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}


def named_days(text: str) -> tuple[date, ...]:
    """Return the days that a text names; figures are read as British people write them."""
    return tuple(
        day for pattern in (_ISO, _FIGURES, _NAMED) for found in pattern.finditer(text) for day in _day(found)
    )


def _day(found: re.Match[str]) -> Iterator[date]:
    parts = found.groupdict()
    month = _MONTHS.get(parts["name"][:3].lower(), 0) if "name" in parts else int(parts["month"])
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    try:
        yield date(year, month, int(parts["day"]))
    except ValueError:
        return  # an item's number, or no day at all

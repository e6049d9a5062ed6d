"""Days and months of the calendar, in words that do not depend on the machine's locale."""

import re
from calendar import monthrange
from datetime import date

MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip
MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|Sept)"  # Nov, November
LONGEST_QUOTE = 60  # characters of a value that a message repeats; more would hide what the message says


class WhenError(ValueError):
    """A date or an interval that cannot be read.

    `message` opens with the value in quotes, so that the name of its key can stand before it; `help` says
    what to write instead.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.help = remedy


def tidy(text: str) -> str:
    """Return the words with single spaces between and none around, which is how they are compared."""
    return " ".join(text.split())


def quoted(text: str) -> str:
    """Return the value in quotes, cut where it is too long to read."""
    return f"'{text}'" if len(text) <= LONGEST_QUOTE else f"'{text[:LONGEST_QUOTE]}…'"


def long_date(day: date) -> str:
    """Return a day in words, such as `17 November 2020`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_number(name: str) -> int:
    """Return the month's number from its figures or from a name that has matched MONTH."""
    if re.fullmatch("[0-9]+", name):
        return int(name)
    return [full[:3] for full in MONTHS].index(name[:3].title()) + 1


def days_in(year: int, month: int) -> int:
    """Return how many days the month has."""
    return monthrange(year, month)[1]


def day_within(year: int, month: int, day: int) -> date:
    """Return the day, or the month's last where the month is too short for it."""
    return date(year, month, min(day, days_in(year, month)))


def same_month(day: date, other: date) -> bool:
    """Tell whether two days lie in one month of one year."""
    return (day.year, day.month) == (other.year, other.month)


def add_months(day: date, months: int) -> date:
    """Return the day so many months later, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day_within(year, month + 1, day.day)

"""The year: what must be reviewed in the month of the handbook and in the eleven after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policybook.dates import MONTHS, add_months, same_month
from policybook.handbook import Entry, Handbook
from policybook.review import Status

MONTHS_AHEAD = 12  # a clerk plans a year of meetings


@dataclass(frozen=True)
class Month:
    """A month of the year view."""

    first: date
    """The month's first day."""
    entries: tuple[Entry, ...]
    """The policies whose review is due by a day in this month, the earliest first."""

    @property
    def name(self) -> str:
        """The month in words: `March 2027`."""
        return f"{MONTHS[self.first.month - 1]} {self.first.year}"


def year_view(handbook: Handbook) -> tuple[Month, ...]:
    """Return the handbook's month and the eleven after it, each with what must be reviewed by a day in it.

    Drafts and withdrawn policies have no review to plan; what is overdue has its own place in the register.
    """
    first = handbook.on.replace(day=1)
    months = tuple(add_months(first, ahead) for ahead in range(MONTHS_AHEAD))
    falling = sorted(_falling_due(handbook), key=lambda pair: pair[0])
    return tuple(
        Month(month, tuple(entry for due, entry in falling if same_month(due, month))) for month in months
    )


def _falling_due(handbook: Handbook) -> Iterator[tuple[date, Entry]]:
    for entry in handbook.entries:
        if entry.review.due_by and entry.review.status in (Status.DUE, Status.CURRENT):
            yield entry.review.due_by, entry

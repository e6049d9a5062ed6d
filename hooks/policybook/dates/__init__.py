"""Dates: days, months, terms and school years as clerks write them, and what each of them means."""

from policybook.dates.calendar import MONTHS, add_months, long_date, same_month
from policybook.dates.named import named_days
from policybook.dates.when import (
    DEFAULT_TERMS,
    Interval,
    Terms,
    When,
    WhenError,
    read_interval,
    read_terms,
    read_when,
)

__all__ = [
    "DEFAULT_TERMS",
    "MONTHS",
    "Interval",
    "Terms",
    "When",
    "WhenError",
    "add_months",
    "long_date",
    "named_days",
    "read_interval",
    "read_terms",
    "read_when",
    "same_month",
]

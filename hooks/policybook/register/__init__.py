"""The register: every policy as a row, what is due, reminders, and the feeds that other programs read."""

from typing import TYPE_CHECKING, Any

from policybook.register.due import as_json, as_markdown, as_text, due
from policybook.register.reminders import LABEL, MOST, Issue, Letter, Plan, plan
from policybook.register.rows import register_rows
from policybook.register.year import year_view

if TYPE_CHECKING:
    from policybook.register.feeds import policies_csv, policies_json, policies_schema, reviews_ics

__all__ = [
    "LABEL",
    "MOST",
    "Issue",
    "Letter",
    "Plan",
    "as_json",
    "as_markdown",
    "as_text",
    "due",
    "plan",
    "policies_csv",
    "policies_json",
    "policies_schema",
    "register_rows",
    "reviews_ics",
    "year_view",
]


def __getattr__(name: str) -> Any:
    """Load the feeds when they are asked for: the calendar's library takes longer than all the rest."""
    if name in ("policies_csv", "policies_json", "policies_schema", "reviews_ics"):
        from policybook.register import feeds

        return getattr(feeds, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

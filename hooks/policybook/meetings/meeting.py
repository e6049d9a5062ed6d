"""The meeting: when it is, who meets, and what it may be asked of a policy."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policybook.dates import When, long_date
from policybook.handbook import Entry

BLANK = "______"  # a line to write on; paper draws it, anything else shows it as typed
_NAMED_FOR_WHAT_IT_IS = re.compile(  # titles that read well after "the"
    r"\b(?:agreement|charter|code|guidance|plan|policy|policies|procedures?|protocol|schedule|scheme|statement"
    r"|strategy|terms of reference)(?: of conduct)?$",
    re.IGNORECASE,
)


class Ask(StrEnum):
    """What is asked, as short as a table wants it."""

    FIRST = "Ratify for the first time"
    REVIEW = "Review and ratify again"
    AGAIN = "Ratify again, as reviewed"
    DATE = "Review, ratify again and set a date"
    CONFIRM = "Ratify, as already entered"
    WITHDRAW = "Agree to withdraw"
    NOTE = "Note the withdrawal"


@dataclass(frozen=True)
class Meeting:
    """The meeting that decides."""

    on: date
    """The day on which everything is judged: the meeting's, else today."""
    dated: bool = False
    """Whether that is the day of the meeting."""
    body: str | None = None
    """The body that meets, as the clerk names it."""

    @property
    def day(self) -> str:
        """Its day in words, or a blank."""
        return long_date(self.on) if self.dated else BLANK

    def is_to_come(self, when: When | None) -> bool:
        """Tell whether a date is the meeting's own or later, so that it is still to be decided."""
        if when is None:
            return False
        return when.first >= self.on if self.dated else when.first > self.on


def called(title: str) -> str:
    """Return a policy's title as it stands within a sentence: `the Lettings Policy`, `the policy “Medicines”`."""
    if title.lower().startswith("the "):
        return title
    return f"the {title}" if _NAMED_FOR_WHAT_IT_IS.search(title) else f"the policy “{title}”"


def successor(entry: Entry) -> str | None:
    """Return the title of what takes a withdrawn policy's place, as far as its file says."""
    withdrawn = entry.policy.withdrawn
    if entry.replacement:
        return entry.replacement.title
    return withdrawn.replaced_by if withdrawn else None

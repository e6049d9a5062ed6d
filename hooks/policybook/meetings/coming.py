"""Coming: which policies go to the next meeting of a body, by the school's calendar."""

from collections.abc import Iterator
from datetime import date

from policybook.handbook import Entry, Handbook
from policybook.names import same_body
from policybook.review import Sitting, Status, body_of, sittings_of

WAITING = (Status.OVERDUE, Status.DUE)
NEVER = (Status.FAULTY, Status.WITHDRAWN)


def next_sitting(handbook: Handbook, *, body: str | None, on: date) -> Sitting | None:
    """Return the next meeting from a day on, of one body where it is named; None where the calendar has none."""
    sittings = sittings_of(body, handbook.sittings) if body else handbook.sittings
    return next((one for one in sittings if one.on >= on), None)


def coming(handbook: Handbook, body: str, *, on: date) -> tuple[Entry, ...]:
    """Return what goes to a body's meeting on a day: what is due by then, or overdue before it meets again, and drafts.

    The handbook is judged on that day. The longest overdue come first.
    """
    again = next_sitting(handbook, body=body, on=date.fromordinal(on.toordinal() + 1))
    return tuple(_chosen(handbook, body, again.on if again else None))


def _chosen(handbook: Handbook, body: str, again: date | None) -> Iterator[Entry]:
    for entry in handbook.overdue_first:
        judged, own = entry.review, body_of(entry.policy)
        if own is None or not same_body(own, body) or judged.status in NEVER:
            continue
        late = again and judged.due_by and judged.due_by < again
        if late or judged.status in WAITING or judged.status is Status.DRAFT:
            yield entry

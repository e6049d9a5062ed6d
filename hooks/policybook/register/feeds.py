"""Feeds: the register as files that other programs read, each returned as its finished text."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Event
from icalendar.enums import TRANSP
from pydantic import TypeAdapter

from policybook.handbook import Entry, Handbook
from policybook.names import slugify
from policybook.register.rows import Row
from policybook.review import Status

PRODUCT = "-//Policybook//Policy register//EN"
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the file for one of the machine's own code page
FORMULA_STARTS = tuple(
    "=+-@＝＋－＠\t\r"
)  # a spreadsheet would run such a cell as a formula; the wide ones in Japan
COLUMNS = (
    "Policy", "Status", "Review", "Owner", "Category", "School", "Reviewed by", "Reviewed on", "Ratified by",
    "Ratified on", "Minute", "In force from", "Text", "Next review", "Due from", "Due by", "Last meeting", "Page",
)  # fmt: skip


def policies_json(rows: tuple[Row, ...]) -> str:
    """Return the rows of the register as a JSON array."""
    return json.dumps(rows_as_data(rows), ensure_ascii=False, indent=1) + "\n"


def rows_as_data(rows: tuple[Row, ...]) -> Any:
    """Return the rows of the register as lists, mappings and texts, as JSON knows them."""
    return _ROWS.dump_python(rows, mode="json", by_alias=True)


def policies_schema() -> str:
    """Return the JSON Schema of `policies_json`, in which every field is described."""
    schema = _ROWS.json_schema(mode="serialization", by_alias=True)
    about = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The register of a school's policies",
        "description": "Every policy, by title, with its status on the day the site was built.",
    }
    return json.dumps(about | schema, ensure_ascii=False, indent=1) + "\n"


def policies_csv(rows: Iterable[Row], *, address: str = "") -> str:
    """Return rows of the register as a table for a spreadsheet, dates by ISO 8601.

    `address` is that of the site's root, if the site has one, and ends in a stroke.
    """
    table = io.StringIO()
    table.write(BYTE_ORDER_MARK)
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows(_cells(row, address) for row in rows)
    return table.getvalue()


def reviews_ics(handbook: Handbook, *, address: str = "") -> str:
    """Return a calendar with an all-day event on the last day of each policy's next review.

    An event keeps its identity from build to build, so that a review that moves is moved in the reader's
    calendar too; its alarm is on the first day on which the review is due. `address` is that of the site's
    root, if the site has one, and ends in a stroke.
    """
    calendar = Calendar.new(
        prodid=PRODUCT,
        uid=f"reviews@{_identity(handbook.school, address)}",
        name=f"Policy reviews: {handbook.school}",
        refresh_interval=timedelta(days=1),
        subcomponents=[_event(entry, handbook, address) for entry in handbook.entries if _is_planned(entry)],
    )
    return str(calendar.to_ical(), "utf-8")


def _cells(row: Row, address: str) -> list[str]:
    reviewed, ratified, following = row.reviewed, row.ratified, row.next_review
    cells = (
        row.title,
        row.status.value,
        row.judged.words,
        row.owner,
        row.category,
        row.school,
        reviewed and reviewed.by,
        reviewed and reviewed.on,
        ratified and ratified.by,
        ratified and ratified.on,
        ratified and ratified.minute,
        row.in_force_from,
        row.standing and row.standing.words,
        following and following.text,
        _iso(row.judged.due_from),
        _iso(row.judged.due_by),
        row.last_meeting and f"{row.last_meeting.body} {row.last_meeting.on}",
        f"{address}{row.url}",
    )
    return [_guarded(cell or "") for cell in cells]


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _identity(school: str, address: str) -> str:
    """Return whose event it is, which follows the @ of its identity: the site's host, or else the school."""
    return urlsplit(address).hostname or f"{slugify(school) or 'school'}.invalid"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _is_planned(entry: Entry) -> bool:
    days = entry.review.milestones
    return bool(days.due_by and days.ratified_from) and entry.review.status is not Status.WITHDRAWN


def _event(entry: Entry, handbook: Handbook, address: str) -> Event:
    policy, review = entry.policy, entry.review
    assert review.due_by
    assert review.due_from
    page = f"{address}{entry.url}" if address else None
    told = (review.words, policy.owner and f"Owner: {policy.owner}", page)
    alarm = Alarm.new(description=f"{policy.title}: {review.words}")
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", review.due_from - review.due_by)
    return Event.new(
        uid=f"review-{policy.slug}@{_identity(handbook.school, address)}",
        stamp=datetime.combine(handbook.on, time(), UTC),
        start=review.due_by,
        end=review.due_by + timedelta(days=1),
        summary=f"Review due: {policy.title}",
        description="\n".join(filter(None, told)),
        categories=[policy.category] if policy.category else (),
        transparency=TRANSP.TRANSPARENT,
        url=page,
        subcomponents=[alarm],
    )


_ROWS = TypeAdapter(tuple[Row, ...])

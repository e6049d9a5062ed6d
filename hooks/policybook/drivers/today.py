"""Today: the one place where the clock is read."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH's (seconds since 1970, in UTC) when set, else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    return date.today()  # noqa: DTZ011 (the school's own day is what a reader means by today)

"""Today: the one place where the clock is read."""

import os
import re
from datetime import UTC, date, datetime

from policybook.settings import SettingsError

LATEST = 2**32 - 1  # in February 2106; the host's compressed site map has no room for a later time


def today() -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH's (seconds since 1970, in UTC) when set, else the clock's.

    Raises SettingsError where SOURCE_DATE_EPOCH is set and no such number: the host reads it as well, and would break.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return date.today()  # noqa: DTZ011 (the school's own day is what a reader means by today)
    if not re.fullmatch(r"\s*[0-9]{1,10}\s*", epoch) or int(epoch) > LATEST:
        raise SettingsError(
            f"SOURCE_DATE_EPOCH: '{epoch}' is not a time from 1970 to 2106 in whole seconds. Write the seconds since "
            "1 January 1970, such as 1795219200 for 21 November 2026, or unset it to go by the clock."
        )
    return datetime.fromtimestamp(int(epoch), tz=UTC).date()

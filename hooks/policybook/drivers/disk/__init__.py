"""The disk: the folder of policies, its history in git, today's date, and work shared out among processes."""

from policybook.drivers.disk.commits import commits_until, last_on, lay_out, left_at
from policybook.drivers.disk.engine import engine_digest
from policybook.drivers.disk.folder import Folder, decode, for_everybody, read_bytes, read_path
from policybook.drivers.disk.fork import Fork, shares
from policybook.drivers.disk.history import Version, bytes_at, bytes_of, versions
from policybook.drivers.disk.names import is_within, link_refused
from policybook.drivers.disk.orphans import end_with_parent
from policybook.drivers.disk.past import Past, open_past
from policybook.drivers.disk.remembered import Remembered, remember
from policybook.drivers.disk.school import CACHE, School, open_school
from policybook.drivers.disk.today import today
from policybook.drivers.disk.whole import Beside, put

__all__ = [
    "CACHE",
    "Beside",
    "Folder",
    "Fork",
    "Past",
    "Remembered",
    "School",
    "Version",
    "bytes_at",
    "bytes_of",
    "commits_until",
    "decode",
    "end_with_parent",
    "engine_digest",
    "for_everybody",
    "is_within",
    "last_on",
    "lay_out",
    "left_at",
    "link_refused",
    "open_past",
    "open_school",
    "put",
    "read_bytes",
    "read_path",
    "remember",
    "shares",
    "today",
    "versions",
]

"""The disk: the folder of policies, its history in git, today's date, and work shared out among processes."""

from policybook.drivers.disk.folder import Folder, decode, read_file, read_path
from policybook.drivers.disk.fork import Fork, shares
from policybook.drivers.disk.history import Version, bytes_at, versions
from policybook.drivers.disk.past import Past, open_past, standings
from policybook.drivers.disk.school import School, open_school
from policybook.drivers.disk.today import today

__all__ = [
    "Folder",
    "Fork",
    "Past",
    "School",
    "Version",
    "bytes_at",
    "decode",
    "open_past",
    "open_school",
    "read_file",
    "read_path",
    "shares",
    "standings",
    "today",
    "versions",
]

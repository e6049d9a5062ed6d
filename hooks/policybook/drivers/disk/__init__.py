"""The disk: the folder of policies, its history in git, today's date, and work shared out among processes."""

from policybook.drivers.disk.folder import Folder, decode
from policybook.drivers.disk.fork import Fork, shares
from policybook.drivers.disk.history import Version, versions
from policybook.drivers.disk.school import School, open_school
from policybook.drivers.disk.today import today

__all__ = [
    "Folder",
    "Fork",
    "School",
    "Version",
    "decode",
    "open_school",
    "shares",
    "today",
    "versions",
]

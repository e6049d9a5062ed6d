"""The disk: the folder of policies, its history in git, today's date, and work shared out among processes."""

from policybook.drivers.disk.folder import Folder, decode
from policybook.drivers.disk.fork import Fork, shares
from policybook.drivers.disk.history import Version, versions
from policybook.drivers.disk.names import is_within, link_refused
from policybook.drivers.disk.orphans import end_with_parent
from policybook.drivers.disk.school import School, open_school
from policybook.drivers.disk.today import today
from policybook.drivers.disk.whole import Beside, put

__all__ = [
    "Beside",
    "Folder",
    "Fork",
    "School",
    "Version",
    "decode",
    "end_with_parent",
    "is_within",
    "link_refused",
    "open_school",
    "put",
    "shares",
    "today",
    "versions",
]

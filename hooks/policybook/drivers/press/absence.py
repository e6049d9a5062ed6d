"""Absence: on a machine without Pango nothing can be printed, and one message says which line installs it."""

import ctypes
import sys
from contextlib import redirect_stdout
from functools import cache
from io import StringIO

LINES = {
    "linux": (
        "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "
        "(on Fedora: sudo dnf install -y pango)"
    ),
    "darwin": "brew install pango",
    "win32": (
        r"winget install MSYS2.MSYS2; C:\msys64\usr\bin\pacman -S --noconfirm mingw-w64-ucrt-x86_64-pango; "
        r"setx WEASYPRINT_DLL_DIRECTORIES C:\msys64\ucrt64\bin"
    ),
}
"""What installs Pango, by system; Windows has it from MSYS2, and WeasyPrint is told in which folder."""
LIBRARIES = {
    "darwin": "libpangoft2-1.0.dylib",
    "win32": "libpangoft2-1.0-0.dll",
}  # which needs all the others
PLAIN = "libpangoft2-1.0.so.0"  # on Linux and whatever else is of its kind


class NoPressError(OSError):
    """Something is to be printed on a machine that cannot; the message says what to do."""


@cache
def press_absence() -> str | None:
    """Return why nothing can be printed on this machine, with the line that mends it; None where it can."""
    if _loads(LIBRARIES.get(sys.platform, PLAIN)):
        return None
    try:
        with redirect_stdout(StringIO()):  # where it gives advice to programmers
            import weasyprint  # noqa: F401 - it looks in more places
    except OSError:
        line = LINES.get(sys.platform, LINES["linux"])
        return f"No PDFs can be made here, because Pango is not installed, which sets their type. Run: {line}"
    return None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True

"""The press: finished print HTML in, PDFs out, each rendered once and kept until something that shows in it changes."""

from typing import TYPE_CHECKING, Any

from policybook.drivers.press import limits
from policybook.drivers.press.pool import Pool, print_sheets
from policybook.drivers.press.sheet import LONGEST_WITHOUT_CONTENTS, Leaf, Part, Printed, Sheet
from policybook.drivers.press.typeface import typeface_folder

if TYPE_CHECKING:
    from policybook.drivers.press.fetcher import Fetcher, qr_code

__all__ = [
    "LONGEST_WITHOUT_CONTENTS",
    "Fetcher",
    "Leaf",
    "Part",
    "Pool",
    "Printed",
    "Sheet",
    "limits",
    "print_sheets",
    "qr_code",
    "typeface_folder",
]


def __getattr__(name: str) -> Any:
    """Load what knows WeasyPrint when it is asked for: a build that prints nothing does without it."""
    if name in ("Fetcher", "qr_code"):
        from policybook.drivers.press import fetcher

        return getattr(fetcher, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

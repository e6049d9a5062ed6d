"""The press: finished print HTML in, PDFs out, each rendered once and kept until something that shows in it changes."""

from typing import TYPE_CHECKING, Any

from policybook.drivers.press import limits, shelf
from policybook.drivers.press.absence import NoPressError, press_absence
from policybook.drivers.press.pool import Pool, print_sheets
from policybook.drivers.press.sheet import LONGEST_WITHOUT_CONTENTS, Leaf, Part, Printed, Sheet
from policybook.drivers.press.typeface import font_files, typeface_folder

if TYPE_CHECKING:
    from policybook.drivers.press.typesetter import proof_read

__all__ = [
    "LONGEST_WITHOUT_CONTENTS",
    "Leaf",
    "NoPressError",
    "Part",
    "Pool",
    "Printed",
    "Sheet",
    "font_files",
    "limits",
    "press_absence",
    "print_sheets",
    "proof_read",
    "shelf",
    "typeface_folder",
]


def __getattr__(name: str) -> Any:
    """Load what knows WeasyPrint when it is asked for: a build that prints nothing does without it."""
    if name == "proof_read":
        from policybook.drivers.press import typesetter

        return typesetter.proof_read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

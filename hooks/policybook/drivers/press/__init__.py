"""The press: finished print HTML in, PDFs out, each rendered once and kept until something that shows in it changes."""

from policybook.drivers.press import limits, shelf
from policybook.drivers.press.pool import Pool, print_sheets
from policybook.drivers.press.sheet import LONGEST_WITHOUT_CONTENTS, Leaf, Part, Printed, Sheet
from policybook.drivers.press.typeface import font_files, typeface_folder

__all__ = [
    "LONGEST_WITHOUT_CONTENTS",
    "Leaf",
    "Part",
    "Pool",
    "Printed",
    "Sheet",
    "font_files",
    "limits",
    "print_sheets",
    "shelf",
    "typeface_folder",
]

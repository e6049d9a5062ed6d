"""The press: finished print HTML in, PDFs out, each rendered once and kept until something that shows in it changes."""

from policybook.drivers.press.pool import Pool, print_sheets
from policybook.drivers.press.sheet import (
    LONGEST_WITHOUT_CONTENTS,
    Paper,
    Part,
    Printed,
    Sheet,
    copy_context,
    sheet_html,
)

__all__ = [
    "LONGEST_WITHOUT_CONTENTS",
    "Paper",
    "Part",
    "Pool",
    "Printed",
    "Sheet",
    "copy_context",
    "print_sheets",
    "sheet_html",
]

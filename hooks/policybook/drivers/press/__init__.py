"""The press: finished print HTML in, PDFs out, each rendered once and kept until something that shows in it changes."""

from policybook.drivers.press.pool import Pool, print_sheets
from policybook.drivers.press.sheet import Paper, Printed, Sheet, sheet_html

__all__ = ["Paper", "Pool", "Printed", "Sheet", "print_sheets", "sheet_html"]

"""Findings: what is wrong or doubtful in a file, and the table of all kinds of them."""

from policybook.finding.codes import CODES, Code, code_named
from policybook.finding.finding import Finding, Severity, file_error

__all__ = [
    "CODES",
    "Code",
    "Finding",
    "Severity",
    "code_named",
    "file_error",
]

"""Drafting: what a text still has from being written – places to be filled in, marks of a word processor."""

from policybook.drafting.findings import drafting_findings
from policybook.drafting.placeholders import Placeholder, placeholders

__all__ = [
    "Placeholder",
    "drafting_findings",
    "placeholders",
]

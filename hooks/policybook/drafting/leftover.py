"""Leftovers: a line of a text that was meant for something else than a page of the handbook."""

from dataclasses import dataclass

from policybook.finding import Severity


@dataclass(frozen=True)
class Leftover:
    """One line, and what to do about it."""

    code: str
    """The kind of finding."""
    line: int
    """The line of the text, from 0."""
    message: str
    """What was read and why it will not do."""
    help: str
    """What to write instead."""
    severity: Severity = Severity.NOTE
    """How much it matters."""

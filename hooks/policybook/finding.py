"""Findings: what is wrong or doubtful in a file, as a value that any driver can show in its own way."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error or a warning fails a strict build, a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing wrong or doubtful, with where it is and what to write instead."""

    code: str
    """A short stable name for the kind of finding, such as `unknown-key`."""
    severity: Severity
    """How much it matters."""
    path: str
    """The file, as a reader would name it: `policies/social-media.md`."""
    line: int = 0
    """The line in the file, counted from 1; 0 means the file as a whole."""
    column: int = 0
    """The column in the line, counted from 1; 0 means the line as a whole."""
    message: str
    """What was read and why it will not do, as a full sentence."""
    help: str
    """What to write instead, as a full sentence; empty when the message says it all."""

    def __str__(self) -> str:
        """Return `path:line: message help`, the form in which every driver prints a finding."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message} {self.help}".rstrip()

"""Findings: what is wrong or doubtful in a file, as a value that any driver can show in its own way."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters.

    An error stops a strict build: something false, lost or unreadable would be published. A warning is for a person to
    look at, a note for whoever wants to know; neither stops anything, or adopted words would have to be changed for us.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """The more it matters, the higher."""
        return {"note": 0, "warning": 1, "error": 2}[self.value]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing wrong or doubtful, with where it is and what to write instead."""

    code: str
    """A short stable name for the kind of finding, such as `unknown-key`; each has a row in the table of codes."""
    severity: Severity
    """How much it matters here: as the table says of its kind, or less."""
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
    about: str = ""
    """What it is about beyond the words that its message quotes: whoever lets it stand lets stand no more than that."""

    def __str__(self) -> str:
        """Return `path:line: message help`, the form in which every driver prints a finding."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message} {self.help}".rstrip()


def file_error(code: str, path: str, message: str, remedy: str, *, line: int = 0) -> Finding:
    """Return an error about a file; `line` is counted from 1, and 0 means the file as a whole."""
    return Finding(code=code, severity=Severity.ERROR, path=path, line=line, message=message, help=remedy)

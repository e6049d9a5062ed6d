"""Complaints: what WeasyPrint logs while it sets a sheet, as findings that a clerk understands."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from policybook.drivers.press.fetcher import Fetcher
from policybook.drivers.press.proof import line_of
from policybook.drivers.press.sheet import Sheet
from policybook.finding import Finding, Severity

PICTURE = "Failed to load image"  # how WeasyPrint's own sentence about a picture begins


@contextmanager
def complaints(sheet: Sheet, fetcher: Fetcher) -> Iterator[list[Finding]]:
    """Give a list that fills with findings while WeasyPrint works on the sheet."""
    collector = _Collector(sheet, fetcher)
    logger = logging.getLogger("weasyprint")
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(collector)
    try:
        yield collector.findings
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate


class _Collector(logging.Handler):
    def __init__(self, sheet: Sheet, fetcher: Fetcher) -> None:
        super().__init__(logging.WARNING)
        self.sheet, self.fetcher = sheet, fetcher
        self.findings: list[Finding] = []

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(PICTURE) and isinstance(record.args, tuple):
            found = self._picture(str(record.args[0]))
        else:
            found = self._anything(record)
        if found not in self.findings:
            self.findings.append(found)

    def _picture(self, url: str) -> Finding:
        within = url.startswith("data:")
        name = url if url.startswith("http") else "in the text" if within else unquote(url.rsplit("/", 1)[-1])
        near = "data:" if within else name
        path, source = self._source(near)
        reason = self.fetcher.refused.get(url, "the file is not a picture that we can read")
        return Finding(
            code="picture-not-printed",
            severity=Severity.WARNING,
            path=path,
            line=line_of(near, source),
            message=f"The picture {name} is not printed: {reason}.",
            help="Put a PNG, JPEG or SVG file beside the policies and name it as it is spelt.",
        )

    def _source(self, name: str) -> tuple[str, str]:
        """Return the path and the text of what names a picture; in a document of several, the first that does."""
        bound = ((part.path, part.source) for part in self.sheet.parts if name in part.source)
        return next(bound, (self.sheet.path or self.sheet.slug, self.sheet.source))

    def _anything(self, record: logging.LogRecord) -> Finding:
        """Report what we have no words of our own for; what WeasyPrint itself takes lightly is only a note."""
        return Finding(
            code="print-doubtful",
            severity=Severity.WARNING if record.levelno >= logging.ERROR else Severity.NOTE,
            path=self.sheet.path or self.sheet.slug,
            message=f"The PDF may not look as meant: {record.getMessage().rstrip('.')}.",
            help="Look at it before it is signed.",
        )

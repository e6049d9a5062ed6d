"""The report: findings as log lines, and at the end a summary a clerk can read."""

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policybook.finding import Finding, Severity
from policybook.handbook import Handbook

if TYPE_CHECKING:  # WeasyPrint is slow to import, and needed only for printing
    from policybook.drivers.paper import PrintRun
    from policybook.drivers.press import Printed

LOG = logging.getLogger(
    "mkdocs.plugins.policybook"
)  # a child of the host's logger, which a strict build counts on
LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTE: logging.INFO}


def report(findings: Iterable[Finding]) -> None:
    """Log each finding once, at the level of its severity."""
    for finding in findings:
        LOG.log(LEVELS[finding.severity], str(finding))


def warn_always() -> None:
    """Have the host say its warnings, and count them in a strict build, when it is told to be quiet.

    `mkdocs build --quiet --strict` would otherwise pass over every warning.
    """
    for name in ("mkdocs", "properdocs"):
        logger = logging.getLogger(name)
        logger.setLevel(min(logger.level, logging.WARNING))


def summarise(handbook: Handbook, printed: "PrintRun | None", *, site: Path | None) -> None:
    """Print how many policies there are and how they stand, how many pages were printed and where to look.

    `site` is None where the last site was kept.
    """
    number = len(handbook.entries)
    stand = ", ".join(f"{count} {status}" for status, count in handbook.counts.items() if count)
    school = click.style(handbook.school, bold=True)
    click.echo(f"\n{school}: {_count(number, 'policy', 'policies')} ({stand or 'none yet'})")
    if printed:
        click.echo(_policies(printed.policies))
    if printed and printed.handbook and printed.handbook.pages:
        made = "made now" if printed.handbook.fresh else "unchanged"
        click.echo(
            f"The whole handbook as one PDF of {_count(printed.handbook.pages, 'page', 'pages')} ({made})"
        )
    kept = "The last site stands as it was, because of what is said above."
    click.echo(f"Open {site / 'index.html'}\n" if site else f"{kept}\n")


def _policies(outcomes: "Sequence[Printed]") -> str:
    printed = [one for one in outcomes if one.pages]  # what could not be printed has been reported
    pages = sum(one.pages for one in printed)
    fresh = sum(one.fresh for one in printed)
    made = f"{fresh} made now, {len(printed) - fresh} unchanged" if fresh else "none had changed"
    return f"{_count(len(printed), 'PDF', 'PDFs')} of {_count(pages, 'page', 'pages')} in all ({made})"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"

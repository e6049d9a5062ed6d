"""The report: findings as log lines, and at the end a summary a clerk can read."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from policybook.drivers.paper import PrintRun
from policybook.drivers.press import Printed
from policybook.finding import Finding, Severity
from policybook.handbook import Handbook

LOG = logging.getLogger(
    "mkdocs.plugins.policybook"
)  # a child of the host's logger, which a strict build counts on
LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTE: logging.INFO}
SHALLOW = (
    "Git's history here is cut short, so it cannot say which text was ratified; codes in the files still do. "
    "Fetch all of it (git fetch --unshallow; in a workflow, fetch-depth: 0)."
)
HOSTS = ("mkdocs", "properdocs")


def report(findings: Iterable[Finding], *, stops: bool) -> None:
    """Log each finding once, at the level of its severity; where it `stops`, an error fails a strict build."""
    for finding in findings:
        counted = stops and finding.severity is Severity.ERROR
        LOG.log(LEVELS[finding.severity], str(finding), extra={"policybook_counted": counted})


def say(warning: str) -> None:
    """Log what a person is to know and what stops no build."""
    LOG.warning(warning, extra={"policybook_counted": False})


def count_errors_alone() -> None:
    """Have a strict build pass over what does not stop it; call it once the build has begun.

    The host counts whatever is logged as a warning or worse. Its own warnings, about the pages in docs/, stay counted.
    """
    for handler in (one for name in HOSTS for one in logging.getLogger(name).handlers):
        if hasattr(handler, "get_counts"):  # the host's counter, which it makes anew for each strict build
            handler.addFilter(_is_counted)


def _is_counted(record: logging.LogRecord) -> bool:
    return getattr(record, "policybook_counted", True)


def summarise(handbook: Handbook, printed: PrintRun | None, *, site: Path | None, shallow: bool) -> None:
    """Print how many policies there are and how they stand, what was found and printed, and where to look.

    `site` is None where the last site was kept; `shallow` says that git's history is cut short.
    """
    number = len(handbook.entries)
    stand = ", ".join(f"{count} {status}" for status, count in handbook.counts.items() if count)
    school = click.style(handbook.school, bold=True)
    click.echo(f"\n{school}: {_count(number, 'policy', 'policies')} ({stand or 'none yet'})")
    if found := _found(handbook):
        click.echo(found)
    for line in _broken(handbook):
        click.echo(line)
    if shallow:
        click.echo(SHALLOW)
    if printed:
        click.echo(_policies(printed.policies))
    if printed and printed.handbook and printed.handbook.pages:
        made = "made now" if printed.handbook.fresh else "unchanged"
        click.echo(
            f"The whole handbook as one PDF of {_count(printed.handbook.pages, 'page', 'pages')} ({made})"
        )
    kept = "The last site stands as it was, because of what is said above."
    click.echo(f"Open {site / 'index.html'}\n" if site else f"{kept}\n")


def _broken(handbook: Handbook) -> Iterator[str]:
    """Yield a line for each policy that is not published as it was meant."""
    for entry in handbook.entries:
        if entry.faults:
            yield f"{entry.policy.path} has a fault: its page says so, and it has no PDF"
    for finding in handbook.findings:
        if finding.code == "slug-doubled":
            yield f"{finding.path} is left out: another file has its address"


def _found(handbook: Handbook) -> str:
    counts = Counter(finding.severity for finding in handbook.findings)
    accepted = sum(len(entry.accepted) for entry in handbook.entries)
    said = [_count(counts[one], one, f"{one}s") for one in Severity if counts[one]]
    return ", ".join([*said, *([f"{accepted} accepted"] if accepted else [])])


def _policies(outcomes: Sequence[Printed]) -> str:
    printed = [one for one in outcomes if one.pages]  # what could not be printed has been reported
    pages = sum(one.pages for one in printed)
    fresh = sum(one.fresh for one in printed)
    made = f"{fresh} made now, {len(printed) - fresh} unchanged" if fresh else "none had changed"
    return f"{_count(len(printed), 'PDF', 'PDFs')} of {_count(pages, 'page', 'pages')} in all ({made})"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"

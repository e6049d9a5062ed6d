"""What a check found: every finding with its place on this disk, the line it stands in and how it may be accepted."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import click

from policybook.drivers.cli.aside import manuscript_on
from policybook.drivers.cli.opening import Stop, school_at
from policybook.drivers.disk import decode, today
from policybook.drivers.press import press_absence
from policybook.finding import CODES, Finding, Severity
from policybook.handbook import Handbook
from policybook.policy import mark_of, written

HEAVIEST_FIRST = tuple(sorted(Severity, key=lambda severity: -severity.weight))


@dataclass(frozen=True)
class Told:
    """A finding, with what printers show of it."""

    finding: Finding
    """The finding."""
    path: str
    """Its file, from where one stands."""
    source: str
    """The line in which it stands, as typed; empty where it stands in none."""
    mark: str | None
    """The mark of its words; None where it is in no policy."""
    reason: str | None = None
    """Why a person has let it stand; None where nobody has."""

    @property
    def number(self) -> str:
        """The number of its kind, `PB201`; `PB000` of one that is not in the table."""
        return CODES[self.finding.code].shown if self.finding.code in CODES else "PB000"

    @property
    def accepting(self) -> str:
        """The line that would accept it; empty where that cannot be, is done already, or would change nothing."""
        doubtful = self.finding.severity is Severity.WARNING and self.finding.code != "accepted-unbound"
        if not self.mark or self.reason is not None or not doubtful:
            return ""
        return written(self.finding.code, "REASON", [self.mark])

    @property
    def fingerprint(self) -> str:
        """What tells it from other findings, and stays when lines move."""
        words = (self.path, self.finding.code, self.mark or self.finding.message)
        return sha256("\0".join(words).encode()).hexdigest()


@dataclass(frozen=True)
class Examined:
    """Everything that a check found."""

    school: str
    """The school's name."""
    files: int
    """How many policies were read."""
    told: tuple[Told, ...]
    """What stands, by file and line."""
    accepted: tuple[Told, ...]
    """What was let stand, by file and line."""

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings weigh how much, the heaviest first, each named."""
        counted = Counter(one.finding.severity for one in self.told)
        return {severity: counted[severity] for severity in HEAVIEST_FIRST}

    @property
    def by_file(self) -> Mapping[str, list[Told]]:
        """What stands, by its file."""
        files: dict[str, list[Told]] = {}
        for one in self.told:
            files.setdefault(one.path, []).append(one)
        return files

    @property
    def summary(self) -> str:
        """How much was read and found, as a sentence."""
        said = [_count(number, severity) for severity, number in self.counts.items() if number]
        said += [f"{len(self.accepted)} accepted"] if self.accepted else []
        return f"{self.school}: {_count(self.files, 'policy')}, {', '.join(said) or 'nothing found'}."


def examine(config_file: Path, paths: Iterable[Path] = ()) -> Examined:
    """Examine a school's policies, and return what was found in these paths; in all files where none is named.

    Raises Stop where the school cannot be read, or a path is none of its files.
    """
    handbook = _examined(config_file)
    home = config_file.resolve().parent
    shown = _Shown(home, handbook)
    told = [shown.told(finding) for finding in handbook.findings]
    accepted = [shown.told(one.finding, one.reason) for entry in handbook.entries for one in entry.accepted]
    wanted = [_wanted(path, shown) for path in paths]
    return Examined(
        handbook.school,
        len(handbook.entries),
        tuple(one for one in told if _is_within(one, wanted)),
        tuple(one for one in accepted if _is_within(one, wanted)),
    )


def _examined(config_file: Path) -> Handbook:
    from policybook.drivers.paper import proof_site  # the press loads here alone

    known, absence = school_at(config_file).handbook(on=today()), press_absence()
    with manuscript_on(config_file, known) as manuscript:
        if manuscript.settings.pdf and absence:
            click.echo(f"What only paper shows is not checked. {absence}", err=True)
        found = proof_site(manuscript) if manuscript.settings.pdf and not absence else ()
        return manuscript.handbook.with_findings(found)


class _Shown:
    """Finds the places of findings on this disk."""

    def __init__(self, home: Path, handbook: Handbook) -> None:
        self.home = home
        self.policies = {entry.policy.path: entry.policy for entry in handbook.entries}
        self.lines: dict[str, list[str]] = {}

    def told(self, finding: Finding, reason: str | None = None) -> Told:
        policy = self.policies.get(finding.path)
        mark = mark_of(finding, policy) if policy else None
        return Told(finding, self.path(finding.path), self.source(finding), mark, reason)

    def path(self, named: str) -> str:
        return Path(os.path.relpath(self.home / named)).as_posix()

    def source(self, finding: Finding) -> str:
        if finding.path not in self.lines:
            file = self.home / finding.path
            text = decode(file.read_bytes(), "")[0] if file.is_file() else ""
            self.lines[finding.path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = self.lines[finding.path]
        return lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""


def _wanted(path: Path, shown: _Shown) -> Path:
    """Return a path in full. Raises Stop where it is not there, or lies outside the handbook."""
    if not path.exists():
        raise Stop(f"There is no {path} here.")
    there = path.resolve()
    files = {(shown.home / name).resolve() for name in shown.policies}
    if there in files or there.is_dir() or there.is_relative_to(shown.home):
        return there
    raise Stop(f"{path} is no file of this handbook.")


def _is_within(one: Told, wanted: Iterable[Path]) -> bool:
    there = Path(one.path).resolve()
    return not wanted or any(there.is_relative_to(path) for path in wanted)


def _count(number: int, what: str) -> str:
    many = "policies" if what == "policy" else f"{what}s"
    return f"{number:,} {what if number == 1 else many}"

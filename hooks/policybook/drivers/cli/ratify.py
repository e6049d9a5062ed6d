"""`policybook ratify`: writes into policies' files what a meeting decided, with the code of the text that it had."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import click

from policybook.dates import Terms, WhenError, long_date, read_when
from policybook.drivers.cli.due import read_day
from policybook.drivers.cli.opening import Stop, config_file
from policybook.drivers.cli.texts import Texts
from policybook.drivers.disk import today
from policybook.finding import Severity
from policybook.policy import NotRecordedError, Policy, Resolution, at_time, read_policy, record
from policybook.review import review_findings
from policybook.text import read_code


class RefusedError(Exception):
    """What cannot be recorded of one policy; its text says why and what to write instead."""


@dataclass(frozen=True)
class Decided:
    """What was decided at a meeting, of every policy named alike."""

    day: date
    by: str
    next_review: str | None
    applies: date | None
    code: str | None
    as_of: str | None


@dataclass(frozen=True)
class Change:
    """One file, as it is and as it will be."""

    file: Path
    shown: str
    before: str
    after: str
    said: str
    """Which text was before the meeting."""

    def lines(self) -> Iterator[str]:
        """Give the lines that change, those that go with -, those that come with +."""
        old, new = self.before.splitlines(), self.after.splitlines()
        for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind != "equal":
                yield from (f"- {line}" for line in old[start:end])
                yield from (f"+ {line}" for line in new[first:last])


@click.command()
@click.argument("named", metavar="SLUG[@CODE]...", nargs=-1, required=True)
@config_file
@click.option("--on", "day", callback=read_day, required=True, metavar="DATE", help="The day of the meeting.")
@click.option("--by", required=True, metavar="BODY", help="Who met, such as FGB.")
@click.option(
    "--minute", "minutes", multiple=True, required=True, metavar="TEXT",
    help="The minute that records it; once for all policies, or once for each in their order.",
)  # fmt: skip
@click.option("--next-review", metavar="WHEN", help="When it is looked at again, such as autumn term 2028.")
@click.option(
    "--from",
    "applies",
    callback=read_day,
    metavar="DATE",
    help="The day from which the text applies, where it is later.",
)
@click.option("--code", metavar="CODE", help="The code of the text that the meeting had, off the paper.")
@click.option(
    "--as-of",
    metavar="DATE",
    help="The day (or commit) whose text the meeting had; today for the text as it is.",
)
@click.option("--dry-run", is_flag=True, help="Show the lines, and write nothing.")
def ratify(
    named: tuple[str, ...],
    config_file: Path,
    day: date,
    by: str,
    minutes: tuple[str, ...],
    next_review: str | None,
    applies: date | None,
    code: str | None,
    as_of: str | None,
    dry_run: bool,
) -> None:
    """Record that a meeting ratified policies, in the front matter of their files and nowhere else.

    The code of the text that was before the meeting goes along, so that every later change can be told from it; it may
    stand behind the name, as `policybook pack --list` prints it. What
    contradicts itself is refused, and then no file is written.

    The exit status is 2 where anything was refused.
    """
    if len(minutes) not in (1, len(named)):
        raise click.UsageError(f"Give --minute once, or {len(named)} times: once for each policy.")
    if code and (as_of or len(named) > 1):
        raise click.UsageError("--code is the code of one text: name one policy, and leave out --as-of.")
    texts = Texts(config_file)
    decided = Decided(day, by, _when(next_review, texts.school.settings.terms), applies, code, as_of)
    changes = [*_changes(texts, named, minutes * (len(named) if len(minutes) == 1 else 1), decided)]
    for change in changes:
        click.echo("\n".join([f"{change.shown}: {change.said}", *change.lines()]))
        if not dry_run:
            change.file.write_bytes(change.after.encode("utf-8"))
    if dry_run:
        click.echo("Nothing was written.")


def _when(typed: str | None, terms: Terms) -> str | None:
    if typed is None:
        return None
    try:
        return read_when(typed, terms).text
    except WhenError as error:
        raise click.BadParameter(str(error), param_hint="--next-review") from error


def _changes(
    texts: Texts, named: tuple[str, ...], minutes: tuple[str, ...], decided: Decided
) -> Iterator[Change]:
    """Give what is to be written. Raises Stop, with all that is refused, where anything is."""
    changes, refused = [], []
    for name, minute in zip(named, minutes, strict=True):
        named_so, coded = _coded(name)
        policy = texts.entry(named_so).policy
        try:
            changes.append(_change(texts, policy, minute, replace(decided, code=coded) if coded else decided))
        except (RefusedError, NotRecordedError) as error:
            refused.append(f"{policy.path}: {error}")
    if refused:
        raise Stop("\n".join(["Nothing was written.", *refused]))
    yield from changes


def _coded(name: str) -> tuple[str, str | None]:
    """Return a policy's name and the code behind it, as in lettings@7F3A-91C2-KM4T-0B5D; None where there is none."""
    before, _, code = name.rpartition("@")
    return (before, code) if before and read_code(code) else (name, None)


def _change(texts: Texts, policy: Policy, minute: str, decided: Decided) -> Change:
    _refuse_day(policy, decided)
    file = texts.file(policy)
    try:
        before = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError("It is not UTF-8 text. Save it as UTF-8 first.") from None
    code, said = _text_before(texts, policy, decided)
    resolution = Resolution(
        by=decided.by,
        on=decided.day,
        minute=minute,
        code=code,
        next_review=decided.next_review,
        applies=decided.applies,
    )
    after = record(before, resolution)
    _refuse_contradictions(
        policy, read_policy(after, path=policy.path, terms=texts.school.settings.terms).policy
    )
    return Change(file, policy.path, before, after, said)


def _refuse_day(policy: Policy, decided: Decided) -> None:
    """Refuse a day that cannot be that of the meeting."""
    day, last = decided.day, policy.ratified and policy.ratified.on
    if day > today():
        swapped = f" Did you mean {other}?" if (other := _swapped(day)) and other <= today() else ""
        raise RefusedError(
            f"{long_date(day)} is still to come.{swapped} Record a meeting after it has taken place."
        )
    if last and day < last.first:
        raise RefusedError(
            f"It was ratified {at_time(last)} already, and {long_date(day)} is before that. Check the year, and which "
            "of day and month comes first: 2026-12-08 is 8 December."
        )


def _swapped(day: date) -> date | None:
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else None


def _text_before(texts: Texts, policy: Policy, decided: Decided) -> tuple[str, str]:
    """Return the code of the text that the meeting had, and which that is in words."""
    if decided.code:
        code = read_code(decided.code)
        if code is None:
            raise RefusedError(
                f"'{decided.code}' is not a text code. One looks like this: 7F3A-91C2-KM4T-0B5D."
            )
        named = texts.named(policy, code)
        return code, f"the meeting had the text {named.what} ({named.proof})."
    if decided.as_of:
        named = texts.named(policy, decided.as_of, in_force=False)
        return named.policy.code, f"the meeting had the text {named.what} ({named.proof})."
    stood = texts.stood(policy, decided.day)
    if stood and stood.policy.code != policy.code:
        raise RefusedError(
            f"Its text has changed since {long_date(decided.day)}. Say which text the meeting had: "
            f"--as-of {decided.day} for the text of that day, --as-of today for the text as it is, "
            "or --code with the code on the paper."
        )
    return (
        policy.code,
        f"the meeting had the text as it is today{'' if stood else ', as far as anybody can say'}.",
    )


def _refuse_contradictions(before: Policy, after: Policy) -> None:
    known = {(one.code, one.message) for one in review_findings(before, on=today())}
    for one in review_findings(after, on=today()):
        if one.severity is not Severity.NOTE and (one.code, one.message) not in known:
            given = (
                " Or say when the next review is, with --next-review." if "next-review" in one.message else ""
            )
            raise RefusedError(f"{one.message} {one.help}{given}")

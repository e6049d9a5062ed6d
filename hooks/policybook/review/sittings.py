"""Sittings: the days on which a school's bodies meet, as `meetings.yml` lists them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import yaml

from policybook.dates import WhenError, read_when
from policybook.finding import Finding, Severity
from policybook.front_matter import nodes
from policybook.names import GOVERNING_BODY, nearest, same_body
from policybook.policy import Policy

KEYS = ("on", "body")
LIKE = "Write each meeting on a line of its own, like - {on: 2026-12-01, body: FGB}."
YEAR_ENDS = (8, 31)  # of a school year, for which calendars are made


@dataclass(frozen=True, order=True)
class Sitting:
    """One meeting of one body."""

    on: date
    """The day."""
    body: str
    """Who meets, as typed."""


def read_sittings(text: str, *, path: str) -> tuple[tuple[Sitting, ...], tuple[Finding, ...]]:
    """Read a calendar of meetings: a list of `{on: 2026-12-01, body: FGB}`; return them by day, and what is wrong.

    What cannot be read is left out and named in a finding. Nothing is raised.
    """
    try:
        top = nodes(text.replace("\r\n", "\n").replace("\r", "\n"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        return (), (
            _finding(path, line, "This line cannot be read, so no meeting of the file is known.", LIKE),
        )
    if top is None:
        return (), ()
    if not isinstance(top, yaml.SequenceNode):
        return (), (_finding(path, top.start_mark.line + 1, "The file holds no list of meetings.", LIKE),)
    found: list[Sitting] = []
    findings: list[Finding] = []
    for item in top.value:
        sitting, wrong = _sitting(item, path)
        findings += wrong
        if sitting in found:
            findings.append(
                _finding(path, item.start_mark.line + 1, "The meeting is listed twice.", "Delete one.")
            )
        elif sitting:
            found.append(sitting)
    return tuple(sorted(found)), tuple(findings)


def _sitting(item: yaml.Node, path: str) -> tuple[Sitting | None, list[Finding]]:
    """Read one meeting; one with a key too many is still one."""
    line = item.start_mark.line + 1
    if not isinstance(item, yaml.MappingNode):
        return None, [_finding(path, line, f"'{_typed(item)}' does not say who meets on which day.", LIKE)]
    given: dict[str, str] = {}
    wrong = []
    for key, value in item.value:
        name, at = _typed(key), key.start_mark.line + 1
        if name not in KEYS:
            close = nearest(name, KEYS)
            help_ = f"Did you mean {close}?" if close else f"The keys are {' and '.join(KEYS)}."
            wrong.append(_finding(path, at, f"'{name}' is not a key we know.", help_))
        elif name in given:
            wrong.append(_finding(path, at, f"'{name}' is given twice; the first counts.", "Delete one."))
        else:
            given[name] = _typed(value).strip()
    missing = [key for key in KEYS if not given.get(key)]
    if missing:
        return None, [*wrong, _finding(path, line, f"The meeting has no {' and no '.join(missing)}.", LIKE)]
    try:
        when = read_when(given["on"])
    except WhenError as error:
        return None, [*wrong, _finding(path, line, f"on {error.message}", error.help)]
    if when.first != when.last:
        message = f"on '{given['on']}' is more than one day."
        return None, [*wrong, _finding(path, line, message, f"Write one, such as {when.last}.")]
    return Sitting(when.first, given["body"]), wrong


def _typed(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "this"


def body_of(policy: Policy) -> str | None:
    """Return the body before which a policy comes: that which ratified it last; None where a role approved it."""
    act = policy.adopted
    if act is None:
        return GOVERNING_BODY
    return (act.by or GOVERNING_BODY) if act.how == "ratified" else act.by


def sittings_of(body: str | None, sittings: Iterable[Sitting]) -> Iterator[Sitting]:
    """Give the sittings of a body, in their order."""
    return (one for one in sittings if body and same_body(one.body, body))


def meeting_before(
    policy: Policy, due_by: date | None, sittings: tuple[Sitting, ...], *, on: date
) -> Sitting | None:
    """Return the last meeting of a policy's body before its review is overdue, from a day on.

    None where the calendar does not reach so far, or no meeting is left.
    """
    if due_by is None or not sittings or due_by > _reaches(sittings[-1].on):
        return None
    left = [one for one in sittings_of(body_of(policy), sittings) if on <= one.on <= due_by]
    return left[-1] if left else None


def _reaches(last: date) -> date:
    """Return the end of the school year of a calendar's last meeting."""
    end = last.replace(month=YEAR_ENDS[0], day=YEAR_ENDS[1])
    return end if last <= end else end.replace(year=end.year + 1)


def _finding(path: str, line: int, message: str, remedy: str) -> Finding:
    return Finding(
        code="meeting-unread", severity=Severity.WARNING, path=path, line=line, message=message, help=remedy
    )

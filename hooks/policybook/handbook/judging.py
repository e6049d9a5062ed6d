"""Judging: which findings a person has accepted, and what is wrong or left over in what was accepted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from policybook.finding import CODES, Finding, Severity
from policybook.names import nearest
from policybook.policy import Acceptance, Policy, mark_of, written


@dataclass(frozen=True)
class Accepted:
    """A finding that a person has judged and let stand."""

    finding: Finding
    """What was found."""
    reason: str
    """Why it may stay."""


@dataclass
class Judgement:
    """What comes of judging findings."""

    standing: list[Finding] = field(default_factory=list)
    """Those that nobody has accepted as they are."""
    accepted: dict[str, list[Accepted]] = field(default_factory=dict)
    """The others, by file."""


def judge(findings: Iterable[Finding], policies: Mapping[str, Policy]) -> Judgement:
    """Judge findings by what the policies, given by file, accept.

    An acceptance with marks holds for those words alone; one without holds for all of its kind, and is itself a
    finding, because nobody would be told when the words change. Errors are never accepted.
    """
    judged = Judgement()
    unbound: dict[str, list[str]] = {}
    given = {(path, one.code): one for path, policy in policies.items() for one in policy.accepted}
    for finding in findings:
        one = given.get((finding.path, finding.code))
        if one is None:
            judged.standing.append(finding)
            continue
        mark = mark_of(finding, policies[finding.path])
        if finding.severity is Severity.ERROR:
            judged.standing.append(_with_help(finding, "An error cannot be accepted."))
        elif one.marks and mark not in one.marks:
            judged.standing.append(_with_help(finding, _changed(one, mark)))
        else:
            judged.accepted.setdefault(finding.path, []).append(Accepted(finding, one.reason))
            if not one.marks:
                unbound.setdefault(f"{finding.path}\0{finding.code}", []).append(mark)
    for place, marks in unbound.items():
        path, _, code = place.partition("\0")
        judged.standing.append(_unbound(path, given[path, code], marks))
    return judged


def needless(policy: Policy, matched: Iterable[str]) -> Iterator[Finding]:
    """Yield a note for each acceptance of a policy that is none of those `matched`, the codes of what was found."""
    matched = set(matched)
    for one in policy.accepted:
        known = CODES.get(one.code)
        if one.code in matched or (known and known.on_paper):  # only printing could tell
            continue
        close = nearest(one.typed, CODES)
        message = f"'{one.typed}' is accepted, and " + (
            "is not found." if known else "is no kind of finding."
        )
        remedy = "Delete the line." if known or not close else f"Did you mean {close}?"
        yield _finding("accepted-needless", Severity.NOTE, policy.path, one, message, remedy)


def _with_help(finding: Finding, more: str) -> Finding:
    return replace(finding, help=f"{finding.help} {more}".strip())


def _changed(one: Acceptance, mark: str) -> str:
    line = written(one.code, one.reason, [*one.marks, mark])
    return f"These are not the words that were accepted; if they may stay as well, write {line}"


def _unbound(path: str, one: Acceptance, marks: Sequence[str]) -> Finding:
    return _finding(
        "accepted-unbound",
        Severity.WARNING,
        path,
        one,
        f"'{one.typed}' is accepted, and nobody will be told when the words change.",
        f"Write {written(one.code, one.reason, marks)}",
    )


def _finding(code: str, severity: Severity, path: str, one: Acceptance, message: str, remedy: str) -> Finding:
    return Finding(code=code, severity=severity, path=path, line=one.line, message=message, help=remedy)

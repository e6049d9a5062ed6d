"""What is wrong with a reference, said so that a clerk can mend it.

A number that may be an Act's is no fault of the clerk's: only what can hardly be anything but the school's own warns.
"""

from collections.abc import Sequence
from dataclasses import replace

from policybook.finding import Finding, Severity
from policybook.policy import Policy
from policybook.references.citable import Shelf, Targets
from policybook.references.finding_them import Found, Kind
from policybook.references.targets import Outcome, Resolved

PAST_THE_END = 5  # sections: "section 12" of 11 was renumbered; "section 47" is the Children Act's


def reference_finding(
    found: Found, resolved: Resolved, policy: Policy, *, shelf: Shelf, line: int, column: int
) -> Finding | None:
    """Return what is wrong with a reference that stands in `policy` at `line` and `column`, None when nothing is."""
    said = _said(found, resolved, policy, shelf)
    if said is None:
        return None
    code, severity, message, remedy = said
    past = policy.withdrawn is not None  # nobody mends a policy that is no longer in force
    return Finding(
        code=code,
        severity=Severity.NOTE if past else severity,
        path=policy.path,
        line=line,
        column=column,
        message=message,
        help=remedy,
    )


def once(faults: Sequence[Finding]) -> Finding:
    """Return one finding for one cause: the first, which says on what other lines the same is written."""
    first, *others = faults
    lines = sorted({each.line for each in others} - {first.line})
    if not lines:
        return first
    where = " and ".join(filter(None, [", ".join(map(str, lines[:-1])), str(lines[-1])]))
    said = f"The same is written on line{'s' if len(lines) > 1 else ''} {where}."
    return replace(first, message=f"{first.message} {said}")


def absent_finding(title: str, policy: Policy, *, line: int, column: int) -> Finding:
    """Return the note that `policy` names a policy, by `title`, that the handbook does not have."""
    return Finding(
        code="absent-policy",
        severity=Severity.NOTE,
        path=policy.path,
        line=line,
        column=column,
        message=f"'{title}' is not a policy of this handbook.",
        help="If it is one under another name, add this name to that policy's also-known-as.",
    )


def unmarked_finding(found: Found, policy: Policy, *, line: int, column: int) -> Finding:
    """Return what is wrong with an appendix of `policy` that is headed with bold or plain words."""
    return Finding(
        code="heading-unmarked",
        severity=Severity.NOTE if policy.withdrawn else Severity.WARNING,
        path=policy.path,
        line=line,
        column=column,
        message=f"'{found.words}' reads like a heading, but is none.",
        help="Write ## and a space before it, so that it can be cited and has clauses of its own.",
    )


def _said(
    found: Found, resolved: Resolved, policy: Policy, shelf: Shelf
) -> tuple[str, Severity, str, str] | None:
    if resolved.outcome is Outcome.NOTHING:
        return _nothing(found, shelf.targets[resolved.slug or policy.slug], policy)
    if resolved.outcome is Outcome.UNCLEAR:
        return _unclear(found)
    if resolved.misnamed and resolved.target:
        number, title = resolved.target.address, resolved.target.title
        other = resolved.misnamed.address
        meant = f"section {other}" if other[0].isdigit() else "another"
        message = f"'{found.words}' is headed '{title}'; '{resolved.misnamed.title}' is {meant}."
        return (
            "reference-title",
            Severity.WARNING,
            message,
            f"Correct the number {number} or the title after it.",
        )
    if resolved.outcome is Outcome.FOUND and resolved.slug != policy.slug and found.kind is Kind.POLICY:
        return _withdrawn(found, shelf.targets[resolved.slug or ""], policy)
    return None


def _nothing(found: Found, targets: Targets, policy: Policy) -> tuple[str, Severity, str, str] | None:
    here = targets.slug == policy.slug
    doubtful = found.shadowed and not found.sure  # most likely a number of what is named before it
    severity = Severity.WARNING if not here else None if doubtful else _severity(found, targets)
    if severity is None:
        return None
    whose = "This policy" if here else f"The policy '{targets.slug}'"
    kind = found.unit or "clause"
    number = _number((*found.within, *found.target))
    if found.kind is Kind.APPENDIX:
        kind, number = kind.capitalize(), number.upper()
    elif found.within and found.within[0].isalpha() and len(found.within) > 1:
        whose = f"{found.within[0].capitalize()} {_number(found.within[1:]).upper()} of {whose[0].lower()}{whose[1:]}"
        number = _number(found.target)
    if found.kind is not Kind.APPENDIX and targets.endings.get(found.target):
        several = len(targets.endings[found.target]) > 1
        what = f"several {kind}s {number}" if several else f"a {kind} {number} somewhere else"
        message = f"'{found.words}' is not clear: {whose[0].lower()}{whose[1:]} has {what}."
        return "reference-unclear", severity, message, "Say which section it is in."
    message = f"'{found.words}' leads nowhere. {whose} has no {kind} {number}."
    return "reference-to-nothing", severity, message, "Correct the number, or say which document it is in."


def _number(parts: tuple[str, ...]) -> str:
    """Put a number together as it may be printed: `6.a`, but `A2` and `A1.2`."""
    lettered = len(parts) > 1 and parts[0].isalpha() and parts[1].isdigit()
    return parts[0].upper() + ".".join(parts[1:]) if lettered else ".".join(parts)


def _severity(found: Found, targets: Targets) -> Severity | None:
    """Judge a number that leads nowhere in its own policy: a fault, a doubt, or most likely an Act's."""
    if found.kind is Kind.APPENDIX:
        return Severity.WARNING if found.unit == "appendix" else None
    if found.kind is Kind.SECTION and not any(part.isdigit() for part in found.target[1:]):  # 12, 51A
        near = (
            targets.highest
            and found.target[0].isdigit()
            and int(found.target[0]) <= targets.highest + PAST_THE_END
        )
        return (Severity.WARNING if found.sure else Severity.NOTE) if near else None
    return Severity.WARNING if found.sure and targets.clauses else Severity.NOTE


def _unclear(found: Found) -> tuple[str, Severity, str, str]:
    message = f"'{found.words}' can be any of these policies: {', '.join(found.policies)}."
    return (
        "reference-unclear",
        Severity.NOTE,
        message,
        "Give each policy a title or also-known-as of its own.",
    )


def _withdrawn(found: Found, targets: Targets, policy: Policy) -> tuple[str, Severity, str, str] | None:
    replacement = targets.replaced_by
    if not targets.withdrawn or (replacement or "").casefold() in (policy.slug, policy.title.casefold()):
        return None  # the policy that took its place may well say so
    remedy = (
        f"Name the policy that replaced it: {replacement}."
        if replacement
        else "Name the policy now in force."
    )
    message = f"'{found.words}' has been withdrawn."
    return "reference-to-withdrawn", Severity.WARNING, message, remedy

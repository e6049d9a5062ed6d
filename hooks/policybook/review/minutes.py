"""Minutes: what the records of adoption in a school's policies say against one another, and against its delegation."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from policybook.dates import long_date, named_days
from policybook.finding import Finding, Severity
from policybook.names import GOVERNING_BODY, name_of_body, same_body
from policybook.policy import Act, Policy

_ITEM = re.compile(r"\bitem (?:no\.? ?)?#?(?P<number>[0-9]{1,4}(?:\.[0-9]{1,3}){0,3}[a-z]?)\b", re.IGNORECASE)
_LEAD = re.compile(r"[^0-9,:;.(]{2,60}")  # what stands before the day or the item: who met

Delegation = Mapping[str, Sequence[str]]
"""Who may approve a policy without the governing body: by its slug or its category, bodies and roles."""


def minute_findings(policies: Iterable[Policy]) -> Iterator[Finding]:
    """Yield what minutes say against each other: one item for two policies, or the body of another decision."""
    acts = [(policy, act) for policy in policies if not policy.withdrawn for act in acts_of(policy)]
    bodies = {name_of_body(act.by): act.by for _, act in acts if act.by}
    items: dict[tuple[str, ...], Policy] = {}
    for policy, act in acts:
        yield from _other_body(policy, act, bodies)
        found = _ITEM.search(act.minute or "")
        if found and act.on and act.on.first == act.on.last:
            key = (act.on.first.isoformat(), name_of_body(act.by or ""), found["number"].lower())
            first = items.setdefault(key, policy)
            if first is not policy:
                yield _finding(
                    policy,
                    act,
                    "minute-doubled",
                    f"The minute '{act.minute}' is also that of {first.title}.",
                    "Correct the item of one of the two, or write items where one resolution adopted both.",
                )


def delegation_findings(policies: Iterable[Policy], delegation: Delegation) -> Iterator[Finding]:
    """Yield what was approved by somebody whose it is not, as the school's settings say; nothing where they say none.

    The governing body may adopt any policy.
    """
    for policy in policies if delegation else ():
        act = policy.approved
        if act is None or policy.withdrawn or same_body(act.by or "", GOVERNING_BODY):
            continue
        allowed = [*delegation.get(policy.slug, ()), *delegation.get(policy.category or "", ())]
        named = [name for name in (act.by, act.level) if name]
        if named and not any(same_body(one, other) for one in named for other in allowed):
            whose = f"that is for {' or '.join(allowed)}" if allowed else "nobody but the governing body may"
            yield _finding(
                policy,
                act,
                "approval-level",
                f"approved names {' at level '.join(named)}, and under delegation: in mkdocs.yml {whose}.",
                "Correct who approved it, or the delegation; or have the governing body ratify it.",
            )


def day_findings(policy: Policy) -> Iterator[Finding]:
    """Yield a minute that names another day than its act."""
    for act in acts_of(policy):
        days = named_days(act.minute or "")
        if act.on and days and not any(act.on.first <= day <= act.on.last for day in days):
            yield _finding(
                policy,
                act,
                "minute-contradiction",
                f"The minute names {long_date(days[0])}, and {act.how} says {act.on.text}.",
                "Correct one of the two.",
            )


def acts_of(policy: Policy) -> tuple[Act, ...]:
    """Return the acts that adopted a policy."""
    return tuple(act for act in (policy.ratified, policy.approved) if act)


def _other_body(policy: Policy, act: Act, bodies: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a minute that begins with the name of another body."""
    lead = _LEAD.match(act.minute or "")
    other = (
        bodies.get(name_of_body(re.sub(r"\b(?:minutes?|meeting|of|item)\b", " ", lead[0]))) if lead else None
    )
    if act.by and other and not same_body(act.by, other):
        message = f"The minute '{act.minute}' is of {other}, and by says {act.by}."
        yield _finding(policy, act, "body-contradiction", message, "Correct one of the two.")


def _finding(policy: Policy, act: Act, code: str, message: str, remedy: str) -> Finding:
    line = policy.lines.get(act.how, 0)
    return Finding(
        code=code, severity=Severity.WARNING, path=policy.path, line=line, message=message, help=remedy
    )

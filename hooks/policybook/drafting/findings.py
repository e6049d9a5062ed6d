"""Drafting findings: what is left over in a policy's text, each with what to do about it."""

from policybook.drafting.few import few
from policybook.drafting.placeholders import Placeholder
from policybook.finding import Finding, Severity
from policybook.policy import Policy


def drafting_findings(policy: Policy, unfilled: tuple[Placeholder, ...]) -> tuple[Finding, ...]:
    """Return what is left over in a policy; `unfilled` are its places that are still to be filled in."""
    return few(_unfilled(policy, one) for one in unfilled)


def _unfilled(policy: Policy, one: Placeholder) -> Finding:
    return Finding(
        code="still-to-fill-in",
        severity=Severity.WARNING,
        path=policy.path,
        line=one.line,
        column=one.column,
        message=f"'{one.words}' is still to be filled in.",
        help="Write what belongs there. Until then the page says so and the PDF is marked as a draft.",
    )

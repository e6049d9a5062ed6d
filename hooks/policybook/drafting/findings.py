"""Drafting findings: what is left over in a policy's text, each with what to do about it."""

from policybook.drafting.few import few
from policybook.drafting.leftover import Leftover
from policybook.drafting.marks import marks
from policybook.drafting.placeholders import Placeholder
from policybook.drafting.plain_headings import plain_headings
from policybook.drafting.run_on import run_on
from policybook.drafting.standing import standing_in_text
from policybook.drafting.typed_contents import typed_contents
from policybook.finding import Finding, Severity
from policybook.policy import Policy


def drafting_findings(policy: Policy, unfilled: tuple[Placeholder, ...]) -> tuple[Finding, ...]:
    """Return what is left over in a policy; `unfilled` are its places that are still to be filled in."""
    text = policy.text
    kinds = (marks(text), typed_contents(text), plain_headings(text), run_on(text), standing_in_text(policy))
    left = (few(_left(policy, one) for one in kind) for kind in kinds)
    return (
        *few(_unfilled(policy, one) for one in unfilled),
        *(finding for found in left for finding in found),
    )


def _left(policy: Policy, one: Leftover) -> Finding:
    return Finding(
        code=one.code,
        severity=one.severity,
        path=policy.path,
        line=policy.text.first_line + one.line,
        message=one.message,
        help=one.help,
    )


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

"""Review: whether a policy is in date on a day, and what its dates say against one another."""

from policybook.review.contradictions import review_findings
from policybook.review.minutes import Delegation, delegation_findings, minute_findings
from policybook.review.status import Review, Status, review, unknown

__all__ = [
    "Delegation",
    "Review",
    "Status",
    "delegation_findings",
    "minute_findings",
    "review",
    "review_findings",
    "unknown",
]

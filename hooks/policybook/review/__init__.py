"""Review: whether a policy is in date on a day, and what its dates say against one another."""

from policybook.review.contradictions import review_findings
from policybook.review.minutes import Delegation, delegation_findings, minute_findings
from policybook.review.sittings import Sitting, body_of, meeting_before, read_sittings, sittings_of
from policybook.review.status import Review, Status, review, unknown

__all__ = [
    "Delegation",
    "Review",
    "Sitting",
    "Status",
    "body_of",
    "delegation_findings",
    "meeting_before",
    "minute_findings",
    "read_sittings",
    "review",
    "review_findings",
    "sittings_of",
    "unknown",
]

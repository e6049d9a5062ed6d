"""The audience: what is for staff alone, and where a text for everybody would give some of it away."""

from policybook.audience.secrets import Secret, held, page_secrets, policy_secrets, title_of
from policybook.audience.sharing import Kept, Published, page_findings, sharing_findings
from policybook.audience.spotting import Spotter, spoken

__all__ = [
    "Kept",
    "Published",
    "Secret",
    "Spotter",
    "held",
    "page_findings",
    "page_secrets",
    "policy_secrets",
    "sharing_findings",
    "spoken",
    "title_of",
]

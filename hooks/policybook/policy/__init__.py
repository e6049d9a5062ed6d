"""The policy: the value that comes of one file, and what its signing amounts to."""

from policybook.policy.policy import Act, Policy
from policybook.policy.reading import Reading, read_policy, slug_of
from policybook.policy.signing import at_time, in_words, is_signed, statement, version

__all__ = [
    "Act",
    "Policy",
    "Reading",
    "at_time",
    "in_words",
    "is_signed",
    "read_policy",
    "slug_of",
    "statement",
    "version",
]

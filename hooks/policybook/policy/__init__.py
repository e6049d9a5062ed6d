"""The policy: the value that comes of one file, and what its signing amounts to."""

from policybook.policy.policy import Act, Policy
from policybook.policy.reading import Reading, read_policy, read_ratified, slug_of, units, with_pictures
from policybook.policy.signing import at_time, in_words, statement, version

__all__ = [
    "Act",
    "Policy",
    "Reading",
    "at_time",
    "in_words",
    "read_policy",
    "read_ratified",
    "slug_of",
    "statement",
    "units",
    "version",
    "with_pictures",
]

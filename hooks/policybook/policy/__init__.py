"""The policy: the value that comes of one file, and what its signing amounts to."""

from policybook.policy.acceptance import Acceptance, mark_of, written
from policybook.policy.mending import Mended, mend
from policybook.policy.policy import Act, Policy
from policybook.policy.reading import (
    Reading,
    public_source,
    read_policy,
    read_ratified,
    slug_of,
    units,
    with_pictures,
)
from policybook.policy.signing import at_time, in_words, is_signed, statement, version

__all__ = [
    "Acceptance",
    "Act",
    "Mended",
    "Policy",
    "Reading",
    "at_time",
    "in_words",
    "is_signed",
    "mark_of",
    "mend",
    "public_source",
    "read_policy",
    "read_ratified",
    "slug_of",
    "statement",
    "units",
    "version",
    "with_pictures",
    "written",
]

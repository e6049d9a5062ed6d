"""The policy: the value that comes of one file, and what its signing amounts to."""

from policybook.policy.acceptance import Acceptance, mark_of, written
from policybook.policy.control_labels import key_of
from policybook.policy.control_lines import ControlLine, control_lines
from policybook.policy.mending import Mended, mend, respell
from policybook.policy.policy import Act, Policy
from policybook.policy.reading import (
    Reading,
    public_source,
    read_adopted,
    read_policy,
    slug_of,
    units,
    with_pictures,
)
from policybook.policy.recording import NotRecordedError, Resolution, record
from policybook.policy.signing import at_time, in_words, is_signed, statement, version
from policybook.policy.standing import TextStanding

__all__ = [
    "Acceptance",
    "Act",
    "ControlLine",
    "Mended",
    "NotRecordedError",
    "Policy",
    "Reading",
    "Resolution",
    "TextStanding",
    "at_time",
    "control_lines",
    "in_words",
    "is_signed",
    "key_of",
    "mark_of",
    "mend",
    "public_source",
    "read_adopted",
    "read_policy",
    "record",
    "respell",
    "slug_of",
    "statement",
    "units",
    "version",
    "with_pictures",
    "written",
]

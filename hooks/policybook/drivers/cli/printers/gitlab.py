"""For GitLab: a code quality report, which it shows beside the lines of a merge request.

The form is documented under "Code Quality report format". GitLab wants a fingerprint of each finding that no other has.
"""

import json
from collections import Counter
from hashlib import sha256

from policybook.drivers.cli.examined import Examined, Told
from policybook.finding import Severity

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def as_gitlab(examined: Examined) -> str:
    """Return the report."""
    seen: Counter[str] = Counter()
    report = [_issue(one, seen) for one in examined.told]
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _issue(one: Told, seen: Counter[str]) -> dict[str, object]:
    seen[one.fingerprint] += 1  # the same words may stand in two places of a file
    fingerprint = sha256(f"{one.fingerprint} {seen[one.fingerprint]}".encode()).hexdigest()
    return {
        "description": f"{one.number}: {one.finding.message} {one.finding.help}".strip(),
        "check_name": one.finding.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[one.finding.severity],
        "location": {"path": one.path, "lines": {"begin": max(1, one.finding.line)}},
    }

"""As JSON: for programs of a school's own; `check.schema.json` beside this module describes every field."""

import json

from policybook.drivers.cli.examined import Examined, Told


def as_json(examined: Examined) -> str:
    """Return everything that was found."""
    data = {
        "school": examined.school,
        "policies": examined.files,
        "counts": {severity.value: number for severity, number in examined.counts.items()},
        "findings": [_finding(one) for one in examined.told],
        "accepted": [{**_finding(one), "reason": one.reason} for one in examined.accepted],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _finding(one: Told) -> dict[str, object]:
    finding = one.finding
    return {
        "number": one.number,
        "code": finding.code,
        "severity": finding.severity.value,
        "path": one.path,
        "line": finding.line or None,
        "column": finding.column or None,
        "message": finding.message,
        "help": finding.help,
        "mark": one.mark,
    }

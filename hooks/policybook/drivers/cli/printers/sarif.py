"""As SARIF 2.1.0: the OASIS standard for the results of checks, which GitHub's code scanning and editors read."""

import json
from urllib.parse import quote

import policybook
from policybook.drivers.cli.examined import Examined, Told
from policybook.finding import CODES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(examined: Examined) -> str:
    """Return a log of one run: all rules, and the results, of which those that were accepted are suppressed."""
    driver = {
        "name": "Policybook",
        "version": policybook.__version__,
        "rules": [
            {
                "id": code.shown,
                "name": code.name,
                "shortDescription": {"text": code.meaning},
                "defaultConfiguration": {"level": code.severity.value},
            }
            for code in CODES.values()
        ],
    }
    results = [_result(one) for one in (*examined.told, *examined.accepted)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(one: Told) -> dict[str, object]:
    finding = one.finding
    accepted = (
        {} if one.reason is None else {"suppressions": [{"kind": "inSource", "justification": one.reason}]}
    )
    return {
        "ruleId": one.number,
        "level": finding.severity.value,
        "message": {"text": f"{finding.message} {finding.help}".strip()},
        "locations": [{"physicalLocation": _place(one)}],
        "partialFingerprints": {"policybook/v1": one.fingerprint},
        **accepted,
    }


def _place(one: Told) -> dict[str, object]:
    places = {"startLine": one.finding.line, "startColumn": one.finding.column if one.finding.line else 0}
    region = {name: number for name, number in places.items() if number}
    return {"artifactLocation": {"uri": quote(one.path)}, **({"region": region} if region else {})}

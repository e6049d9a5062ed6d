"""Few: the first of many findings of one kind, and how many more there are."""

from collections.abc import Iterable
from dataclasses import replace

from policybook.finding import Finding

HANDFUL = 5  # of one kind that are worth telling one by one


def few(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings of one kind about one file: where there are many, the first few, and the rest counted."""
    found = tuple(findings)
    more = found[HANDFUL:]
    if len(more) < 2:  # to say that there is one more is as long as to say it
        return found
    lines = ", ".join(dict.fromkeys(str(one.line) for one in more))
    listed = lines if len(lines) <= 60 else f"{lines[:60].rpartition(',')[0]} and so on"
    message = f"There are {len(more)} more places like this, on lines {listed}."
    return (*found[:HANDFUL], replace(more[0], message=message, help=""))

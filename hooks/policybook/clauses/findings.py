"""Numbering findings: gaps, repeats, steps backwards and mixed punctuation, each said with the label to write."""

from collections.abc import Sequence

from policybook.clauses.addresses import ClauseNode
from policybook.clauses.labels import Kind
from policybook.finding import Finding, Severity

_PROBLEMS = {
    "gap": (
        "label-gap",
        "Clause '{now}' follows '{before}': something between them is missing.",
        "Check that no clause was lost, or number it '{next}'.",
    ),
    "repeat": (
        "label-repeat",
        "Clause '{now}' has the same number as the one before it.",
        "Number it '{next}', or join the two.",
    ),
    "back": (
        "label-back",
        "Clause '{now}' follows '{before}': the numbers step backwards.",
        "Number it '{next}', or give the list a heading of its own.",
    ),
    "mixed": (
        "label-mixed",
        "Clause '{now}' is punctuated differently from '{before}' in the same list.",
        "Punctuate both alike.",
    ),
}
_ROMAN = ((90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def numbering_findings(
    clauses: Sequence[ClauseNode], doubled: Sequence[ClauseNode], *, path: str, first_line: int
) -> tuple[Finding, ...]:
    """Return what is doubtful in the numbers of a policy's clauses.

    `doubled` are the clauses that cannot be told from an earlier one by their label; `path` is the file's name and
    `first_line` the line of the file on which the text begins.
    """
    found = []
    ambiguous = {id(clause) for clause in doubled}
    for clause in clauses:
        if clause.placement.problem:
            code, message, remedy = _words(clause)
        elif id(clause) in ambiguous:
            code, message, remedy = _doubled(clause)
        else:
            continue
        found.append(
            Finding(
                code=code,
                severity=Severity.WARNING,
                path=path,
                line=first_line + clause.line,
                column=clause.indent + 1,
                message=message,
                help=remedy,
            )
        )
    return tuple(found)


def _words(clause: ClauseNode) -> tuple[str, str, str]:
    previous = clause.placement.previous
    before = previous.last if previous else None
    now = clause.label.text
    if not isinstance(before, ClauseNode):
        return "label-gap", f"A list of clauses begins at '{now}'.", "Check that no clause was lost above it."
    code, message, remedy = _PROBLEMS[clause.placement.problem or "gap"]
    words = {"now": now, "before": before.label.text, "next": _next_label(before)}
    return code, message.format(**words), remedy.format(**words)


def _doubled(clause: ClauseNode) -> tuple[str, str, str]:
    address = clause.address.partition("~")[0]
    message = f"Clause '{clause.label.text}' cannot be told from an earlier clause {address}."
    remedy = "Give the list a heading of its own, or number its clauses differently."
    return "address-doubled", message, remedy


def _next_label(clause: ClauseNode) -> str:
    """Return the label that would have been the next of the run, in the run's own spelling."""
    stem, last = clause.label.stem, clause.placement.reading.value[-1] + 1
    number = stem[:-1] if clause.label.inserted else stem
    if number.replace(".", "").isdigit():
        new = ".".join([*number.split(".")[:-1], str(last)])
    elif len(stem) == 1 and clause.placement.reading.kind in (Kind.LETTER, Kind.CAPITAL) and stem not in "zZ":
        new = chr(ord(stem) + 1)
    else:
        new = _roman(last) if stem.islower() else _roman(last).upper()
    return clause.label.text.replace(stem, new)


def _roman(value: int) -> str:
    text = ""
    for number, letters in _ROMAN:
        count, value = divmod(value, number)
        text += letters * count
    return text

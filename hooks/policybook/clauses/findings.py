"""Numbering findings: gaps, repeats, steps backwards and mixed punctuation, each said once for a list.

They are notes: what is typed is what is printed, and a clerk may have meant it.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from policybook.clauses.addresses import ClauseNode
from policybook.clauses.labels import Label, stem_at
from policybook.clauses.lines import stems_on
from policybook.finding import Finding, Severity

Told = tuple[str, ClauseNode, str, str]
"""A code, the clause where it shows, what is said and what to do."""
SHOWN = 8  # labels that a message quotes; the list itself says the rest


def numbering_findings(
    lists: Sequence[Sequence[ClauseNode]],
    doubled: Sequence[ClauseNode],
    automatic: Sequence[Sequence[ClauseNode]],
    *,
    lines: Sequence[str],
    path: str,
    first_line: int,
) -> tuple[Finding, ...]:
    """Return what is doubtful in the numbers of a policy's clauses, at most one finding of a kind for a list.

    `lists` are its runs of clauses; `doubled` the clauses that cannot be told from an earlier one by their label;
    `automatic` the lists that are numbered by position; `lines` the text's own; `path` is the file's name and
    `first_line` the line of the file on which the text begins.
    """
    again = {id(clause) for clause in doubled}
    ordered = sorted((clause for members in lists for clause in members), key=lambda clause: clause.line)
    above = {id(clause): before.line for before, clause in pairwise(ordered)}
    told: list[tuple[Told, Sequence[ClauseNode]]] = []
    for members in lists:
        told += _of_list(members, lines, above)
        known = any(clause.placement.problem in ("repeat", "back") for clause in members)
        twice = [clause for clause in members if id(clause) in again and not known]
        told += [(_doubled(twice), twice)] if twice else []
    told += [(_automatic(members), members) for members in automatic]
    return tuple(
        Finding(
            code=code,
            severity=Severity.NOTE,
            path=path,
            line=first_line + clause.line,
            column=clause.indent + 1,
            message=message,
            help=remedy,
            about=_labels(wrong),
        )
        for (code, clause, message, remedy), wrong in sorted(told, key=lambda one: one[0][1].line)
    )


def _labels(wrong: Sequence[ClauseNode]) -> str:
    """Return the labels of all that a finding is about, each behind the one before it in its list."""
    pairs = (
        (before.label.text if (before := _before(clause)) else "", clause.label.text) for clause in wrong
    )
    return " ".join(" ".join(pair) for pair in pairs)


def _of_list(
    members: Sequence[ClauseNode], lines: Sequence[str], above: dict[int, int]
) -> Iterator[tuple[Told, Sequence[ClauseNode]]]:
    for problem, say in _SAID.items():
        wrong = [clause for clause in members if clause.placement.problem == problem]
        if problem in ("gap", "late"):
            wrong = [clause for clause in wrong if not _is_elsewhere(clause, lines, above)]
        if wrong:
            yield say(wrong), wrong


def _is_elsewhere(clause: ClauseNode, lines: Sequence[str], above: dict[int, int]) -> bool:
    """Tell whether the number before a clause's is typed between, where no clause is: in a table, in a heading."""
    before, kind, value = _before(clause), clause.placement.reading.kind, clause.placement.reading.value
    start = before.line if before else above.get(id(clause), -1)
    wanted = ".".join([*map(str, value[:-1]), stem_at(kind, value[-1] - 1)])
    return value[-1] > 1 and wanted in stems_on(lines[start + 1 : clause.line])


def _before(clause: ClauseNode) -> ClauseNode | None:
    last = clause.placement.previous.last if clause.placement.previous else None
    return last if isinstance(last, ClauseNode) else None


def _gap(wrong: Sequence[ClauseNode]) -> Told:
    labels: list[str] = []
    missing: list[str] = []
    for clause in wrong:
        before = _before(clause)
        if before and before.label.text not in labels:
            labels.append(before.label.text)
        labels.append(clause.label.text)
        missing.append(_missing(clause, before))
    gone = _joined(missing)
    is_one = len(missing) == 1 and " to " not in gone
    message = f"The numbers go {', '.join(labels[:SHOWN])}: {gone} {'is' if is_one else 'are'} missing."
    return "label-gap", wrong[0], message, "Check that no clause was lost, or close the gap."


def _missing(clause: ClauseNode, before: ClauseNode | None) -> str:
    """Return the labels that lie between two clauses of a run, spelt as the later one is: `4.`, or `3. to 6.`."""
    value = clause.placement.reading.value
    was = before.placement.reading.value if before else ()
    first = was[-1] + 1 if was[:-1] == value[:-1] and was else 1
    labels = [_label_at(clause, at) for at in dict.fromkeys((first, value[-1] - 1))]
    return " to ".join(labels)


def _label_at(clause: ClauseNode, place: int) -> str:
    """Return the label that would stand at another place of a clause's run."""
    reading, label = clause.placement.reading, clause.label
    stem = ".".join([*map(str, reading.value[:-1]), stem_at(reading.kind, place)])
    return label.text.replace(label.stem, stem)


def _late(wrong: Sequence[ClauseNode]) -> Told:
    clause = wrong[0]
    message = f"A list begins at '{clause.label.text}', and nothing above it goes before that."
    return (
        "label-late",
        clause,
        message,
        f"Check that nothing was lost, or begin at '{_label_at(clause, 1)}'.",
    )


def _repeat(wrong: Sequence[ClauseNode]) -> Told:
    clause = wrong[0]
    message = f"The number '{clause.label.text}' is given to two clauses of one list."
    return "label-repeat", clause, message, f"Number the second '{_next(clause)}', or join the two."


def _back(wrong: Sequence[ClauseNode]) -> Told:
    clause = wrong[0]
    before = _before(clause)
    said = f" after '{before.label.text}'" if before else ""
    message = f"The numbers step backwards: '{clause.label.text}' stands{said}."
    return (
        "label-back",
        clause,
        message,
        f"Number it '{_next(clause)}', or give the list a heading of its own.",
    )


def _mixed(wrong: Sequence[ClauseNode]) -> Told:
    clause = wrong[0]
    before = _before(clause)
    shown = f"'{before.label.text}', then '{clause.label.text}'" if before else f"'{clause.label.text}'"
    return "label-mixed", clause, f"One list is punctuated in two ways: {shown}.", "Punctuate all alike."


_SAID: dict[str, Callable[[Sequence[ClauseNode]], Told]] = {
    "late": _late,
    "gap": _gap,
    "repeat": _repeat,
    "back": _back,
    "mixed": _mixed,
}


def _next(clause: ClauseNode) -> str:
    """Return the label that would have been the next of the run that a clause joined."""
    previous = clause.placement.previous
    return _label_at(clause, previous.value[-1] + 1) if previous else clause.label.text


def _doubled(twice: Sequence[ClauseNode]) -> Told:
    first, last = twice[0], twice[-1]
    labels = f"'{first.label.text}'" + (f" to '{last.label.text}'" if last is not first else "")
    address = first.address.partition("~")[0]
    said = f"Clauses {labels} of this list have the numbers of an earlier list"
    if last is first:
        said = f"Clause {labels} has the number of an earlier one"
    message = f"{said}: 'clause {address}' means the first."
    return (
        "address-doubled",
        first,
        message,
        "Give the list a heading of its own if its clauses are to be cited.",
    )


def _automatic(members: Sequence[ClauseNode]) -> Told:
    first = members[0]
    typed: Label = first.typed or first.label
    last = members[-1].label.text
    reach = f"'{first.label.text}' to '{last}'"
    message = f"This list is numbered by position, {reach}: every label is typed '{typed.text}'."
    return "label-automatic", first, message, "Type the numbers if they must never move."


def _joined(parts: Sequence[str]) -> str:
    shown = [*parts[:SHOWN], "more"] if len(parts) > SHOWN else list(parts)
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]

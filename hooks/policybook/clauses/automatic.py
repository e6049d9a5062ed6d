"""Automatic numbers: a list whose labels are all `1.` (or all `a.`) asks to be numbered by position, as in Markdown."""

from collections.abc import Sequence
from dataclasses import replace

from policybook.clauses.addresses import ClauseNode
from policybook.clauses.labels import Label, Reading, stem_at


def number_by_position(lists: Sequence[Sequence[ClauseNode]]) -> list[Sequence[ClauseNode]]:
    """Give the clauses of each list whose labels are all its first the labels that are printed; return those lists."""
    automatic = [members for members in lists if _is_automatic(members)]
    for members in automatic:
        for place, clause in enumerate(members, start=1):
            clause.typed, clause.label = clause.label, _label_at(clause, place)
            clause.placement = replace(clause.placement, problem=None)
    return automatic


def _is_automatic(members: Sequence[ClauseNode]) -> bool:
    first = members[0]
    return len(members) > 1 and all(
        clause.label.text == first.label.text and clause.placement.reading.value == (1,) for clause in members
    )


def _label_at(clause: ClauseNode, place: int) -> Label:
    label, kind = clause.label, clause.placement.reading.kind
    stem = stem_at(kind, place)
    text = label.text.replace(label.stem, stem)
    return replace(label, text=text, stem=stem, readings=(Reading(kind, (place,)),))

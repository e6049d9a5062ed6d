"""Places: where a redline changes something, in the words in which people cite it."""

from collections.abc import Iterable

from policybook.redline import Pair
from policybook.text import Unit

MOST = 6  # places that a sentence can hold; more are counted


def places(changes: Iterable[Pair]) -> str:
    """Return where changes are: `clauses 36 and 47`, `clause 2.3, “Monitoring” and 4 other places`."""
    clauses: dict[str, None] = {}
    others: dict[str, None] = {}
    for pair in changes:
        unit = pair.unit
        if unit.clause:
            clauses[_shown(unit)] = None
        else:
            others[_named(unit)] = None
    listed = [*clauses][:MOST]
    said = [f"{'clause' if len(listed) == 1 else 'clauses'} {_and(listed)}"] if listed else []
    said += [*others][: MOST - len(listed)]
    left = len(clauses) + len(others) - min(len(clauses), MOST) - min(len(others), MOST - len(listed))
    if left:
        said.append(f"{left} other {'place' if left == 1 else 'places'}")
    return _and(said)


def place(unit: Unit) -> str:
    """Return where one unit stands: `clause 2.3`, `the heading “Monitoring”`."""
    return f"clause {_shown(unit)}" if unit.clause else _named(unit)


def _shown(unit: Unit) -> str:
    assert unit.clause
    return unit.clause.address.partition("~")[0]


def _named(unit: Unit) -> str:
    if unit.kind == "title":
        return "the title"
    if unit.kind == "heading":
        return f"the heading “{unit.said}”"
    return f"“{unit.section.title}”" if unit.section else "the text before the first heading"


def _and(said: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(said[:-1]), *said[-1:]]))

"""Counting: the label that Word computes for each numbered paragraph, from the lists and the order of paragraphs.

Lists that come of one abstract list count together. A paragraph at a level counts that one on, and what is below it
begins again. A level that is passed over counts as begun. Where a list states its own start, that holds once, at the
first paragraph of the list. The levels of the standard are 0 to 8.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from policybook.words.formats import is_known, written
from policybook.words.lists import LEVELS, Level, NumberedList

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class Numbered:
    """Where a paragraph stands in a list."""

    num_id: int
    """The list."""
    level: int
    """The level in it, from 0."""


@dataclass(frozen=True)
class Label:
    """What Word prints before a paragraph."""

    text: str
    """The label: `2.1`, `(a)`; "" for a bullet and where nothing is printed."""
    level: int
    """The level in its list, from 0."""
    bullet: bool = False
    """Whether it is a bullet."""
    glued: bool = False
    """Whether Word prints no space after it."""
    doubts: tuple[str, ...] = ()
    """Why a person should look at it in Word."""


@dataclass
class _Counter:
    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    """The number of each level; None where it is to begin again."""
    begun: set[int] = field(default_factory=set)
    """The lists whose own starts have been used."""
    seen: set[tuple[int, int]] = field(default_factory=set)
    """The lists, with the levels of them, that have been met."""


def count(paragraphs: Iterable[Numbered | None], lists: Mapping[int, NumberedList]) -> list[Label | None]:
    """Return the label of each paragraph, in order; None for one that is in no list that is defined."""
    counters: dict[str, _Counter] = {}
    labels: list[Label | None] = []
    for one in paragraphs:
        own = lists.get(one.num_id) if one else None
        if one is None or own is None:
            labels.append(None)
            continue
        at = 0 if own.single else max(0, min(one.level, LEVELS - 1))
        counter = counters.setdefault(own.counter, _Counter())
        doubts = _count_on(counter, one.num_id, own, at)
        labels.append(_label(own, at, counter.values, doubts))
    return labels


def _count_on(counter: _Counter, num_id: int, own: NumberedList, at: int) -> tuple[str, ...]:
    """Count a level on, and begin again what is below it; return what is doubtful."""
    values, level = counter.values, own.level(at)
    passed = [up for up in range(at) if values[up] is None and own.level(up).text]
    for up in range(at):
        if values[up] is None:
            values[up] = own.level(up).start
    before = values[at]
    starts = at in own.overrides and num_id not in counter.begun
    if before is None or starts:
        values[at] = own.overrides[at] if starts else level.start
    else:
        values[at] = before + 1
    late = at in own.overrides and not starts and before is not None and (num_id, at) not in counter.seen
    counter.seen.add((num_id, at))
    if at in own.overrides:
        counter.begun.add(num_id)
    for below in range(at + 1, LEVELS):
        restart = own.level(below).restart
        if restart is None or 0 < at + 1 <= restart:
            values[below] = None
    return (
        *((f"level {passed[0] + 1} of its list is passed over",) if passed else ()),
        *(("its list begins at a lower level",) if late else ()),
    )


def _label(own: NumberedList, at: int, values: list[int | None], doubts: tuple[str, ...]) -> Label:
    level = own.level(at)
    if level.form == "bullet":
        return Label("", at, bullet=True)
    text = _PLACE.sub(lambda mark: _figure(own, level, int(mark[1]) - 1, at, values), level.text)
    unknown = sorted({own.level(up).form for up in range(at + 1) if not is_known(own.level(up).form)})
    doubts += tuple(f"numbers in the format '{form}' are written in figures" for form in unknown)
    glued = level.follows == "nothing" and bool(text) and not text[-1].isspace()
    return Label(" ".join(text.split()), at, glued=glued, doubts=doubts if text.strip() else ())


def _figure(own: NumberedList, level: Level, up: int, at: int, values: list[int | None]) -> str:
    """Return the number of a level as it stands in the label of level `at`."""
    up = min(up, at)
    form = own.level(up).form
    if level.legal and form not in ("none", "decimalZero"):
        form = "decimal"
    return written(values[up] or 0, form)

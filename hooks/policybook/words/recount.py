"""Recount: the labels of numbered paragraphs a second time, in another way, to be held against the first.

`counting` goes through the paragraphs with running counters. Here each number is worked out by itself, from how many
paragraphs of its level stand between it and the last that made the level begin again.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from policybook.words.counting import Numbered
from policybook.words.formats import written
from policybook.words.lists import LEVELS, NumberedList

_PLACE = re.compile(r"%([1-9])")


@dataclass
class _Events:
    """The paragraphs of one abstract list, by where they stand in the document."""

    at: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """The places of each level, rising."""
    starts: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    """Where a level starts by a list's own statement, and with which number."""
    lists: dict[int, NumberedList] = field(default_factory=dict)
    """The list of each place."""
    stated: set[int] = field(default_factory=set)
    """The lists whose statement has been used."""


def recount(paragraphs: Sequence[Numbered | None], lists: Mapping[int, NumberedList]) -> list[str | None]:
    """Return the text of each paragraph's label; "" for a bullet, None where it is in no list."""
    events: dict[str, _Events] = defaultdict(_Events)
    levels: dict[int, int] = {}
    for place, one in enumerate(paragraphs):
        own = lists.get(one.num_id) if one else None
        if one and own:
            levels[place] = 0 if own.single else max(0, min(one.level, LEVELS - 1))
            _enter(events[own.counter], place, levels[place], one.num_id, own)
    found: list[str | None] = []
    for place, one in enumerate(paragraphs):
        own = lists.get(one.num_id) if one else None
        found.append(_text(events[own.counter], place, levels[place], own) if own else None)
    return found


def _enter(events: _Events, place: int, level: int, num_id: int, own: NumberedList) -> None:
    events.at[level].append(place)
    events.lists[place] = own
    if level in own.overrides and num_id not in events.stated:
        events.stated.add(num_id)
        events.starts[level].append((place, own.overrides[level]))


def _text(events: _Events, place: int, level: int, own: NumberedList) -> str:
    shape = own.level(level)
    if shape.form == "bullet":
        return ""

    def figure(mark: re.Match[str]) -> str:
        up = min(int(mark[1]) - 1, level)
        form = own.level(up).form
        return written(
            _number(events, place, up, own),
            "decimal" if shape.legal and form not in ("none", "decimalZero") else form,
        )

    return " ".join(_PLACE.sub(figure, shape.text).split())


def _number(events: _Events, place: int, level: int, own: NumberedList) -> int:
    """Return the number of a level as it stands at a place."""
    restart = own.level(level).restart
    above = range(level) if restart is None else range(min(restart, level))
    since = max((_last(events.at[up], place) for up in above), default=-1)
    stated = next(((at, start) for at, start in reversed(events.starts[level]) if at <= place), None)
    same = events.at[level]
    if stated and stated[0] > since:
        return stated[1] + bisect_right(same, place) - bisect_right(same, stated[0])
    deeper = [
        places[at]
        for down, places in events.at.items()
        if down >= level and (at := bisect_right(places, since)) < len(places)
    ]
    first = min((one for one in deeper if one <= place), default=place)
    begins = events.lists[first].level(level).start
    explicit = bisect_right(same, place) - bisect_right(same, since)
    return (
        begins + explicit - (bisect_left(same, first) < len(same) and same[bisect_left(same, first)] == first)
    )


def _last(places: Sequence[int], place: int) -> int:
    """Return the last of rising places before one; -1 where there is none."""
    at = bisect_left(places, place)
    return places[at - 1] if at else -1

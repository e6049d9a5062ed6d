"""Edits: versions of a text made by known steps, so that a redline can be held against what was truly done."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policybook.text import Unit

WORDS = (
    "coach governor badge register evening library orchard window ladder parcel whistle lantern cupboard ribbon "
    "harvest meadow teacher pencil corridor kitchen timetable luggage picnic umbrella"
).split()
KINDS = ("move", "split", "join", "insert", "delete", "reword", "renumber")


@dataclass
class Edited:
    """A later version, and which of its units come from which of the earlier one."""

    units: list[Unit]
    """The later version."""
    origins: list[frozenset[int]]
    """For each of its units, the indexes of the units of the earlier version that it comes from."""

    @property
    def truth(self) -> set[tuple[int, int]]:
        """Pairs of indexes that belong together: earlier, later."""
        return {(old, new) for new, olds in enumerate(self.origins) for old in olds}


def edit(units: Sequence[Unit], steps: int, seed: int, kinds: Sequence[str] = KINDS) -> Edited:
    """Make a later version of some units by so many steps; each touches units that no step has touched before."""
    chance = random.Random(seed)
    made = Edited(list(units), [frozenset({at}) for at in range(len(units))])
    touched: set[int] = set()
    for number in range(steps):
        globals()[f"_{kinds[number % len(kinds)]}"](made, chance, touched)
    return made


def _pick(made: Edited, chance: random.Random, touched: set[int], words: int = 8) -> int:
    """Choose a paragraph of some length that no step has touched."""
    able = [
        at
        for at, unit in enumerate(made.units)
        if unit.kind == "paragraph"
        and len(unit.said.split()) >= words
        and not made.origins[at] & touched
        and made.origins[at]
    ]
    at = chance.choice(able) if able else -1
    if able:
        touched.update(made.origins[at])
    return at


def _move(made: Edited, chance: random.Random, touched: set[int]) -> None:
    at = _pick(made, chance, touched)
    to = chance.randrange(len(made.units))
    if at >= 0:
        made.units.insert(to, made.units.pop(at))
        made.origins.insert(to, made.origins.pop(at))


def _split(made: Edited, chance: random.Random, touched: set[int]) -> None:
    at = _pick(made, chance, touched, 12)
    if at < 0:
        return
    unit, words = made.units[at], made.units[at].said.split()
    half = chance.randrange(len(words) // 3, 2 * len(words) // 3 + 1)
    made.units[at : at + 1] = [
        replace(unit, said=" ".join(words[:half])),
        replace(unit, said=" ".join(words[half:]), label="", level=0),
    ]
    made.origins[at : at + 1] = [made.origins[at]] * 2


def _join(made: Edited, chance: random.Random, touched: set[int]) -> None:
    at = _pick(made, chance, touched, 5)
    if at < 0 or at + 1 >= len(made.units):
        return
    other = made.units[at + 1]
    if (
        other.kind != "paragraph"
        or made.origins[at + 1] & touched
        or not made.origins[at + 1]
        or not other.said
    ):
        return
    touched.update(made.origins[at + 1])
    made.units[at : at + 2] = [replace(made.units[at], said=f"{made.units[at].said} {other.said}")]
    made.origins[at : at + 2] = [made.origins[at] | made.origins[at + 1]]


def _insert(made: Edited, chance: random.Random, _touched: set[int]) -> None:
    at = chance.randrange(len(made.units) + 1)
    said = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(9, 25))) + "."
    made.units.insert(at, Unit("paragraph", 0, "", "", said.capitalize(), 1))
    made.origins.insert(at, frozenset())


def _delete(made: Edited, chance: random.Random, touched: set[int]) -> None:
    at = _pick(made, chance, touched)
    if at >= 0:
        del made.units[at], made.origins[at]


def _reword(made: Edited, chance: random.Random, touched: set[int]) -> None:
    at = _pick(made, chance, touched)
    if at >= 0:
        words = made.units[at].said.split()
        for _ in range(max(1, len(words) // 5)):
            words[chance.randrange(len(words))] = chance.choice(WORDS)
        made.units[at] = replace(made.units[at], said=" ".join(words))


def _renumber(made: Edited, chance: random.Random, _touched: set[int]) -> None:
    start = chance.randrange(len(made.units))
    for at in range(start, len(made.units)):
        if made.units[at].label.rstrip(".").isdigit():
            number = int(made.units[at].label.rstrip(".")) + 1
            made.units[at] = replace(made.units[at], label=f"{number}.")

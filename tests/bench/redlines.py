"""How well redlines pair the units of two versions, beside other ways of doing it, and how long one takes."""

import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from rich.console import Console
from rich.table import Table

from edits import edit
from policybook.policy import read_policy
from policybook.redline import make_redline
from policybook.text import Unit, read_units
from school import ROOT

Pairs = set[tuple[int, int]]


def ours(before: Sequence[Unit], after: Sequence[Unit]) -> Pairs:
    old = {id(unit): at for at, unit in enumerate(before)}
    new = {id(unit): at for at, unit in enumerate(after)}
    return {
        (old[id(one)], new[id(other)])
        for pair in make_redline(before, after).pairs
        for one in pair.before
        for other in pair.after
    }


def lines(before: Sequence[Unit], after: Sequence[Unit]) -> Pairs:
    """Pair as difflib does, each unit a line, and lines replaced one by one."""
    matcher = SequenceMatcher(None, [one.said for one in before], [one.said for one in after], autojunk=False)
    return {
        (start + at, first + at)
        for kind, start, end, first, last in matcher.get_opcodes()
        if kind in ("equal", "replace")
        for at in range(min(end - start, last - first))
    }


def addresses(before: Sequence[Unit], after: Sequence[Unit]) -> Pairs:
    """Pair what has the same label, or the same place after it."""
    keys = [[], []]  # type: list[list[tuple[str, int]]]
    for side, units in enumerate((before, after)):
        label, place = "", 0
        for unit in units:
            label, place = (unit.label, 0) if unit.label else (label, place + 1)
            keys[side].append((label, place))
    at = {key: index for index, key in enumerate(keys[1])}
    return {(index, at[key]) for index, key in enumerate(keys[0]) if key in at}


def main() -> None:
    texts = [
        read_units(read_policy(file.read_text(encoding="utf-8"), path=file.name).policy.text)
        for file in sorted((ROOT / "policies").glob("*.md"))
    ]
    table = Table(title="Units paired rightly: precision / recall")
    for heading in ("edits", "ours", "difflib", "addresses", "ms a redline"):
        table.add_column(heading, justify="right")
    ways: dict[str, Callable[[Sequence[Unit], Sequence[Unit]], Pairs]] = {
        "ours": ours, "difflib": lines, "addresses": addresses,
    }  # fmt: skip
    for steps in (3, 8, 20):
        counts = {name: [0, 0, 0] for name in ways}
        spent = 0.0
        for number, units in enumerate(texts):
            copies = list(units)
            for seed in range(4):
                made = edit(copies, steps, seed * 100 + number)
                after = [Unit(**vars(unit)) for unit in made.units]
                for name, way in ways.items():
                    began = time.perf_counter()
                    found = way(copies, after)
                    spent += (time.perf_counter() - began) * (name == "ours")
                    counts[name][0] += len(found & made.truth)
                    counts[name][1] += len(found)
                    counts[name][2] += len(made.truth)
        shown = [f"{right / given:.4f} / {right / true:.4f}" for right, given, true in counts.values()]
        table.add_row(str(steps), *shown, f"{1000 * spent / len(texts) / 4:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()

"""How the time to read and mark up clauses grows: with the text, and no faster for odd text than for plain.

Ten times the clauses may take about ten times as long. Odd input of 100 kB is set against a plain policy of the
same size and as many clauses or blocks; a sentence of Markdown costs what it costs. Each figure is the least of
three runs taken in turn.
"""

import sys
import time
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from policybook.text import parse, render

SIZE = 100_000  # characters
GROWTH_LIMIT = 13.0  # times as long for ten times the clauses: linear, with room for a noisy machine
ODD_LIMIT = 4.0  # times as long as plain text with as many clauses or blocks

PLAIN = "Staff must tell the office about every visit before it begins, in writing."


def policy(clauses: int) -> str:
    """Return a policy of so many clauses."""
    return "\n\n".join(f"{number}. {PLAIN}" for number in range(1, clauses + 1))


ODD = {
    "labels on one line": "1. " * 33_000,
    "labels alone": "1.\n" * 33_000,
    "one label again and again": "i) x\n" * 20_000,
    "two runs in turn": "a.\nb.\n" * 16_000,
    "opening brackets": "(" * SIZE,
    "half labels": "(a" * 50_000,
    "dotted without end": "1." * 50_000,
    "stairs": "\n".join(" " * step + "1. x" for step in range(440)),
    "bullets on one line": "- " * 50_000,
    "bullets in bullets": "\n".join("    " * (step % 30) + "- x" for step in range(1_600)),
    "the same heading": "# 1. x\n" * 14_000,
    "spaces": " " * SIZE,
    "bars": "|" * SIZE,
}


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def read_and_convert(text: str) -> int:
    """Read a policy, write its HTML and return how many blocks it has."""
    read = parse(text, path="policies/a.md", first_line=1)
    render(read.tokens)
    return len(read.outline.clauses) + len(read.outline.sections)


def plain_like(blocks: int) -> str:
    """Return plain clauses, as many as given and of 100 kB together."""
    words = "x" * max(1, SIZE // max(blocks, 1) - 8)
    return "\n\n".join(f"{number}. {words}" for number in range(1, max(blocks, 1) + 1))


def main() -> int:
    """Print the figures and return 1 when one is above its limit."""
    console, failed = Console(), False
    small, large = policy(500), policy(5_000)
    runs = [
        (seconds(lambda: read_and_convert(small)), seconds(lambda: read_and_convert(large))) for _ in range(3)
    ]
    times = [min(column) for column in zip(*runs, strict=True)]
    ratio = times[1] / times[0]
    failed |= ratio > GROWTH_LIMIT
    console.print(
        f"5,000 clauses take {ratio:.1f} times as long as 500 ({times[1]:.2f} s, {times[0]:.2f} s); "
        f"limit {GROWTH_LIMIT}"
    )
    table = Table("odd input of 100 kB", "clauses", "odd, s", "plain, s", "times", title=f"limit {ODD_LIMIT}")
    for name, text in ODD.items():
        blocks = read_and_convert(text[:SIZE])
        plain = plain_like(blocks)
        pairs = [
            (seconds(lambda: read_and_convert(text[:SIZE])), seconds(lambda: read_and_convert(plain)))  # noqa: B023
            for _ in range(2)
        ]
        odd, usual = (min(column) for column in zip(*pairs, strict=True))
        failed |= odd > ODD_LIMIT * max(usual, 0.05)  # s; below that both are nothing
        table.add_row(name, f"{blocks:,}", f"{odd:.2f}", f"{usual:.2f}", f"{odd / usual:.1f}")
    console.print(table)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

"""What texts cost that somebody wrote to stop a build: twenty shapes, at 1, 4 and 16 times their length.

Each text is read, made a page with all layers, and compared with one in which every word differs. What is linear takes
four times as long for four times the text; a shape fails if any step takes more than `LIMIT` times as long.

    python tests/bench/hostile.py [characters] [shape…]
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from policybook.pages import make_page
from policybook.policy import Policy, read_policy, units
from policybook.redline import make_redline
from policybook.references import open_citable
from policybook.terms import make_lexicon

LENGTH = 8_000  # characters of the shortest text
TIMES = (1, 4, 16)
LIMIT = 7.0  # times as long for four times the text, at most: linear takes 4, quadratic 16
LEAST = 0.25  # seconds under which growth is not judged: a garbage collection weighs more

SHAPES: dict[str, Callable[[int], str]] = {
    "comments opened": lambda n: "<!--" * (n // 4),
    "tags opened": lambda n: "<b>" * (n // 3),
    "a tag that never ends": lambda n: "<a " + "x=y " * (n // 4),
    "brackets opened": lambda n: "[" * n,
    "links in links": lambda n: "[a](" * (n // 4),
    "pictures in links": lambda n: "![" * (n // 2),
    "stars": lambda n: "*" * n,
    "stars and letters": lambda n: "*a_" * (n // 3),
    "back-ticks of all lengths": lambda n: " ".join("`" * (k % 90 + 1) for k in range(n // 46)),
    "quotations in quotations": lambda n: "> " * (n // 2) + "a",
    "lists in lists": lambda n: "\n".join(f"{' ' * (k % 40)}- a" for k in range(n // 24)),
    "labels of one word": lambda n: "\n\n".join(f"{k}. a" for k in range(1, n // 8)),
    "labels of all kinds": lambda n: "\n".join(f"{'1aiA'[k % 4]}) go" for k in range(n // 6)),
    "dotted labels": lambda n: "\n\n".join(f"{k}.{k}.{k} go" for k in range(1, n // 16)),
    "headings": lambda n: "\n\n".join(f"## {k} Aims" for k in range(n // 12)),
    "references": lambda n: "1. Go.\n\n2. See " + ", ".join(f"clause {k}" for k in range(n // 12)),
    "ranges": lambda n: "1. Go.\n\n2. See clauses " + " to ".join(str(k) for k in range(n // 8)),
    "definitions": lambda n: "\n\n".join(f"**Word{k}** means word{k - 1}." for k in range(n // 30)),
    "cells": lambda n: "| a " * (n // 8) + "|\n" + "|---" * (n // 8) + "|\n",
    "rows": lambda n: "| a | b |\n|---|---|\n" + "| c | d |\n" * (n // 10),
    "footnotes": lambda n: "\n\n".join(f"Go[^{k}].\n\n[^{k}]: There." for k in range(n // 22)),
    "spaces": lambda n: "a" + " " * n + "b",
    "marks of quotation": lambda n: "\"'“‘" * (n // 4),
    "one word": lambda n: "a" * n,
    "letters with many accents": lambda n: "a" + "\u0301" * n,
    "conflict marks": lambda n: "<<<<<<< a\n=======\n>>>>>>> b\n" * (n // 28),
    "places to fill in": lambda n: "<insert [insert {{" * (n // 18),
    "titles in capitals": lambda n: "The Policy on " * (n // 14),
}


def steps(text: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give each step that a policy's text goes through."""
    made: list[Policy] = []
    source = f"---\ntitle: Games\n---\n\n{text}\n"
    yield "read", lambda: made.append(read_policy(source, path="policies/games.md").policy)
    policy = made[-1]
    yield "page", lambda: _page(policy)
    other = read_policy(source.replace("a", "e"), path="policies/games.md").policy
    yield "redline", lambda: make_redline(units(policy), units(other))


def _page(policy: Policy) -> object:
    lexicon = make_lexicon([], [policy])
    citable = open_citable([policy], school="Elm Lane School")
    return make_page(policy, citable, lexicon.of_policy(policy, glossary="../../glossary/"))


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that some work takes, in seconds."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def measure(shape: Callable[[int], str], length: int) -> dict[str, list[float]]:
    """Return the seconds of each step, for one shape at each length."""
    taken: dict[str, list[float]] = {}
    for times in TIMES:
        for step, work in steps(shape(length * times)):
            taken.setdefault(step, []).append(seconds(work))
    return taken


def main(length: int, chosen: list[str]) -> int:
    """Print what each shape costs and how it grows; return 1 if one grows faster than its length."""
    table = Table("shape", "step", *(f"{times} ×" for times in TIMES), "growth", title=f"{length} characters")
    worst = 0
    for name in chosen or SHAPES:
        for step, taken in measure(SHAPES[name], length).items():
            growth = taken[-1] / max(taken[-2], 0.001)  # below a thousandth the clock says nothing
            grown = growth > LIMIT and taken[-1] > LEAST
            worst |= grown
            figures = [f"{second:.3f}" for second in taken]
            table.add_row(name, step, *figures, f"{growth:.1f}" + (" ✗" if grown else ""))
    Console(width=110).print(table)
    return worst


if __name__ == "__main__":
    number, *names = sys.argv[1:] or [str(LENGTH)]
    sys.exit(main(int(number), names))

"""How the time to find references grows: with the text, not with the titles, and no faster for odd text.

Odd text of 100 kB is set against plain sentences of the same size with as many citations. Each figure is the least of
five runs taken in turn.
"""

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from rich.console import Console
from rich.table import Table

from policybook.references import TitleIndex, find_citations, index_titles, plain, read_references, read_words

SIZE = 100_000  # characters
GROWTH_LIMIT = 13.0  # times as long for ten times the text: linear, with room for a noisy machine
TITLES_LIMIT = 1.5  # times as long with 1,000 titles as with 10
ODD_LIMIT = 4.0  # times as long as plain text with as many citations

PLAIN = "Staff tell the office about every visit, as clause 4.2 and section 5 of the Visits 7 Policy say (see 12). "
ODD = {
    "a word and a number": "s 1 ",
    "sections": "section 1, ",
    "a list without end": "1, ",
    "a range without end": "1 to ",
    "letters": "(a)",
    "brackets": "(",
    "dotted without end": "4.",
    "see": "see (",
    "a title again and again": "Visits 7 ",
    "policies": "Policy ",
    "a name without end": "Alpha and of the ",
    "laws": "the Education Act ",
    "possessors": "of the school's ",
    "this": "section 1 of this a b c d ",
    "objects": "\ufffc",
    "spaces": " ",
}


def titles(number: int) -> TitleIndex:
    """Return an index of so many titles."""
    return index_titles((f"visits-{at}", f"Visits {at} Policy", ()) for at in range(number))


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def least(*works: Callable[[], object]) -> Sequence[float]:
    """Return the least time of each in five runs, in turn."""
    runs = [[seconds(work) for work in works] for _ in range(5)]
    return [min(column) for column in zip(*runs, strict=True)]


def filled(text: str, size: int = SIZE) -> str:
    """Return `text` again and again, `size` characters of it, after a unit word."""
    return ("clause " + text * (size // len(text) + 1))[:size]


def plain_like(citations: int) -> str:
    """Return 100 kB of plain sentences with so many numbers cited, or as many as go in."""
    each = max(10, SIZE // max(1, citations))
    sentence = "clause 4 " + "and so on and on " * (each // 17 + 1)
    return filled(sentence[: max(each, 9)] + " ")


def main() -> int:
    """Print the figures and return 1 when one is above its limit."""
    console, failed = Console(), False
    few, many = titles(10), titles(1_000)
    small, large = filled(PLAIN, SIZE // 10), filled(PLAIN)
    one, ten = least(lambda: read_references(small, titles=few), lambda: read_references(large, titles=few))
    console.print(
        f"100 kB take {ten / one:.1f} times as long as 10 kB ({ten:.2f} s, {one:.3f} s); limit {GROWTH_LIMIT}"
    )
    narrow, wide = least(
        lambda: read_references(large, titles=few), lambda: read_references(large, titles=many)
    )
    console.print(f"1,000 titles take {wide / narrow:.2f} times as long as 10; limit {TITLES_LIMIT}")
    failed |= ten / one > GROWTH_LIMIT or wide / narrow > TITLES_LIMIT
    table = Table(
        "odd text of 100 kB", "numbers cited", "odd, s", "plain, s", "times", title=f"limit {ODD_LIMIT}"
    )
    for name, text in ODD.items():
        odd = filled(text)
        citations = sum(len(citation.numbers) for citation in find_citations(read_words(plain(odd))))
        usual = plain_like(citations)
        strange, known = least(
            partial(read_references, odd, titles=few), partial(read_references, usual, titles=few)
        )
        failed |= strange > ODD_LIMIT * max(known, 0.05)  # s; below that both are nothing
        table.add_row(name, f"{citations:,}", f"{strange:.2f}", f"{known:.2f}", f"{strange / known:.1f}")
    console.print(table)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

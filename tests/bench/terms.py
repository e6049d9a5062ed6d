"""What terms cost beside reading and writing: 300 in 1,000 policies, and how that grows with terms and with text.

Also what definitions of a policy's own cost, from reading them to the finished glossary, at 1, 4 and 16 times as many.

Each policy is converted without terms and with them, and matched alone, turn about, so that whatever else the machine
does falls on all three. The terms are the words and pairs of words that the policies themselves use most, and half of
them occur nowhere: far more is found than in any real handbook. Fails above the limits.

    python tests/bench/terms.py [1000]
"""

import gc
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from policybook.policy import Policy, read_policy
from policybook.terms import (
    Lexicon,
    Page,
    Vocabulary,
    find_terms,
    glossary_findings,
    make_glossary,
    make_lexicon,
    read_definitions,
    read_glossary,
)
from policybook.text import parse, render
from school import ROOT

TERMS = 300
LETTERS = 5  # of a term's words, at least: nobody defines "the"
LIMIT = 1.0  # times what reading and writing takes for the same pages, at most, for matching
OWN = 100  # definitions in one policy, of which there are then 4 and 16 times as many
OWN_LIMIT = (
    6.0  # times as long for four times the definitions, at most; where it were quadratic it would be 16
)
GROWTH_LIMIT = 2.5  # times as long for ten times the terms in one text, at most; terms × text would be 10


def policies(number: int) -> list[Policy]:
    """Return the sample school's policies, again and again under other names, until there are so many."""
    files = sorted((ROOT / "policies").glob("*.md"))
    read = [
        read_policy(file.read_text(encoding="utf-8"), path=f"policies/{file.name}").policy for file in files
    ]
    return [replace(read[at % len(read)], slug=f"{read[at % len(read)].slug}-{at}") for at in range(number)]


def common_words() -> Iterator[str]:
    """Give the words and pairs of words of the sample policies, the commonest first."""
    counted: Counter[str] = Counter()
    for policy in policies(16):
        words = [word for word in policy.body.lower().split() if word.isalpha()]
        counted.update(word for word in words if len(word) >= LETTERS)
        counted.update(" ".join(pair) for pair in pairwise(words) if len(min(pair, key=len)) >= LETTERS)
    return (words for words, _ in counted.most_common())


def lexicon(terms: int) -> Lexicon:
    """Return a glossary of so many terms: words and pairs that occur, and then some that do not."""
    occurring = [words for words, _ in zip(common_words(), range(min(terms, 3_000)), strict=False)]
    invented = [f"{words} of nowhere" for words in occurring]
    chosen = [words for pair in zip(occurring, invented, strict=True) for words in pair][:terms]
    text = "\n\n".join(f"**{words}** means what it says." for words in chosen)
    return make_lexicon(read_definitions(read_glossary(text, path="g.md"), path="g.md"), [])


def seconds(action: Callable[[], object]) -> float:
    """Return the processor time an action takes, in seconds."""
    began = time.process_time()
    action()
    return time.process_time() - began


def plain(policy: Policy) -> str:
    """Read a policy and write its HTML, without terms."""
    return render(parse(policy.body, path=policy.path, first_line=1).tokens)


def compare(number: int) -> tuple[float, float, float, int]:
    """Return the seconds that so many policies take without terms, matched alone and with terms, and the mentions."""
    shared = lexicon(TERMS)
    without = matched = with_terms = 0.0
    mentions = 0
    for policy in policies(number):
        terms = shared.of_policy(policy, glossary="../../glossary/")
        without += seconds(partial(plain, policy))
        matched += seconds(partial(list, terms.vocabulary.uses(policy.body)))
        with_terms += seconds(partial(find_terms, policy.text, terms))
        mentions += len(find_terms(policy.text, terms).mentions)
    return without, matched, with_terms, mentions


def own_definitions(number: int, scoped: str = "") -> float:
    """Return the seconds that a policy with so many definitions of its own takes, from reading them to the glossary."""
    text = "\n\n".join(
        f"{at}. {scoped}“word {at}” means a thing. Word {at - 1} is another." for at in range(1, number + 1)
    )
    policy = read_policy(f"---\ntitle: Many\n---\n{text}\n", path="policies/many.md").policy

    def whole() -> None:
        lexicon = make_lexicon([], [policy])
        found = find_terms(policy.text, lexicon.of_policy(policy, glossary=""))
        found.written.extend(found.extents)
        glossary = make_glossary(lexicon, [Page("Many", "policies/many/", found, policy)], url="glossary/")
        glossary_findings(lexicon, glossary, [policy])

    gc.collect()
    gc.disable()  # whose passes over all that the other tables left would count here
    least = min(seconds(whole) for _ in range(3))
    gc.enable()
    return least


def matching(vocabulary: Vocabulary, text: str) -> float:
    """Return the least of three times that matching a text takes, in seconds."""
    return min(seconds(lambda: list(vocabulary.uses(text))) for _ in range(3))


def main(number: int) -> int:
    """Print both tables and return 1 if any figure is above its limit."""
    without, matched, with_terms, mentions = compare(number)
    cost = Table("what", "seconds", "times", title=f"{number} policies, {TERMS} terms, {mentions:,} mentions")
    cost.add_row("reading and writing", f"{without:.2f}", "1")
    cost.add_row("matching", f"{matched:.2f}", f"{matched / without:.2f}")
    cost.add_row("matching, linking, taking down", f"{with_terms:.2f}", f"{with_terms / without:.2f}")

    text = "\n\n".join(policy.body for policy in policies(16))
    growth = Table(
        "terms", "text, kB", "matching, ms", "times", title=f"Ten times the terms (limit {GROWTH_LIMIT})"
    )
    base = matching(lexicon(TERMS).shared, text)
    many = matching(lexicon(TERMS * 10).shared, text)
    long = matching(lexicon(TERMS).shared, text * 10)
    for terms, size, taken in ((TERMS, 1, base), (TERMS * 10, 1, many), (TERMS, 10, long)):
        growth.add_row(
            str(terms), f"{len(text) * size / 1e3:.0f}", f"{taken * 1e3:.0f}", f"{taken / base:.2f}"
        )

    own = Table(
        "definitions",
        "in all, ms",
        "in a clause each, ms",
        "times",
        title=f"A policy's own (limit {OWN_LIMIT})",
    )
    steep, before = 0.0, (0.0, 0.0)
    for times in (1, 4, 16):
        costs = own_definitions(OWN * times), own_definitions(OWN * times, "In this clause, ")
        grown = [after / first for after, first in zip(costs, before, strict=True) if first]
        steep = max([steep, *grown])
        shown = " and ".join(f"{ratio:.1f}" for ratio in grown)
        own.add_row(str(OWN * times), f"{costs[0] * 1e3:.0f}", f"{costs[1] * 1e3:.0f}", shown)
        before = costs

    Console(width=110).print(cost, growth, own)
    return int(matched / without > LIMIT or many / base > GROWTH_LIMIT or steep > OWN_LIMIT)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 1_000))

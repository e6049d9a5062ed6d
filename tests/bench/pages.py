"""What one policy costs: how many a second are read from their text, and how many become pages, on one core.

python tests/bench/pages.py [rounds]
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from policybook.pages import make_page
from policybook.policy import read_policy
from policybook.references import open_citable
from policybook.terms import make_lexicon, read_definitions, read_glossary
from school import ROOT

ROUNDS = 5
GLOSSARY = "docs/glossary.md"


def least(work: Callable[[], object], rounds: int) -> float:
    """Return the least processor time, in seconds, that some work takes in several rounds."""
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def main(rounds: int) -> None:
    """Print how many policies of the sample school are read and made into pages in a second."""
    files = sorted((ROOT / "policies").glob("*.md"))
    texts = [(f"policies/{file.name}", file.read_text(encoding="utf-8")) for file in files]
    policies = [read_policy(text, path=path).policy for path, text in texts]
    glossary = read_glossary((ROOT / GLOSSARY).read_text(encoding="utf-8"), path=GLOSSARY)
    lexicon = make_lexicon(read_definitions(glossary, path=GLOSSARY), policies)
    citable = open_citable(policies, school="Larkmoss Primary School")

    def pages() -> None:
        for policy in policies:
            make_page(policy, citable, lexicon.of_policy(policy, glossary="../../glossary/"))

    reading = least(lambda: [read_policy(text, path=path) for path, text in texts], rounds)
    making = least(pages, rounds)
    table = Table(
        "what", "policies a second", title=f"{len(policies)} policies, the least of {rounds} rounds"
    )
    table.add_row("read_policy", f"{len(policies) / reading:.0f}")
    table.add_row("make_page", f"{len(policies) / making:.0f}")
    Console().print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)

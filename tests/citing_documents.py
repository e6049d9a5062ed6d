"""Documents with their links drawn: how many of them are found, and how many that are found are right.

`python tests/citing_documents.py` prints both figures and each difference.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from policybook.policy import read_policy
from reference_pictures import draw, read

CASES = Path(__file__).parent / "cases"
LINK = re.compile(r"\[([^\]]+)\]\(([^()]+)\)")
FIRST_OF_TWO = re.compile(r"^\d+\. (?=\(\d+\) )")  # `4. (1) Money` is two clauses, each on a line of the page
DOCUMENT = re.compile(r"^=== (.+)\n", re.MULTILINE)


@dataclass
class Reading:
    """What was found of the links that were drawn."""

    right: int = 0
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missing))

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))


def documents(name: str) -> list[tuple[str, str]]:
    """Return the documents of a file as titles and bodies, links drawn."""
    _, *parts = DOCUMENT.split((CASES / name).read_text("utf-8"))
    return list(zip(parts[::2], parts[1::2], strict=True))


def links(text: str) -> Counter[tuple[str, str]]:
    """Count the links of a text by where they lead and the line that they stand in, without a label before a label."""
    found: Counter[tuple[str, str]] = Counter()
    for line in text.split("\n"):
        plain = " ".join(LINK.sub(r"\1", line).replace("*", "").strip("# ").split())
        plain = FIRST_OF_TWO.sub("", plain)
        found.update((target, plain) for _, target in LINK.findall(line))
    return found


def read_one(title: str, drawn: str) -> Reading:
    """Read one document, the only one of its handbook."""
    slug = re.sub(r"\W+", "-", title.lower())
    text = LINK.sub(r"\1", drawn)
    book, pages = read(read_policy(f"---\ntitle: {title}\n---\n{text}", path=f"policies/{slug}.md").policy)
    wanted, found = links(drawn), links(draw(pages[slug]))
    return Reading(
        right=(wanted & found).total(),
        missing=[f"{title}: {each}" for each in (wanted - found).elements()],
        wrong=[f"{title}: {each}" for each in (found - wanted).elements()],
        findings=[f"{title}: {each}" for each in book.findings],
    )


def read_documents(*names: str) -> Reading:
    """Read every document of the files by itself."""
    reading = Reading()
    for one in (read_one(title, drawn) for name in names for title, drawn in documents(name)):
        reading.right += one.right
        reading.missing += one.missing
        reading.wrong += one.wrong
        reading.findings += one.findings
    return reading


if __name__ == "__main__":
    for name in ("citing_first.md", "citing_second.md", "citing_shapes.md"):
        reading = read_documents(name)
        print(
            f"\n{name}: {reading.right} right, recall {reading.recall:.1%}, precision {reading.precision:.1%}"
        )
        print(*(f"  missing  {each}" for each in reading.missing), sep="\n")
        print(*(f"  wrong    {each}" for each in reading.wrong), sep="\n")
        print(*(f"  finding  {each}" for each in reading.findings), sep="\n")

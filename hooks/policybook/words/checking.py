"""Checking: the words of the Word file against the words of the page that the engine makes of the Markdown."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from rapidfuzz.distance import Indel

from policybook.pages import make_pages
from policybook.policy import Policy
from policybook.words.evidence import Said

MOST = 60_000  # words whose order is compared; of more, only how often each stands
LISTED = 200  # differences that are listed
_MACHINERY = ("headerlink", "pb-clause__link", "footnote-backref")
_INLINE = frozenset("a abbr b bdi code del em i ins mark q s small span strong sub sup u".split())
_SIGNS = str.maketrans({"‑": "-", "\xad": None, "\u200b": None})
_BULLET = re.compile(r"^[•●▪◦·‣⁃■➢❖◆▶➔→✓□❑❒⬥o§–*-]\s+(?=\S)")


@dataclass(frozen=True)
class Difference:
    """Words that stand on one side alone."""

    where: str
    """`Word` or `page`."""
    words: str
    """The words."""
    after: str
    """The words before them."""


@dataclass(frozen=True)
class Check:
    """What the check found."""

    word: int
    """How many words the Word file shows, numbers among them."""
    left_out: int
    """How many of them were left out or taken into front matter, for a reason that is given."""
    page: int
    """How many words the page shows."""
    differences: tuple[Difference, ...]
    """What stands on one side alone; empty where all is well."""
    numbers: int
    """How many numbers were computed a second time."""
    wrong: tuple[str, ...]
    """Numbers that the second computation has otherwise, a sentence each."""

    @property
    def lost(self) -> int:
        """How many words of the Word file are not on the page."""
        return sum(len(one.words.split()) for one in self.differences if one.where == "Word")

    @property
    def added(self) -> int:
        """How many words of the page are not in the Word file."""
        return sum(len(one.words.split()) for one in self.differences if one.where == "page")


def check(said: Sequence[Said], policy: Policy, accounted: Iterable[int], labels: dict[int, str]) -> Check:
    """Compare what a Word file says with a policy's page.

    `accounted` are the paragraphs that were left out or taken into front matter, `labels` the numbers that the
    conversion typed, by paragraph.
    """
    known = frozenset(accounted)
    expected = [word for one in said if not one.hidden and one.place not in known for word in _of(one)]
    gone = [word for one in said if one.hidden or one.place in known for word in _of(one)]
    page = page_words(policy)
    wrong = tuple(
        f"Paragraph {one.place + 1}: '{labels.get(one.place, '')}' is typed, "
        f"and a second computation gives '{one.label}'."
        for one in said
        if one.place >= 0
        and one.place not in known
        and one.label != labels.get(one.place, "")
        and (one.words or one.label)
    )
    numbers = sum(bool(one.label) for one in said)
    return Check(
        len(expected) + len(gone), len(gone), len(page), _differences(expected, page), numbers, wrong
    )


def _of(one: Said) -> list[str]:
    return _split(f"{one.label} {_BULLET.sub('', one.words) if not one.label else one.words}")


def _split(text: str) -> list[str]:
    """Return the words of a text; signs that stand alone are none."""
    apart = text.translate(_SIGNS).replace(")(", ") (")  # two labels in a line: `(1)(a)`
    return [word for word in apart.split() if any(letter.isalnum() for letter in word)]


def _differences(expected: list[str], page: list[str]) -> tuple[Difference, ...]:
    if expected == page:
        return ()
    if max(len(expected), len(page)) > MOST:
        one, other = Counter(expected), Counter(page)
        gone, added = " ".join((one - other).elements()), " ".join((other - one).elements())
        return tuple(
            Difference(where, words, "") for where, words in (("Word", gone), ("page", added)) if words
        )
    found = []
    for step in Indel.opcodes(expected, page):
        if step.tag in ("delete", "replace"):
            found.append(_difference("Word", expected, step.src_start, step.src_end))
        if step.tag in ("insert", "replace"):
            found.append(_difference("page", page, step.dest_start, step.dest_end))
    return tuple(found)


def _difference(where: str, words: list[str], start: int, end: int) -> Difference:
    return Difference(where, " ".join(words[start:end]), " ".join(words[max(0, start - 6) : start]))


def page_words(policy: Policy) -> list[str]:
    """Return the words of the page that the engine makes of a policy, the labels of clauses among them."""
    made = make_pages([policy], "", path="glossary.md", school=policy.school or "")
    reader = _Words()
    reader.feed(made.pages[0].paper)
    reader.close()
    return _split("".join(reader.said))


class _Words(HTMLParser):
    """Reads what a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.said.append(" ")
        if tag not in ("br", "img", "hr", "col", "wbr"):
            names = (dict(attrs).get("class") or "").split()
            self.silent.append(any(name in _MACHINERY for name in names))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.said.append(" ")
        if tag not in ("br", "img", "hr", "col", "wbr") and self.silent:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.silent):
            self.said.append(data)

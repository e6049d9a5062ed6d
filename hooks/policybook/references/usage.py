"""Usage: what a document calls its own provisions and itself, learnt from its title, its headings and its text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from policybook.references.words import plain, read_words, word_set

Key = tuple[str, ...]
Place = TypeVar("Place")

HEADING = frozenset(
    ("part", "chapter", "schedule", "annex", "appendix")
)  # read as labels of headings everywhere
SELDOM = HEADING - {"appendix"} | {  # laws and standards have them, few policies do: ours where the policy says so
    "standing order", "financial regulation", "rule", "regulation", "article", "bye-law",
}  # fmt: skip
LAWFUL = SELDOM - {
    "standing order",
    "financial regulation",
    "bye-law",
}  # units that Acts and Regulations have
DIVIDING = word_set("stage step phase level principle standard commitment protocol form") | SELDOM
UNDIVIDING = word_set(  # headed with a number, but no part of the document: "Year 6", "Table 1"
    """year years week day days term month lesson key class room table figure fig page grade group team unit age block
    version draft covid under over in on at to of for and the question q no number section clause paragraph"""
)
_TITLED = re.compile(  # "Standing Orders of …", "Rules", "Financial Regulations", "Standing Rules and Orders"
    r"(?<!\w)(?:(standing|financial) (order|regulation)|(rule|regulation|article|bye?-?law))s(?!\w)",
    re.IGNORECASE,
)
_OF_THESE = re.compile(
    r"\bof (?:these|this) (standing orders?|rules?|regulations?|articles?|bye-?laws?)\b", re.IGNORECASE
)
_HEADED = re.compile(  # "Stage 2: Formal", "Key Principle IV", "Article 5"; two words at most before the number
    r"(?P<word>[A-Za-z][a-z-]{1,20}(?: [A-Za-z][a-z-]{1,20})?) "
    r"(?P<number>\d{1,2}(?:\.\d{1,2})?[a-z]?|[A-Z]|[IVX]{2,5}|(?i:one|two|three|four|five|six|seven|eight|nine|ten))"
    r"(?=$|[:.,)]| ?[–—(-]| [A-Z])"
)
_SPELT = "one two three four five six seven eight nine ten".split()


@dataclass(frozen=True)
class Usage:
    """How a document speaks of itself."""

    headed: frozenset[str] = frozenset()
    """The words that its headings are labelled with: `appendix`, `part`, `stage`."""
    titled: frozenset[str] = frozenset()
    """What its provisions are called by its title or by the way it speaks of itself: `standing order`, `rule`."""
    title: frozenset[str] = frozenset()
    """The words of its title, in small letters: "of the Constitution" is of itself where they name one."""
    headings: frozenset[Key] = frozenset()
    """The words of headings that can be cited by name: those that stand once."""

    @property
    def own(self) -> frozenset[str]:
        """The units among those seldom ours that are."""
        return self.headed | self.titled

    @property
    def learnt(self) -> frozenset[str]:
        """The units that no grammar knows by itself."""
        return self.headed - SELDOM - HEADING


NO_USAGE = Usage()


def unit_name(word: str) -> str:
    """Return one name for a unit however it is written: `Byelaws` → bye-law."""
    word = word.lower().removesuffix("s")
    return "bye-law" if word.startswith("by") else word


def titled_units(titles: Iterable[str], text: str) -> frozenset[str]:
    """Return what a document's provisions are called, by its title and headings and by "of these rules" in its text."""
    matches = (match for title in titles for match in _TITLED.finditer(title))
    words = [" ".join(filter(None, match.groups())) for match in matches]
    units = {unit_name(word) for word in [*words, *_OF_THESE.findall(text)]}
    return frozenset(units | {unit.split(" ")[1] for unit in units if unit == "financial regulation"})


def headed_by_word(headings: Iterable[tuple[str, Place]]) -> Mapping[Key, Place]:
    """Return what is headed with a word and a number and cited so: `Stage 2: Formal` by stage, 2."""
    found: dict[str, dict[str, Place]] = {}
    for title, place in headings:
        if match := _HEADED.match(plain(title)):
            word, number = unit_name(match["word"]), match["number"].lower()
            number = str(_SPELT.index(number) + 1) if number in _SPELT else number
            if UNDIVIDING.isdisjoint(word.split(" ")):
                found.setdefault(word, {}).setdefault(number, place)
    return {
        (word, *number.split(".")): place
        for word, numbered in found.items()
        if word in DIVIDING or len(numbered) > 1
        for number, place in numbered.items()
    }


def citable_headings(titles: Iterable[str]) -> frozenset[Key]:
    """Return the words of the titles that stand once; one that stands twice leads nowhere clear."""
    count: dict[Key, int] = {}
    for title in titles:
        key = tuple(read_words(plain(title)).keys)
        count[key] = count.get(key, 0) + 1
    return frozenset(key for key, times in count.items() if key and times == 1)

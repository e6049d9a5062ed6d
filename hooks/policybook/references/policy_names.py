"""Names in running text: where a policy of the handbook is named, and where one that is not there."""

import re
from dataclasses import dataclass
from functools import cached_property

from policybook.references.name_words import (
    CONNECTING,
    DESCRIBING,
    ENDING_NAMES,
    FOREIGN,
    GENERIC,
    KINDS,
    NEUTRAL,
    OURS,
    PEOPLE,
    STARTERS,
    UNSPECIFIC,
)
from policybook.references.titles import Name, TitleIndex
from policybook.references.words import Words

MAX_ABSENT = 8  # words of a name that is not in the handbook; a bound on how far it is walked back

ENDING = frozenset(("policy", "procedure", "procedures"))  # what an absent policy's name ends with

_CAPITAL = r"[A-Z][\w'-]{1,30}"
_CHAIN = re.compile(  # "Safeguarding, Behaviour and Attendance Policies": at most six names of four words
    rf"(?:(?:, (?:and |or )?| (?:and|or|&) | ?/ ?){_CAPITAL}(?: (?:(?:of|at|and|in|for|&) )?{_CAPITAL}){{0,3}}){{0,5}}"
    r" (?:[Pp]olicies|[Pp]rocedures)(?!\w)"
)
_EITHER = re.compile(  # "Disciplinary or Capability Procedure"
    rf" or {_CAPITAL}(?: {_CAPITAL}){{0,2}} (?:Policy|Procedure)(?!\w)"
)
_LONGER = re.compile(  # the name goes on: "Behaviour Policy Statement", "Behaviour Policy-maker"
    r"-[^\W_]| (?!(?:Sections?|Clauses?|Para|Paragraphs?|Appendi|Annex|Parts?)(?!\w))[A-Z][\w'-]"
)
_ELSEWHERE = re.compile(  # "the Behaviour Policy of the council"
    r" of (?:the |an? |another |their |your |its )?(?:local |county )?"
    r"(?:another|authority|council|county|diocese|government|provider|contractor|agency|hirer|club|union|DfE)\b"
)
_WITHIN_NAME = frozenset(("at", "of", "in", "for", "to"))  # "Dignity at work", but not "LADO and our"
_WRAPPING = " .,;:()\"'"


@dataclass(frozen=True)
class Mention:
    """A place that names a policy of the handbook."""

    start: int
    """Index of the first character of the name."""
    end: int
    """Index after its last character."""
    policies: tuple[str, ...]
    """Slugs it can mean."""


@dataclass(frozen=True)
class Absent:
    """A place that names a policy the handbook does not have."""

    start: int
    """Index of the first character of the name."""
    end: int
    """Index after its last character."""


@dataclass(frozen=True)
class _Reader:
    """Reads the names in one text."""

    words: Words
    titles: TitleIndex
    listed: bool

    def touches(self, at: int) -> bool:
        """Tell whether only a space (or an apostrophe and a space) parts word `at` from the one before."""
        return at > 0 and self.words.gap(at) in (" ", "' ")

    def is_hyphened(self, at: int) -> bool:
        return at > 0 and self.words.gap(at) == "-"

    @cached_property
    def extent(self) -> tuple[int, int]:
        """Where the text begins and ends inside its punctuation."""
        text = self.words.text
        return len(text) - len(text.lstrip(_WRAPPING)), len(text.rstrip(_WRAPPING))

    def is_alone(self, first: int, end: int) -> bool:
        """Tell whether the words from `first` to before `end` are the whole text, in a list of policies."""
        return self.listed and self.extent == (self.words.starts[first], self.words.ends[end - 1])

    def possessor(self, at: int) -> str | None:
        """Return who possesses what follows word `at` ("school" for "school's"), None when nobody does."""
        word, end = self.words.word(at), self.words.ends[at]
        if word.endswith("'s"):
            return word.removesuffix("'s").lower()
        return self.words.keys[at] if self.words.text[end : end + 1] == "'" else None

    def is_name(self, first: int, end: int, name: Name) -> bool:
        """Tell whether words `first` to before `end` are used as the name of a policy there."""
        words = self.words
        keys = words.keys[first:end]
        capital = all(words.is_capital(at) for at in range(first, end) if words.keys[at] not in CONNECTING)
        if name.stem:
            return capital and self.is_stem(first, end)
        if not capital and KINDS.isdisjoint(keys):
            return False  # "admissions arrangements" in small letters are any arrangements
        if len(keys) == 1:
            return capital and self.is_alone(first, end)
        after = words.ends[end - 1]
        if _LONGER.match(words.text, after) or _ELSEWHERE.match(words.text, after):
            return False
        return self.is_ours(first, capital=capital)

    def is_stem(self, first: int, end: int) -> bool:
        """Tell whether a name without "Policy" is used as one: alone in a list, or in "X, Y and Z Policies"."""
        after = self.words.ends[end - 1]
        if _CHAIN.match(self.words.text, after) or _EITHER.match(self.words.text, after):
            return self.begins(first)
        return self.is_alone(first, end)

    def begins(self, first: int) -> bool:
        """Tell whether a name can begin here: after punctuation or a word that is part of no name."""
        if not self.touches(first):
            return not self.is_hyphened(first)
        owner = self.possessor(first - 1)
        if owner:
            return owner in self.titles.ours
        return not self.words.is_capital(first - 1) or self.words.keys[first - 1] in STARTERS | OURS

    def is_ours(self, first: int, *, capital: bool) -> bool:
        """Judge by what stands before a name whether the policy is the school's own and its name begins here."""
        at, keys = first, self.words.keys
        while self.touches(at) and at > first - 3 and keys[at - 1] in DESCRIBING:
            at -= 1
        if not self.touches(at):
            return not self.is_hyphened(at)
        before, owner = keys[at - 1], self.possessor(at - 1)
        if owner is not None:
            return owner in self.titles.ours and not (at > 1 and keys[at - 2] in FOREIGN | UNSPECIFIC)
        if before in FOREIGN or (before in UNSPECIFIC and not capital):
            return False
        if before in ("and", "or"):
            return at < 2 or self.closes(at - 2, capital=capital)
        if self.words.is_capital(at - 1):
            return before in STARTERS or before in self.titles.ours
        return capital or before in NEUTRAL or before in self.titles.ours

    def closes(self, at: int, *, capital: bool) -> bool:
        """Tell whether the word before an "and" ends another name or thought, so that a name begins after it."""
        key = self.words.keys[at]
        return key in KINDS or (capital and not self.words.is_capital(at) and key not in CONNECTING)

    def absent(self, at: int, taken: int) -> int | None:
        """Return where the name that ends with the "Policy" at word `at` begins, from `taken` on; None for none."""
        words, first = self.words, max(self.reach(at), taken)
        if _LONGER.match(words.text, words.ends[at]):
            return None  # "Behaviour Policy Review" is not about what the handbook lacks
        while first < at and words.word(first).lower().removesuffix("'s") in self.titles.ours | CONNECTING:
            first += 1
        named = set(words.keys[first:at]) - GENERIC - CONNECTING
        return first if named and not self.is_foreign(first) else None

    def reach(self, at: int) -> int:
        """Walk back from word `at` over the words of its name, "Dignity at work" included; return the first."""
        first, keys = at, self.words.keys
        for index in range(at - 1, max(-1, at - 1 - MAX_ABSENT), -1):
            if not (self.touches(index + 1) or self.is_hyphened(index + 1)) or keys[index] in ENDING_NAMES:
                break  # "Disciplinary or Capability Procedure" are two
            if keys[index] in PEOPLE and keys[index + 1] == "and":
                break  # "the LADO and Disciplinary Procedure" are one of them
            if self.words.text[self.words.starts[index]].isupper() and keys[index] not in STARTERS:
                first = index
            elif keys[index] not in CONNECTING and not self.goes_on(index):
                break
        return first

    def goes_on(self, index: int) -> bool:
        """Tell whether a name goes on over a word in small letters: "Dignity at work", "Low-level Concerns"."""
        return self.is_hyphened(index) or (index > 0 and self.words.keys[index - 1] in _WITHIN_NAME)

    def is_foreign(self, first: int) -> bool:
        """Tell whether somebody else possesses the name that begins at word `first`."""
        if self.words.keys[first].removesuffix("s") in FOREIGN:
            return True
        while self.touches(first) and self.words.keys[first - 1] in DESCRIBING:
            first -= 1
        if not self.touches(first):
            return False
        owner = self.possessor(first - 1)
        return owner not in self.titles.ours if owner else self.words.keys[first - 1] in FOREIGN


def find_names(
    words: Words, *, titles: TitleIndex, listed: bool = False
) -> tuple[list[Mention], list[Absent]]:
    """Return where a text names policies of the handbook, and where policies that it does not have; in order.

    A title without the word "Policy", or of one word, is a name where it is all of a text that is `listed` as one.
    """
    reader = _Reader(words, titles, listed)
    mentions, absent, taken = [], [], 0
    for at, key in enumerate(words.keys):
        if at >= taken and key in titles.tree.words:
            for end, name in titles.names(words, at):
                if reader.is_name(at, end, name):
                    mentions.append(Mention(words.starts[at], words.ends[end - 1], name.policies))
                    taken = end
                    break
        if key in ENDING and at >= taken and words.is_capital(at):
            first = reader.absent(at, taken)
            if first is not None:
                absent.append(Absent(words.starts[first], words.ends[at]))
    return mentions, absent

"""Matching: where a text uses one of many names, found in one pass over its words however many names there are.

A name counts as whole words, in any case, in either number and with or without `'s`; a word with capitals inside it
(`DSL`, `DfE`) counts only as it is spelt. Where names overlap the longer one is meant.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate, compress, product
from typing import Generic, TypeVar

from policybook.names.word_forms import other_number, singular

Value = TypeVar("Value")

MAX_WORDS = 12  # of one name; a bound on how far a text is followed from each of its words
_APOSTROPHES = "'’ʼ"
_HYPHENS = "-‐‑"

_WORD = re.compile(rf"([^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*|&)")
_GAP = re.compile(  # between two words of a name: `parents’ evening`; a wrapped line may end in a hyphen
    rf"[{_APOSTROPHES}]?\s{{1,3}}|[{_HYPHENS}]\s?"
)
_COMMA, _SLASH = re.compile(r"\s?,\s{1,3}"), re.compile(r"\s?/\s?")
_BEFORE = re.compile(
    rf"(?:[_@#\\$]|[^\W_][{_HYPHENS}.])$"
)  # `non-staff`, `@staff`, `all.staff`: no word of its own
_AFTER = re.compile(rf"[_@\\]|[{_HYPHENS}][^\W_]|\.[^\W_]|://")  # `staff-room`, `staff@…`, `staff.csv`
_LINKING = frozenset(
    "after at by for from in of on to under with without".split()
)  # what follows stays as it is


@dataclass(frozen=True)
class Match(Generic[Value]):
    """A place where a name stands."""

    start: int
    """Index of its first character."""
    end: int
    """Index after its last, an 's included."""
    value: Value
    """What the name was compiled with."""


@dataclass
class Matcher(Generic[Value]):
    """Compiled names as a tree of words; see `compile_names`."""

    words: "dict[str, Matcher[Value]]" = field(default_factory=dict)
    """What goes on, by the key of the next word."""
    value: Value | None = None
    """The value of the name that ends here; None where none does."""

    def enter(self, keys: Iterable[str], value: Value) -> None:
        """Add a name by the keys of its words, unless there is one already."""
        end = self.end_of(keys)
        if end.value is None:
            end.value = value

    def end_of(self, keys: Iterable[str]) -> "Matcher[Value]":
        """Return where a name of these keys ends in the tree, which grows by what it has not yet."""
        inside = self
        for key in keys:
            inside = inside.words.setdefault(key, Matcher())
        return inside


def is_acronym(word: str) -> bool:
    """Tell whether a word means something only as it is spelt: `DSL`, `DfE`, `Y6`, `A`."""
    capital = word[:1].isupper()
    inside = any(letter.isupper() for letter in word[1:])
    return inside or (capital and (len(word) == 1 or any(letter.isdigit() for letter in word)))


def name_key(name: str) -> str:
    """Return what two spellings of one name have in common: words, last one singular, acronyms as they are."""
    words = _words(name)
    last = words[-1:] if not words or is_acronym(words[-1]) else [singular(words[-1].casefold())]
    return " ".join([*(word if is_acronym(word) else word.casefold() for word in words[:-1]), *last])


def compile_names(names: Iterable[tuple[str, Value]]) -> Matcher[Value]:
    """Compile names, each with a value; of two that are spelt alike the first counts."""
    matcher: Matcher[Value] = Matcher()
    for name, value in names:
        for keys in dict.fromkeys(_spellings(name)):
            matcher.enter(keys, value)
    return matcher


class _Begins(dict[str, bool]):
    """Whether a name begins with a word, by the word as it stands in a text; worked out once for each."""

    def __init__(self, keys: frozenset[str]) -> None:
        super().__init__()
        self.keys_of_names = keys

    def __missing__(self, word: str) -> bool:
        self[word] = begins = not self.keys_of_names.isdisjoint(_keys(word))
        return begins


@dataclass(frozen=True)
class Layers(Generic[Value]):
    """Matchers that a text is read with at once."""

    matchers: tuple[Matcher[Value], ...] = ()
    """Those that win first."""

    @cached_property
    def begins(self) -> Mapping[str, bool]:
        """Whether a name begins with a word."""
        return _Begins(frozenset().union(*(matcher.words for matcher in self.matchers)))

    def find(self, text: str) -> Iterator[Match[Value]]:
        """Give the places where a name stands, from left to right, none overlapping.

        Of names that begin at one word the longest counts; of equal ones, that of the earlier matcher.
        """
        parts = _WORD.split(text)  # gap, word, gap, word … gap: of every text, so in as few steps as can be
        firsts = list(compress(range(1, len(parts), 2), map(self.begins.__getitem__, parts[1::2])))
        ends, last = list(accumulate(map(len, parts))) if firsts else [], -1
        for at in firsts:
            start = ends[at - 1]
            if at > last and not (start and _BEFORE.search(text, max(0, start - 2), start)):
                match, last = _longest(text, parts, ends, at, self.matchers)
                if match:
                    yield match


@lru_cache(maxsize=20_000)  # more than the words of a school's policies
def _keys(word: str) -> tuple[str, ...]:
    """Return the keys of a word in a text: as spelt (marked `=`) where it has a capital, and in small letters."""
    if word == "&":
        return ("and",)
    if word.isalnum():
        return (word,) if word.islower() else ("=" + word, word.casefold())
    bare = _bare(word)
    return ("=" + bare, bare.casefold())


def _bare(word: str) -> str:
    return "".join(letter for letter in word if letter not in _APOSTROPHES)


def _words(name: str) -> list[str]:
    return [_bare(word) for word in _WORD.findall(name)]


def _longest(
    text: str, parts: Sequence[str], ends: Sequence[int], first: int, matchers: Sequence[Matcher[Value]]
) -> tuple[Match[Value] | None, int]:
    """Return the longest name that begins at part `first`, None when none does, and its last part.

    `parts` are the text's gaps and words in turn, `ends` the index after each.
    """
    best, last = None, first
    followed, mark = list(matchers), ""
    for at in range(first, min(first + 2 * MAX_WORDS, len(parts)), 2):
        if at > first:
            gap = _mark(parts[at - 1])
            if gap is None:
                break
            mark = gap
        keys = _keys(parts[at])
        followed = [tree.words[mark + key] for tree in followed for key in keys if mark + key in tree.words]
        if not followed:
            break
        value = next((tree.value for tree in followed if tree.value is not None), None)
        if value is not None and not _AFTER.match(text, ends[at]):
            best, last = Match(ends[first - 1], ends[at], value), at
        if not any(tree.words for tree in followed):
            break
    return best, last


def _mark(gap: str) -> str | None:
    """Return what is put before a word's key for the gap before it; None where a name does not go on."""
    if _GAP.fullmatch(gap):
        return ""
    return "," if _COMMA.fullmatch(gap) else "/" if _SLASH.fullmatch(gap) else None


def _spellings(name: str) -> Iterator[tuple[str, ...]]:
    """Give the rows of keys that a name may be written as."""
    for spelling in dict.fromkeys([name, _joined(name), name.replace(",", "")]):
        rows = _rows(spelling)
        if rows and len(rows) <= MAX_WORDS:
            yield from product(*rows)


def _joined(name: str) -> str:
    """Return the name with its hyphened words written as one: `co-ordinator` → `coordinator`."""
    return re.sub(rf"(?<=\w)[{_HYPHENS}](?=\w)", "", name)


def _rows(name: str) -> list[tuple[str, ...]]:
    """Return for each word of a name the keys it may have: the first, the head and the last in both numbers."""
    found = list(_WORD.finditer(name))
    words = [_bare(word[0]) if word[0] != "&" else "and" for word in found]
    varied = {0, len(words) - 1} | {at - 1 for at, word in enumerate(words) if at and word in _LINKING}
    rows = []
    for at, word in enumerate(words):
        gap = name[found[at - 1].end() : found[at].start()] if at else ""
        mark = _mark(gap.strip() + " " if "," in gap else gap) or ""
        forms = _forms(word, ending=at == len(words) - 1) if at in varied else _as_spelt(word)
        rows.append(tuple(mark + form for form in forms))
    return rows


def _as_spelt(word: str) -> tuple[str, ...]:
    return (f"={word}",) if is_acronym(word) else (word.casefold(),)


def _forms(word: str, *, ending: bool) -> tuple[str, ...]:
    """Return a word's keys in both numbers and, at the end of a name, with a possessive s."""
    if is_acronym(word):
        return f"={word}", f"={word}s"
    low = word.casefold()
    forms = (low, *other_number(low))
    owned = [form + "s" for form in forms if not form.endswith("s")] if ending else []
    return tuple(dict.fromkeys([*forms, *owned]))

"""Titles: the names under which a handbook's policies are known, as a tree of words.

A text is then read once, word by word, however many policies there are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from policybook.names import Matcher
from policybook.references.name_words import CONNECTING, OURS
from policybook.references.words import Words, plain, read_words

NAMING = ("polic", "procedure")  # in the names of nearly all policies
MAX_WORDS = 14  # no title is longer; a bound on how far the tree is walked from each word

_GAP = re.compile(r"'? {1,3}|[-–]|, {1,3}| ?/ ?")  # what may stand between two words of one name
_CLOSING = re.compile(  # "(Primary)", "2024"
    r" {0,2}(?:\([^()]{1,40}\)|[,:–-]? ?(?:v(?:ersion)? ?)?\d[\d.]{0,5}(?: ?[-–/] ?\d{2,4})?)$"
)
_CUT = re.compile(
    r"^(.{3,}? policy)(?:,| and| &| statement)(?!\w).*$", re.IGNORECASE
)  # short for "X Policy and Y"
_COUPLED = re.compile(
    r"^(.{3,}?) policy (?:and|&) (procedures?)$", re.IGNORECASE
)  # … which is an "X Procedure" too
_LAST = re.compile(r" (?:policy|procedures?)$", re.IGNORECASE)


@dataclass(frozen=True)
class Name:
    """What one row of words stands for."""

    policies: tuple[str, ...]
    """Slugs of the policies known by it; more than one when the handbook itself is not clear."""
    rank: int
    """0 a title, 1 an also-known-as, 2 a form made from one of them."""
    stem: bool = False
    """Whether the word "Policy" is still to come."""


@dataclass(frozen=True)
class TitleIndex:
    """The names of a handbook's policies as a tree of words; see `index_titles`."""

    tree: Matcher[Name] = field(default_factory=Matcher)
    """By the keys of their words."""
    ours: frozenset[str] = OURS
    """Words that make a possessor ours: `school`, `academy` … and the words of the school's name."""
    hints: tuple[str, ...] = NAMING
    """One of these, in small letters, is in every text that names a policy."""

    def names(self, words: Words, at: int) -> list[tuple[int, Name]]:
        """Return the names that begin at word `at`, longest first, each with the index after its last word."""
        found: list[tuple[int, Name]] = []
        tree = self.tree.words.get(words.keys[at])
        index = at + 1
        while tree:
            if tree.value:
                found.append((index, tree.value))
            tree = (
                tree.words.get(_mark(words, index) + words.keys[index]) if index < len(words.keys) else None
            )
            index += 1
        return found[::-1]


def _mark(words: Words, at: int) -> str:
    """Return what parts word `at` from the one before: nothing, a comma or slash inside a name, else a line feed."""
    gap = words.gap(at)
    if not _GAP.fullmatch(gap):
        return "\n"
    return "," if "," in gap else "/" if "/" in gap else ""


def _forms(title: str, school: str) -> Iterator[tuple[str, bool]]:
    """Give the names made from one title, the title first, and whether each is a stem."""
    names = [title, _CLOSING.sub("", title).strip()]
    names += _without_school(names[-1], school)
    names += [match[1] for name in tuple(names) if (match := _CUT.match(name))]
    names += [f"{match[1]} {match[2]}" for name in tuple(names) if (match := _COUPLED.match(name))]
    for name in dict.fromkeys(name for name in names if name):
        yield name, False
        if "-" in name:
            yield name.replace("-", ""), False
        if _LAST.search(name):
            yield _LAST.sub("", name), True


def _without_school(title: str, school: str) -> list[str]:
    """Return the title without the school's name in front, when it has it: "Harwell School Uniform Policy"."""
    first, *others = title.split(" ") or [""]
    if not school or first.casefold() != school.split(" ")[0].casefold() or len(others) < 2:
        return []
    after = next((index + 1 for index, word in enumerate(others[:5]) if word.casefold() in OURS), 0)
    return [" ".join(others[after:])]


def _enter(tree: Matcher[Name], name: str, entry: Name) -> None:
    """Put a name into the tree; a title beats an also-known-as beats a made form, equals share the name."""
    words = read_words(plain(name))
    if not words.keys or len(words.keys) > MAX_WORDS:
        return
    marks = [_mark(words, index).strip() if index else "" for index in range(len(words.keys))]
    end = tree.end_of(mark + key for mark, key in zip(marks, words.keys, strict=True))
    held = end.value
    if held is None or (entry.stem, entry.rank) < (held.stem, held.rank):
        end.value = entry
    elif (entry.stem, entry.rank) == (held.stem, held.rank):
        end.value = Name(tuple(sorted({*held.policies, *entry.policies})), held.rank, held.stem)


def _hint(name: str) -> str:
    """Return what is in every text that uses a name, both in small letters: the longest of its words, without an 's."""
    if kinds := [kind for kind in NAMING if kind in name]:
        return kinds[0]
    words = read_words(name)
    telling = [words.word(at).partition("'")[0] for at, key in enumerate(words.keys) if key not in CONNECTING]
    return max((word.removesuffix("s") for word in telling), key=len, default="")


def index_titles(policies: Iterable[tuple[str, str, Iterable[str]]], *, school: str = "") -> TitleIndex:
    """Index (slug, title, also-known-as) rows, once for each handbook.

    A name counts with or without capitals and hyphens, `&` as `and`; without the school's name in front, a year
    or brackets behind; and "X Policy and Procedure" also as "X Policy" and "X Procedure".
    """
    tree: Matcher[Name] = Matcher()
    hints = set(NAMING)
    for slug, title, known_as in policies:
        for rank, name in [(0, title), *((1, other) for other in known_as)]:
            name = " ".join(plain(name).split())
            for form, stem in _forms(name, plain(school)):
                _enter(tree, form, Name((slug,), rank if form == name else 2, stem))
                if not stem:  # else "Policy" is still to come
                    hints.add(_hint(form.lower()))
    return TitleIndex(
        tree, OURS | frozenset(read_words(plain(school)).keys) - CONNECTING, tuple(sorted(hints))
    )

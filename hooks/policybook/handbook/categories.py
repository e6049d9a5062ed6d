"""Categories: the policies in groups, and a policy's place in its group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from policybook.handbook.entry import Entry
from policybook.names import slugify

UNGROUPED = "Other policies"
SHORT = 12  # policies that a reader finds in a list without letters
AT_ONCE = 20  # policies that a menu shows before and after the one being read


@dataclass(frozen=True)
class Category:
    """The policies listed in one group."""

    name: str
    """As typed in the front matter, or the letters its titles begin with."""
    slug: str
    """The name as an id."""
    entries: tuple[Entry, ...]
    """By title."""


@dataclass(frozen=True)
class Place:
    """Where a policy stands in its category."""

    category: Category
    """Its category."""
    before: Entry | None
    """The policy before it."""
    after: Entry | None
    """The policy after it."""
    around: tuple[Entry, ...]
    """Itself and those nearest to it, as many as a menu shows."""


def categories(entries: Iterable[Entry]) -> tuple[Category, ...]:
    """Return groups by name; after them those of policies without a category, by letters where they are many."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.policy.category or "", []).append(entry)
    rest = groups.pop("", [])
    named = [(name, groups[name]) for name in sorted(groups, key=str.casefold)]
    if rest:
        named += _by_letters(rest) if len(rest) > SHORT else [(UNGROUPED, rest)]
    return tuple(Category(name, slugify(name), tuple(group)) for name, group in named)


def places(groups: Iterable[Category]) -> dict[str, Place]:
    """Return the place of each policy in its category, by slug."""
    return {
        entry.policy.slug: _place(group, at) for group in groups for at, entry in enumerate(group.entries)
    }


def _place(category: Category, at: int) -> Place:
    all_of_it = category.entries
    return Place(
        category=category,
        before=all_of_it[at - 1] if at else None,
        after=all_of_it[at + 1] if at + 1 < len(all_of_it) else None,
        around=all_of_it[max(0, at - AT_ONCE) : at + AT_ONCE + 1],
    )


def _by_letters(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return policies by the first letters of their titles, letters taken together until a group is worth opening."""
    found: list[tuple[str, str, list[Entry]]] = []
    for letter, group in groupby(entries, key=_letter):
        if found and len(found[-1][2]) < SHORT:
            first, _, several = found.pop()
            found.append((first, letter, [*several, *group]))
        else:
            found.append((letter, letter, [*group]))
    return [(first if first == last else f"{first} to {last}", group) for first, last, group in found]


def _letter(entry: Entry) -> str:
    first = next((sign for sign in entry.policy.title if sign.isalnum()), "0")
    return first.upper() if first.isalpha() else "0–9"

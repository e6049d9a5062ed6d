"""Shelf: what can be cited in each policy of a handbook, by what it may be called."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from policybook.clauses import Clause, Outline, Section, is_contents
from policybook.policy import Policy
from policybook.references.verdicts import SELDOM
from policybook.references.words import plain, read_words

Key = tuple[str, ...]
MAX_RANGE = 40  # clauses or sections; who cites more at once cites none of them
LONGEST_TITLE = 200  # characters of a line of contents, dots and all

_PART = re.compile(r"(?:\d+|[^\W\d_]+)(?:~\d+)?")  # 1~2, the second clause 1, is no 1.2
_LINKED = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Targets:
    """What can be cited in one policy."""

    slug: str
    """The policy."""
    withdrawn: bool
    """Whether it is no longer in force."""
    replaced_by: str | None
    """The slug or title of the policy that took its place."""
    clauses: Mapping[Key, Clause]
    """By address taken apart."""
    sections: Mapping[Key, Section]
    """Those with a label, by address taken apart; `appendix-a` is appendix, a."""
    endings: Mapping[Key, tuple[Clause | Section, ...]]
    """By the tail of the address: what is clear without saying where it stands."""
    ids: frozenset[str]
    """The ids of all of them, in the page."""
    titles: Mapping[Key, Section]
    """Sections by the words of their titles."""
    named: frozenset[str]
    """The words its headings are labelled with: `appendix`, `part`."""
    highest: int
    """The highest number of a section; 0 when none is numbered."""
    rows: Mapping[str, tuple[list[str], int]]
    """The ids of the clauses or sections side by side with each, and its place among them, by id."""

    def between(self, first: str, last: str) -> list[str]:
        """Return the ids from `first` to `last`, both left out; none when they do not stand side by side."""
        row, begin = self.rows.get(first, ([], 0))
        same, end = self.rows.get(last, ([], 0))
        return row[begin + 1 : end] if row is same and end - begin <= MAX_RANGE else []


@dataclass(frozen=True)
class Shelf:
    """What can be cited in each policy of a handbook, built once."""

    targets: Mapping[str, Targets] = field(default_factory=dict)
    """By slug."""


def key_of(text: str) -> Key:
    """Take an address or a label apart: `6.xxv.a` → 6, xxv, a; `22a` and `22.a` are alike."""
    return tuple(_PART.findall(text.lower()))


def _title_key(title: str) -> Key:
    return tuple(read_words(plain(title)).keys)


def _is_listed(clause: Clause, titles: Mapping[Key, Section]) -> bool:
    """Tell whether a clause is a line of a typed list of contents: `3. Review …… 4`; the section is cited."""
    if clause.section:
        return is_contents(clause.section.title)
    if not titles:
        return False
    key = _title_key(_LINKED.sub(r"\1", clause.text)) if len(clause.text) <= LONGEST_TITLE else ()
    return key in titles or (len(key) > 1 and key[-1].isdigit() and key[:-1] in titles)


def _rows(outline: Outline) -> dict[str, tuple[list[str], int]]:
    """List clauses and sections with those beside them."""
    rows: dict[tuple[object, ...], list[str]] = {}
    placed: dict[str, tuple[list[str], int]] = {}
    clauses = [(clause.id, (clause.parent, clause.level)) for clause in outline.clauses]
    for name, around in [
        *clauses,
        *((section.id, (section.parent, section.level)) for section in outline.sections),
    ]:
        row = rows.setdefault((name.startswith("clause-"), *around), [])
        placed[name] = row, len(row)
        row.append(name)
    return placed


def _by_tail(places: Iterable[tuple[Key, Clause | Section]]) -> dict[Key, tuple[Clause | Section, ...]]:
    tails: dict[Key, tuple[Clause | Section, ...]] = {}
    for key, place in places:
        for at in range(len(key)):
            held = tails.get(key[at:], ())
            if len(held) < 2:  # two are enough to know that a tail is not clear
                tails[key[at:]] = (*held, place)
    return tails


def index_targets(policy: Policy) -> Targets:
    """Index what can be cited in a policy."""
    outline: Outline = policy.outline
    titles = {_title_key(section.title): section for section in reversed(outline.sections)}
    citable = [clause for clause in outline.clauses if not _is_listed(clause, titles)]
    clauses = {key_of(clause.address): clause for clause in reversed(citable)}
    sections = {key_of(section.address): section for section in reversed(outline.sections) if section.address}
    for key, section in [*sections.items()]:
        if len(key) == 2 and key[1] == "0":
            sections.setdefault(key[:1], section)  # headed 2.0, and cited as section 2
    numbers = [int(key[0]) for key in sections if len(key) == 1 and key[0].isdigit()]
    return Targets(
        slug=policy.slug,
        withdrawn=policy.withdrawn is not None,
        replaced_by=policy.withdrawn.replaced_by if policy.withdrawn else None,
        clauses=clauses,
        sections=sections,
        endings=_by_tail([*clauses.items(), *sections.items()]),
        ids=outline.ids,
        titles=titles,
        named=frozenset(
            key[0] for key in sections if len(key) > 1 and key[0] in SELDOM | {"appendix", "annexe"}
        ),
        highest=max(numbers, default=0),
        rows=_rows(outline),
    )


def index_shelf(policies: Iterable[Policy]) -> Shelf:
    """Index all policies of a handbook."""
    return Shelf({policy.slug: index_targets(policy) for policy in policies})

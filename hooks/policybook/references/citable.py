"""Shelf: what can be cited in each policy of a handbook, by what it may be called."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from policybook.clauses import Clause, Outline, Section, is_contents, roman_value
from policybook.policy import Policy
from policybook.references.usage import Key, Usage, citable_headings, headed_by_word, titled_units, unit_name
from policybook.references.words import plain, read_words

MAX_RANGE = 40  # clauses or sections; who cites more at once cites none of them
LONGEST_TITLE = 200  # characters of a line of contents, dots and all

_PART = re.compile(r"(?:\d+|[^\W\d_]+)(?:~\d+)?")  # 1~2, the second clause 1, is no 1.2
_LEADING = re.compile(
    r"\*{0,2}([A-Z][a-z]{2,15} [\w.]{1,5})(?:\*\*|\*{0,2}:| [–—-] )"
)  # two short words, then a mark
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
    usage: Usage
    """How it speaks of itself."""
    repeated: Mapping[tuple[str, Key], Section]
    """Sections whose label others have too, by what they stand in (its id) and their label taken apart."""
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


def _doubled(clauses: Iterable[Clause]) -> Iterator[tuple[Key, Clause]]:
    """Give what a second label on one line makes citable: of `4. (1) …`, `(a)`, `(2)` also 4.1, 4.1.a, 4.2."""
    outer: Key = ()
    inner = 0
    for clause in clauses:
        key = key_of(clause.address)
        if clause.text.startswith("(1) "):
            outer, inner = key, 1
            yield (*key, "1"), clause
        elif outer and key[: len(outer)] == outer:
            inner += clause.label == f"({inner + 1})"
            beside = clause.label == f"({inner})"
            yield (*outer, str(inner), *(() if beside else key[-1:])), clause


def _repeated(sections: Iterable[Section]) -> dict[tuple[str, Key], Section]:
    """Tell sections of one label apart by what they stand in: Section 1 of Article II and of Article III."""
    found: dict[Key, dict[str, Section]] = {}
    for section in sections:
        key = tuple(part for part in key_of(section.label or "") if part != "section")
        found.setdefault(key, {}).setdefault(section.parent.id if section.parent else "", section)
    return {
        (around, key): place
        for key, places in found.items()
        if key and len(places) > 1
        for around, place in places.items()
    }


def _by_tail(places: Iterable[tuple[Key, Clause | Section]]) -> dict[Key, tuple[Clause | Section, ...]]:
    tails: dict[Key, tuple[Clause | Section, ...]] = {}
    for key, place in places:
        for at in range(len(key)):
            held = tails.get(key[at:], ())
            if len(held) < 2:  # two are enough to know that a tail is not clear
                tails[key[at:]] = (*held, place)
    return tails


def _usage(policy: Policy, keys: Iterable[Key]) -> Usage:
    """Learn how a policy speaks of itself."""
    headed = {unit_name(key[0]) for key in keys if len(key) > 1 and not _is_number(key[0])}
    return Usage(
        headed=frozenset("annex" if word == "annexe" else word for word in headed),
        titled=titled_units([policy.title, *_whole(policy.outline)], policy.body),
        title=frozenset(policy.title.lower().split()),
        headings=citable_headings(section.title for section in policy.outline.sections),
    )


def _leading(clauses: Iterable[Clause]) -> Iterator[tuple[str, Clause]]:
    """Give the words that clauses begin with, where a mark or bold type makes a headline of them: `Stage 1: …`."""
    for clause in clauses:
        if match := _LEADING.match(clause.text):
            yield match[1], clause


def _whole(outline: Outline) -> Iterator[str]:
    """Give the headings that are only the name of what stands below them: `Rules`, `The Standing Orders`."""
    return (
        section.title
        for section in outline.sections
        if len(section.title.lower().removeprefix("the ").split()) < 3
    )


def _is_number(part: str) -> bool:
    return part.isdigit() or len(part) == 1 or roman_value(part) is not None


def index_targets(policy: Policy) -> Targets:
    """Index what can be cited in a policy."""
    outline: Outline = policy.outline
    titles = {_title_key(section.title): section for section in reversed(outline.sections)}
    citable = [clause for clause in outline.clauses if not _is_listed(clause, titles)]
    clauses = {**dict(_doubled(citable)), **{key_of(clause.address): clause for clause in reversed(citable)}}
    sections = {key_of(section.address): section for section in reversed(outline.sections) if section.address}
    for key, section in [*sections.items()]:
        if len(key) == 2 and key[1] == "0":
            sections.setdefault(key[:1], section)  # headed 2.0, and cited as section 2
    endings = _by_tail([*clauses.items(), *sections.items()])
    for key, section in headed_by_word((section.title, section) for section in outline.sections).items():
        sections.setdefault(key, section)
    for key, clause in headed_by_word(_leading(citable)).items():
        clauses.setdefault(key, clause)
    numbers = [int(key[0]) for key in sections if len(key) == 1 and key[0].isdigit()]
    return Targets(
        slug=policy.slug,
        withdrawn=policy.withdrawn is not None,
        replaced_by=policy.withdrawn.replaced_by if policy.withdrawn else None,
        clauses=clauses,
        sections=sections,
        endings=endings,
        ids=outline.ids,
        titles=titles,
        usage=_usage(policy, [*sections, *clauses]),
        repeated=_repeated(outline.sections),
        highest=max(numbers, default=0),
        rows=_rows(outline),
    )


def index_shelf(policies: Iterable[Policy]) -> Shelf:
    """Index all policies of a handbook."""
    return Shelf({policy.slug: index_targets(policy) for policy in policies})

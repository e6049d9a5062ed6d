"""The book of references: what every policy cites, what cites it, and what leads nowhere."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from policybook.clauses import Clause, Section, clause_words, section_words
from policybook.finding import Finding
from policybook.policy import Policy
from policybook.references.citable import Shelf, index_shelf
from policybook.references.finding_them import Found, Kind, read_references
from policybook.references.findings import absent_finding, reference_finding, unmarked_finding
from policybook.references.policy_names import Absent
from policybook.references.targets import Home, Outcome, Resolved, resolve
from policybook.references.titles import TitleIndex, index_titles
from policybook.references.words import plain

_HEADED = re.compile(r"\s*(?:$|:|[–—-]\s)")  # nothing after it, or what it is headed with
_BEFORE = " \n\ufffc*"
NEAR_START = 20  # characters; what stands further in heads no paragraph
FURTHEST = (
    400  # lines looked through for words that their own markup may have changed; a bound on what they cost
)


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A place where text cites a clause, a section or another policy."""

    policy: str
    """The slug of the policy whose text it is."""
    place: Clause | Section | None
    """The clause it stands in, else the section; None before the first heading."""
    line: int
    """The line of the file, from 1."""
    words: str
    """The words that cite."""
    cited: str
    """The slug of the policy that is cited."""
    target: str
    """The id of the clause or section that is cited; empty for the policy as a whole."""


@dataclass(frozen=True)
class Citing:
    """One entry in a list of what cites a place."""

    policy: str
    """The slug of the policy that cites."""
    name: str
    """What is read: `clause 47`, in a list of another policy `Disciplinary Policy, clause 47`."""
    target: str
    """The id to go to in that policy; empty for its beginning."""
    is_clause: bool
    """Whether it is a clause, and no section."""


@dataclass(frozen=True)
class Missing:
    """A policy that is named but not in the handbook."""

    title: str
    """Its name as first written."""
    cited_by: tuple[Citing, ...]
    """Where it is named."""


@dataclass(frozen=True)
class Link:
    """A link to be put into a text."""

    spans: tuple[tuple[int, int], ...]
    """Where its words begin and end, at best and, where markup divides them, at worst: title, words, number."""
    slug: str
    """The policy it leads to."""
    target: str
    """The id in it; empty for the policy as a whole."""


@dataclass(frozen=True)
class Context:
    """What a running text is part of."""

    quoted: bool = False
    """Whether it is quoted from somewhere: numbers in it are somebody else's."""
    listed: bool = False
    """Whether it is in a list of policies, where one may be named without the word "Policy"."""
    item: bool = False
    """Whether it is a list item or a cell of a table, where "Section 4" alone is no heading."""


@dataclass
class Notes:
    """What was noted of references while policies were read."""

    references: list[Reference] = field(default_factory=list)
    """Every reference that leads somewhere, in the order read."""
    findings: list[Finding] = field(default_factory=list)
    """What is wrong with the others."""
    absent: dict[str, list[Reference]] = field(default_factory=dict)
    """Where policies are named that the handbook does not have, by their names in small letters."""

    def add(self, others: "Notes") -> None:
        """Add what was noted of policies read after these."""
        self.references += others.references
        self.findings += others.findings
        for name, references in others.absent.items():
            self.absent.setdefault(name, []).extend(references)


@dataclass
class ReferenceBook:
    """The references of a handbook, written as its policies are read; see `open_book`."""

    policies: Mapping[str, Policy]
    """By slug."""
    titles: TitleIndex
    """What the policies are called."""
    shelf: Shelf
    """What can be cited in them."""
    notes: Notes = field(default_factory=Notes)
    """What was found so far."""

    def links(self, text: str, reader: "Reader", context: Context = Context()) -> tuple[Link, ...]:
        """Return the links of one running text; note its references and what is wrong with them."""
        targets = self.shelf.targets[reader.policy.slug]
        found, absent = read_references(text, titles=self.titles, named=targets.named, listed=context.listed)
        links: list[Link] = []
        places: list[Found | Absent] = [*found, *absent]
        for each in sorted(places, key=lambda place: place.start):
            at = reader.place_of(text[each.start : each.end])
            if isinstance(each, Absent):
                self._note_absent(" ".join(text[each.start : each.end].split()), reader, at)
            elif each.policies or not context.quoted:
                links += self._link(each, text, reader, context, at)
        return tuple(links)

    def note(self, reader: "Reader", words: str, *, slug: str, target: str) -> None:
        """Note a link that the author made."""
        line, _ = reader.place_of(words)
        self.notes.references.append(reader.reference(words, line, cited=slug, target=target))

    def _link(
        self, found: Found, text: str, reader: "Reader", context: Context, at: tuple[int, int]
    ) -> Iterator[Link]:
        resolved = resolve(found, home=reader.home, shelf=self.shelf)
        if not context.item and resolved.end == found.end and _is_heading(found, text):
            if found.kind is Kind.SECTION:
                return
            if resolved.outcome is Outcome.NOTHING:
                self.notes.findings.append(unmarked_finding(found, reader.policy, line=at[0], column=at[1]))
                return
        if finding := self._finding(found, resolved, reader, at):
            self.notes.findings.append(finding)
        if resolved.outcome is not Outcome.FOUND or resolved.slug is None:
            return
        target = resolved.target.id if resolved.target else ""
        first = self.notes.references[-1].target if found.ranged and self.notes.references else target
        for each in [*self.shelf.targets[resolved.slug].between(first, target), target]:
            self.notes.references.append(
                reader.reference(found.words, at[0], cited=resolved.slug, target=each)
            )
        number = found.end - len(found.words.split()[-1])
        spans = ((found.start, resolved.end), (found.start, found.end), (number, found.end))
        yield Link(spans, resolved.slug, target)

    def _finding(
        self, found: Found, resolved: Resolved, reader: "Reader", at: tuple[int, int]
    ) -> Finding | None:
        fine = resolved.outcome in (Outcome.FOUND, Outcome.ITSELF) and not resolved.misnamed
        if fine and (found.kind is not Kind.POLICY or not self.shelf.targets[resolved.slug or ""].withdrawn):
            return None
        return reference_finding(found, resolved, reader.policy, shelf=self.shelf, line=at[0], column=at[1])

    def _note_absent(self, title: str, reader: "Reader", at: tuple[int, int]) -> None:
        named = self.notes.absent.setdefault(plain(title).casefold(), [])
        if all(reference.policy != reader.policy.slug for reference in named):
            self.notes.findings.append(absent_finding(title, reader.policy, line=at[0], column=at[1]))
        named.append(reader.reference(title, at[0], cited="", target=""))

    def cited_by(self, slug: str) -> Mapping[str, tuple[Citing, ...]]:
        """Return what cites the policy and each place in it, by id ("" for the whole), itself first, each once."""
        return {target: tuple(citing) for target, citing in self._citing.get(slug, {}).items()}

    @cached_property
    def _citing(self) -> Mapping[str, Mapping[str, Sequence[Citing]]]:
        """Look the references up the other way; first asked for when all policies have been read."""
        citing: dict[str, dict[str, dict[Citing, None]]] = {}
        titles = {slug: (policy.title.casefold(), slug) for slug, policy in self.policies.items()}
        for reference in sorted(
            self.notes.references, key=lambda r: (r.policy != r.cited, titles[r.policy], r.line)
        ):
            if not (reference.policy == reference.cited and reference.target == ""):
                places = citing.setdefault(reference.cited, {}).setdefault(reference.target, {})
                places.setdefault(self._citer(reference, within=reference.cited))
        return {
            slug: {target: list(found) for target, found in places.items()} for slug, places in citing.items()
        }

    def _citer(self, reference: Reference, *, within: str = "") -> Citing:
        title = self.policies[reference.policy].title
        place = reference.place
        inside = clause_words(place) if isinstance(place, Clause) else section_words(place) if place else ""
        own = reference.policy == within
        name = (inside or "the beginning") if own else f"{title}, {inside}" if inside else title
        return Citing(reference.policy, name, place.id if place else "", isinstance(place, Clause))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Return the policies that are named but not in the handbook, by name."""
        return tuple(
            Missing(named[0].words, tuple(dict.fromkeys(self._citer(reference) for reference in named)))
            for _, named in sorted(self.notes.absent.items())
        )


def _is_heading(found: Found, text: str) -> bool:
    """Tell whether "Section 1" heads a paragraph, as the parts of a form are headed: then it cites nothing."""
    if found.kind not in (Kind.SECTION, Kind.APPENDIX) or not _HEADED.match(text, found.end):
        return False
    return found.start < NEAR_START and not text[: found.start].strip(_BEFORE)


@dataclass
class Reader:
    """Follows a policy from top to bottom, and knows where in it and in its file the reading is."""

    policy: Policy
    """The policy."""
    clause: Clause | None = None
    """The clause being read."""
    section: Section | None = None
    """The section being read."""
    _found: dict[int, tuple[int, int]] = field(default_factory=dict)
    _lost: set[tuple[int, str]] = field(default_factory=set)

    @property
    def home(self) -> Home:
        """Where a reference stands that is read now."""
        return Home(self.policy.slug, self.clause, self.clause.section if self.clause else self.section)

    @property
    def place(self) -> Clause | Section | None:
        """The clause being read, else the section."""
        return self.clause or self.section

    def reference(self, words: str, line: int, *, cited: str, target: str) -> Reference:
        """Return the reference that `words` make here."""
        return Reference(
            policy=self.policy.slug, place=self.place, line=line, words=words, cited=cited, target=target
        )

    @cached_property
    def _lines(self) -> Sequence[str]:
        return [plain(line) for line in self.policy.body.split("\n")]

    @cached_property
    def _starts(self) -> Sequence[int]:
        outline = self.policy.outline
        return sorted(
            [*(clause.line for clause in outline.clauses), *(section.line for section in outline.sections)]
        )

    def place_of(self, words: str) -> tuple[int, int]:
        """Return the line and column, from 1, where `words` stand next; the first line and no column when unsure."""
        first = self.place.line if self.place else self.policy.body_line
        following = bisect_right(self._starts, first)
        end = self.policy.body_line + len(self._lines)
        last = self._starts[following] if following < len(self._starts) else end
        wanted = plain(words.split("\n")[0])
        at, begin = self._found.get(first, (first, 0))
        if (first, wanted) in self._lost:
            return at, 0
        for line in range(at, min(last, at + FURTHEST)):
            column = self._lines[line - self.policy.body_line].find(wanted, begin if line == at else 0)
            if column >= 0:
                self._found[first] = line, column + len(wanted)
                return line, column + 1
        self._lost.add((first, wanted))
        return at, 0


def open_book(policies: Iterable[Policy], *, school: str) -> ReferenceBook:
    """Open the book for a handbook's policies; `school` is the name that may stand in front of their titles."""
    by_slug = {policy.slug: policy for policy in policies}
    names = [(policy.slug, policy.title, policy.also_known_as) for policy in by_slug.values()]
    return ReferenceBook(by_slug, index_titles(names, school=school), index_shelf(by_slug.values()))

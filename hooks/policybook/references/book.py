"""The book of references: what every policy cites, what cites it, and what is named but not there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from policybook.clauses import Clause, clause_words, section_words
from policybook.finding import Finding
from policybook.policy import Policy
from policybook.references.cite import Cited, Reference
from policybook.references.words import plain


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
class ReferenceBook:
    """The references of a handbook, put together from what was found in each policy; see `make_book`."""

    policies: Mapping[str, Policy]
    """By slug."""
    references: tuple[Reference, ...]
    """Every reference that leads somewhere, in the order read."""
    findings: tuple[Finding, ...]
    """What is wrong with the others."""
    absent: Mapping[str, Sequence[Reference]]
    """Where policies are named that the handbook does not have, by their names in small letters."""

    def cited_by(self, slug: str) -> Mapping[str, tuple[Citing, ...]]:
        """Return what cites the policy and each place in it, by id ("" for the whole), itself first, each once."""
        return {target: tuple(citing) for target, citing in self._citing.get(slug, {}).items()}

    @cached_property
    def _citing(self) -> Mapping[str, Mapping[str, Sequence[Citing]]]:
        """Look the references up the other way; first asked for when all policies have been read."""
        citing: dict[str, dict[str, dict[Citing, None]]] = {}
        titles = {slug: (policy.title.casefold(), slug) for slug, policy in self.policies.items()}
        for reference in sorted(
            self.references, key=lambda r: (r.policy != r.cited, titles[r.policy], r.line)
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
            for _, named in sorted(self.absent.items())
        )


def make_book(policies: Iterable[Policy], cited: Iterable[Cited]) -> ReferenceBook:
    """Put the book together; `cited` is what each of the policies cites, in their order."""
    cited = tuple(cited)
    absent: dict[str, list[Reference]] = {}
    for reference in (one for found in cited for one in found.absent):
        absent.setdefault(plain(reference.words).casefold(), []).append(reference)
    return ReferenceBook(
        policies={policy.slug: policy for policy in policies},
        references=tuple(one for found in cited for one in found.references),
        findings=tuple(one for found in cited for one in found.findings),
        absent=absent,
    )

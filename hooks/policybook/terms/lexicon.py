"""The lexicon: all definitions of a handbook, the school's and its policies', before anything is read with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from policybook.names import slugify
from policybook.policy import Policy
from policybook.terms.definitions import Definition
from policybook.terms.mentions import PageTerms
from policybook.terms.reading import read
from policybook.terms.vocabulary import Vocabulary, named, policy_vocabulary, school_vocabulary


@dataclass(frozen=True)
class Lexicon:
    """Every definition of a handbook."""

    school: tuple[Definition, ...]
    """The school's glossary, in order."""
    policies: Mapping[str, tuple[Definition, ...]]
    """Those of each policy, by slug."""
    ids: Mapping[str, str]
    """The id of each term, by key: `term-parent`."""
    doubtful: tuple[Definition, ...] = ()
    """What policies may mean as a definition, and what is none."""

    @cached_property
    def names(self) -> Mapping[str, Definition]:
        """The school's definitions by what two spellings of each of their names have in common."""
        return named(self.school)

    @cached_property
    def shared(self) -> Vocabulary:
        """What words mean in pages that belong to no policy."""
        return school_vocabulary(self.school)

    def of_policy(self, policy: Policy, *, glossary: str) -> PageTerms:
        """Return what a policy's page needs to know of terms; `glossary` is the way from it to the glossary's page."""
        own = self.policies.get(policy.slug, ())
        vocabulary = policy_vocabulary(own, self.names, self.shared, exceptions=policy.glossary_exceptions)
        return PageTerms(vocabulary=vocabulary, ids=self.ids, glossary=glossary, definitions=own)

    def of_page(self, *, glossary: str, exceptions: Iterable[str] = ()) -> PageTerms:
        """Return the same for a page that is no policy."""
        exceptions = tuple(exceptions)
        shared = (
            policy_vocabulary((), self.names, self.shared, exceptions=exceptions)
            if exceptions
            else self.shared
        )
        return PageTerms(vocabulary=shared, ids=self.ids, glossary=glossary)

    def of_glossary(self) -> PageTerms:
        """Return the same for the glossary's own page."""
        return PageTerms(
            vocabulary=self.shared, ids=self.ids, glossary="", definitions=self.school, is_glossary=True
        )


def make_lexicon(school: Sequence[Definition], policies: Iterable[Policy]) -> Lexicon:
    """Collect the school's definitions and those that policies give themselves."""
    found = {policy.slug: read(policy.text, path=policy.path, policy=policy.slug) for policy in policies}
    by_policy = {slug: tuple(one.definitions) for slug, one in found.items()}
    doubtful = tuple(definition for one in found.values() for definition in one.doubtful)
    ids: dict[str, str] = {}
    taken: dict[str, int] = {}
    for definition in (*school, *(definition for own in by_policy.values() for definition in own)):
        if definition.key not in ids:
            ids[definition.key] = _unique(f"term-{slugify(definition.term) or 'term'}", taken)
    return Lexicon(tuple(school), by_policy, ids, doubtful)


def _unique(wanted: str, taken: dict[str, int]) -> str:
    """Return an id that is not taken; `taken` has for each the number of the last that began with it."""
    unique, number = wanted, taken.get(wanted, 1)
    while unique in taken:
        number += 1
        unique = f"{wanted}-{number}"
    taken[wanted] = number
    taken.setdefault(unique, 1)
    return unique

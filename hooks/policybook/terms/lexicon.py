"""The lexicon: all definitions of a handbook, the school's and its policies', before anything is read with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from policybook.names import slugify
from policybook.policy import Policy
from policybook.terms.definitions import Definition, read_definitions
from policybook.terms.mentions import PageTerms
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
    by_policy = {
        policy.slug: read_definitions(policy.text, path=policy.path, policy=policy.slug)
        for policy in policies
    }
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for definition in (*school, *(definition for own in by_policy.values() for definition in own)):
        if definition.key not in ids:
            ids[definition.key] = _unique(f"term-{slugify(definition.term) or 'term'}", taken)
    return Lexicon(tuple(school), by_policy, ids)


def _unique(wanted: str, taken: set[str]) -> str:
    unique, number = wanted, 2
    while unique in taken:
        unique, number = f"{wanted}-{number}", number + 1
    taken.add(unique)
    return unique

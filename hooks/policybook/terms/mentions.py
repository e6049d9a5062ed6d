"""Mentions: the places of a page that use a term, and what is known and found of terms in one page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from policybook.clauses import Outline
from policybook.terms.definitions import Definition
from policybook.terms.vocabulary import Vocabulary


@dataclass(frozen=True)
class Mention:
    """A place that uses a term."""

    definition: Definition
    """What it means there."""
    clause: str | None
    """The address of the clause it stands in."""
    heading: str | None
    """The id of the nearest heading above it."""
    within: Definition | None = None
    """The definition it stands in, on the glossary's page."""


@dataclass
class PageTerms:
    """What a page about to be converted needs to know of terms, and then what was found in it."""

    vocabulary: Vocabulary
    """What words mean in it."""
    ids: Mapping[str, str]
    """The id of each term, by key."""
    glossary: str
    """The way from it to the glossary's page."""
    definitions: tuple[Definition, ...] = ()
    """Those it gives itself."""
    outline: Outline | None = None
    """The outline of a policy; None for any other page."""
    is_glossary: bool = False
    """Whether it is the glossary, whose definitions are taken out of it."""
    mentions: list[Mention] = field(default_factory=list)
    """Every place in it that uses a term: headings and typed links first, then running text in order."""
    written: list[Definition] = field(default_factory=list)
    """Its definitions with what they say."""
    linked: dict[int, str] = field(default_factory=dict)
    """What the glossary's definitions say with their links, by number."""

    @property
    def means(self) -> tuple[Definition, ...]:
        """The meanings used in it, in order, each once."""
        return tuple({mention.definition.ref: mention.definition for mention in self.mentions}.values())


def defines(term: str) -> str:
    """Return the id, in a policy's page, of the paragraph that defines the term with id `term`."""
    return f"defines-{term.removeprefix('term-')}"


def means(term: str, definition: Definition) -> str:
    """Return the id, in any page, of the popover that says what the term with id `term` means there."""
    return f"means-{'own-' if definition.policy else ''}{term.removeprefix('term-')}"

"""Mentions: what a page needs to know of terms, and what is found of them in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from policybook.terms.definitions import Definition
from policybook.terms.extents import Block
from policybook.terms.vocabulary import Vocabulary
from policybook.text import Span


@dataclass(frozen=True)
class PageTerms:
    """What a page needs to know of terms."""

    vocabulary: Vocabulary
    """What words mean in it."""
    ids: Mapping[str, str]
    """The id of each term, by key."""
    glossary: str
    """The way from it to the glossary's page."""
    definitions: tuple[Definition, ...] = ()
    """Those it gives itself."""
    is_glossary: bool = False
    """Whether it is the glossary, whose definitions are taken out of it."""


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


@dataclass(frozen=True)
class TermLink:
    """Words to be linked to what they mean."""

    span: Span
    """The words."""
    definition: Definition
    """What they mean."""


@dataclass
class FoundTerms:
    """What was found of terms in a page."""

    ids: Mapping[str, str]
    """The id of each term, by key."""
    mentions: list[Mention] = field(default_factory=list)
    """Every place in it that uses a term: headings and typed links first, then running text in order."""
    links: list[TermLink] = field(default_factory=list)
    """The words to be linked: the first of each term in a section."""
    extents: Mapping[Definition, Sequence[Block]] = field(default_factory=dict)
    """The blocks of its own definitions."""
    written: list[Definition] = field(default_factory=list)
    """Its definitions with what they say, once its page has been made."""
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

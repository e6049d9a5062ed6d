"""Definitions: words with a fixed meaning, as values."""

import re
from dataclasses import dataclass
from functools import cached_property

from policybook.clauses import Clause, Section
from policybook.names import name_key
from policybook.terms.scopes import Scope

_ELSEWHERE = re.compile(  # "**Complaint** – see the Complaints Policy" leads out of the glossary
    r"\b(?:polic(?:y|ies)|procedures?|code|sections?|clauses?|paragraphs?|paras?|appendix|annex|part|page|above|below)\b|://",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Definition:
    """One meaning of a term, where it is given."""

    term: str
    """The term as typed."""
    aliases: tuple[str, ...] = ()
    """Other names for it, in the order typed."""
    policy: str | None = None
    """The slug of the policy that defines it; None for the school's glossary."""
    clause: Clause | None = None
    """The clause that holds it."""
    section: Section | None = None
    """The section that holds it."""
    path: str
    """The file."""
    line: int
    """The line of the file on which it begins."""
    column: int
    """The column of the term, from 1."""
    see: str | None = None
    """The term that an entry leads to which defines nothing of its own."""
    number: int = 0
    """Its place among the definitions of its file, from 0."""
    at: int = 0
    """The index, in its text, of the inline token that begins it."""
    scope: Scope | None = None
    """The ids of the clauses and sections in which it holds; None where it holds in all of its policy."""
    proper: bool = False
    """Whether it is a short name, such as *the Trust*, which counts only with its capital."""
    html: str = ""
    """What it says, once its page has been made; without links."""

    @cached_property
    def key(self) -> str:
        """What two spellings of one term have in common."""
        return name_key(self.term)

    @property
    def ref(self) -> tuple[str | None, int]:
        """What tells it from every other definition of the handbook."""
        return self.policy, self.number

    @property
    def names(self) -> tuple[str, ...]:
        """The term and its aliases."""
        return (self.term, *self.aliases)

    @property
    def leads_out(self) -> bool:
        """Whether it is a *see* that leads to a policy or clause, so to no term."""
        return self.see is not None and bool(_ELSEWHERE.search(self.see))

    def holds(self, around: Scope) -> bool:
        """Tell whether it holds in a place, given by the ids of all that it stands in."""
        return self.scope is None or not self.scope.isdisjoint(around)

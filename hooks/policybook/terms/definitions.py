"""Definitions: words with a fixed meaning, read from the glossary and from policies by one notation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from policybook.clauses import Clause, Section
from policybook.names import name_key
from policybook.terms.notation import read_lead
from policybook.text import Text, inline_tokens, parse, position

_ELSEWHERE = re.compile(  # "**Complaint** – see the Complaints Policy" leads out of the glossary
    r"\b(?:polic(?:y|ies)|procedures?|code|sections?|clauses?|paragraphs?|paras?|appendix|annex|part|page|above|below)\b|://",
    re.IGNORECASE,
)
_HOLDERS = ("p", "li", "dd")


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


def read_glossary(text: str, *, path: str) -> Text:
    """Read the text of a glossary, in which labels begin no clauses; `path` is its file's name for findings."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    first = 0
    if lines[0].rstrip() == "---":
        ends = (at + 1 for at, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "..."))
        first = next(ends, 0)
    return parse("\n".join(lines[first:]), path=path, first_line=first + 1, clauses=False)


def read_definitions(text: Text, *, path: str, policy: str | None = None) -> tuple[Definition, ...]:
    """Read the definitions in a text, in order, each with the section and clause it stands in.

    `path` is the file's name for findings, `policy` the slug of the policy whose text it is.
    """
    found = _read(text, path, policy)
    return tuple(replace(definition, number=number) for number, definition in enumerate(found))


def _read(text: Text, path: str, policy: str | None) -> Iterator[Definition]:
    for place in inline_tokens(text.tokens):
        lead = read_lead(place.token.content) if place.block in _HOLDERS else None
        if lead is None:
            continue
        line, column = position(place.token, lead.start, text.lines, text.first_line)
        yield Definition(
            term=lead.term,
            aliases=lead.aliases,
            see=lead.see,
            policy=policy,
            clause=place.clause,
            section=place.section if policy else None,
            path=path,
            line=line,
            column=column,
            at=place.at,
        )

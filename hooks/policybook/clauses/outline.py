"""The outline: a policy's sections and clauses, with their labels as typed and their addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from policybook.finding import Finding


@dataclass(frozen=True)
class Section:
    """A heading and what is under it."""

    id: str
    """Its id in the page: `section-6`, `appendix-a`, `monitoring`."""
    level: int
    """Its level in the page: 2 for the first below the title."""
    label: str | None
    """Its label as typed: `6.`, `i.`, `Appendix A`."""
    address: str | None
    """Its place in the policy: `6`, `9.i`, `appendix-a`; None when it has no label."""
    title: str
    """The heading without its label."""
    line: int
    """The line of the file, from 1."""
    parent: "Section | None"
    """The section it stands in."""

    @property
    def name(self) -> str:
        """The heading as typed: label and title."""
        return f"{self.label} {self.title}".strip() if self.label else self.title


@dataclass(frozen=True)
class Clause:
    """A provision that carries a printed label."""

    address: str
    """Its place in the policy: `36`, `2.3`, `6.xxv.a`."""
    label: str
    """The label as typed: `36.`, `2.3`, `a)`."""
    section: Section | None
    """The section it is printed in."""
    parent: str | None
    """The address of the clause it stands in."""
    level: int
    """1 for a clause of the first level."""
    line: int
    """The line of its label in the file, from 1."""
    text: str
    """Its own words as typed in Markdown, without its label and without the clauses inside it."""

    @property
    def id(self) -> str:
        """Its id in the page."""
        return clause_id(self.address)


@dataclass(frozen=True)
class Outline:
    """What one reading of a policy's text found."""

    sections: tuple[Section, ...]
    """In order."""
    clauses: tuple[Clause, ...]
    """In order."""
    findings: tuple[Finding, ...]
    """Gaps, repeats, steps backwards, mixed punctuation, addresses given twice."""

    @cached_property
    def by_address(self) -> Mapping[str, Clause]:
        """Clauses by address."""
        return {clause.address: clause for clause in self.clauses}

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids in the page of all of them."""
        return frozenset([*(one.id for one in self.sections), *(one.id for one in self.clauses)])


def clause_id(address: str) -> str:
    """Return the id in the page of the clause at `address`: `6.xxv.a` → `clause-6-xxv-a`."""
    return "clause-" + address.replace(".", "-")

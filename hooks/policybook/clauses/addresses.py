"""Addresses: where a clause or a section is found, from its label and what it stands in.

A label that is unique by construction is its own address (`36`, `2.3`). Others stand under the number of their
section (`2.vii`), or under its slug when it has none and labels begin again (`monitoring.1`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from policybook.clauses.headings import Heading, is_contents
from policybook.clauses.labels import Kind, Label
from policybook.clauses.runs import Placement


@dataclass(eq=False)
class SectionNode:
    """A section while the policy is being read."""

    heading: Heading
    line: int
    parent: "SectionNode | None"
    id: str = ""
    address: str | None = None

    @property
    def key(self) -> str:
        """What stands for the section in an address: its own address, else that of one around it, else its slug."""
        around: SectionNode | None = self
        while around:
            if around.address:
                return around.address
            around = around.parent
        return self.id

    @property
    def numbered(self) -> bool:
        """Whether it, or a section around it, has a number or letter."""
        return self.key != self.id or self.address is not None


@dataclass(eq=False)
class ClauseNode:
    """A clause while the policy is being read."""

    label: Label
    placement: Placement
    section: SectionNode | None
    parent: "ClauseNode | None"
    line: int
    indent: int
    address: str = ""
    typed: Label | None = None
    """Its label as typed, where the printed one is Markdown's automatic number."""


def section_address(node: SectionNode, taken: set[str]) -> str | None:
    """Return the address a heading's label gives; None when it has none or the address is taken."""
    heading = node.heading
    if heading.stem is None:
        return None
    if heading.word and heading.word != "section":
        address = f"{heading.word}-{heading.stem.lower()}"
    else:
        above = node.parent.key if node.parent and node.parent.numbered else ""
        absolute = "." in heading.stem and not above.startswith(("appendix", "annex", "schedule", "part"))
        address = heading.stem if absolute or not above else f"{above}.{heading.stem}"
    return None if address in taken else address


def section_id(node: SectionNode, slug: str, taken: dict[str, int]) -> str:
    """Return the id of a section: the one given, else by its address, else its slug.

    `taken` counts the ids that were wanted so far; one that was is told apart by a suffix.
    """
    address, word = node.address, node.heading.word
    if node.heading.id:
        wanted = node.heading.id
    elif address:
        wanted = address if word and word != "section" else "section-" + address.replace(".", "-")
    else:
        wanted = slug or "section"
    unique = wanted
    while unique in taken:
        taken[wanted] += 1
        unique = f"{wanted}_{taken[wanted]}"
    taken.setdefault(unique, 1)
    return unique


def give_addresses(clauses: Sequence[ClauseNode]) -> list[ClauseNode]:
    """Give every clause its address and return those whose address had to be told apart from an earlier one."""
    schemes = _schemes(clauses)
    holders: dict[str, ClauseNode] = {}
    counts: dict[str, int] = {}
    restarted: set[SectionNode] = set()
    doubled = []
    for clause in clauses:
        wanted = _wanted(clause, schemes)
        section = clause.section if clause.parent is None else None
        clash = wanted in holders and holders[wanted].section is not section
        if section and (clash or (section in restarted and _goes_with_its_list(clause))):
            restarted.add(section)
            wanted = f"{section.id}.{wanted.removeprefix(section.key + '.')}"
        if wanted in holders:
            doubled.append(clause)
            counts[wanted] = counts.get(wanted, 1) + 1
            wanted = f"{wanted}~{counts[wanted]}"
        clause.address = wanted
        holders[wanted] = clause
    return doubled


def _goes_with_its_list(clause: ClauseNode) -> bool:
    """Tell whether a clause stands under its section because others of its list do: 3. after headteacher.2."""
    return clause.placement.reading.kind is not Kind.DOTTED or _is_apart(clause.section)


class Scheme(Enum):
    """How a policy counts its clauses of the first level, for each kind of label."""

    ONCE = "once"
    """In one place only, or in one run that leaves sections out."""
    RUNS_ON = "runs on"
    """In one run through several sections."""
    RESTARTS = "restarts"
    """Anew in each section."""


def _schemes(clauses: Iterable[ClauseNode]) -> dict[Kind, Scheme]:
    schemes: dict[Kind, Scheme] = {}
    seen: dict[Kind, SectionNode | None] = {}
    for clause in clauses:
        if clause.parent is None and clause.placement.under is None and not _is_apart(clause.section):
            kind = clause.placement.reading.kind
            if kind not in seen:
                schemes[kind] = Scheme.ONCE
            elif seen[kind] is not clause.section and schemes[kind] is not Scheme.RESTARTS:
                schemes[kind] = Scheme.RUNS_ON if clause.placement.previous else Scheme.RESTARTS
            seen[kind] = clause.section
    return schemes


def _wanted(clause: ClauseNode, schemes: Mapping[Kind, Scheme]) -> str:
    """Return the address a clause has by rule, whoever else has it too."""
    kind, stem, section = clause.placement.reading.kind, clause.label.stem, clause.section
    if clause.parent:
        above = clause.parent
        if kind is not Kind.DOTTED:
            return f"{above.address}.{stem}"
        below = stem.startswith(f"{above.label.stem}.")
        return above.address + stem.removeprefix(above.label.stem) if below else stem
    if isinstance(clause.placement.under, SectionNode):
        return f"{clause.placement.under.key}.{stem}"
    if section is None or kind is Kind.DOTTED:
        return stem
    if _is_apart(section):
        return f"{section.key}.{stem}"
    scheme = schemes[kind]
    runs_on = kind is Kind.NUMBER and scheme is Scheme.RUNS_ON
    alone = runs_on if section.numbered else scheme is not Scheme.RESTARTS
    return stem if alone else f"{section.key}.{stem}"


def _is_apart(section: SectionNode | None) -> bool:
    """Tell whether a section is an appendix or a list of contents: it says nothing of how the policy counts."""
    if section is None:
        return False
    annexed = section.key.startswith(("appendix-", "annex-", "annexe-", "schedule-"))
    return annexed or is_contents(section.heading.title)

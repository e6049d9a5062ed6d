"""Definitions: words with a fixed meaning, read from the glossary and from policies by one notation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from policybook.clauses import Clause, Outline, Section, read_label
from policybook.names import name_key
from policybook.policy import Policy
from policybook.terms.notation import Lead, may_name, read_lead

_BULLET = re.compile(r"[-*+•●▪◦][ \t]+|>[ \t]?")
_FENCE = re.compile(r"\s*(```|~~~)")
_HEADING = re.compile(r"\s*#{1,6}\s")
_ELSEWHERE = re.compile(  # "**Complaint** – see the Complaints Policy" leads out of the glossary
    r"\b(?:polic(?:y|ies)|procedures?|code|sections?|clauses?|paragraphs?|paras?|appendix|annex|part|page|above|below)\b|://",
    re.IGNORECASE,
)
MAX_LINES = 6  # of a paragraph, within which its definition must have begun


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
    html: str = ""
    """What it says, once its page has been converted; without links."""

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


def read_glossary(text: str, *, path: str) -> tuple[Definition, ...]:
    """Read the definitions in the text of a glossary, in order; `path` is its name for findings."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    first = _after_front_matter(lines)
    found = _read(lines[first:], path=path, first_line=first + 1)
    return tuple(replace(definition, number=number) for number, definition in enumerate(found))


def policy_definitions(policy: Policy) -> tuple[Definition, ...]:
    """Read the definitions in a policy, in order, each with the section and clause it stands in."""
    lines = policy.body.split("\n")
    found = _read(lines, path=policy.path, first_line=policy.body_line)
    return tuple(
        replace(
            definition,
            policy=policy.slug,
            number=number,
            section=_section_at(policy.outline, definition.line),
            clause=_clause_at(policy, lines, definition.line),
        )
        for number, definition in enumerate(found)
    )


def _after_front_matter(lines: Sequence[str]) -> int:
    if lines[0].rstrip() != "---":
        return 0
    return next((at + 1 for at, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)


def _read(lines: Sequence[str], *, path: str, first_line: int) -> Iterator[Definition]:
    for number, column, words in _paragraphs(lines):
        lead = read_lead(words)
        if lead:
            yield _definition(lead, words, path, first_line + number, column)


def _definition(lead: Lead, words: str, path: str, line: int, column: int) -> Definition:
    before = words[: lead.start]
    return Definition(
        term=lead.term,
        aliases=lead.aliases,
        see=lead.see,
        path=path,
        line=line + before.count("\n"),
        column=(0 if "\n" in before else column) + len(before.rpartition("\n")[2]) + 1,
    )


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Give each paragraph that may define a name: its line and column, from 0, and its first lines without label."""
    fence, fresh = None, True
    named = [may_name(line) for line in lines]
    for number, line in enumerate(lines):
        if mark := _FENCE.match(line):
            fence = None if fence == mark[1] else fence or mark[1]
        elif (
            not fence
            and any(named[number : number + 1 + MAX_LINES])
            and line.strip()
            and not _HEADING.match(line)
        ):
            words = _words(line)
            if fresh or len(words) < len(line.lstrip()):
                yield number, len(line) - len(words), "\n".join([words, *_rest(lines, number + 1)])
        fresh = not line.strip() or bool(_HEADING.match(line)) or bool(mark)


def _words(line: str) -> str:
    """Return what a line says after its bullets, quotation mark and label."""
    words = line.strip()
    while bullet := _BULLET.match(words):
        words = words[bullet.end() :]
    label = read_label(words)
    return label.rest.rstrip() if label and label.rest else words


def _rest(lines: Sequence[str], number: int) -> Iterator[str]:
    """Give the lines that go on a paragraph from line `number`."""
    for line in lines[number : number + MAX_LINES]:
        if not line.strip() or _HEADING.match(line) or _words(line) != line.strip():
            return
        yield line.strip()


def _section_at(outline: Outline, line: int) -> Section | None:
    return next((section for section in reversed(outline.sections) if section.line <= line), None)


def _clause_at(policy: Policy, lines: Sequence[str], line: int) -> Clause | None:
    """Return the clause that line `line` of the file stands in: a block left of a label is outside its clause."""
    outline = policy.outline
    section = _section_at(outline, line)
    above = (clause for clause in reversed(outline.clauses) if clause.line <= line)
    clause = next(above, None)
    if clause is None or (section and clause.line < section.line):
        return None
    margin = _indent(lines[line - policy.body_line])
    while clause.parent and margin < _indent(lines[clause.line - policy.body_line]):
        clause = outline.by_address[clause.parent]
    return clause


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))

"""Clauses: labels as they are printed, how they are numbered, and the addresses that come of it."""

from policybook.clauses.addresses import ClauseNode, SectionNode, give_addresses, section_address, section_id
from policybook.clauses.findings import numbering_findings
from policybook.clauses.headings import Heading, is_contents, make_heading, read_heading
from policybook.clauses.labels import Label, read_label, roman_value
from policybook.clauses.numbering import MAX_LEVEL, Numbering
from policybook.clauses.outline import Clause, Outline, Section
from policybook.clauses.places import clause_words, place_words, section_words
from policybook.clauses.plausibility import Candidate

__all__ = [
    "MAX_LEVEL",
    "Candidate",
    "Clause",
    "ClauseNode",
    "Heading",
    "Label",
    "Numbering",
    "Outline",
    "Section",
    "SectionNode",
    "clause_words",
    "give_addresses",
    "is_contents",
    "make_heading",
    "numbering_findings",
    "place_words",
    "read_heading",
    "read_label",
    "roman_value",
    "section_address",
    "section_id",
    "section_words",
]

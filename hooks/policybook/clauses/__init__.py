"""Clauses: labels as they are printed, how they are numbered, and the addresses that come of it."""

from policybook.clauses.addresses import ClauseNode, SectionNode, give_addresses, section_address, section_id
from policybook.clauses.findings import numbering_findings
from policybook.clauses.headings import Heading, is_contents, make_heading
from policybook.clauses.labels import Label, read_label, roman_value
from policybook.clauses.lines import BULLET, RULE, UNDERLINE, upcoming_labels
from policybook.clauses.numbering import Numbering, Placement
from policybook.clauses.outline import Clause, Outline, Section
from policybook.clauses.places import clause_words, place_words, section_words
from policybook.clauses.plausibility import Candidate

__all__ = [
    "BULLET",
    "RULE",
    "UNDERLINE",
    "Candidate",
    "Clause",
    "ClauseNode",
    "Heading",
    "Label",
    "Numbering",
    "Outline",
    "Placement",
    "Section",
    "SectionNode",
    "clause_words",
    "give_addresses",
    "is_contents",
    "make_heading",
    "numbering_findings",
    "place_words",
    "read_label",
    "roman_value",
    "section_address",
    "section_id",
    "section_words",
    "upcoming_labels",
]

"""Clauses: labels as they are printed, how they are numbered, and the addresses that come of it."""

from policybook.clauses.addresses import ClauseNode, SectionNode, give_addresses, section_address, section_id
from policybook.clauses.automatic import number_by_position
from policybook.clauses.findings import numbering_findings
from policybook.clauses.headings import Heading, is_contents, make_heading
from policybook.clauses.labels import Kind, Label, read_label, roman_value, stem_at
from policybook.clauses.lines import (
    BULLET,
    RULE,
    UNDERLINE,
    label_of,
    quotation_depth,
    second_label,
    unquoted,
    upcoming_labels,
)
from policybook.clauses.numbering import Numbering
from policybook.clauses.outline import Clause, Outline, Section, clause_id
from policybook.clauses.places import clause_words, place_words, section_words
from policybook.clauses.plausibility import YEARS, Candidate, is_initial, is_quantity, is_word
from policybook.clauses.runs import Placement

__all__ = [
    "BULLET",
    "RULE",
    "UNDERLINE",
    "YEARS",
    "Candidate",
    "Clause",
    "ClauseNode",
    "Heading",
    "Kind",
    "Label",
    "Numbering",
    "Outline",
    "Placement",
    "Section",
    "SectionNode",
    "clause_id",
    "clause_words",
    "give_addresses",
    "is_contents",
    "is_initial",
    "is_quantity",
    "is_word",
    "label_of",
    "make_heading",
    "number_by_position",
    "numbering_findings",
    "place_words",
    "quotation_depth",
    "read_label",
    "roman_value",
    "second_label",
    "section_address",
    "section_id",
    "section_words",
    "stem_at",
    "unquoted",
    "upcoming_labels",
]

"""References: the places where a text cites a clause, a section or another policy, and where each leads."""

from policybook.references.book import Notes, ReferenceBook, open_book
from policybook.references.finding_them import Found, Kind, find_references, read_references
from policybook.references.grammar import find_citations
from policybook.references.links import ReferenceExtension, fill_cited
from policybook.references.titles import TitleIndex, index_titles
from policybook.references.words import plain, read_words

__all__ = [
    "Found",
    "Kind",
    "Notes",
    "ReferenceBook",
    "ReferenceExtension",
    "TitleIndex",
    "fill_cited",
    "find_citations",
    "find_references",
    "index_titles",
    "open_book",
    "plain",
    "read_references",
    "read_words",
]

"""References: the places where a text cites a clause, a section or another policy, and where each leads."""

from policybook.references.book import ReferenceBook, make_book
from policybook.references.cite import Citable, Cited, Reference, cite, open_citable
from policybook.references.finding_them import Found, Kind, find_references, read_references
from policybook.references.grammar import find_citations
from policybook.references.titles import TitleIndex, index_titles
from policybook.references.usage import Usage
from policybook.references.words import plain, read_words

__all__ = [
    "Citable",
    "Cited",
    "Found",
    "Kind",
    "Reference",
    "ReferenceBook",
    "TitleIndex",
    "Usage",
    "cite",
    "find_citations",
    "find_references",
    "index_titles",
    "make_book",
    "open_citable",
    "plain",
    "read_references",
    "read_words",
]

"""Pages: one policy's page with all its layers, and what a search finds in it."""

from policybook.pages.glossary_reading import convert_with_terms, read_terms
from policybook.pages.search_entries import SearchEntry, search_entries, term_entries

__all__ = [
    "SearchEntry",
    "convert_with_terms",
    "read_terms",
    "search_entries",
    "term_entries",
]

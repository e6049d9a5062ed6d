"""Pages: one policy's page with all its layers, and what a search finds in it."""

from policybook.pages.glossary_page import GlossaryPage, make_glossary_page
from policybook.pages.handbook_pages import HandbookPages, make_pages
from policybook.pages.page import REFERENCE, TERM, Heading, Page, fill_cited, make_page
from policybook.pages.search_entries import SearchEntry, search_entries, term_entries
from policybook.pages.targets import Files

__all__ = [
    "REFERENCE",
    "TERM",
    "Files",
    "GlossaryPage",
    "HandbookPages",
    "Heading",
    "Page",
    "SearchEntry",
    "fill_cited",
    "make_glossary_page",
    "make_page",
    "make_pages",
    "search_entries",
    "term_entries",
]

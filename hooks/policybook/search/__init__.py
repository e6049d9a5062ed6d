"""Search: what readers can find, made into an index and into texts that a reader's browser loads when somebody asks."""

from policybook.search.documents import Document, Passage, passages
from policybook.search.html_sections import page_entries
from policybook.search.scripts import scripts
from policybook.search.thesaurus import Group, read_thesaurus
from policybook.search.words import stem, stems

__all__ = [
    "Document",
    "Group",
    "Passage",
    "page_entries",
    "passages",
    "read_thesaurus",
    "scripts",
    "stem",
    "stems",
]

"""Terms: words with a fixed meaning, their definitions, and the places that use them."""

from policybook.terms.definitions import Definition
from policybook.terms.extents import Block
from policybook.terms.find import CLOSED, SECTION_LEVEL, SILENT, find_terms
from policybook.terms.findings import glossary_findings
from policybook.terms.glossary import Glossary, Meaning, Term, make_glossary
from policybook.terms.lexicon import Lexicon, make_lexicon
from policybook.terms.mentions import FoundTerms, Mention, PageTerms, defines, means
from policybook.terms.reading import NO, read_definitions, read_glossary
from policybook.terms.usage import Page
from policybook.terms.vocabulary import Use, Vocabulary

__all__ = [
    "CLOSED",
    "NO",
    "SECTION_LEVEL",
    "SILENT",
    "Block",
    "Definition",
    "FoundTerms",
    "Glossary",
    "Lexicon",
    "Meaning",
    "Mention",
    "Page",
    "PageTerms",
    "Term",
    "Use",
    "Vocabulary",
    "defines",
    "find_terms",
    "glossary_findings",
    "make_glossary",
    "make_lexicon",
    "means",
    "read_definitions",
    "read_glossary",
]

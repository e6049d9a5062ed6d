"""Words: a school's Word file made a policy, with every number that Word computes, and proved word for word."""

from policybook.words.checking import Check, Difference, check, page_words
from policybook.words.control import Taken
from policybook.words.evidence import evidence
from policybook.words.exporting import export_word
from policybook.words.importing import Imported, import_word, quoted
from policybook.words.reading import open_source
from policybook.words.receipt import Receipt, Row, Told
from policybook.words.refusal import Refused

__all__ = [
    "Check",
    "Difference",
    "Imported",
    "Receipt",
    "Refused",
    "Row",
    "Taken",
    "Told",
    "check",
    "evidence",
    "export_word",
    "import_word",
    "open_source",
    "page_words",
    "quoted",
]

"""Terms: words with a fixed meaning, their definitions, and the places that use them."""

from policybook.terms.definitions import Definition, policy_definitions, read_glossary
from policybook.terms.findings import glossary_findings
from policybook.terms.glossary import Glossary, Meaning, Term, make_glossary
from policybook.terms.lexicon import Lexicon, make_lexicon
from policybook.terms.links import MentionExtension, without_mentions
from policybook.terms.mentions import Mention, PageTerms, means
from policybook.terms.notation import read_lead
from policybook.terms.usage import Page
from policybook.terms.vocabulary import Vocabulary

__all__ = [
    "Definition",
    "Glossary",
    "Lexicon",
    "Meaning",
    "Mention",
    "MentionExtension",
    "Page",
    "PageTerms",
    "Term",
    "Vocabulary",
    "glossary_findings",
    "make_glossary",
    "make_lexicon",
    "means",
    "policy_definitions",
    "read_glossary",
    "read_lead",
    "without_mentions",
]

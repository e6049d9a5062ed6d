"""Contexts: what a heading, or the words before a list, say of what comes below: that it is meanings, or duties."""

import re
from dataclasses import dataclass
from enum import Enum

from policybook.clauses import Section

_MEANINGS = re.compile(
    r"\b(?:definitions?|glossary|interpretation|terminology|abbreviations?|acronyms?|defined terms|key (?:terms|words)|"
    r"(?:terms|words|phrases)(?: and \w+)? (?:(?:that )?(?:are |we )?used?|explained)|what we mean|"
    r"what do(?:es)?\b.{0,60}\bmean|what is meant|meanings?)\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r"\b(?:of|for|in)\s.*")  # "Definitions of abuse" are as much definitions
_BESIDE = re.compile(  # what else the title of a section of nothing but definitions holds; "Aims and definitions" more
    r"\b(?:key|of|and|the|in|this|our|some|policy|terms?|words?|phrases?|used|general|common|legal|list|main|important|"
    r"other|specific|technical|for|we|use|definitions?|glossary|interpretations?|terminology|abbreviations?|acronyms?|"
    r"defined|meanings?|explained|document|school|what|mean|is|meant|by|do|does|it|concepts?|scheme|code)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(  # a heading that asks for the meaning of one thing: "What is bullying?"
    r"(?:definitions? of|what (?:is|are)|what (?:we|do we) mean by|what is meant by|meaning of|what counts as)\b(.+)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:definitions?|meanings?)\b|\bfollowing (?:terms|words|phrases|expressions|abbreviations|acronyms)\b|"
    r"\b(?:terms|words|abbreviations|acronyms|expressions)\b.{0,40}\bused\b|"
    r"\buses? (?:these|the following) (?:terms|words)\b|"
    r"^(?:in|for the purposes? of) (?:this|these) [\w -]{3,40}(?:,? unless [^:]{3,80})?,?:$",
    re.IGNORECASE,
)
_DUTIES = re.compile(  # whose lists say what people do, not what words mean
    r"\b(?:roles?|responsibilit|dut(?:y|ies)|contacts?|who'?s who|people|staffing|aims?|values?|rules?|conditions|"
    r"procedures?|steps?|stages?|timetable|dates?|expectations?|principles|objectives|ethos|reference)",
    re.IGNORECASE,
)


class Context(Enum):
    """What stands below a heading."""

    MEANINGS = "nothing but meanings"
    MIXED = "meanings among other things"
    OPEN = "anything"
    DUTIES = "what people do"


@dataclass(frozen=True)
class Heading:
    """What stands above a block."""

    context: Context
    """What it says of what is below."""
    title: str = ""
    """Its title."""

    @property
    def subject(self) -> str:
        """The words of which the title asks for the meaning; empty where it asks for none."""
        return subject_of(self.title)


def of_title(title: str) -> Context:
    """Return what a heading with this title says of what is below it."""
    if _MEANINGS.search(title):
        rest = _BESIDE.sub("", _OF_WHAT.sub("", title))
        return Context.MIXED if any(letter.isalpha() for letter in rest) else Context.MEANINGS
    if subject_of(title):
        return Context.MIXED
    return Context.DUTIES if _DUTIES.search(title) else Context.OPEN


def of_section(section: Section | None) -> Context:
    """Return the same for a section; where its own title says nothing, that of the section around it counts."""
    while section:
        context = of_title(section.title)
        if context is not Context.OPEN:
            return context
        section = section.parent
    return Context.OPEN


def subject_of(title: str) -> str:
    """Return the words of which a title asks for the meaning, in small letters; empty where it asks for none."""
    found = _SUBJECT.search(title)
    return found[1].strip(" ?:.\"'“”‘’").casefold() if found else ""


def announces(words: str) -> bool:
    """Tell whether a paragraph announces meanings: `In this policy:`, `These terms are used:`."""
    return words.rstrip().endswith(":") and bool(_ANNOUNCED.search(words.strip()))

"""The words that make a number a citation: units before it, lead-ins, and what may follow.

Every pattern has fixed bounds and is tried at one place, so that reading stays linear in the text.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from policybook.references.name_words import KINDS
from policybook.references.usage import unit_name
from policybook.references.words import word_set

UNIT = re.compile(
    r"""(?<![\w.-])(?:
        (?P<strong>(?:sub[- ]?)?(?:clauses?|paragraphs?|sections?)(?:\(s\))?)(?=[ (])
        |(?P<short>(?:sub[- ]?)?(?:paras?|cls?|sects?|secs?)(?:\(s\))?(?:\.\ {0,2}|(?=[ (])))
        |(?P<appendix>appendi(?:x|ces)|annex(?:e?s|e)?)(?=\ )
        |(?P<sign>§§?)
        |(?P<weak>parts?|chapters?|schedules?|points?|items?|(?:standing\ order|rule|article|bye?-?law)s?
            |(?:financial\ )?regulations?|(?-i:SO|FR)(?-i:s?))(?=[ (])
        |(?<!')(?P<s>ss?)(?:\.\ {0,2}|\ |(?=\d))
    )\ {0,3}(?:(?:no|nos|number|numbers)\b\.?\ {0,2})?""",
    re.VERBOSE | re.IGNORECASE,
)
_SINGULAR = {"para": "paragraph", "cl": "clause", "sec": "section", "sect": "section", "appendice": "appendix",
             "annexe": "annex", "so": "standing order", "fr": "financial regulation", "§": "section"}  # fmt: skip


def read_unit(match: re.Match[str]) -> tuple[str, bool]:
    """Return the plain name of the unit word that matched, and whether it began with `sub-`."""
    word = next(word for word in match.groups() if word).lower().replace("(s)", "").rstrip(". ")
    sub = word.startswith("sub")
    word = word[3:].lstrip("- ") if sub else word
    if word in ("s", "ss"):
        return "s", sub
    word = unit_name(_SINGULAR.get(word, word))
    return _SINGULAR.get(word, word), sub


@lru_cache(maxsize=1024)  # a handbook has a few such sets of words
def learnt_unit(words: frozenset[str]) -> re.Pattern[str]:
    """Return what reads the unit words that a document heads its own sections with: `stage`, `key principle`."""
    names = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<![\w.-])(?P<learnt>{names})s?\ ", re.IGNORECASE)


COUNTED = re.compile(  # no units at all: "bullet point 3", "pay point 6", "agenda item 4"
    r"(?:bullet|spine|spinal|pay|scale|grade|data|decimal|key|action|entry|salary|agenda|menu|line) $",
    re.IGNORECASE,
)
LEAD = re.compile(  # what makes a bare number a reference: "(See 36)", "as set out in 4.2"
    r"""(?<![\w-])(?P<lead>see(?:\ also)?|refer(?:\ back)?\ to|cf\.?
        |(?:set\ out|described|listed|outlined|detailed|defined|explained|given|mentioned|stated|specified|noted
            |referred\ to)\ (?:in|at|under)
        |accordance\ with|line\ with|pursuant\ to|subject\ to|(?:comply|complies)\ with|follow(?:s|ed|ing)?|as
        |in|at|under|of|to|per)\ {1,3}(?=[\d(]|[ivxl]{1,7}\ (?:above|below)(?!\w))""",
    re.VERBOSE | re.IGNORECASE,
)
BESIDE_NAME = re.compile(  # "the Behaviour Policy (4.2)", "the Staff Code of Conduct at 4.2"
    rf"""(?P<lead>{"|".join(sorted(KINDS))})["']?\ (?:\((?:at\ )?|at\ )(?=\d{{1,3}}\.\d)""",
    re.VERBOSE | re.IGNORECASE,
)
ITSELF = re.compile(  # … or the number itself: "4.2 above", "(b) above"
    r"(?<![\w.£$€/:,)-])(?P<lead>)(?=\d{1,3}(?:\.\d|\([a-z])|(?:\(|(?<!\())[a-z]{1,4}\) (?:above|below))"
)
ASIDE = word_set("in at of to")  # lead-ins too weak without "above" or "below" after the number
SOBER = (  # lead-ins that cite a dotted number: "under 4.2", but not "subject to 4", "under 5"
    "under",
    "per",
    "accordance with",
    "line with",
    "pursuant to",
    "subject to",
    "comply with",
    "complies with",
    "follow",
    "follows",
    "followed",
    "following",
    "as",
)
THING = re.compile(  # what else has numbers: "Table 3.1 above" is no clause 3.1
    r"""(?<!\w)(?:tables?|figures?|fig\.|box(?:es)?|charts?|diagrams?|forms?|rooms?|blocks?|versions?|levels?|stages?|steps?
        |grades?|standards?|targets?|outcomes?|principles?|units?|lessons?|modules?|questions?|rules?|articles?
        |regulations?|chapters?|pages?|pictures?|objectives?|criteri(?:on|a)|bands?|phases?|minutes?|no\.?|priorit(?:y|ies)|aims?|class(?:es)?|ratios?|kpis?|scores?|actions?|agenda
        |numbers?)\ $""",
    re.VERBOSE | re.IGNORECASE,
)
UNITS = word_set(  # the words with which `UNIT` can begin
    """clause clauses paragraph paragraphs section sections para paras cl cls sect sects sec secs appendix appendices
    annex annexe annexes part parts chapter chapters schedule schedules point points item items s ss sub subsection
    subsections subclause subclauses subparagraph subparagraphs subpara subparas standing rule rules article articles
    bye byelaw byelaws bylaw bylaws by financial
    regulation regulations so sos fr frs"""
)
LEADS = word_set(  # … and `LEAD`
    """see refer cf set described listed outlined detailed defined explained given mentioned stated specified noted
    referred under per accordance line pursuant subject comply complies follow follows followed following as"""
)
TELLING = word_set("above below overleaf earlier later")  # … and `TOLD`
BEFORE_SEE = re.compile(  # not "we see 36"
    r"(?:^|[.,;:()\[\"'–-]|\b(?:please|and|or|but|also|then|again|details|more|information)) ?$",
    re.IGNORECASE,
)
TOLD = re.compile(  # not "3 below zero", "4.2 above average"
    r",? (?:above|below|overleaf|earlier|later)(?!\w)"
    r"(?! (?:\d|(?:zero|average|expected|age|the|an?|par|target|those|these)(?!\w)))"
)
OF = re.compile(r",? {1,2}(of|in|to|under|from|within) (?=\S)")
STOP = re.compile(  # a bare number must end its thought: "see 36 pupils" is no reference
    r" {0,2}(?:$|[.,;:!?)\]–\"'\ufffc]|-\s|(?:and|or|to|&|for|if|when|where|which|before|after|until|on"
    r"|says?|requires?|asks?|provides?|states?|allows?|appl(?:y|ies))\b)"
)
QUANTITY = re.compile(
    r"""\ ?(?:(?:working|school|calendar|full|clear|other|more|new|further|consecutive|different|additional|key|separate
        |academic|half)[ -]){0,2}
        (?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|terms?|pupils?|students?|children|staff|members?
        |governors?|people|persons?|parents?|carers?|copies|times|sessions?|lessons?|classes|teachers?|adults?|examples?
        |questions?|occasions?|steps?|stages?|forms?|pounds?|pence|per|percent|million|thousand|hundred|metres?|miles?
        |km|am|pm|o'clock|visits?|meetings?|witnesses|references|referees|siblings|schools?|reasons?|things?|January
        |February|March|April|May|June|July|August|September|October|November|December)(?!\w)""",
    re.VERBOSE,
)
CITED = re.compile(r",? (?:of|in|to|under|within) (?:the )?")  # "paragraph 3 of section 6"
LESSER = re.compile(r",? {0,2}\(?")  # "section 6, paragraph 3"

# What is in every text that cites a provision, in small letters.
_CITING = (
    "sect",
    "clause",
    "para",
    "append",
    "annex",
    "chapter",
    "schedule",
    "§",
)  # in small letters, as all of these
_CITING_WEAKLY = re.compile(
    r"(?:part|point|item|order|rule|regulation|article|law|so|fr)s?[\s(]"
)  # … one of which is in every text that uses such a unit
_NUMBERING = re.compile(
    "[0-9()]| (?:above|below)"
)  # in any other text that cites a provision is one of these …
_POINTING = (
    LEADS | TELLING | word_set("s ss cl cls sec secs")
)  # … and one of these, as a word or before a digit
_NAMING = re.compile(r"\b(?:see|refer to|above|below)\b")  # … or a heading by its name
_LETTERS = re.compile("[a-z]+")


def may_cite(text: str, hints: Iterable[str], headings: bool) -> bool:
    """Tell at a glance whether a text, in small letters, can hold a reference: most cannot, and are read no further.

    Where `headings` can be cited by name, a text that says "see" or "under" may do so.
    """
    for hint in (*hints, *_CITING):  # asked of every paragraph: any() takes twice as long
        if hint in text:
            return True
    if _CITING_WEAKLY.search(text) or (headings and _NAMING.search(text)):
        return True
    return _NUMBERING.search(text) is not None and not _POINTING.isdisjoint(_LETTERS.findall(text))

"""The words that make a number a citation: units before it, lead-ins, and what may follow.

Every pattern has fixed bounds and is tried at one place, so that reading stays linear in the text.
"""

import re
from collections.abc import Iterable

from policybook.references.name_words import KINDS
from policybook.references.words import word_set

SELDOM = frozenset(("part", "chapter", "schedule", "annex"))  # outside documents have them, few policies do
UNIT = re.compile(
    r"""(?<![\w.-])(?:
        (?P<strong>(?:sub[- ]?)?(?:clauses?|paragraphs?|sections?)(?:\(s\))?)(?=[ (])
        |(?P<short>(?:sub[- ]?)?(?:paras?|cls?|sects?|secs?)(?:\(s\))?(?:\.\ {0,2}|(?=[ (])))
        |(?P<appendix>appendi(?:x|ces)|annex(?:e?s|e)?)(?=\ )
        |(?P<sign>§§?)
        |(?P<weak>parts?|chapters?|schedules?|points?|items?)(?=[ (])
        |(?<!')(?P<s>ss?)(?:\.\ {0,2}|\ |(?=\d))
    )\ {0,3}(?:(?:no|nos|number|numbers)\b\.?\ {0,2})?""",
    re.VERBOSE | re.IGNORECASE,
)
COUNTED = re.compile(  # no units at all: "bullet point 3", "pay point 6", "agenda item 4"
    r"(?:bullet|spine|spinal|pay|scale|grade|data|decimal|key|action|entry|salary|agenda|menu|line) $",
    re.IGNORECASE,
)
LEAD = re.compile(  # what makes a bare number a reference: "(See 36)", "as set out in 4.2"
    r"""(?<![\w-])(?P<lead>see(?:\ also)?|refer(?:\ back)?\ to|cf\.?
        |(?:set\ out|described|listed|outlined|detailed|defined|explained|given|mentioned|stated|specified|noted
            |referred\ to)\ (?:in|at|under)
        |accordance\ with|line\ with|pursuant\ to|subject\ to
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
    subsections subclause subclauses subparagraph subparagraphs subpara subparas"""
)
LEADS = word_set(  # … and `LEAD`
    """see refer cf set described listed outlined detailed defined explained given mentioned stated specified noted
    referred under per accordance line pursuant subject"""
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
    r" {0,2}(?:$|[.,;:!?)\]–\"'\ufffc]|-\s|(?:and|or|to|&|for|if|when|where|which|before|after|until|on)\b)"
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
    r"(?:part|point|item)s?[\s(]"
)  # … one of which is in every text that uses such a unit
_NUMBERING = re.compile(
    "[0-9()]| (?:above|below)"
)  # in any other text that cites a provision is one of these …
_POINTING = (
    LEADS | TELLING | word_set("s ss cl cls sec secs")
)  # … and one of these, as a word or before a digit
_LETTERS = re.compile("[a-z]+")


def may_cite(text: str, hints: Iterable[str]) -> bool:
    """Tell at a glance whether a text, in small letters, can hold a reference: most cannot, and are read no further."""
    for hint in (*hints, *_CITING):  # asked of every paragraph: any() takes twice as long
        if hint in text:
            return True
    if _CITING_WEAKLY.search(text):
        return True
    return _NUMBERING.search(text) is not None and not _POINTING.isdisjoint(_LETTERS.findall(text))

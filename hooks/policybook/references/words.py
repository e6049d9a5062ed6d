"""The words references are made of: units, lead-ins, and what shows that a provision is somebody else's.

Every pattern has fixed bounds and is tried at one place, so that reading stays linear in the text.
"""

import re
from dataclasses import dataclass
from itertools import accumulate

_PLAIN = tuple(
    zip(
        "\u00a0\u2007\u2009\u202f\n\r\t\u2018\u2019\u201c\u201d\u2010\u2011\u2014",
        "       ''\"\"--–",
        strict=True,
    )
)


def plain(text: str) -> str:
    """Return `text` with one kind of space, quote, hyphen and dash; every character keeps its index."""
    for typed, usual in _PLAIN:  # str.translate takes ten times as long
        if typed in text:
            text = text.replace(typed, usual)
    return text


@dataclass(frozen=True)
class Words:
    """The words of a text, as columns: a text is read word by word once, and most words are looked at no further."""

    text: str
    """The text, already plain."""
    starts: list[int]
    """Index of each word's first character."""
    ends: list[int]
    """Index after each word's last character."""
    keys: list[str]
    """Each word in small letters and without apostrophes; `&` is `and`."""

    def word(self, at: int) -> str:
        """Return word `at` as it stands."""
        return self.text[self.starts[at] : self.ends[at]]

    def gap(self, at: int) -> str:
        """Return what parts word `at` from the one before."""
        return self.text[self.ends[at - 1] : self.starts[at]]

    def is_capital(self, at: int) -> bool:
        """Tell whether word `at` begins with a capital or a digit."""
        return not self.text[self.starts[at]].islower()


_WORD = re.compile(r"((?i:policy|policies|procedures?)(?='s)|[^\W_]+(?:'[^\W_]+)*|&)")


def read_words(text: str) -> Words:
    """Split `text` (already plain) into its words."""
    parts = _WORD.split(text)  # gap, word, gap, word … gap
    reached = list(accumulate(map(len, parts)))
    keys = [word.lower() for word in parts[1::2]]
    if "'" in text or "&" in text:
        keys = ["and" if key == "&" else key.replace("'", "") for key in keys]
    return Words(text, reached[:-1:2], reached[1::2], keys)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Around the names of policies, all in small letters.
KINDS = _words("policy policies procedure procedures code conduct charter protocol agreement handbook")
CONNECTING = _words("and or of the for in on at to with a an")
OURS = _words(
    "school schools academy academies trust federation college nursery preschool centre setting governors body board"
)
FOREIGN = _words(  # a policy that is somebody else's, or nobody's yet
    """their his her its your another other authority authoritys la council county diocesan diocese national
    government dfe ofsted model union club provider contractor agency hirer employer employers company external party"""
)
UNSPECIFIC = _words(
    "a an any each every no some such which what"
)  # "must have a complaints policy" cites none
DESCRIBING = _words(  # says nothing of which policy it is: what stands before these decides
    """own current published separate agreed existing full latest relevant appropriate usual normal written ratified
    adopted formal internal"""
)
STARTERS = _words(  # capitalised at the beginning of a sentence, no part of a name
    """the this our see under in and or read refer follow please also per with by for if when where while both has
    have school academy trust federation all any each a an as to from check new current section clause paragraph
    appendix part is are must should"""
)
NEUTRAL = _words(  # before a name in small letters: the name begins after it
    """the our this these under in with by to of from see per via on for through and or both but as is are if follow
    follows followed following read check using use apply applies invoke whole wide school academy trust federation
    into within against regarding about above published"""
)
GENERIC = _words(  # "School Policy", "Review Policy" name no policy
    """school schools trust academy this that these our your their whole governing body relevant related new key model
    review current government national local authority public company which any all each every such same other first
    second final draft written formal internal policy"""
)

# The word before a number.
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
ASIDE = _words("in at of to")  # lead-ins too weak without "above" or "below" after the number
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
UNITS = _words(  # the words with which `UNIT` can begin
    """clause clauses paragraph paragraphs section sections para paras cl cls sect sects sec secs appendix appendices
    annex annexe annexes part parts chapter chapters schedule schedules point points item items s ss sub subsection
    subsections subclause subclauses subparagraph subparagraphs subpara subparas"""
)
LEADS = _words(  # … and `LEAD`
    """see refer cf set described listed outlined detailed defined explained given mentioned stated specified noted
    referred under per accordance line pursuant subject"""
)
CITING = (
    "sect",
    "clause",
    "para",
    "append",
    "annex",
    "chapter",
    "schedule",
    "§",
)  # in small letters, as all of these
CITING_WEAKLY = re.compile(
    r"(?:part|point|item)s?[\s(]"
)  # … one of which is in every text that uses such a unit
NUMBERING = re.compile(
    "[0-9()]| (?:above|below)"
)  # in any other text that cites a provision is one of these …
TELLING = _words("above below overleaf earlier later")  # … and `TOLD`
POINTING = LEADS | TELLING | _words("s ss cl cls sec secs")  # … and one of these, as a word or before a digit
BEFORE_SEE = re.compile(  # not "we see 36"
    r"(?:^|[.,;:()\[\"'–-]|\b(?:please|and|or|but|also|then|again|details|more|information)) ?$",
    re.IGNORECASE,
)

# What follows a reference.
TOLD = re.compile(  # not "3 below zero", "4.2 above average"
    r",? (?:above|below|overleaf|earlier|later)(?!\w)"
    r"(?! (?:\d|(?:zero|average|expected|age|the|an?|par|target|those|these)(?!\w)))"
)
THIS = re.compile(
    r",? (?:of|in|to|under|within|from) (?:this|the present)(?: [\w'-]{1,30}){0,4}? "
    r"(?:policy|procedures?|document|code|guidance|statement|protocol|plan|scheme|charter|guide|strategy|handbook"
    r"|appendix|section)(?!\w)",
    re.IGNORECASE,
)
THE_POLICY = re.compile(r",? (?:of|in|to|within) the (?:policy|procedure|document)(?![\w-])")
OF = re.compile(r",? {1,2}(of|in|to|under|from|within) (?=\S)")
POSSESSORS = re.compile(  # what may stand between "section 5 of" and the name of a policy
    r"(?:(?:[\w-]{1,30}(?:'s|s')|the|our|this|both|school|academy|trust|current|separate|existing|published|agreed"
    r"|latest|full|relevant|own) {1,2}){0,5}[\"']?",
    re.IGNORECASE,
)
STOP = re.compile(  # a bare number must end its thought: "see 36 pupils" is no reference
    r" {0,2}(?:$|[.,;:!?)\]–\"'\ufffc]|-\s|(?:and|or|to|&|for|if|when|where|which|before|after|until|on)\b)"
)
ADJECTIVE = re.compile(  # "Section 47 enquiry": the number names a law, the noun says so
    r"""\ (?:Ofsted|SIAMS|HMI|strategy|child|children|looked|accommodated|police|joint|full|graded|ungraded|statutory
        |denominational|barring|prohibition|enquir|inquir|notice|direction|order|inspect|dut(?:y|ies)|assess|check
        |referral|investigat|agreement|audit|report(?!ed)|power|request|offence|certificate|hearing|exclusion|applicat
        |conference|meeting|plan|forms?(?!\ (?:part|the))|review|visit|judgement|monitoring|teacher|school|return|grant
        |safeguarding
        |provision(?!s\ of\ this))
        |\ \([^()]{1,40}\)\ (?:inspect|enquir|inquir|duty|notice|direction|order)""",
    re.VERBOSE,
)
GOES_ON = re.compile(  # after "section 4" the sentence goes on; "section 106 money" is what a law is known by
    r"""(?!\ [a-z])|\ (?:[a-z']{1,20}(?:s|ly|ed)(?!\w)
        |(?:is|are|was|were|has|have|had|does|do|did|say|set|apply|may|must|should|will|would|can|could|shall|might|need
        |not|to|of|in|on|at|by|for|from|with|without|under|and|or|but|as|if|when|where|which|who|whose|that|than|then|before
        |after|until|unless|because|since|while|whether|also|only|always|never|ever|above|below|overleaf|every|each|all|any
        |both|this|these|the|a|an|it|he|she|they|we|you|so|about|into|within|through|again|first|too|even|instead|there|here
        |overall|itself|during|between|cover|give|describe|explain|show|tell|take|make|deal|list|contain|require|allow
        |provide|refer|be|been|being|no|yet|still|fall|begin|remain|come|follow|stand|run|mean|matter|change|start|end|relate
        |concern|lead|go|cannot|clauses?|paragraphs?|paras?|sub-\w{1,12})(?![\w-]))""",
    re.VERBOSE,
)
_LAW = r"""(?:Acts?|ACT|Regulations?|Order|Directive|Convention|Bill|Measure|Rules|Schedule|Code|GDPR|DPA|Standards
    |Framework|Guidance|Handbook|KCSI?E|KCSiE|STPCD|EYFS|RIDDOR|COSHH|FOIA|PACE|Education|Book|Children)"""
NAMED_LAW = (
    re.compile(  # "section 89 Education and Inspections Act 2006", "section 26 (Counter-Terrorism … Act)"
        rf"""[ ,(:]{{1,3}}(?:the\ )?
        (?:[A-Z(][\w'()-]{{0,30}},?\ (?:(?:and|of|the|for|to|in|on|&)\ ){{0,3}}){{0,9}}{_LAW}(?!\w)""",
        re.VERBOSE,
    )
)
IN_LAW = re.compile(  # "section 5 in the Equality Act", "Appendix 2 to the contract": a few words further
    r"""(?:[\w'()&-]{1,30}\ ){0,7}
        (?:Acts?|Regulations?|Order|Directive|Convention|GDPR|KCSI?E|KCSiE|STPCD|EYFS|contract|agreement|lease|licence
        |[Cc]ode\ of\ [Pp]ractice|Standards|Keeping\ [Cc]hildren|Working\ Together|[Gg]uidance|form|letter|[Hh]andbook
        |Framework|Book|legislation)(?!\w)""",
    re.VERBOSE,
)

# What stands before a reference.
OUTSIDE = re.compile(  # a document that is not one of the school's policies, wherever it stands in a sentence
    r"""(?<!\w)(?:
        (?:[A-Z][\w'-]*|the|this|that|said|an|of|&)\ Acts?(?!\w)
        |[A-Z][\w'-]*\ (?:Regulations|Order|Directive|Convention|Measure|Bill)(?!\w)|the\ Regulations(?!\w)
        |(?:UK\ ?)?GDPR|DPA|KCSI?E|KCSiE|STPCD|EYFS|RIDDOR|COSHH|FOIA|SEND\ Code|Burgundy\ Book|Green\ Book
        |Trust\ Handbook
        |[Cc]odes?\ of\ [Pp]ractice|Teachers?'?\ Standards|Keeping\ [Cc]hildren\ [Ss]afe|Working\ [Tt]ogether
        |Foundation\ Stage
        |[Ss]tatutory\ [Gg]uidance|DfE(?:'s)?\ (?:(?:[\w'-]+\ ){0,3}[Gg]uidance|["']?[A-Z][\w'-]*)|[Ss]chool\ Standards
        |(?:your|their|his|her|the|employment)\ contracts?(?:\ of\ employment)?
        |[Ff]unding\ [Aa]greement|[Aa]rticles\ of\ [Aa]ssociation|[Cc]onditions\ of\ [Ss]ervice|[Tt]enancy|[Ll]ease
    )(?!\w)""",
    re.VERBOSE,
)
PAGE = re.compile(  # a place in an outside document, right before the reference: "page 4, section 2"
    r"(?:[Aa]rticle|[Rr]egulation|[Vv]olume|[Pp]age|[Bb]ox|[Tt]able|[Ff]orm|[Qq]uestion|[Rr]ule|[Ss]tep)"
    r" (?:\d{1,3}[A-Za-z]?|[A-Z]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)$"
)
BESIDE = re.compile(  # an outside document right before the reference
    r"""(?<!\w)(?:
        (?:Acts?|Regulations?|Order|Directive|Convention|GDPR|DPA|KCSI?E|KCSiE|STPCD|EYFS|Guidance|Standards|Code|Handbook
           |Framework|Education|Book|Plan|Scheme|Agreement|Contract|Strategy|Specification|Letter|Report|Document|Guide
           |Toolkit|Circular|Children|[Tt]ogether|Foundation\ Stage|Association|SLA|M[oO]U|EHCP
           |Terms\ of\ [Rr]eference|EHC\ [Pp]lan|contracts?(?:\ of\ employment)?|agreement
           |lease|licence|[Cc]ode\ of\ [Pp]ractice|insurance\ policy|job\ description
           |(?!Our|The|This|School)[A-Z][\w'-]*
            \ (?:guide|guidance|code|toolkit|handbook|framework|standards|regulations))
           (?:\ (?:\((?:[Ee]ngland|[Ww]ales)\)\ )?\(?(?:[A-Z][a-z]{2,8}\ )?\d{4}(?:[/–-]\d{2,4})?\)?)?["']?
           (?:\ (?:says|states|requires|provides|explains))?
    )$""",
    re.VERBOSE,
)
NEAR = re.compile(  # the same, but only with nothing or a bracket between: "the form (section 3)"
    r"""(?<!\w)(?:guidance|handbook|form|letter|report|framework|curriculum|standards|regulations|legislation
        |questionnaire|specification|booklet|leaflet|syllabus|manual|guide|scheme|plan|Ofsted)$""",
    re.VERBOSE,
)
ACRONYM = re.compile(
    r"(?<!\w)[A-Z]{2,6}$"
)  # with nothing between it and "paragraph 2.1", another document's name
FILLED = re.compile(  # parts of a form
    r"(?<!\w)(?:complet(?:e|es|ed|ing)|fill(?:s|ed|ing)?(?: in| out)?|tick(?:s|ed)?|sign(?:s|ed)?)$",
    re.IGNORECASE,
)
LEADING = _words(  # what may stand between an outside document and its provision
    """see at in under by and or with particularly especially including specifically notably namely particular also
    both the its"""
)
SENTENCE = re.compile(  # where a sentence ends; "e.g.", "para." and the like end none
    r"""(?:;\ {1,3}|(?<!\be\.g)(?<!\bi\.e)(?<!\bparas)(?<!\bpara)(?<!\bno)(?<!\bss)(?<!\bs)(?<!\bcl)
        (?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)[.!?]
        [)"']{0,2}\ {1,3}(?=["'(]?[A-Z0-9\ufffc]|$))""",
    re.VERBOSE,
)

# What shows that a second number only counts: "clauses 4 and 7 working days".
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

"""Law and other outside documents: what they are called, and what shows that a number is one of theirs."""

import re

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
_ENACTED = r"Acts?|Regulations?|Order|Directive|Convention"
_SHORT = r"GDPR|DPA|ECHR|KCSI?E|KCSiE|STPCD|EYFS|RIDDOR|COSHH|FOIA|PACE"
_TITLED = r"Standards|Framework|Guidance|Handbook|Code|Book"  # the last word of what a document is called
_GUIDANCE = r"[Cc]odes?\ of\ [Pp]ractice|Keeping\ [Cc]hildren|Working\ [Tt]ogether|Foundation\ Stage"
_ENDED = rf"{_ENACTED}|{_SHORT}|{_TITLED}|Education|Children|[Tt]ogether|Association|Foundation\ Stage"
_DATED = r"(?:\ (?:\((?:[Ee]ngland|[Ww]ales)\)\ )?\(?(?:[A-Z][a-z]{2,8}\ )?\d{4}(?:[/–-]\d{2,4})?\)?)?"
NAMED_LAW = (
    re.compile(  # "section 89 Education and Inspections Act 2006", "section 26 (Counter-Terrorism … Act)"
        rf"""[ ,(:]{{1,3}}(?:the\ )?(?:
        (?:[A-Z(][\w'()-]{{0,30}},?\ (?:(?:and|of|the|for|to|in|on|&)\ ){{0,3}}){{0,9}}
        (?:{_ENACTED}|ACT|Bill|Measure|Rules|Schedule|{_SHORT}|{_TITLED}|Education|Children)(?!\w)
        |[A-Z]{{2,6}}(?:[\ /][A-Z]{{1,6}}){{0,2}}\ \d)""",  # "Section 2, NIST SP 800-89"
        re.VERBOSE,
    )
)
IN_LAW = re.compile(  # "section 5 in the Equality Act", "Appendix 2 to the contract": a few words further
    rf"""(?:[\w'()&-]{{1,30}}\ ){{0,7}}
        (?:{_ENACTED}|{_SHORT}|{_GUIDANCE}|Standards|[Gg]uidance|[Hh]andbook|Framework|Book
        |contract|agreement|lease|licence|form|letter|legislation)(?!\w)""",
    re.VERBOSE,
)
OUTSIDE = re.compile(  # a document that is not one of the school's policies, wherever it stands in a sentence
    rf"""(?<!\w)(?:
        (?:[A-Z][\w'-]*|the|this|that|said|an|of|&)\ Acts?(?!\w)
        |(?!Standing\ )[A-Z][\w'-]*\ (?:Regulations|Order|Directive|Convention|Measure|Bill)(?!\w)
        |the\ Regulations(?!\w)
        |(?:UK\ ?)?(?:{_SHORT})|{_GUIDANCE}|SEND\ Code|Burgundy\ Book|Green\ Book|Trust\ Handbook
        |Teachers?'?\ Standards|[Ss]tatutory\ [Gg]uidance|[Ss]chool\ Standards
        |DfE(?:'s)?\ (?:(?:[\w'-]+\ ){{0,3}}[Gg]uidance|["']?[A-Z][\w'-]*)
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
    rf"""(?<!\w)(?:
        (?:{_ENDED}|Rules(?:\ of\ [A-Z]\w{{1,20}})?|Plan|Scheme|Agreement|Contract|Strategy
           |Specification|Letter|Report|Document|Guide
           |Toolkit|Circular|SLA|M[oO]U|EHCP|Terms\ of\ [Rr]eference|EHC\ [Pp]lan|contracts?(?:\ of\ employment)?
           |agreement|lease|licence|[Cc]ode\ of\ [Pp]ractice|insurance\ policy|job\ description
           |(?!Our|The|This|School)[A-Z][\w'-]*
            \ (?:guide|guidance|code|toolkit|handbook|framework|standards|regulations))
           {_DATED}["']?(?:\ (?:says|states|requires|provides|explains))?
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
STANDARD = re.compile(  # "ETSI TS 119 495", "BS EN 1176-1", "CC3"; not "KS2", "SO 13"
    r"(?<!\w)(?!KS|SO |FR )[A-Z]{2,6}(?:[ /][A-Z]{1,6}){0,2}(?:[ -]\d{2,5}|(?<=[A-Z]{2})\d{1,4})"
    r"(?:[ :-]\d{1,5}){0,2},?$"
)
FILLED = re.compile(  # parts of a form
    r"(?<!\w)(?:complet(?:e|es|ed|ing)|fill(?:s|ed|ing)?(?: in| out)?|tick(?:s|ed)?|sign(?:s|ed)?)$",
    re.IGNORECASE,
)

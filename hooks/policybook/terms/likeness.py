"""Likeness: whether the words after a name read like a meaning of it, where no heading says that they are one.

`**Uniform**: a white shirt is worn` gives an order and `**Carer**: someone who looks after a child` a meaning. A
meaning is a phrase about a kind of thing; what has a verb of its own, or only praises, is none.
"""

import re
from enum import IntEnum

_FIRST = re.compile(r"[^.;\n]{0,400}")  # the first sentence; a longer one is judged by its beginning
_DETERMINED = r"(?:(?:a|an|any|every|each|all|some|the|those|one|other|certain)\s){1,2}"
_KINDS = (  # of things and people that meanings begin with
    r"(?:type|form|kind|sort|category|group|set|range|method|process|practice|act|use|misuse|failure|attempt|abuse|"
    r"person|people|individual|adult|child|children|member|employee|pupil|term|phrase|word|state|condition|ability|"
    r"period|pattern|behaviour|conduct|treatment)s?"
)
_KIND = re.compile(
    rf"{_DETERMINED}(?:[\w’'-]+\s(?:or\s[\w’'-]+\s)?){{0,3}}?{_KINDS}\s"
    r"(?:of|to|in|for|by|with|from|under|over|aged|other|about|between|towards|used|made|given|employed|appointed|"
    rf"intended|designed|working|living|who|whose|whom|that|which|where|when|so)\b|{_DETERMINED}{_KINDS}$"
    r"|(?:any|some|every)(?:one|body|thing)\s(?:who|whose|that|with|aged|under|over|else|other|employed|appointed)\b"
    r"|(?:those|people|persons|all)\s(?:who|whose|aged|under|over|with|employed|appointed)\b"
    r"|(?:behaviour|conduct|information|data|content|material|software|abuse|harm|treatment|discrimination)"
    r"(?:\sor\s\w+)?\s(?:that|which|where|so|intended|designed)\b",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:an?|any|all|the|those|these|every|each|one|some|anyone|anybody|someone|everyone|anything|everything|when|where"
    r"|persons?|people|whether)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?<!,)\s(?:who|whose|whom|which|that|where|when|whether|if|so|such as to|by which|in which)\s"
)
_VERB = re.compile(  # makes a sentence of its own of what comes before any relative word
    r"\b(?:must|should|shall|will|would|may|might|can|cannot|could|is|are|was|were|am|has|have|had|does|do|"
    r"needs?\s(?:to|an?|the|no)|ensures?|makes?|takes?|gives?|keeps?|goes|go|leads?|we|you|they|i)\b"
)
_PRAISE = re.compile(  # what is said of a thing without saying what it is
    r"\b(?:responsibilit|dut(?:y|ies)\b|priorit|right\b|offence|breach|key\b|aim\b|goal|importan|essential|vital|"
    r"crucial|central|integral|requirement|condition of|part of|heart|matter of|joy|pleasure|privilege|basis|"
    r"foundation|lead for|designated|last|first|same|best|chance|opportunit|concern to|reason)"
)
_IDIOM = re.compile(
    r"(?:a (?:lot|great deal|little)|so much|much|more than|less than|no more|nothing|everything to)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"(?:not|never|no|always|also|only|required|responsible|expected|entitled|allowed|available|encouraged|asked|"
    r"subject to|made up|based|here|there|important|essential|due|set|held|kept)\b",
    re.IGNORECASE,
)
_DONE = re.compile(  # what is done to a thing: "is heard by three governors who …"
    r"(?:\w+(?:ed|en|ing)|heard|held|made|kept|set|put|sent|paid|told|taught|run|led|done|found|shown|built|read|won|up|"
    r"open|free|able|clear|ready|happy|sure|aware)\b",
    re.IGNORECASE,
)


class Likeness(IntEnum):
    """How much some words read like a meaning."""

    NO = 0
    PERHAPS = 1
    YES = 2


def likeness(words: str, name: str, *, after_is: bool = False) -> Likeness:
    """Tell how much the words after `name` read like its meaning; `after_is`, after *is* or *are*."""
    sentence = (_FIRST.match(words.strip()) or [""])[0]
    relative = _RELATIVE.search(sentence)
    main = sentence[: relative.start()] if relative else sentence
    if _IDIOM.match(sentence) or _VERB.search(main.casefold()) or _DENIAL.match(sentence):
        return Likeness.NO
    if _PRAISE.search(main.casefold()):
        return Likeness.NO
    if _KIND.match(sentence) or _repeats(sentence, name):
        return Likeness.YES
    opens = _DETERMINER.match(sentence)
    if sentence.casefold().startswith(("when ", "where ")):
        return Likeness.YES if after_is else Likeness.NO
    if relative and (opens or (after_is and not _DONE.match(sentence))):
        return Likeness.YES
    return Likeness.PERHAPS if opens and " " in main else Likeness.NO


def is_idiom(words: str) -> bool:
    """Tell whether words after *means* say how dear something is: `means a lot`."""
    return bool(_IDIOM.match(words))


def is_statement(words: str) -> bool:
    """Tell whether words after *is* say something about a thing and not what it is: `is not allowed`."""
    sentence = (_FIRST.match(words.strip()) or [""])[0]
    relative = _RELATIVE.search(sentence)
    main = sentence[: relative.start()] if relative else sentence
    return bool(_DENIAL.match(sentence) or _PRAISE.search(main.casefold()))


def opens_a_meaning(words: str, name: str) -> bool:
    """Tell whether words after *means* can begin a meaning where nothing marks the name before it."""
    sentence = (_FIRST.match(words.strip()) or [""])[0].casefold()
    relative = _RELATIVE.search(sentence)
    main = sentence[: relative.start()] if relative else sentence
    kind = _DETERMINER.match(sentence) or _KIND.match(sentence) or _repeats(sentence, name)
    return bool(kind and not _IDIOM.match(sentence) and not _VERB.search(main))


def _repeats(sentence: str, name: str) -> bool:
    """Tell whether a meaning begins with a word of the name: `Verbal abuse – abuse in words`."""
    first = re.match(
        r"(?:an?\s|the\s|any\s)?([\w’'-]+)\s(?:of|that|which|because|in|by|who|for|where)\b", sentence
    )
    return bool(first and first[1].casefold() in name.casefold().split())

"""Judgement: which of the places that may define a term do, by what their context and their words say.

Below a heading of definitions a name with a colon or dash after it is defined. Elsewhere the words after it must read
like a meaning, and in doubt they are none: a value, a duty, a step or a date stands as often behind words in bold.
"""

import re

from policybook.names import name_key
from policybook.terms.contexts import Context, Heading
from policybook.terms.likeness import Likeness, is_idiom, is_statement, likeness, opens_a_meaning
from policybook.terms.marked import BOLD
from policybook.terms.notation import Kind, Lead

MAX_BARE = 6  # words of a name that nothing marks
_POINTS = re.compile(
    r"(?:this|that|these|those|its?|they|we|you|i|he|she|which|what|there|here)\b", re.IGNORECASE
)
_NO_TERM = re.compile(  # how else no term begins that is not shown to be one by `means`: remarks, steps and persons
    r"(?:who|his|her|their|your|my|such|each|every|if|when|where|while|as|so|and|but|or|no|not|nobody|everyone|all|"
    r"please|for|in|on|at|by|with|to|from|any|other|both|see|notes?|nb|n\.b|examples?|e\.g|eg|important|warning|"
    r"remember|tip|answer|question|q|a|do|don['’]t|never|always|step|stage|part|figure|table|appendix|paragraph|"
    r"section|clause|mr|mrs|ms|miss|dr|sir|following|above)\b(?!-)"
    r"|(?:terms?|words?|expressions?|phrases?|definitions?|meanings?)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(  # words that no name has inside where nothing closes it: it ran on over a sentence
    r"\b(?:is|are|was|were|has|have|had|must|should|shall|will|would|may|can|cannot|do|does|that|which|who|this|it|we|"
    r"you|they|if|when|where|because|include|includes|including|then|means?)\b|n['’]t\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:polic(?:y|ies)|procedures?|document|code|guidance|section|appendix|act|school)$", re.IGNORECASE
)
_DETAIL = re.compile(  # what a form asks for, rather than what a word means
    r"\b(?:numbers?|no|dates?|times?|hours|venue|place|location|address|telephone|tel|phone|mobile|e-?mail|website|"
    r"contacts?|name|owner|author|lead|officer|chair|clerk|version|status|reviewed|review|approved|ratified|adopted|"
    r"signed|title|fees?|price|cost|charges?|deposit|payment|quorum|aims?|purpose|objectives?|scope|parking|by)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d$")  # `Year 6`, which is one of its kind
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]s?")


def judge(lead: Lead, words: str, heading: Heading) -> Likeness:
    """Tell how sure it is that a lead in `words` defines its term, below a `heading`."""
    rest = words[lead.end :].lstrip(" ,:")
    if not _can_be_term(lead):
        return Likeness.NO
    if lead.kind in (Kind.CALLED, Kind.STANDS_FOR):
        return Likeness.YES
    if lead.kind is Kind.SEE:
        return _sure(bool(lead.sign) and heading.context is Context.MEANINGS)
    if not rest:
        return _sure(lead.kind is Kind.MEANS and _is_shown(lead, heading))
    if lead.kind is Kind.MEANS:
        return _by_verb(lead, rest, heading)
    return _by_is(lead, rest, heading) if lead.kind is Kind.IS else _by_sign(lead, rest, heading.context)


def _sure(yes: bool) -> Likeness:
    return Likeness.YES if yes else Likeness.NO


def _can_be_term(lead: Lead) -> bool:
    name, shown = lead.names[0], lead.kind is Kind.MEANS and lead.sign
    if not shown and (_POINTS.match(name) or _NO_TERM.match(name)):
        return False
    if shown == BOLD and _POINTS.match(name):  # **This** means; but “We” means the trustees
        return False
    closed = bool(lead.sign) or lead.kind is Kind.CALLED
    return closed or (len(name.split()) <= MAX_BARE and not _SENTENCE.search(name))


def _is_shown(lead: Lead, heading: Heading) -> bool:
    """Tell whether its marks, the words before it or its heading say that a name is a term."""
    return bool(lead.sign) or lead.told or heading.context is Context.MEANINGS


def _by_verb(lead: Lead, rest: str, heading: Heading) -> Likeness:
    """Judge `Term means …`."""
    name, verb = lead.names[0], lead.verb.strip()
    if is_idiom(rest) or ("include" in verb and _NUMBERED.search(name)):
        return Likeness.NO
    if _is_shown(lead, heading) or (name.casefold() in heading.subject and "include" not in verb):
        return Likeness.YES
    if _DOCUMENT.search(name) or not (name[0].isupper() or lead.article):
        return Likeness.NO
    if "defined" in verb or "meaning" in verb or verb[0] in "-–—":
        return Likeness.YES
    plain = "means" in verb or verb in ("shall mean", "refers to")
    return _sure(plain and opens_a_meaning(rest, name) and not rest.casefold().startswith(name.casefold()))


def _by_is(lead: Lead, rest: str, heading: Heading) -> Likeness:
    """Judge `Term is …`."""
    name, context = lead.names[0], heading.context
    if name.casefold() in heading.subject:
        return _sure(not is_statement(rest))
    like = likeness(rest, name, after_is=True)
    if context is Context.MEANINGS or (lead.told and lead.sign):
        enough = Likeness.YES if lead.article and not lead.sign else Likeness.PERHAPS
        return _sure(like >= enough or (bool(lead.sign) and not is_statement(rest)))
    titled = name_key(heading.title) == name_key(name)  # "### Members", and then "A member is …"
    named = lead.sign == BOLD and not lead.article and not name.startswith("The ")
    return _sure(like is Likeness.YES and (lead.told or titled or (named and context is not Context.DUTIES)))


def _by_sign(lead: Lead, rest: str, context: Context) -> Likeness:
    """Judge `Term: …` and `Term – …`."""
    name = lead.names[0]
    if context is Context.MEANINGS:
        return Likeness.YES
    if not lead.sign or context is Context.DUTIES or _DETAIL.search(name) or _SENTENCE.search(name):
        return Likeness.NO
    like = likeness(rest, name)
    acronym = any(_ACRONYM.fullmatch(other) for other in lead.names[1:])
    certain = like is Likeness.PERHAPS and (acronym or context is Context.MIXED)
    return Likeness.YES if certain else like

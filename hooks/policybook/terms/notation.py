"""The notation of definitions: how sentences give a word its meaning, read from marked words.

The word stands in bold, in quotation marks or in italics, with *means* after it or another verb, a dash or a colon; or
bare, where its verb leaves no doubt. `**Alias** – see Term` defines nothing and leads to the term. For names that stand
after what they mean see `short_names`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from policybook.terms.marked import BOLD, BOLD_END, ITALIC, MARKS
from policybook.terms.names_typed import NAME, QUOTES, bare, names_in

_DOCUMENT = (  # what a definition may say that it holds in
    r"(?:polic(?:y|ies)|procedures?|codes?|documents?|constitution|agreement|rules?|regulations?|conditions?|"
    r"handbook|statements?|guidance|guide|(?:standing\s)?orders?|deed|articles?|bye-?laws?|terms|contract|licen[cs]e|"
    r"plan|charter|scheme|report|appendix|annex|schedule|chapter|parts?|(?:sub-?)?sections?|"
    r"(?:sub-?)?clauses?|(?:sub-?)?paragraphs?|paras?)"
)
_NUMBER = r"\(?\w{1,5}(?:[.()]{1,2}\w{1,5}){0,4}\)?"
_NUMBERS = rf"(?:\s(?=[\d(]){_NUMBER}(?:(?:,\s|\sand\s|\sor\s|\sto\s)(?=[\d(]){_NUMBER}){{0,6}})?"
_NO_STOP = (
    rf"[^.;:?!\n{MARKS}“”\"‘]"  # so that nothing is read twice: where a sentence ends the next is tried
)
_PLACE = (
    rf"(?:[Ii]n|[Ff]or|[Ww]ithin|[Tt]hroughout|[Aa]s\sused\sin|[Uu]nder)\s{_NO_STOP}{{0,120}}?"
    rf"\b{_DOCUMENT}{_NUMBERS}"
)
_INTRODUCTION = rf"""(?:\(\w{{1,4}}\)\s)?
    (?P<introduction>(?>{_NO_STOP}{{1,60}},\s)?{_PLACE},?\s(?>{_NO_STOP}{{1,80}},\s)?
      |(?:[Hh]ere|[Ff]or\sour\spurposes),?\s)?
    (?P<saying>[Ww]here(?:ver)?\s|[Ww]hen(?:ever)?\s(?:we\s(?:say|use|refer\sto|speak\sof)\s)?|[Bb]y\s
      |(?:[Aa]ll\s)?[Rr]eferences?\s(?>{_NO_STOP}{{1,40}}?\sto\s|to\s))?
    (?P<article>(?:[Tt]he|[Aa]n?|[Aa]ny|[Oo]ur)\s)?
    (?P<word>(?i:terms?|words?|expressions?|phrases?|abbreviations?|acronyms?)\s)?"""
_ASIDE = rf"(?>(?:,?\s(?:in|for|throughout)\s(?:the\s)?[^.;:,*()\n{MARKS}]{{0,50}}\b{_DOCUMENT}\b,?)?)"
_MEANS = (
    r"(?:(?:also|shall|will|is\sto|are\sto)\s)?(?:means?(?:,|\sand\sincludes?)?|includes?|refers?\sto|denotes?)(?!\w)"
    r"|(?:is|are)\sused\sto\s(?:refer\sto|mean|describe|include)(?!\w)"
    r"|(?:(?:is|are)|(?:can|may|will|shall)\sbe)\s(?:here\s|broadly\s)?(?:defined|taken|understood|read|interpreted)"
    r"\s(?:in\sthis\s\w{1,20}\s)?(?:as|to\s(?:mean|include|be))(?!\w)"
    r"|(?:is|are)\sa\sterm\s(?:that\sis\s)?used\s(?:to|for)(?!\w)"
    r"|(?:has|have|shall\shave|will\shave|bears?)\sthe\s(?:same\s)?meanings?(?!\w)"
)
_SAID = (  # "By “x” we mean", "Where “x” is used, this includes", "References to “x” are to"
    r",?\s(?:we\s(?:mean|include)|is\sused[^.;:\n]{0,60}?\b(?:it|this)\s(?:also\s)?(?:includes?|means?|refers?\sto)"
    r"|are\sto)(?!\w)"
)
_DASH = r"(?:\s?[–—]\s?|\s-{1,3}\s)"
_SEE = rf"(?:{_DASH}|:\s|\s|(?<=:{BOLD_END})\s)[{MARKS}]{{0,2}}[Ss]ee(?:\salso)?[{MARKS}]{{0,2}}\s"
_MARKED = rf"{NAME}(?:(?:,\s|,?\s(?:or|and)\s|\s?/\s?|\s){NAME}){{0,4}}+"
_BARE = r"[^\W_][\w&’'/-]{0,40}(?:\s[\w&’'/()-]{1,40}){0,7}?"


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"""{_INTRODUCTION}(?P<names>{name})(?>(?:,?\s?\((?P<aliases>[^()\n]{{1,200}})\))?),?
        (?:(?P<see>{_SEE}(?P<target>[^\n]{{1,120}})$)
          |{_ASIDE}(?P<verb>{_DASH}?\s{{0,2}}(?:{_MEANS}))|(?P<said>{_SAID})
          |{_ASIDE}(?P<be>\s(?:is|are))(?!\w)
          |(?P<colon>\s?:(?=\s)|(?<=:{BOLD_END})(?=\s))|(?P<dash>{_DASH}|(?<=[–-]{BOLD_END})(?=\s)))""",
        re.VERBOSE,
    )


_LEADS = (_pattern(_MARKED), _pattern(_BARE))  # every repeat is bounded; tried only where sentences begin
_BEGINS = (
    re.compile(  # after a stop, a line that was meant, or a comma before another name in quotation marks
        rf"(?:(?<=[.;?!])|(?<=[.;?!][”\"’)])|(?<=[.;?!]{BOLD_END})),?\s(?=[(A-Z“”\"‘'’{MARKS}])|\n\s?"
        r"|,\s(?:and|or)\s(?=[“\"‘])"
    )
)
_STANDS_FOR = re.compile(
    rf"{BOLD}?(?P<names>[A-Z][A-Za-z&]{{0,8}}[A-Z]){BOLD_END}?(?:\s?[–—:=]{BOLD_END}?\s|\s-\s)"
    r"(?P<full>[A-Z][^\n.;()]{3,100})"
)
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Kind(Enum):
    """How a definition gives its meaning."""

    MEANS = "by a verb such as means"
    IS = "by is or are"
    COLON = "by a colon"
    DASH = "by a dash"
    SEE = "it does not; it leads to another"
    CALLED = "before its name"
    STANDS_FOR = "as the words whose initials it is"


_GROUPS = (
    (Kind.SEE, "see"),
    (Kind.MEANS, "verb"),
    (Kind.MEANS, "said"),
    (Kind.IS, "be"),
    (Kind.COLON, "colon"),
    (Kind.DASH, "dash"),
)
_PUNCTUATED = (Kind.COLON, Kind.DASH, Kind.SEE)


@dataclass(frozen=True, kw_only=True)
class Lead:
    """A place that may define a term."""

    kind: Kind
    """How."""
    names: tuple[str, ...]
    """The term as typed, without bold or quotation marks, and its other names."""
    start: int
    """Index of the term in the words, its bold or quotation marks included."""
    end: int
    """Index at which its meaning begins, or after it where the meaning stands before."""
    sign: str = ""
    """What marks the name: its bold, italics or quotation mark; empty where nothing does."""
    introduction: str = ""
    """What says where it holds: `In this clause, `."""
    told: bool = False
    """Whether words before it say that it is a term: `the term`, `In this policy`."""
    verb: str = ""
    """The verb."""
    see: str | None = None
    """The term that a *see* leads to."""
    article: bool = False
    """Whether an article stands before it."""


def leads(words: str) -> Iterator[Lead]:
    """Give the places where sentences of some marked words may define a term, from left to right."""
    for start in (0, *(begin.end() for begin in _BEGINS.finditer(words))):
        fresh = start == 0 or words[start - 1] == "\n"
        lead = _stands_for(words, start) if fresh else None
        lead = lead or _led(_within_bold(words, start), fresh=fresh)
        found = (_led(pattern.match(words, start), fresh=fresh) for pattern in _LEADS)
        if lead := lead or next((one for one in found if one), None):
            yield lead


def sign_of(typed: str) -> str:
    """Return what marks a name as typed; empty where nothing does."""
    if BOLD in typed[:2]:
        return BOLD
    return typed[:1] if typed[:1] in (ITALIC, *QUOTES) else ""


def _within_bold(words: str, start: int) -> re.Match[str] | None:
    """Return a bare lead whose verb is in bold too: a definition that is in bold as a whole."""
    match = _LEADS[1].match(words, start + 1) if words.startswith(BOLD, start) else None
    verb = match and (match["verb"] or match["be"])
    return match if match and verb and words.find(BOLD_END, start, match.end() + 1) < 0 else None


def _led(match: re.Match[str] | None, *, fresh: bool) -> Lead | None:
    """Return a lead that begins a sentence, None where it is none; `fresh`, where that begins a line."""
    if match is None:
        return None
    kind = next(kind for kind, group in _GROUPS if match[group] is not None)
    names = names_in(match["names"], match["aliases"])
    told = bool(match["introduction"] or match["word"] or match["saying"])
    misplaced = kind in _PUNCTUATED and (told or match["article"] or not fresh)
    if not names or misplaced or (match["saying"] and kind is not Kind.MEANS):
        return None
    return Lead(
        kind=kind,
        names=names,
        start=match.start("names"),
        end=match.end(),
        sign=sign_of(match["names"]),
        introduction=match["introduction"] or "",
        told=told,
        verb=match["verb"] or match["said"] or "",
        see=bare(match["target"]) if kind is Kind.SEE else None,
        article=bool(match["article"]),
    )


def _stands_for(words: str, start: int) -> Lead | None:
    """Return a lead such as `DSL – Designated Safeguarding Lead`."""
    match = _STANDS_FOR.match(words, start)
    if match is None or not _is_short_for(match["names"], match["full"]):
        return None
    return Lead(kind=Kind.STANDS_FOR, names=(match["names"],), start=match.start(), end=match.start("full"))


def _is_short_for(acronym: str, full: str) -> bool:
    """Tell whether an acronym is made of the initials of some words, of which small ones may be left out."""
    initials = [word[0].upper() for word in _WORD.findall(full) if word not in _SMALL]
    rest = iter(acronym.upper())
    enough = len(initials) > 1 and len(initials) + 2 >= len(acronym)  # `SENDCO` has two of its co-ordinator
    return enough and all(letter in rest for letter in initials)

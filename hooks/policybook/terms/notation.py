"""The notation of definitions: how sentences give a word its meaning, read from marked words.

The word stands in bold, in quotation marks or in italics, with *means* after it or another verb, a dash or a colon; or
bare, where its verb leaves no doubt; or at the end, after *known as* or in brackets: `(“the Trust”)`.
`**Alias** – see Term` defines nothing and leads to the term.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from policybook.terms.marked import BOLD, BOLD_END, ITALIC, MARKS
from policybook.terms.names_typed import NAME, bare, is_name, names_in

_DOCUMENT = (
    r"(?:polic(?:y|ies)|procedures?|codes?|documents?|constitution|agreement|rules?|regulations?|conditions?|handbook|"
    r"statements?|guidance|guide|(?:standing\s)?orders?|deed|articles?|bye-?laws?|terms|contract|licen[cs]e|plan|charter|"
    r"scheme|report|purposes|appendix|annex|schedule|chapter|parts?|sections?|sub-?sections?|clauses?|sub-?clauses?|"
    r"paragraphs?|sub-?paragraphs?|paras?)"
)
_NUMBERS = r"(?:\s\(?\d[\w.()]{0,12}(?:(?:,\s|\sand\s|\sor\s|\sto\s)\(?\d[\w.()]{0,12}){0,6}|\s\(\w{1,5}\)(?:(?:,\s|\sand\s|\sor\s)\(\w{1,5}\)){0,6})?"
_NO_STOP = rf"[^.;:\n{MARKS}“”\"‘]"
_PLACE = rf"(?:[Ii]n|[Ff]or|[Ww]ithin|[Tt]hroughout|[Aa]s\sused\sin|[Uu]nder)\s{_NO_STOP}{{0,120}}?\b{_DOCUMENT}{_NUMBERS}"
_INTRODUCTION = rf"""(?P<label>\(\w{{1,4}}\)\s)?
    (?P<introduction>(?:{_NO_STOP}{{1,60}},\s)?{_PLACE},?\s(?:{_NO_STOP}{{1,80}},\s)?|[Hh]ere,?\s)?
    (?P<saying>[Ww]here(?:ver)?\s|[Ww]hen(?:ever)?\s(?:we\s(?:say|use|refer\sto|speak\sof)\s)?|[Bb]y\s
      |(?:[Aa]ll\s)?[Rr]eferences?\s(?:{_NO_STOP}{{1,40}}\s)?to\s)?
    (?P<article>(?:[Tt]he|[Aa]n?|[Aa]ny|[Oo]ur)\s)?(?P<word>(?:[Tt]erms?|[Ww]ords?|[Ee]xpressions?|[Pp]hrases?|[Aa]bbreviations?|[Aa]cronyms?)\s)?"""
_ASIDE = rf"(?:,?\s(?:in|for|throughout)\s(?:the\s)?[^.;:,*()\n{MARKS}]{{0,50}}\b{_DOCUMENT}\b,?)?"
_MEANS = (
    r"(?:also\s|shall\s|will\s|is\sto\s|are\sto\s)?(?:means?(?:,|\sand\sincludes?)?|includes?|refers?\sto|denotes?)(?!\w)"
    r"|(?:is|are)\sused\sto\s(?:refer\sto|mean|describe|include)(?!\w)"
    r"|(?:(?:is|are)|(?:can|may|will|shall)\sbe)\s(?:here\s|broadly\s)?(?:defined|taken|understood|read|interpreted)"
    r"\s(?:in\sthis\s\w{1,20}\s)?(?:as|to\s(?:mean|include|be))(?!\w)"
    r"|(?:is|are)\sa\sterm\s(?:that\sis\s)?used\s(?:to|for)(?!\w)"
    r"|(?:has|have|shall\shave|will\shave|bears?)\sthe\s(?:same\s)?meanings?(?!\w)"
)
_SAID = r",?\s(?:we\s(?:mean|include)|is\sused[^.;:\n]{0,60}?\b(?:it|this)\s(?:also\s)?(?:includes?|means?|refers?\sto)|are\sto)(?!\w)"
_DASH = r"(?:\s?[–—]\s?|\s-{1,3}\s)"
_MARKED = rf"{NAME}(?:(?:,\s|,?\s(?:or|and)\s|\s?/\s?|\s){NAME}){{0,4}}"
_BARE = r"[^\W_][\w&’'/-]{0,40}(?:\s[\w&’'/()-]{1,40}){0,7}?"


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"""{_INTRODUCTION}(?P<names>{name})(?:,?\s?\((?P<aliases>[^()\n]{{1,200}})\))?,?
        (?:(?P<see>(?:{_DASH}|:\s|\s|(?<=:{BOLD_END})\s)[{MARKS}]{{0,2}}[Ss]ee(?:\salso)?[{MARKS}]{{0,2}}\s(?P<target>[^\n]{{1,120}})$)
          |{_ASIDE}(?P<verb>{_DASH}?\s{{0,2}}(?:{_MEANS}))|(?P<said>{_SAID})
          |{_ASIDE}(?P<be>\s(?:is|are))(?!\w)
          |(?P<colon>\s?:(?=\s)|(?<=:)(?<!\w:)(?=\s)|(?<=:{BOLD_END})(?=\s))|(?P<dash>{_DASH}|(?<=[–-]{BOLD_END})(?=\s)))""",
        re.VERBOSE,
    )


_MARKED_LEAD, _BARE_LEAD = _pattern(_MARKED), _pattern(_BARE)  # all repeats are bounded; tried where sentences begin
_BEGINS = re.compile(rf"(?:(?<=[.;?!])|(?<=[.;?!][”\"’)])|(?<=[.;?!]{BOLD_END})),?\s(?=[(A-Z“”\"‘'’{MARKS}])|\n\s?|,\s(?:and|or)\s(?=[“\"‘])")
_KNOWN_AS = re.compile(
    rf"(?P<cue>\b(?:known|referred\sto|described|termed|called)(?P<how>\s[^.;:()\n{MARKS}“”\"‘]{{0,50}}?)?)"
    rf"\s(?:as\s)?(?P<article>(?:the|an?)\s)?(?P<names>{NAME}(?:\s(?:or|and)\s{NAME}){{0,2}})"
)
_NOT_SO = re.compile(r"\b(?:not|never|avoid|formerly|previously|once|also|wrongly|they)\b[^.;]{0,30}$")
_TOGETHER = re.compile(r"\b(?:together|collectively|jointly|hereafter|hereinafter|below|in\s(?:this|these|what|our)|throughout)\b")
_SHORT = re.compile(  # "(hereinafter the Society)", "(“the supplier”)", "(the Trust)"
    rf"\((?P<cue>(?:(?:also|collectively|together|jointly|hereinafter|hereafter|herein|below)\s){{0,2}}"
    rf"(?:(?:referred\sto|known|described|called|abbreviated)\s(?:(?:hereafter|hereinafter|herein|below|throughout|"
    rf"in\s(?:this|these)\s\w{{3,20}})\s){{0,2}}(?:(?:to\s)?as\s)?)?)(?P<article>(?:the|an?|each\san?)\s)?"
    rf"(?P<names>{NAME}(?:\s(?:or|and)\s{NAME}){{0,2}}|[\w&’'-]{{1,40}}(?:\s[\w&’'-]{{1,40}}){{0,4}})\)"
)
_STANDS_FOR = re.compile(rf"{BOLD}?(?P<names>[A-Z][A-Za-z&]{{0,8}}[A-Z]){BOLD_END}?(?:\s?[–—:=]{BOLD_END}?\s|\s-\s)(?P<full>[A-Z][^\n.;()]{{3,100}})")
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
_WORD = re.compile(r"[^\W_]+")
_LAST_WORDS = 90  # characters before a bracket in which the full name is looked for


class Kind(Enum):
    """How a definition gives its meaning."""

    MEANS = "by a verb such as means"
    IS = "by is or are"
    COLON = "by a colon"
    DASH = "by a dash"
    SEE = "it does not; it leads to another"
    CALLED = "before its name"
    STANDS_FOR = "as the words whose initials it is"


@dataclass(frozen=True)
class Lead:
    """A place that may define a term."""

    kind: Kind
    """How."""
    names: tuple[str, ...]
    """The term as typed, without bold or quotation marks, and its other names."""
    start: int
    """Index of the term in the words, its bold or quotation marks included."""
    end: int
    """Index at which its meaning begins."""
    sign: str
    """What marks the name: its bold, italics or quotation mark; empty where nothing does."""
    introduction: str
    """What says where it holds: `In this clause, `."""
    told: bool
    """Whether words before it say that it is a term: `the term`, `In this policy`."""
    verb: str = ""
    """The verb."""
    see: str | None = None
    """The term that a *see* leads to."""
    article: bool = False
    """Whether an article stands before it."""


def leads(words: str) -> Iterator[Lead]:
    """Give the places in some marked words that may define a term, from left to right."""
    starts = [0, *(begin.end() for begin in _BEGINS.finditer(words))]
    for start in starts:
        fresh = start == 0 or words[start - 1] == "\n"
        lead = _stands_for(words, start) if fresh else None
        lead = lead or _led(_MARKED_LEAD.match(words, start), fresh=fresh)
        lead = lead or _led(_BARE_LEAD.match(words, start), fresh=fresh)
        if lead:
            yield lead
    yield from _called(words)


def _led(match: re.Match[str] | None, *, fresh: bool) -> Lead | None:
    """Return a lead that begins a sentence, None where it is none; `fresh`, where that begins a line."""
    if match is None:
        return None
    kind = next(kind for kind, group in _GROUPS if match[group] is not None)
    names = names_in(match["names"], match["aliases"])
    sign = _sign(match["names"])
    told = bool(match["introduction"] or match["word"] or match["saying"])
    if not names or (kind in _PUNCTUATED and (told or match["article"] or not fresh)) or (match["saying"] and kind is not Kind.MEANS):
        return None
    see = bare(match["target"]) if kind is Kind.SEE else None
    verb = match["verb"] or match["said"] or ""
    introduction = match["introduction"] or ""
    begin = match.start("names")
    return Lead(kind, names, begin, match.end(), sign, introduction, told, verb, see, bool(match["article"]))


_GROUPS = (
    (Kind.SEE, "see"),
    (Kind.MEANS, "verb"),
    (Kind.MEANS, "said"),
    (Kind.IS, "be"),
    (Kind.COLON, "colon"),
    (Kind.DASH, "dash"),
)
_PUNCTUATED = (Kind.COLON, Kind.DASH, Kind.SEE)


def _sign(typed: str) -> str:
    first = typed[:2]
    if BOLD in first:
        return BOLD
    return first[:1] if first[:1] == ITALIC or first[:1] in "“”„\"‘’'" else ""


def _stands_for(words: str, start: int) -> Lead | None:
    """Return a lead such as `DSL – Designated Safeguarding Lead`."""
    match = _STANDS_FOR.match(words, start)
    if match is None or not _is_short_for(match["names"], match["full"]):
        return None
    names = (match["names"],)
    return Lead(Kind.STANDS_FOR, names, match.start(), match.start("full"), "", "", told=False)


def _is_short_for(acronym: str, full: str) -> bool:
    """Tell whether an acronym is made of the initials of some words, of which small ones may be left out."""
    initials = [word[0].upper() for word in _WORD.findall(full) if word not in _SMALL]
    rest = iter(acronym.upper())
    return len(initials) > 1 and len(initials) + 2 >= len(acronym) and all(letter in rest for letter in initials)


def _called(words: str) -> Iterator[Lead]:
    """Give the names that stand after what they mean."""
    for match in _KNOWN_AS.finditer(words):
        how = match["how"] or ""
        cue = match["cue"].split()[0]
        before = words[max(0, match.start() - 60) : match.start()]
        if not (_NOT_SO.search(before) or (cue in ("called", "described") and not _TOGETHER.search(before + how))):
            yield from _named_after(match)
    for match in _SHORT.finditer(words):
        if _is_short_name(words, match):
            yield from _named_after(match)


def _named_after(match: re.Match[str]) -> Iterator[Lead]:
    article, _, name = match["names"].rpartition("he ") if not _sign(match["names"]) else ("", "", "")
    typed = name if article in ("t", "T") else match["names"]
    names = tuple(_without_article(one) for one in names_in(typed, None))
    if names and all(is_name(name) for name in names):
        yield Lead(Kind.CALLED, names, match.start("names"), match.end(), _sign(typed), "", told=True)


def _is_short_name(words: str, match: re.Match[str]) -> bool:
    """Tell whether brackets hold a shorter name for what stands before them."""
    name = bare(match["names"])
    if _sign(match["names"]):
        article = match["article"] or _without_article(name) != name
        return bool(article or match["cue"] or (name.isupper() and " " not in name))
    if match["cue"]:
        return bool(match["article"] or name[:1].isupper()) and not _PLACE_WORD.match(match["cue"] + name)
    full = words[max(0, match.start() - _LAST_WORDS) : match.start()].rstrip()
    named = [word for word in _WORD.findall(full) if word[:1].isupper()]
    short = [word for word in _WORD.findall(name) if word not in _SMALL]
    capital = all(word[:1].isupper() for word in short)
    return bool(match["article"] and short and capital and len(named) > len(short) and set(short) <= set(named))


_PLACE_WORD = re.compile(r"(?:see|below|herein)\s(?:\w+\s)?(?:section|clause|paragraph|appendix|page)", re.IGNORECASE)


def _without_article(name: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", name, flags=re.IGNORECASE)

"""The notation of a definition: `**Term** (alias, alias) means …`, read from the words of one paragraph.

The term stands in bold or in quotation marks. *Includes*, *refers to*, *is used to refer to* or a dash may stand for
*means*; `**Alias** – see Term` defines nothing and leads to the term.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MAX = 80  # characters of a name; longer stretches in bold are emphasis
_BOLD = rf"\*\*(?!\s)[^*\n]{{1,{_MAX}}}?\*\*|(?<!\w)__(?!\s)[^_\n]{{1,{_MAX}}}?__"
_DOUBLE = rf"“[^”\n]{{1,{_MAX}}}”|\"[^\"\n]{{1,{_MAX}}}\""
_SINGLE = (
    rf"(?<!\w)‘[^‘\n]{{1,{_MAX}}}?’(?!\w)|(?<!\w)'[^'\n]{{1,{_MAX}}}?'(?!\w)"  # ‘governors’ panel’ is one
)
_NAME = rf"(?:{_BOLD}|{_DOUBLE}|{_SINGLE})"
_INTRODUCTION = r"""(?:
    # "For the purposes of this policy,"
    [^.;:*_“”"‘\n]{0,120}?\b(?:polic(?:y|ies)|procedure|code|document|appendix|section),?\s
    (?:[^.;:*_“”"‘\n]{1,60},\s)?  # "unless it says otherwise,"
)?(?:[Tt]he|[Aa]n?|[Aa]ny)?\s?(?:\b(?:term|word|expression|phrase|abbreviation)s?\s)?"""
_ASIDE = r"(?:,?\s(?:in|for|throughout)\s(?:the\s)?[^.;:,*()]{0,50}\b(?:policy|code|document|section|appendix)\b,?)?"
_VERB = (
    r"(?:(?:also|shall|will)\s)?(?:means?|includes?|(?:means?|includes?)\sand\sincludes?|refers?\sto)(?!\w)"
    r"|(?:is|are)\sused\sto\srefer\sto(?!\w)"
)
_DASH = r"(?:\s?[–—]\s?|\s-{1,3}\s)"

_LEAD = re.compile(
    rf"""(?P<introduction>{_INTRODUCTION})
        (?P<names>{_NAME}(?:(?:,\s|,?\s(?:or|and)\s|\s?/\s?){_NAME}){{0,4}})
        (?:\s?\((?P<aliases>[^()\n]{{1,200}})\))?
        (?:(?P<see>(?:{_DASH}|:\s|\s)[*_]{{0,2}}[Ss]ee(?:\salso)?[*_]{{0,2}}\s(?P<target>[^\n]{{1,120}})$)
          |{_ASIDE}(?P<verb>{_DASH}?\s?(?:{_VERB}))
          |(?P<dash>{_DASH}))""",
    re.VERBOSE,
)  # every repetition is bounded, and the pattern is tried at the start of a paragraph only
_MARK = re.compile(  # without one of these no name begins; written so that a line is searched for their first letters
    r"\*\*|“|\"|__(?<!\w__)|‘(?<!\w‘)|'(?<!\w')"
)
_EACH = re.compile(_NAME)
_NO = re.compile(r"\{:?[^{}\n]*\.no-glossary\b[^{}\n]*\}")
_BRACKETS = re.compile(r"\s?\(([^()]+)\)$")
_SPLIT = re.compile(r"[,;]|\s(?:or|and)\s")
_CALLED = re.compile(  # "(referred to hereafter as the Trust)", "(also called …)"
    r"(?:also |hereafter |or |sometimes )*"
    r"(?:(?:referred to|known|abbreviated)(?: hereafter| below| in this policy)? (?:as|to) |called )?",
    re.IGNORECASE,
)
_NO_ALIAS = re.compile(  # what else brackets after a term hold; a year, or words that begin a remark
    r"(?:\d+|a|an|any|all|as|both|each|e\.g\.?|eg|for|from|i\.e\.?|ie|if|in|including|not|of|on|other than|paragraph|"
    r"section|see|such|that|to|under|unless|when|where|which|who|with|whether)(?:\s|$)",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ARTICLE = re.compile(r"(?:an?|any) ", re.IGNORECASE)
MAX_ALIAS = 6  # words; more in brackets is a remark


@dataclass(frozen=True)
class Lead:
    """How a definition begins."""

    term: str
    """The term as typed, without bold or quotation marks."""
    aliases: tuple[str, ...]
    """Other names for the same."""
    see: str | None
    """The term that a *see* leads to; None for a definition."""
    start: int
    """Index of the term in the paragraph, its bold or quotation marks included."""
    end: int
    """Index after the term and its aliases."""


def may_name(words: str) -> bool:
    """Tell whether a name may begin in some words; the quickest no to most of a policy's lines."""
    return _MARK.search(words) is not None


def read_lead(paragraph: str) -> Lead | None:
    """Read the beginning of a definition from a paragraph in Markdown, without its label; None when it defines nothing.

    A paragraph marked `{.no-glossary}` defines nothing.
    """
    match = _LEAD.match(paragraph) if may_name(paragraph) else None
    if match is None or _NO.search(paragraph) or (match["introduction"] and not match["verb"]):
        return None
    each = [match["names"]] if _EACH.fullmatch(match["names"]) else _EACH.findall(match["names"])
    names = [name for typed in each for name in _names(typed)]
    stopped = any(typed.rstrip("*_”\"’'").endswith((".", "!", "?")) for typed in each)
    if stopped or not names or not all(_is_name(name) for name in names):
        return None  # `**Fire.**` is a heading of a sort
    aliases = [*names[1:], *(_aliases(match["aliases"]) if match["aliases"] else ())]
    see = _plain(match["target"]) if match["see"] else None
    end = match.end("aliases") + 1 if match["aliases"] else match.end("names")
    others = tuple(dict.fromkeys(name for name in aliases if name.casefold() != names[0].casefold()))
    return Lead(names[0], others, see, match.start("names"), end)


def _names(typed: str) -> Iterator[str]:
    """Give the names in one stretch of bold or quotation marks: `**Head (the Head)**` has two."""
    name = _plain(typed).removesuffix("(s)").strip()
    brackets = _BRACKETS.search(name)
    name = (
        _ARTICLE.sub("", _BRACKETS.sub("", name), count=1)
        if _ARTICLE.match(name)
        else _BRACKETS.sub("", name)
    )
    first, _, second = (side.strip() for side in name.partition("/"))
    yield from (first, second) if second.casefold().startswith(first.casefold() + " ") else (name,)
    if brackets:
        yield from _aliases(brackets[1])


def _aliases(brackets: str) -> Iterator[str]:
    """Give the other names in a pair of brackets, or none when they hold a remark."""
    for part in _SPLIT.split(brackets):
        name = _plain(part)
        name = _plain(name[called.end() :] if (called := _CALLED.match(name)) else name)
        name = name.removeprefix("the ")
        if _NO_ALIAS.match(name):
            return
        if _is_name(name) and len(name.split()) <= MAX_ALIAS:
            yield name


def _is_name(name: str) -> bool:
    return (
        any(letter.isalpha() for letter in name)
        and not name.endswith((".", "!", "?"))
        and len(name.split()) <= 12
    )


def _plain(words: str) -> str:
    """Return words without bold, quotation marks, links and the full stop after them."""
    return " ".join(_LINK.sub(r"\1", words).strip(" *_“”\"‘'’.,:–—").split())

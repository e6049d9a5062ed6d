"""Short names: names that stand after what they mean – `known as “workers”`, `(“the Hirer”)`, `(the Trust)`."""

import re
from collections.abc import Iterator

from policybook.terms.marked import MARKS
from policybook.terms.names_typed import NAME, bare, is_name, names_in
from policybook.terms.notation import Kind, Lead, sign_of

_NAMES = rf"(?P<names>{NAME}(?:(?:,\s|,?\s(?:or|and)\s){NAME}){{0,3}}"
_KNOWN_AS = re.compile(
    rf"(?P<cue>\b(?:known|referred\sto|described|termed|called))(?P<how>\s[^.;:()\n{MARKS}“”\"‘]{{0,50}}?)?"
    rf"\s(?:as\s)?(?P<article>(?:the|an?)\s)?{_NAMES})"
)
_BEFORE, _BETWEEN = (
    60,
    30,
)  # characters before such a word that are looked at, and after a word that denies it
_DENIED = re.compile(
    rf"\b(?:not|never|avoid|formerly|previously|once|also|wrongly|they)\b[^.;]{{0,{_BETWEEN}}}$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(  # says that this text calls it so: a boat is called “Daisy” by everyone
    r"\b(?:together|collectively|jointly|hereafter|hereinafter|below|in\s(?:this|these|what|our)|throughout)\b"
)
_HEREAFTER = r"(?:hereinafter|hereafter|herein|below|throughout|in\s(?:this|these)\s\w{3,20})\s"
_BRACKETS = re.compile(
    rf"\((?P<cue>(?:(?:also|collectively|together|jointly|[Hh]ereinafter|[Hh]ereafter|herein|below)\s){{0,2}}"
    rf"(?:(?:referred\sto|known|described|called|abbreviated)\s(?:{_HEREAFTER}){{0,2}}(?:(?:to\s)?as\s)?)?)"
    rf"(?P<article>(?:the|an?|each\san?)\s)?{_NAMES}|[\w&’'-]{{1,40}}(?:\s[\w&’'-]{{1,40}}){{0,4}})\)"
)
_CITES = re.compile(r"(?:see|section|clause|paragraph|appendix|page|from|in|by|for)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_FULL = 90  # characters before a bracket in which the full name stands


def short_names(words: str) -> Iterator[Lead]:
    """Give the names in some marked words that stand after what they mean."""
    for match in _KNOWN_AS.finditer(words):
        if _is_said(words[max(0, match.start() - _BEFORE) : match.start()], match):
            yield from _lead(match)
    for match in _BRACKETS.finditer(words):
        if _is_short(words[max(0, match.start() - _FULL) : match.start()], match):
            yield from _lead(match)


def _lead(match: re.Match[str]) -> Iterator[Lead]:
    names = tuple(_without_article(name) for name in names_in(match["names"], None))
    if names and all(is_name(name) for name in names):
        sign = sign_of(match["names"])
        yield Lead(
            kind=Kind.CALLED, names=names, start=match.start("names"), end=match.end(), sign=sign, told=True
        )


def _is_said(before: str, match: re.Match[str]) -> bool:
    """Tell whether *known as* and its like give a name rather than tell of one."""
    names_anything = match["cue"] in ("called", "described", "termed")
    return not _DENIED.search(before) and not (
        names_anything and not _TOGETHER.search(before + (match["how"] or ""))
    )


def _is_short(before: str, match: re.Match[str]) -> bool:
    """Tell whether brackets hold a shorter name for what stands `before` them."""
    name = bare(match["names"])
    if sign_of(match["names"]):
        article = match["article"] or _without_article(name) != name
        return bool(article or match["cue"] or (name.isupper() and " " not in name))
    if match["cue"]:
        return bool(match["article"] or name[:1].isupper()) and not _CITES.match(name)
    return bool(match["article"]) and _is_part(name, before)


def _is_part(name: str, before: str) -> bool:
    """Tell whether a name is made of words of the longer one before it: *Mrs Dean (the Headteacher)* is not."""
    full = [word for word in _WORD.findall(before) if word[:1].isupper()]
    short = _WORD.findall(name)
    return len(full) > len(short) and all(word[:1].isupper() and word in full for word in short)


def _without_article(name: str) -> str:
    return name[found.end() :] if (found := _ARTICLE.match(name)) else name

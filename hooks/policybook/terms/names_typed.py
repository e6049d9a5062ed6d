"""Names as typed: the term that a definition begins with, out of its bold or quotation marks, and its other names."""

import re
from collections.abc import Iterator, Sequence

from policybook.terms.marked import BOLD, BOLD_END, ITALIC, ITALIC_END, MARKS

MAX_NAME = 80  # characters of a name; longer stretches in bold are emphasis
MAX_WORDS = 12  # of a name; a sentence in quotation marks is none
MAX_ALIAS = 6  # words; more in brackets is a remark
QUOTES = "“”„\"‘’'"
_OPEN, _CLOSE = QUOTES, "”“\"’'"  # word processors mix them up
_INSIDE = rf"[^\n{MARKS}“”\"‘]{{1,{MAX_NAME}}}?"
QUOTED = rf"(?<!\w)[{_OPEN}](?=\w){_INSIDE}[{_CLOSE}](?!\w)"  # ‘governors’ panel’ is one
_BOLD = rf"(?:[{_OPEN}]|{ITALIC})?{BOLD}\s?[^\n{MARKS}]{{1,{MAX_NAME}}}{BOLD_END}(?:[{_CLOSE}](?!\w)|{ITALIC_END})?"
_ITALIC = rf"{ITALIC}[^\n{MARKS}]{{1,{MAX_NAME}}}{ITALIC_END}"
NAME = rf"(?:{_BOLD}|{_ITALIC}|{QUOTED})"
_EACH = re.compile(NAME)
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
_ARTICLE = re.compile(r"^(?:an?|any(?! other)) ", re.IGNORECASE)
_AROUND = f" *_“”„\"‘'’.,:–—-{BOLD}{BOLD_END}{ITALIC}{ITALIC_END}"


def names_in(typed: str, brackets: str | None) -> tuple[str, ...]:
    """Return the names in some stretches of bold or quotation marks, or in bare words, and in the brackets after them.

    The first is the term, of the others each counts once; empty when they are no names.
    """
    each = [typed] if _EACH.fullmatch(typed) else _EACH.findall(typed) or [typed]
    names = [name for one in each for name in _names(one)]
    stopped = any(one.rstrip(_AROUND.replace(".", "")).endswith((".", "!", "?")) for one in each)
    if stopped or not names or not all(is_name(name) for name in names):
        return ()  # `**Fire.**` is a heading of a sort
    return _once([*names, *(_aliases(brackets) if brackets else ())])


def is_name(name: str) -> bool:
    """Tell whether some words can be the name of anything."""
    sentence = name.endswith((".", "!", "?"))
    return any(letter.isalpha() for letter in name) and not sentence and len(name.split()) <= MAX_WORDS


def bare(words: str) -> str:
    """Return words without bold, quotation marks and what punctuation stands around them."""
    return " ".join(words.strip(_AROUND).split())


def _once(names: Sequence[str]) -> tuple[str, ...]:
    others = (name for name in names[1:] if name.casefold() != names[0].casefold())
    return (names[0], *dict.fromkeys(others))


def _names(typed: str) -> Iterator[str]:
    """Give the names in one stretch of bold or quotation marks: `**Head (the Head)**` has two."""
    name = bare(typed).removesuffix("(s)").strip()
    brackets = _BRACKETS.search(name)
    name = _ARTICLE.sub("", bare(_BRACKETS.sub("", name)))
    first, _, second = (side.strip() for side in name.partition("/"))
    yield from (first, second) if second.casefold().startswith(first.casefold() + " ") else (name,)
    if brackets:
        yield from _aliases(brackets[1])


def _aliases(brackets: str) -> Iterator[str]:
    """Give the other names in a pair of brackets, or none when they hold a remark."""
    for part in _SPLIT.split(brackets):
        name = bare(part)
        name = bare(name[called.end() :] if (called := _CALLED.match(name)) else name)
        name = name.removeprefix("the ")
        if _NO_ALIAS.match(name):
            return
        if is_name(name) and len(name.split()) <= MAX_ALIAS:
            yield name

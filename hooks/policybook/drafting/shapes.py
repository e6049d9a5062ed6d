"""Shapes: how a place looks that is still to be filled in, and what only looks like one.

Model policies write `<insert number>`, `[School name]`, `{{name}}`, `XXXX` or a row of dots. A bracket may as well hold
`[sic]`, `[2023]`, the letters of an abbreviation or an editor's word: so words in square brackets must be an
instruction, or name nothing but things to be filled in.
"""

import re
from collections.abc import Iterator

CANDIDATE = re.compile(  # bounds keep odd input linear
    r"<(?P<angle>[A-Za-z][^<>]{0,150})>"
    r"|\[(?P<square>[^\[\]]{1,150})\]"
    r"|\{{1,3}[ ]?(?P<brace>[A-Za-z][^{}]{0,150})\}{1,3}"
    r"|«(?P<merge>[^\W\d]\w{1,60})»"  # a field of a mail merge
    r"|\((?P<round>(?:please )?(?:insert|enter|specify|delete)\b[^()]{0,150})\)"
    r"|(?P<blank>(?<!\w)_{3,}|(?<![^\s:(£])(?:\.{5,}|…{2,})|(?<!\S)(?:\. ){4,}\.)"  # not `wait ....`
    r"|(?P<crosses>\b(?:0\d{0,4}|20)?(?:X{2,}|x{3,})(?![A-Za-z]))"  # XXXX, 20XX, 0XXXX
    r"|(?P<said>\bTB[CA]\b|\bINSERT(?: [A-Z']{2,30}){1,6}|\bInsert [a-z' ]{3,40} here\b"
    r"|\*?\bdelete (?:as|where|if) (?:appropriate|applicable|necessary)\b"
    r"|\b(?:Click|Tap)(?: or tap)?(?: here)? to enter (?:text|a date)\b|\bChoose an item\b)"
    r"|(?P<choice>\b\w{1,30}/[\w' /]{1,40}\*(?![*\w]))"  # he/she*, where the text says what to delete
)
_COMMANDS = re.compile(
    r"(?:please |schools? (?:to|should) )?"
    r"(?:insert|enter|specify|delete|amend|tbc|tba|to be (?:confirmed|inserted|completed|added|agreed|decided))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(  # these begin sentences too, so the next word decides
    r"(?:please |schools? (?:to|should) )?"
    r"(?:add|state|list|describe|complete|select|choose|provide|give|include|fill|type|replace|edit|adapt|update"
    r"|confirm|detail|name|set out|outline|explain) (?:in )?"
    r"(?:an?|the|your|any|details?|names?|dates?|numbers?|here|as|other|relevant|contact|school(?:'s)? \w+|how|who"
    r"|which|what|where|when|if|one|each|local|appropriate|job|email|telephone)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-Z][A-Z']+(?:[ &/-]+[A-Z][A-Z']+)+")  # NORTH HILL; one word is an abbreviation
_MARKS = re.compile(r"[●•?_.]{1,3}|\.{5,}|_{1,150}")
_EDITORS = re.compile(r"\.{3}")  # words left out of a quotation
_CHOICE = re.compile(r"[A-Za-z' -]{2,40}(?:/[A-Za-z' -]{2,40}){1,4}")
_PRONOUNS = frozenset(("and/or", "he/she", "his/her", "him/her", "they/them", "himself/herself"))

_FILLED = frozenset(  # what a blank is for
    """name names date dates number numbers title titles role roles telephone phone tel email address addresses details
    website url link amount year month time postcode initials position figure percentage frequency""".split()
)
_SCHOOLS = frozenset(("school", "academy", "college", "trust", "nursery"))
_HEADS = frozenset(("headteacher", "head", "principal"))
_AROUND = frozenset(  # words that say which
    """a an the of for to in at on and or by s your our their my this here staff member members designated deputy
    assistant safeguarding person people responsible full first last local relevant appropriate policy document parent
    parents carer child pupil class nominated protection data officer coordinator co ordinator manager business clerk
    governor governors governing body board committee church primary secondary county authority council diocese lead
    dsl senco sendco dpo chair job post contact web e mail hours weeks days meeting review approval external services
    team area site teacher trustees""".split()
)
_MARKUP = frozenset(  # tags that nobody takes for a word
    """a b i u s p q em br hr tt td tr th li ol ul dl dt dd h1 h2 h3 h4 h5 h6 div span font strong sub sup
    img""".split()
)
_SIGNS = (  # one of these is in every text that has such a place, and they are looked for much faster
    *("<", "[", "{", "«", "_", "…", ".....", ". . .", "XX", "xxx", "TBC", "TBA", "nsert", "NSERT"),
    *("(enter", "(specify", "(please", "(delete", "elete ", "Choose an item", "to enter "),
)
_LEADS = re.compile(r"[ .…]{0,9}\d{1,3}[ ]{0,9}(?:$|[\n\u2028])")
_NEAR = 300  # characters before a bracket in which a quotation may be open
_NUMBERED = re.compile(r"[A-Z]\w+ $")  # `Part XX` and `Title XXX` are Roman


def may_hold_one(typed: str) -> bool:
    """Tell, fast, whether a text as typed may have anything that is to be filled in."""
    return any(sign in typed for sign in _SIGNS)


def candidates(text: str) -> Iterator[re.Match[str]]:
    """Give all in a running text that is to be filled in, whether or not it is a form for readers to fill in."""
    for found in CANDIDATE.finditer(text):
        if _is_one(found):
            yield found


def is_plain_instruction(found: re.Match[str]) -> bool:
    """Tell whether a place says itself that something is to be inserted, which no form for readers does."""
    words = found["angle"] or found["square"] or found["brace"] or found["round"] or ""
    return found.lastgroup in ("merge", "angle") or bool(_COMMANDS.match(words.strip()))


def _is_one(found: re.Match[str]) -> bool:
    kind, words = found.lastgroup, " ".join(found[found.lastgroup or 0].split())
    if kind == "square":
        return _is_square(words, found.string, found.start())
    if kind == "angle":
        return not any(sign in words for sign in "@=") and words.split()[0].lower() not in _MARKUP
    if kind == "blank":  # dots that lead to the number of a page are a list of contents
        return not _LEADS.match(found.string, found.end())
    if kind == "crosses":
        return len(words) > 3 or not _NUMBERED.search(found.string, max(0, found.start() - 20), found.start())
    return True


def _is_square(words: str, text: str, start: int) -> bool:
    if _COMMANDS.match(words) or _ASKS.match(words):
        return True
    if _EDITORS.fullmatch(words) or _is_quoted(text, start):
        return False
    if _MARKS.fullmatch(words) or _CAPITALS.fullmatch(words) or re.fullmatch("[Xx]{2,}", words):
        return True
    if _CHOICE.fullmatch(words):
        return words.lower() not in _PRONOUNS
    return _names_things(words, text[max(0, start - 20) : start])


def _names_things(words: str, before: str) -> bool:
    """Tell whether words are nothing but names of what is to be filled in: `Name of school`, `number of days`."""
    said = set(re.findall("[a-z]+", words.lower()))
    if any(sign.isdigit() for sign in words) or not said <= _FILLED | _SCHOOLS | _HEADS | _AROUND:
        return False
    if said & _FILLED:
        return True
    if said & _SCHOOLS:  # `Elm Lane School [the School]` gives it a short name
        return not words.lower().startswith("the ")
    return bool(said & _HEADS) and not _NUMBERED.search(before)  # `A. Ash [Headteacher]` says what she is


def _is_quoted(text: str, start: int) -> bool:
    """Tell whether a quotation is open at an index, in which brackets are the editor's."""
    before = text[max(0, start - _NEAR) : start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")

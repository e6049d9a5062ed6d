"""Loose labels: beginnings of a line that are labels only where their neighbours show it.

`12 Subject to this` between 11. and 13. is clause 12; "12 Months later" alone is a sentence.
"""

import re

from policybook.clauses.labels import Label, make_label, rest_of

_WORDS = (  # what rules and procedures count with a word; a word that also names a class or a year is none
    "step|stage|rule|article|clause|section|paragraph|regulation|bye-?law|standing order|standard|principle|question"
    "|item|point|order|objective|condition|requirement|resolution|motion|task|phase"
)
_NEXT = r"(?P=mark)?\s|(?P=mark)?$"  # a label ends before a space or the end of its line
_LOOSE = re.compile(
    rf"""(?P<mark>\*\*|__|`|)(?:
        (?P<sign>§[ ]?|(?i:{_WORDS})[ ]|[A-Z][A-Z./-]{{0,14}}[./-](?=\d))
            (?P<counted>\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[IVX]{{1,6}})
            (?P<after>[.:)]|(?P=mark)[.:]|[ ]?[–—-](?=\s)|)(?={_NEXT})       # §1, Step 1:, Rule 4.1, AUP.01
        |(?P<both>\d{{1,3}}|[a-z]|[ivx]{{2,5}}|[A-Z])(?P<dotted>\.\)|\)\.|:)(?={_NEXT})   # 4.) and 1: and a:
        |(?P<dashed>\d{{1,3}})(?P<dash>[ ]?[–—-])(?=\s)                      # 1 – and 1-
        |\((?P<inside>\d{{1,3}}|[a-z]|[ivx]{{2,5}})\)(?=[A-Z“‘"'(])          # (a)The
        |(?P<glued>\d{{1,3}}|[a-z]|[ivx]{{2,5}})(?P<mark_after>\)|(?<=\d)\.)(?=[A-Z“‘"(])   # a)The and 2.The
        |(?P<bare>\d{{1,3}}|[a-z]|[ivx]{{2,5}})(?={_NEXT}|\(\w{{1,4}}\)\s)     # 12 Subject, a Motions and 5(1) In
    )""",
    re.VERBOSE,
)
_SENTENCE = re.compile(r"[A-Z“‘\"'(\[*_`]")  # a bare number before a small letter counts things


def read_loose_label(line: str) -> Label | None:
    """Read what a line begins with where that may be a label, but is one only in its run; else None."""
    match = _LOOSE.match(line)
    if match is None:
        return None
    closed = (match["after"] or "").startswith(("*", "_", "`"))
    rest = rest_of(line[match.end() :], "" if closed else match["mark"])
    stem, text, shape = _parts(match)
    if match["bare"] and not (rest and _SENTENCE.match(rest[0])):
        return None
    return make_label(text, stem, shape, rest, loose=True)


def _parts(match: re.Match[str]) -> tuple[str, str, str]:
    """Return stem, text and shape of what was matched."""
    if match["sign"]:
        after = match["after"].strip("*_`")
        return match["counted"], f"{match['sign']}{match['counted']}{after}", match["sign"].lower()
    if match["both"]:
        return match["both"], match["both"] + match["dotted"], match["dotted"]
    if match["dashed"]:
        return match["dashed"], match["dashed"] + match["dash"], "–"
    if match["inside"]:
        return match["inside"], f"({match['inside']})", "()"
    if match["glued"]:
        return match["glued"], match["glued"] + match["mark_after"], match["mark_after"]
    return match["bare"], match["bare"], ""

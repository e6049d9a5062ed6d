"""Plausibility: whether a line that begins like a label begins a clause, or is a sentence that goes on.

`…since` / `2020. The school` is a hard-wrapped sentence, `A. Smith` an initial, `2.5 million` a quantity.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policybook.clauses.labels import Kind, Label, Reading

FAR = 10  # a jump further than this, on a line that merely follows another, is a number in a sentence
YEARS = 1000  # from here on a number out of order is a year

_CITING = re.compile(
    r"\b(?:see|sections?|clauses?|paragraphs?|paras?)\s*$", re.IGNORECASE
)  # its number follows
_JOINING = (
    re.compile(  # a line that ends so goes on: the number that begins the next one is part of the sentence
        r"""\b(?:to|of|in|the|since|from|until|till|by|between|under|at|on|for|with|than|about|over|before|after|aged|nos)
    \s*$""",
        re.VERBOSE | re.IGNORECASE,
    )
)
_RATHER_JOINING = (
    re.compile(  # so does such a line, but a provision may end so too: "a) the rules" / "b) their number"
        r"""(?:(?:^|[^;,])\s(?:and|or)
    |\b(?:pages?|parts?|points?|items?|appendix|rules?|steps?|articles?|regulations?|chapters?|schedules?|years?|ages?
        |no|number|numbers|key|stage|level
        |january|february|march|april|may|june|july|august|september|october|november|december)
    )\s*$""",
        re.VERBOSE | re.IGNORECASE,
    )
)
_TAIL = 40  # characters of the line before that are looked at; the longest joining word has ten
_STOP = re.compile(r"[.;:!?,)\]’”'\"–—-]\s*$|[;,]\s*(?:and|or)\s*$")  # after these a new provision may begin
_QUANTITY = re.compile(  # a number before these counts or measures
    r"(?:million|billion|metres?|km|kg|miles?|hours?|days?|weeks?|am|pm|per\s?cent|%)(?:\b|$)", re.IGNORECASE
)


@dataclass(frozen=True)
class Candidate:
    """A line that begins with what may be a label."""

    label: Label
    """What was read."""
    indent: int
    """Columns before it (a bullet in front of it counts)."""
    soft: bool
    """Whether it follows another line of text without a blank line between."""
    before: str
    """The line before it, when `soft`."""
    after_label: bool
    """Whether the line before it began with a label."""
    inward: bool
    """Whether it stands further in than the line before it."""


def is_plausible(
    candidate: Candidate, reading: Reading, upcoming: Sequence[Label], *, astray: bool, before: int | None
) -> bool:
    """Tell whether a label, placed as well as can be, begins a clause.

    `astray` says that it is out of order there; `before` is the last number of the run it joined, None when it
    opens one; `upcoming` are the labels that begin later lines of the section.
    """
    label = candidate.label
    if reading.kind is Kind.DOTTED and not label.shape and _QUANTITY.match(label.rest):
        return False
    if astray and (reading.value[0] >= YEARS or _is_word(reading, label)):
        return False
    if reading.kind in (Kind.CAPITAL, Kind.CAPITAL_ROMAN) and (astray or before is None):
        return reading.value == (1,) and goes_on(reading, label, upcoming)  # else it is somebody's initial
    return not candidate.soft or _follows(candidate, reading, upcoming, astray=astray, before=before)


def goes_on(reading: Reading, label: Label, upcoming: Sequence[Label]) -> bool:
    """Tell whether the next label of the same punctuation and family is the next of `reading`."""
    if label.inserted:  # what follows 12A. follows 12. as well, and proves nothing
        return False
    wanted = (*reading.value[:-1], reading.value[-1] + 1)
    for after in upcoming:
        values = [
            other.value for other in after.readings if other.kind is reading.kind and not after.inserted
        ]
        if after.shape == label.shape and values:
            return wanted in values
    return False


def _is_word(reading: Reading, label: Label) -> bool:
    """Tell whether a label of several letters is rather a word: `bb)` and `as.` are labels only in their turn."""
    return reading.kind in (Kind.LETTER, Kind.CAPITAL) and len(label.stem) > 1


def _follows(
    candidate: Candidate, reading: Reading, upcoming: Sequence[Label], *, astray: bool, before: int | None
) -> bool:
    """Tell whether a label may begin a clause on a line that follows another without a blank line."""
    above = candidate.before[-_TAIL:]
    if _CITING.search(above):
        return False
    due = before is not None and not astray  # the very label that was to come
    nested = before is None and not astray and (candidate.inward or candidate.after_label)
    if (due or nested) and goes_on(reading, candidate.label, upcoming):
        return True  # a number in a sentence has no next one below it
    expected = due and (candidate.after_label or reading.kind is not Kind.NUMBER)
    if _JOINING.search(above) or (not expected and _RATHER_JOINING.search(above)):
        return False
    if astray:
        return candidate.after_label and before is not None and abs(reading.value[-1] - before) <= FAR
    if before is not None or above.rstrip().endswith(":"):
        return True
    if reading.kind is Kind.DOTTED:  # 2.1 stands below its 2
        return candidate.inward or candidate.after_label or bool(_STOP.search(above))
    return bool(_STOP.search(above)) and goes_on(reading, candidate.label, upcoming)

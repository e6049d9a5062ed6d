"""Plausibility: whether a line that begins like a label begins a clause, or is a sentence that goes on.

`…since` / `2020. The school` is a hard-wrapped sentence, `A. Smith` an initial, `2.5 million` a quantity. A label
that is the next of its run is believed whatever the line above ends with; one that is not is believed the less.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policybook.clauses.labels import Kind, Label, Reading

FAR = 10  # a jump further than this, on a line that merely follows another, is a number in a sentence
YEARS = 1000  # from here on a number out of order is a year

_CITING = re.compile(
    r"\b(?:see|sections?|clauses?|paragraphs?|paras?)\s*$", re.IGNORECASE
)  # its number follows
_JOINING = (
    re.compile(  # a line that ends so goes on: a number that begins the next one may be part of the sentence
        r"""\b(?:to|of|in|the|since|from|until|till|by|between|under|at|on|for|with|than|about|over|before|after|aged|nos
    |pages?|parts?|points?|items?|appendix|rules?|steps?|articles?|regulations?|chapters?|schedules?|years?|ages?
    |and|or|no|number|numbers|key|stage|level
    |january|february|march|april|may|june|july|august|september|october|november|december
    )\s*$""",
        re.VERBOSE | re.IGNORECASE,
    )
)
_GOING_ON = re.compile(r"(?:of|and|or|to|above|below|in)\b")  # so goes on what cites a number
_TAIL = 40  # characters of the line before that are looked at; the longest joining word has eleven
_STOP = re.compile(r"[.;:!?,)\]’”'\"–—-]\s*$|[;,]\s*(?:and|or)\s*$")  # after these a new provision may begin
_QUANTITY = re.compile(  # a number before these counts or measures
    r"(?:million|billion|metres?|km|kg|miles?|hours?|days?|weeks?|am|pm|per\s?cent|%)(?:\b|$)", re.IGNORECASE
)
_SAID = re.compile(  # how a provision begins, and no surname does
    r"(?:A|All|An|Any|Each|Every|If|In|It|No|Our|The|There|These|They|This|To|We|When|Where|You)\s|[a-z]"
)


class Before(NamedTuple):
    """The last label of a run that another may join."""

    value: int
    """Its number, of several the last."""
    shape: str
    """Its punctuation."""


@dataclass(frozen=True)
class Candidate:
    """A line that begins with what may be a label."""

    label: Label
    """What was read."""
    indent: int
    """Columns before it (a bullet in front of it counts)."""
    soft: bool = False
    """Whether it follows another line of text without a blank line between."""
    before: str = ""
    """The nearest line of text above it."""
    after_label: bool = False
    """Whether that line begins with a label."""
    inward: bool = False
    """Whether it stands further in than the line before it, when `soft`."""
    led: bool = False
    """Whether words that are not a clause's first ones stand between it and the last label."""
    depth: int = 0
    """How many quotations it stands in."""

    @property
    def introduced(self) -> bool:
        """Whether the words above it end with a colon."""
        return self.before.rstrip(" *_").endswith(":")

    @property
    def headed(self) -> bool:
        """Whether what leads to it is more a heading or an announcement than a sentence."""
        return self.led and (self.introduced or self.before.endswith("**") or not _STOP.search(self.before))


def is_plausible(
    candidate: Candidate,
    reading: Reading,
    upcoming: Sequence[Label],
    *,
    problem: str | None,
    before: Before | None,
    aligned: bool,
) -> bool:
    """Tell whether a label, placed as well as can be, begins a clause.

    `problem` says how it is out of order there; `before` is the last label of the run it joined, None when it opens
    one; `upcoming` are the labels that begin later lines of the section. `aligned` labels stand in their run's column.
    """
    label, astray = candidate.label, problem is not None
    if is_quantity(label):
        return False
    if astray and (reading.value[0] >= YEARS or is_word(label)):
        return False
    if label.loose:
        return _is_shown(candidate, reading, upcoming, problem=problem, before=before)
    if is_initial(label) and (astray or before is None):
        shown = goes_on(reading, label, upcoming) or (not candidate.soft and _is_said(label))
        jumps = problem == "gap" and before is not None and reading.value[-1] - before.value <= FAR
        return shown and (reading.value == (1,) or (jumps and not candidate.soft))
    return not candidate.soft or _follows(
        candidate, reading, upcoming, problem=problem, before=before, aligned=aligned
    )


def goes_on(reading: Reading, label: Label, upcoming: Sequence[Label]) -> bool:
    """Tell whether the next label of the same punctuation and family is the next of `reading`."""
    if label.inserted:  # what follows 12A. follows 12. as well, and proves nothing
        return False
    wanted = (*reading.value[:-1], reading.value[-1] + 1)
    for after in upcoming:
        if after.shape != label.shape or after.inserted:
            continue
        if any(other.kind is reading.kind and other.value == wanted for other in after.readings):
            return True
        if after.readings[0].kind is reading.kind:  # (ii) may be a letter, but rather says nothing of (a)
            return False
    return False


def is_word(label: Label) -> bool:
    """Tell whether a label of several letters is rather a word: `bb)` and `as.` are labels only in their turn."""
    stem, doubled = label.stem, label.shape == "()" and label.stem[0] == label.stem[-1]  # (bb), after (aa)
    return len(stem) > 1 and not doubled and label.readings[0].kind in (Kind.LETTER, Kind.CAPITAL)


def is_quantity(label: Label) -> bool:
    """Tell whether a number counts or measures something: `2.5 million`."""
    return not label.shape and bool(_QUANTITY.match(label.rest))


def is_initial(label: Label) -> bool:
    """Tell whether a label may be the first letter of somebody's name."""
    return label.readings[0].kind in (Kind.CAPITAL, Kind.CAPITAL_ROMAN) and label.shape != "()"


def _is_said(label: Label) -> bool:
    """Tell whether what follows a lone `A.` is a provision: set apart as in a list, or a sentence of its own."""
    return label.gap > 1 or bool(_SAID.match(label.rest))


def _is_shown(
    candidate: Candidate,
    reading: Reading,
    upcoming: Sequence[Label],
    *,
    problem: str | None,
    before: Before | None,
) -> bool:
    """Tell whether the neighbours of a loose label show that it is one."""
    stopped = not candidate.soft or candidate.after_label or bool(_STOP.search(candidate.before[-_TAIL:]))
    if problem == "mixed":  # 12 Subject between 11. and 13.
        return stopped and before is not None and _leads_on(reading, before.shape, upcoming)
    goes = goes_on(reading, candidate.label, upcoming)
    if problem == "late":  # 4.) and 5.), cut out of a longer document
        return goes and not candidate.soft
    if problem == "gap" and before and not candidate.soft:
        return (goes or candidate.label.shape != "") and reading.value[-1] - before.value <= FAR
    return stopped and problem is None and (goes or before is not None)


def _leads_on(reading: Reading, shape: str, upcoming: Sequence[Label]) -> bool:
    """Tell whether the next label of a punctuation is the next of `reading`, which has another."""
    after = next((label for label in upcoming if label.shape == shape), None)
    wanted = Reading(reading.kind, (reading.value[-1] + 1,))
    return after is not None and wanted in after.readings


def _follows(
    candidate: Candidate,
    reading: Reading,
    upcoming: Sequence[Label],
    *,
    problem: str | None,
    before: Before | None,
    aligned: bool,
) -> bool:
    """Tell whether a label may begin a clause on a line that follows another without a blank line."""
    label, above = candidate.label, candidate.before[-_TAIL:]
    goes, joining = goes_on(reading, label, upcoming), bool(_JOINING.search(above))
    if _CITING.search(above):  # "under paragraph" / "(a) of this clause"; the true (a) is still to come
        clear = goes or (before is not None and not _GOING_ON.match(label.rest))
        return problem is None and clear and not _comes_again(label, upcoming)
    if problem is None and before is not None:
        return not (joining and label.inserted)
    if problem is None:
        return _may_open(candidate, reading, goes=goes, joining=joining)
    if problem == "repeat" and reading.value == (1,) and aligned:  # 1. 1. 1., Markdown's automatic number
        return True
    if before is None:  # a list that begins late, under words that announce it
        return candidate.introduced and goes
    near = abs(reading.value[-1] - before.value) <= FAR
    return near and (candidate.after_label or goes) and not joining


def _may_open(candidate: Candidate, reading: Reading, *, goes: bool, joining: bool) -> bool:
    if candidate.introduced or goes:  # a number in a sentence has no next one below it
        return True
    stopped = bool(_STOP.search(candidate.before[-_TAIL:]))
    if reading.kind is Kind.DOTTED:  # 2.1 stands below its 2
        return not joining and (candidate.inward or candidate.after_label or stopped)
    return candidate.inward and (stopped or (candidate.after_label and not joining))


def _comes_again(label: Label, upcoming: Sequence[Label]) -> bool:
    return any(after.text == label.text for after in upcoming)

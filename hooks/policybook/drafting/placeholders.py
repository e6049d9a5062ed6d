"""Placeholders: the places of a text that are still to be filled in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from policybook.clauses import Section
from policybook.drafting.shapes import candidates, is_plain_instruction, may_hold_one
from policybook.text import Paragraph, Place, RunningText, Text, inline_tokens, running_text

LONGEST = 60  # characters of a place that are said of it
EXACT = 20  # places of which the column is looked for, which takes as long as their paragraph
NEAR = 3  # pieces of text around a line for a signature that may belong to it: name, role, date
_FORM = re.compile(  # what readers fill in themselves
    r"\b(?:forms?|slip|pro ?forma|template|letter|checklist|questionnaire|declaration|contract|reply|permission"
    r"|agreement|certificate|invitation)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\b(?:signed|signature|print(?:ed)? name|name in capitals)\b", re.IGNORECASE)
_FIELD = re.compile(  # what whoever fills in a form writes of themselves; `DSL: ____` is the school's to fill in
    r"(?:^|[._…])\s*(?:your |(?:child|pupil|student|parent|carer|visitor|employee)(?:['’]?s)? )?(?:full )?"
    r"(?:name|date|time|class|year group|address|telephone|phone|email|position|relationship to child|date of birth)"
    r"\s*:?\s*$",
    re.IGNORECASE,
)
_DELETE = re.compile(r"\bdelete (?:as|where|if) ", re.IGNORECASE)


@dataclass(frozen=True)
class Placeholder:
    """A place that is still to be filled in."""

    words: str
    """What stands there: `<insert number>`."""
    target: str
    """The id of the clause, paragraph or section it stands in; empty before the first of them."""
    line: int
    """The line of the file, from 1."""
    column: int
    """The column, from 1; 0 where it is not known."""


def placeholders(text: Text) -> tuple[Placeholder, ...]:
    """Return the places of a text that are still to be filled in, from top to bottom.

    A row of dots in a form or beside a signature is for whoever signs, and so is none.
    """
    return tuple(_found(text, [*inline_tokens(text.tokens)]))


def _found(text: Text, places: Sequence[Place]) -> Iterator[Placeholder]:
    targets, signatures, number = _Targets(text), _Signatures(places), 0
    deletes = any("elete" in line and _DELETE.search(line) for line in text.lines)
    for at, place in enumerate(places):
        if not deletes and not may_hold_one(place.token.content):
            continue
        run = running_text(place)
        for found in candidates(run.text):
            if found.lastgroup == "choice" and not deletes:
                continue
            if is_plain_instruction(found) or not _is_by_hand(found, run, signatures, at):
                line, column = _position(text, run, found.start(), exact=number < EXACT)
                number += 1
                yield Placeholder(_shown(found), targets.of(run), line, column)


def _position(text: Text, run: RunningText, start: int, *, exact: bool) -> tuple[int, int]:
    if exact:
        return run.position(start, text.lines, text.first_line)
    return text.first_line + (run.place.token.map or [0])[0] + run.text.count("\n", 0, start), 0


def _shown(found: re.Match[str]) -> str:
    words = " ".join(found[0].split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


class _Signatures:
    """Where the pieces of a text stand that are near a line for a signature."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = places

    @cached_property
    def near(self) -> set[int]:
        """Their indexes among the places."""
        signed = (at for at, place in enumerate(self.places) if _SIGNED.search(place.token.content))
        return {near for at in signed for near in range(at - NEAR, at + NEAR + 1)}


def _is_by_hand(found: re.Match[str], run: RunningText, signatures: _Signatures, at: int) -> bool:
    """Tell whether a place is for a reader to fill in, in a form or beside a signature."""
    if _is_form(run.section):
        return True
    if found.lastgroup != "blank":
        return False
    before = run.text[max(0, found.start() - LONGEST) : found.start()]
    return at in signatures.near or bool(_FIELD.search(before))


def _is_form(section: Section | None) -> bool:
    while section and not _FORM.search(section.title):
        section = section.parent
    return section is not None


class _Targets:
    """The ids of the places in which running texts stand; those are asked for in order."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.coming: list[Paragraph] | None = None
        self.open: list[Paragraph] = []

    def of(self, run: RunningText) -> str:
        at = run.place.at
        if self.coming is None:
            self.coming = [*reversed(self.text.paragraphs)]
        while self.coming and self.coming[-1].start <= at:
            self.open.append(self.coming.pop())
            self.open = [one for one in self.open if one.end > at]
        if run.clause:
            return run.clause.id
        within = next((one for one in reversed(self.open) if one.end > at), run.section)
        return within.id if within else ""

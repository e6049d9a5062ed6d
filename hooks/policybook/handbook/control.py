"""The control table: who looks after a policy, who adopted it and when it comes up again, in the words of all places.

Its rows are made here alone; a page, a sheet and a pack differ only in how they set them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policybook.dates import When
from policybook.handbook.entry import Entry
from policybook.policy import Act, Policy, in_words


class Tone(StrEnum):
    """What a piece of a row is."""

    SAID = "said"
    """What the front matter says."""
    MISSING = "missing"
    """That it does not say something."""
    BESIDE = "beside"
    """What is to be understood by the words before it, in brackets."""


@dataclass(frozen=True)
class Piece:
    """A few words of a row."""

    text: str
    """The words."""
    tone: Tone = Tone.SAID
    """What they are."""
    day: date | None = None
    """The day they name, where it is a single one."""
    url: str | None = None
    """Where they lead, from the site's root."""


@dataclass(frozen=True)
class ControlRow:
    """One row of the table."""

    name: str
    """Which row it is: `owner`, `reviewed`, `ratified`, `next-review` …"""
    label: str
    """What stands at its head."""
    pieces: tuple[Piece, ...]
    """Its words, in order."""

    @property
    def text(self) -> str:
        """Its words as one."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class _Wording:
    """How a place heads the rows of acts, and how it says what nobody has written down."""

    reviewed: str
    ratified: str
    approved: str
    nothing: str
    nobody: str
    undated: str
    unplanned: str
    unsigned: str


_SCREEN = _Wording(
    reviewed="Reviewed",
    ratified="Ratified",
    approved="Approved",
    nothing="Not given",
    nobody="By whom is not given",
    undated="date not given",
    unplanned="Not given",
    unsigned="Nobody needs to sign it",
)
_PAPER = _Wording(
    reviewed="Reviewed by",
    ratified="Ratified by",
    approved="Approved by",
    nothing="Not recorded",
    nobody="Not recorded by whom",
    undated="date not recorded",
    unplanned="No date given",
    unsigned="No signature needed",
)
_OFF_PAPER = {
    "review-every",
    "school",
    "text-code",
    "related",
}  # a sheet says them elsewhere, or cannot lead there
_OFF_SCREEN = {"withdrawn"}  # a page says it above the table, where nobody can overlook it


def control_rows(entry: Entry, *, school: str = "", paper: bool = False) -> tuple[ControlRow, ...]:
    """Return the rows of a policy's control table.

    `school` is the handbook's own, which goes without saying; `paper` asks for the rows and the words of a sheet, which
    stands alone, in place of a page's. What the front matter leaves out is said plainly, or has no row where it may be.
    """
    left_out = _OFF_PAPER if paper else _OFF_SCREEN
    rows = _rows(entry, _PAPER if paper else _SCREEN, school)
    return tuple(row for row in rows if row.pieces and row.name not in left_out)


def _rows(entry: Entry, wording: _Wording, school: str) -> Iterator[ControlRow]:
    """Give every row in order, one that has no words to be left out."""
    policy, every = entry.policy, entry.policy.review_every
    elsewhere = policy.school if policy.school != school else None
    yield _row("withdrawn", "Withdrawn", _withdrawn(entry))
    yield _row("owner", "Owner", _given(policy.owner, wording.nothing))
    yield _row("reviewed", wording.reviewed, _act(policy.reviewed, wording, wording.nothing))
    if policy.ratified or not policy.approved:
        yield _row("ratified", wording.ratified, _act(policy.ratified, wording, "Not yet ratified"))
    if policy.approved:
        yield _row("approved", wording.approved, _approved(policy.approved, wording))
    if policy.in_force_from and policy.adopted:
        yield _row("in-force-from", "In force from", [_date(policy.in_force_from, "")])
    yield _row("text", "Text", _text(entry))
    yield _row("minute", "Minute", _minute(policy, wording))
    yield _row("next-review", "Next review", _next_review(entry, wording))
    yield _row("review-every", "Review every", _given(every.words if every else None))
    yield _row("adopted-from", "Adopted from", _given(policy.adopted_from))
    yield _row("audience", "For", _given(_audience(policy)))
    yield _row("school", "School", _given(elsewhere))
    yield _row("signed-by", "Signed by", _given(", ".join(policy.signatories), wording.unsigned))
    yield _row("text-code", "Text code", _given(entry.code))
    yield _row("related", "Related policies", _related(entry))


def _audience(policy: Policy) -> str | None:
    """Say who a policy is for, where its file does; on the public text of one that has more, what it leaves out."""
    if policy.left_out:
        return (
            "Everybody. What is for staff alone is left out: the text code is that of this public text, "
            "and the whole text has another"
        )
    parts = bool(policy.text.staff) and policy.audience == "public"
    said = {"public": "Everybody", "staff": "Staff alone"}.get(policy.audience or "")
    return f"{said}, but for the parts marked for staff" if parts else said


def _row(name: str, label: str, pieces: Iterable[Piece]) -> ControlRow:
    return ControlRow(name, label, tuple(pieces))


def _given(words: str | None, otherwise: str | None = None) -> Iterator[Piece]:
    """Give the words, or else that they are missing; nothing where that need not be said."""
    if words:
        yield Piece(words)
    elif otherwise:
        yield Piece(otherwise, Tone.MISSING)


def _date(when: When | None, undated: str) -> Piece:
    """Return a date as a sentence wants it."""
    if not when:
        return Piece(undated, Tone.MISSING)
    return Piece(in_words(when), day=when.first if when.first == when.last else None)


def _act(act: Act | None, wording: _Wording, none: str) -> Iterator[Piece]:
    """Give who did it and when."""
    if not act:
        yield Piece(none, Tone.MISSING)
        return
    yield from _given(act.by, wording.nobody)
    yield Piece(", ")
    yield _date(act.on, wording.undated)


def _approved(act: Act, wording: _Wording) -> Iterator[Piece]:
    """Give who approved it, when, and at which level where the file says so."""
    yield from _act(act, wording, wording.nothing)
    if act.level:
        yield Piece(" ")
        yield Piece(f"({act.level})", Tone.BESIDE)


def _text(entry: Entry) -> Iterator[Piece]:
    """Give whether the text is the one that was ratified, with the way to what has changed since."""
    told = entry.standing
    if told and not entry.policy.withdrawn:
        yield Piece(told.words.rstrip("."), url=told.changes or told.versions)


def _minute(policy: Policy, wording: _Wording) -> Iterator[Piece]:
    """Give the minute of what adopted it; a head's approval needs none, and a draft has none to be missed."""
    act = policy.adopted
    return _given(act.minute, wording.nothing if act.how == "ratified" else None) if act else iter(())


def _next_review(entry: Entry, wording: _Wording) -> Iterator[Piece]:
    """Give the date, the days that it means where they are several, and how it was counted where nobody typed it."""
    when, counted = entry.review.next_review, not entry.policy.next_review
    spread = when and when.first != when.last
    yield Piece(when.words) if when and spread and counted else _date(when, wording.unplanned)
    if when and (counted or spread):
        yield Piece(" ")
        yield Piece(f"({when.text if counted else when.words})", Tone.BESIDE)


def _withdrawn(entry: Entry) -> Iterator[Piece]:
    """Give since when, why, and what took its place."""
    gone = entry.policy.withdrawn
    if not gone:
        return
    yield _date(gone.on, "Date not recorded")
    if gone.reason:
        yield Piece(f". {gone.reason}")
    if gone.replaced_by:
        stop = "" if (gone.reason or "").endswith((".", "!", "?")) else "."
        by = entry.replacement.title if entry.replacement else gone.replaced_by
        yield Piece(f"{stop} Replaced by {by}.")


def _related(entry: Entry) -> Iterator[Piece]:
    """Give the policies to read with it, each leading to its page."""
    for number, link in enumerate(entry.related):
        if number:
            yield Piece(", ")
        yield Piece(link.title, url=link.url)

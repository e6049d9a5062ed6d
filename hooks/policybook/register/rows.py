"""The register: every policy as a plain row of data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import ConfigDict, Field

from policybook.dates import When, same_month
from policybook.handbook import Entry
from policybook.policy import Act, Policy, TextStanding
from policybook.review import Review, Status
from policybook.text import text_code

Partial = Annotated[str, Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$|^\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}$")]
"""A date only as exact as it was written, by ISO 8601: a day, a month, or a longer time's first/last day."""


class _Described:
    """Has the schema take each field's description from the line beneath it, and allow no other field."""

    __pydantic_config__ = ConfigDict(use_attribute_docstrings=True, extra="forbid")


@dataclass(frozen=True, kw_only=True)
class Reviewed(_Described):
    """A review that took place."""

    by: str | None
    """Who reviewed it."""
    on: Partial | None
    """When, as exactly as it was written."""


@dataclass(frozen=True, kw_only=True)
class Ratified(_Described):
    """The decision by which the governing body adopted the policy."""

    by: str | None
    """Who ratified it."""
    on: Partial | None
    """When, as exactly as it was written."""
    minute: str | None
    """The minute that records it."""


@dataclass(frozen=True, kw_only=True)
class Approved(Ratified):
    """The decision by which a head or a committee adopted the policy, where that is theirs to do."""

    level: str | None
    """At which level it was taken, as the school calls it."""


@dataclass(frozen=True, kw_only=True)
class NextReview(_Described):
    """When the policy must be looked at again."""

    text: str
    """The words typed, or how the date was counted from `review-every`."""
    from_: Annotated[date, Field(serialization_alias="from")]
    """The first day that the words mean."""
    by: date
    """The last day that the words mean; the day after, the review is overdue."""


@dataclass(frozen=True, kw_only=True)
class LastMeeting(_Described):
    """The last meeting of the policy's body before its review is overdue, by the school's calendar."""

    on: date
    """Its day."""
    body: str
    """Who meets."""


@dataclass(frozen=True, kw_only=True)
class Withdrawn(_Described):
    """That the policy no longer applies."""

    on: Partial | None
    """Since when, as exactly as it was written."""
    replaced_by: str | None
    """What stands in its place."""
    reason: str | None
    """Why."""


@dataclass(frozen=True, kw_only=True)
class Judged(_Described):
    """How the status was reached, so that any program can judge it again on a later day.

    The first of these that is true on a day is the status: faulty where it is marked so; withdrawn from
    `withdrawn_from` on; draft before `ratified_from` or without one; undated without `due_by`; overdue after `due_by`;
    due from `due_from` on; otherwise current.
    """

    on: date
    """The day on which `status` was judged."""
    words: str
    """The status in words, with its date."""
    withdrawn_from: date | None
    """The first day on which it is withdrawn."""
    ratified_from: date | None
    """The first day on which it is ratified; 0001-01-01 where it is ratified and nobody wrote when."""
    due_from: date | None
    """The first day on which its review is due, the lead time counted in."""
    due_by: date | None
    """The last day on which its review is not overdue."""
    applies_from: date | None
    """The first day on which the text applies that was adopted last, where that is not the day of the decision."""
    faulty: bool
    """Whether a fault in its file hides all of this."""


@dataclass(frozen=True, kw_only=True)
class Accepted(_Described):
    """Something doubtful in the policy that a person has let stand."""

    code: str
    """What kind of finding it is."""
    found: str
    """What was found."""
    reason: str
    """Why it may stay."""


@dataclass(frozen=True, kw_only=True)
class Standing(_Described):
    """How the text stands to the one that was ratified."""

    as_ratified: bool
    """Whether no word or sign of it has changed since."""
    words: str
    """The same as a sentence, with the places where it has changed."""
    code: str | None
    """The code of the text that was ratified; null where that is not known."""
    changes: str | None
    """The address of the page that shows what has changed since, from the root of the site; null where nothing has."""
    versions: str | None
    """The address of the page that lists all ratified versions, from the root of the site; null where there is none."""


@dataclass(frozen=True, kw_only=True)
class Row(_Described):
    """One policy in the register."""

    slug: str
    """The policy's short name, which is that of its file."""
    title: str
    """The policy's title."""
    url: str
    """The address of its page, from the root of the site."""
    pdf: str | None
    """The address of its PDF, from the root of the site; null where none is made, as of a file with a fault."""
    status: Status
    """How it stood on the day in `judged`."""
    owner: str | None
    """The role that looks after the text."""
    category: str | None
    """The group of policies to which it belongs."""
    school: str
    """The school whose policy it is."""
    reviewed: Reviewed | None
    """The last review; null where none is recorded."""
    ratified: Ratified | None
    """The decision of the governing body that adopted it; null for a draft, and where others adopted it."""
    approved: Approved | None
    """The decision of a head or a committee that adopted it; null where there is none."""
    in_force_from: Partial | None
    """From when what was adopted applies; null where that is the day of the decision."""
    standing: Standing | None
    """How its text stands to the one ratified; null where nobody can know."""
    next_review: NextReview | None
    """When it must be looked at again; null where nothing says so."""
    last_meeting: LastMeeting | None
    """The last meeting of its body before then; null where the school's calendar has none, or does not reach so far."""
    withdrawn: Withdrawn | None
    """That it no longer applies; null while it does."""
    judged: Judged
    """How the status was reached."""
    code: str
    """The code of its text."""
    code_v1: str
    """The same by the earlier rule, as it stands on sheets signed before."""
    digest: str
    """The SHA-256 of what its text says, of which the code is the beginning."""
    sheet_code: str | None
    """The code of what its signed sheet says besides the text; null where nobody signs it, or it is not known."""
    sheet_digest: str | None
    """The SHA-256 of that, of which the sheet code is the beginning."""
    accepted: tuple[Accepted, ...]
    """What is doubtful in it and has been let stand."""
    faults: tuple[str, ...]
    """The faults of its file, each with its line; its page cannot be relied on while there is one."""


def register_rows(
    entries: Iterable[Entry],
    *,
    school: str,
    pdfs: bool = True,
    sheets: Mapping[str, str | None] | None = None,
) -> tuple[Row, ...]:
    """Return policies as rows, in the order given.

    `school` is the handbook's own; `pdfs` says whether PDFs are made; `sheets` are the digests of the sheets by slug,
    where they are known.
    """
    return tuple(_row(entry, school, pdfs, (sheets or {}).get(entry.policy.slug)) for entry in entries)


def _row(entry: Entry, school: str, pdfs: bool, sheet: str | None) -> Row:
    policy = entry.policy
    return Row(
        slug=policy.slug,
        title=policy.title,
        url=entry.url,
        pdf=entry.pdf if pdfs and not entry.faults else None,
        status=entry.review.status,
        owner=policy.owner,
        category=policy.category,
        school=policy.school or school,
        reviewed=_reviewed(policy.reviewed),
        ratified=_ratified(policy.ratified),
        approved=_approved(policy.approved),
        in_force_from=partial_date(policy.in_force_from),
        standing=_standing(entry.standing),
        next_review=_next_review(entry.review.next_review),
        last_meeting=LastMeeting(on=entry.meeting.on, body=entry.meeting.body) if entry.meeting else None,
        withdrawn=_withdrawn(policy),
        judged=_judged(entry.review),
        code=entry.code,
        code_v1=policy.code_v1,
        digest=policy.digest,
        sheet_code=text_code(sheet) if sheet else None,
        sheet_digest=sheet,
        accepted=tuple(
            Accepted(code=one.finding.code, found=one.finding.message, reason=one.reason)
            for one in entry.accepted
        ),
        faults=tuple(str(one) for one in entry.faults),
    )


def _reviewed(act: Act | None) -> Reviewed | None:
    return Reviewed(by=act.by, on=partial_date(act.on)) if act else None


def _ratified(act: Act | None) -> Ratified | None:
    return Ratified(by=act.by, on=partial_date(act.on), minute=act.minute) if act else None


def _approved(act: Act | None) -> Approved | None:
    if act is None:
        return None
    return Approved(by=act.by, on=partial_date(act.on), minute=act.minute, level=act.level)


def _standing(told: TextStanding | None) -> Standing | None:
    if told is None:
        return None
    return Standing(
        as_ratified=told.is_as_ratified,
        words=told.words,
        code=told.code,
        changes=told.changes,
        versions=told.versions,
    )


def _next_review(when: When | None) -> NextReview | None:
    return NextReview(text=when.text, from_=when.first, by=when.last) if when else None


def _withdrawn(policy: Policy) -> Withdrawn | None:
    gone = policy.withdrawn
    if not gone:
        return None
    return Withdrawn(on=partial_date(gone.on), replaced_by=gone.replaced_by, reason=gone.reason)


def _judged(review: Review) -> Judged:
    days = review.milestones
    return Judged(
        on=review.on,
        words=review.words,
        withdrawn_from=days.withdrawn_from,
        ratified_from=days.ratified_from,
        due_from=days.due_from,
        due_by=days.due_by,
        applies_from=days.applies_from,
        faulty=days.faulty,
    )


def partial_date(when: When | None) -> str | None:
    """Return a date by ISO 8601, only as exact as it was written: `2020-11-17`, `2015-03` or first/last."""
    if when is None:
        return None
    first, last = when.first, when.last
    if first == last:
        return first.isoformat()
    whole_month = first.day == 1 and same_month(first, last)  # no shape but a month lies within a month
    return f"{first:%Y-%m}" if whole_month else f"{first.isoformat()}/{last.isoformat()}"

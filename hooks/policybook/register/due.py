"""What is due: the policies that need somebody, by owner, ready to print or to send."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from policybook.dates import long_date
from policybook.handbook import Entry, Handbook
from policybook.register.rows import register_rows
from policybook.review import Status

NO_OWNER = "No owner given"
_MARKS = re.compile(
    r"([\\`*_\[\]<>#|~@])"
)  # what Markdown, or a code host that mentions people, would act on
_TICKS = re.compile("`+")


@dataclass(frozen=True)
class Owner:
    """One owner's share."""

    name: str
    """The role, as typed in the policies; a plain statement where they give none."""
    entries: tuple[Entry, ...]
    """Their policies, the longest overdue first."""


@dataclass(frozen=True)
class Due:
    """What needs somebody on a day."""

    on: date
    """The day."""
    within: int
    """How many days ahead a next review was looked for; 0 for none."""
    owners: tuple[Owner, ...]
    """Who is to see to it, by name; policies without an owner last."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All the policies, owner by owner."""
        return tuple(entry for owner in self.owners for entry in owner.entries)

    def count(self, status: Status) -> int:
        """Return how many of them have a status."""
        return sum(entry.review.status is status for entry in self.entries)


def due(handbook: Handbook, *, within: int = 0) -> Due:
    """Return what is overdue or due on the handbook's day, and what comes up for review in `within` days."""
    horizon = handbook.on + timedelta(days=within)
    owners: dict[str, list[Entry]] = {}
    for entry in handbook.overdue_first:
        if _needs_somebody(entry, horizon):
            owners.setdefault(entry.policy.owner or NO_OWNER, []).append(entry)
    names = sorted(owners, key=lambda name: (name == NO_OWNER, name.casefold()))
    return Due(handbook.on, within, tuple(Owner(name, tuple(owners[name])) for name in names))


def as_text(found: Due) -> str:
    """Return the list for a terminal or a letter."""
    lines = [_summary(found)]
    for owner in found.owners:
        lines += ["", owner.name]
        width = max(len(entry.policy.title) for entry in owner.entries)
        lines += [f"  {entry.policy.title:{width}}  {entry.review.words}" for entry in owner.entries]
    return "\n".join(lines) + "\n"


def as_markdown(found: Due, *, address: str = "") -> str:
    """Return the list in Markdown, each policy linked to its page where `address` is the site's root."""
    lines = [_summary(found)]
    for owner in found.owners:
        named = owner.name if owner.name == NO_OWNER else coded(owner.name)
        lines += ["", f"## {named}", ""]
        lines += [f"- {linked(entry, address)}: {entry.review.words}" for entry in owner.entries]
    return "\n".join(lines) + "\n"


def as_json(found: Due, *, school: str) -> str:
    """Return the list as JSON: the day, the counts, and per owner the rows of `policies.json`."""
    from policybook.register.feeds import (
        rows_as_data,  # with the feeds loads the calendar, wanted nowhere else here
    )

    data = {
        "on": found.on.isoformat(),
        "within": found.within,
        "overdue": found.count(Status.OVERDUE),
        "due": found.count(Status.DUE),
        "owners": [
            {
                "owner": None if owner.name == NO_OWNER else owner.name,
                "policies": rows_as_data(register_rows(owner.entries, school=school)),
            }
            for owner in found.owners
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def plain(text: str) -> str:
    """Return text that Markdown leaves as it is; in a link, where nobody is mentioned by accident."""
    return _MARKS.sub(lambda mark: "&#64;" if mark[0] == "@" else f"\\{mark[0]}", text)


def coded(text: str) -> str:
    """Return text as a code span of Markdown, in which a code host finds no names, numbers or addresses."""
    marks = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{marks}{room}{text}{room}{marks}"


def linked(entry: Entry, address: str) -> str:
    """Return a policy's title in Markdown, linked to its page where `address` is the site's root."""
    title = entry.policy.title
    return f"[{plain(title)}]({address}{entry.url})" if address else coded(title)


def _needs_somebody(entry: Entry, horizon: date) -> bool:
    judged = entry.review
    if judged.status in (Status.OVERDUE, Status.DUE):
        return True
    coming = judged.next_review and judged.next_review.first <= horizon
    return bool(coming) and judged.status is Status.CURRENT


def _summary(found: Due) -> str:
    counts = [f"{found.count(Status.OVERDUE)} overdue", f"{found.count(Status.DUE)} due"]
    if found.within:
        counts.append(f"{found.count(Status.CURRENT)} more within {found.within} days")
    if not found.entries:
        within = f" or comes up within {found.within} days" if found.within else ""
        return f"On {long_date(found.on)} no policy is due or overdue{within}."
    return f"On {long_date(found.on)}: {_listed(counts)}."


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}"

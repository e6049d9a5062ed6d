"""The agenda: which policies a meeting has before it, in which order, and what it is asked of each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policybook.handbook import Entry, Handbook
from policybook.meetings.decisions import Decision, decide
from policybook.meetings.meeting import Ask, Meeting
from policybook.names import nearest
from policybook.register import due
from policybook.review import Status


class UnknownPolicyError(ValueError):
    """A name that no policy of the handbook has; the message says which may be meant."""


@dataclass(frozen=True)
class Agenda:
    """What a meeting is to decide."""

    meeting: Meeting
    """The meeting."""
    decisions: tuple[Decision, ...]
    """One for each policy, in the order of the agenda."""

    @property
    def counts(self) -> Mapping[Ask, int]:
        """How often each thing is asked; only what is."""
        asked = Counter(decision.ask for decision in self.decisions)
        return {ask: asked[ask] for ask in Ask if asked[ask]}


def make_agenda(
    handbook: Handbook,
    meeting: Meeting,
    *,
    named: Iterable[str],
    overdue_and_due: bool,
    drafts: bool,
    within: int,
) -> Agenda:
    """Put an agenda together from a handbook judged on the meeting's day.

    First come the policies `named`, in that order, by slug, title or another name of theirs; then what is overdue and
    due, the longest overdue first, with what comes up for review `within` so many days; then drafts. Each comes once.
    None comes of which a fault in its file hides how it stands. Raises UnknownPolicyError.
    """
    entries = [find(handbook, name) for name in named]
    if overdue_and_due:
        waiting = due(handbook, within=within).entries
        entries += [entry for entry in handbook.overdue_first if entry in waiting]
    if drafts:
        entries += [entry for entry in handbook.entries if entry.review.status is Status.DRAFT]
    unique = {entry.policy.slug: entry for entry in entries if entry.review.status is not Status.FAULTY}
    return Agenda(meeting, tuple(decide(entry, meeting) for entry in unique.values()))


def find(handbook: Handbook, name: str) -> Entry:
    """Return the policy that a name means: a slug, a title, another name, or its file. Raises UnknownPolicyError."""
    names = _names(handbook.entries)
    plain = name.casefold().rpartition("/")[2].removesuffix(".md")
    found = names.get(name.casefold()) or names.get(plain)
    if found is None:
        raise UnknownPolicyError(f"'{name}' is no policy of this handbook. {_meant(plain, names)}")
    return found


def _names(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Return policies by all that they may be called, slugs before titles before other names."""
    names: dict[str, Entry] = {}
    for call in (lambda p: (p.slug,), lambda p: (p.title,), lambda p: p.also_known_as):
        for entry in entries:
            for name in call(entry.policy):
                names.setdefault(name.casefold(), entry)
    return names


def _meant(name: str, names: Mapping[str, Entry]) -> str:
    close = nearest(name, names)
    if close:
        return f"Did you mean {names[close].policy.slug}?"
    return "Write the name of a policy's file without .md, or its title."

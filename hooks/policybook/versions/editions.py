"""Editions: the texts of a policy that were ratified, each with the days from and to which it is the one in force."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from policybook.policy import Act, in_words
from policybook.versions.history import Adoption, State


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A text that was ratified."""

    act: Act
    """Who ratified it, when, and where the minutes say so."""
    state: State
    """The file with that text."""
    code: str
    """Its text code."""
    code_v1: str
    """The same by the earlier rule."""
    by_code: bool
    """Whether the front matter names the text by its code; else it is the text that first carried this date."""
    first: date
    """The day from which it is in force."""
    until: date | None
    """The day from which another is, or from which the policy is withdrawn; None where nothing has ended it."""

    @property
    def name(self) -> str:
        """Its short name in addresses: the day of the decision, as 2026-03-17."""
        return self.day.isoformat()

    @property
    def day(self) -> date:
        """The day on which it was ratified."""
        assert self.act.on
        return self.act.on.first

    @property
    def was_in_force(self) -> bool:
        """Whether there is a day on which it is in force; none where the next decision came before it applied."""
        return self.until is None or self.first < self.until

    @property
    def on(self) -> str:
        """When it was ratified, in words."""
        assert self.act.on
        return in_words(self.act.on)


def editions(
    adopted: Sequence[Adoption],
    codes_of: Callable[[State], Sequence[str]],
    *,
    withdrawn: date | None = None,
) -> tuple[Edition, ...]:
    """Return what was ratified, by day, the earliest first; `withdrawn` is the day from which nothing is in force.

    `codes_of` gives the text codes of a state, by today's rule and by the earlier one.
    """
    kept = _without_corrected(adopted)
    made = []
    for number, one in enumerate(kept):
        ends = [*(later.act.begins for later in kept[number + 1 :]), *([withdrawn] if withdrawn else [])]
        code, code_v1 = codes_of(one.state)
        made.append(
            Edition(
                act=one.act,
                state=one.state,
                code=code,
                code_v1=code_v1,
                by_code=one.by_code,
                first=one.act.begins,
                until=min(ends, default=None),
            )
        )
    return tuple(made)


def _without_corrected(adopted: Iterable[Adoption]) -> list[Adoption]:
    """Leave out dates typed wrongly: what gave way to an earlier day, or to another of the same minute."""
    kept: list[Adoption] = []
    for one in adopted:
        while kept and _corrects(one.act, kept[-1].act):
            kept.pop()
        kept.append(one)
    return kept


def _corrects(later: Act, earlier: Act) -> bool:
    if later.on and earlier.on and later.on.first < earlier.on.first:
        return True
    return bool(later.minute and later.minute == earlier.minute and later.by == earlier.by)

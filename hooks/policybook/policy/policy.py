"""A policy: the lasting document, as its file describes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from policybook.clauses import Outline
from policybook.dates import Interval, When
from policybook.policy.acceptance import Acceptance
from policybook.text import Text, text_code, text_code_v1


@dataclass(frozen=True, kw_only=True)
class Act:
    """A review, a ratification or an approval: who did it, when, and where the minutes say so."""

    by: str | None = None
    """The body or role."""
    on: When | None = None
    """The date, as typed and as the window it means."""
    minute: str | None = None
    """The minute that records it."""
    code: str | None = None
    """The code of the text that was ratified or approved, where the front matter states it."""
    how: str = "ratified"
    """What they did: `reviewed`, `ratified` or `approved`."""
    applies: When | None = None
    """From when what was adopted applies, where that is not the day of the decision."""
    level: str | None = None
    """At which level it was approved, as the school calls it: `headteacher`, `committee`."""

    @property
    def begins(self) -> date:
        """The first day on which what was adopted applies; in the year 1 where nobody wrote down a day."""
        when = self.applies or self.on
        return when.first if when else date.min


def later(*acts: Act | None) -> Act | None:
    """Return the later of acts; of two on one day, or without a day, the first."""
    done = [act for act in acts if act]
    return max(done, key=lambda act: act.on.first if act.on else date.min, default=None)


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """That a policy is no longer in force."""

    on: When | None = None
    """From when."""
    replaced_by: str | None = None
    """The slug or title of the policy that took its place."""
    reason: str | None = None
    """Why, in a few words."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """One policy, read from one file."""

    path: str
    """The file, as a reader would name it: `policies/social-media.md`."""
    slug: str
    """Its short name in addresses, from the file's name: `social-media`."""
    title: str
    """Its title; the slug in words when none was given."""
    owner: str | None = None
    """The role that looks after the text."""
    category: str | None = None
    """The group it is listed in."""
    school: str | None = None
    """Whose policy it is, where that is not the handbook's own school."""
    adopted_from: str | None = None
    """The model policy it follows."""
    reviewed: Act | None = None
    """When it was last looked over."""
    ratified: Act | None = None
    """When the governing body adopted it; None while it is a draft."""
    approved: Act | None = None
    """When a head or a committee adopted it, where that is theirs to do."""
    next_review: When | None = None
    """When it must be looked at again."""
    in_force_from: When | None = None
    """From when the text applies that was adopted last, where that is not the day of the decision."""
    review_every: Interval | None = None
    """How often it is looked at."""
    lead_days: int | None = None
    """Days before its next review from which it counts as due; None for the school's own number."""
    withdrawn: Withdrawal | None = None
    """Set when it is no longer in force."""
    signatories: tuple[str, ...] = ()
    """The roles that sign the printed policy."""
    also_known_as: tuple[str, ...] = ()
    """Other names people call it by."""
    related: tuple[str, ...] = ()
    """Slugs or titles of policies to read with it."""
    glossary_exceptions: tuple[str, ...] = ()
    """Terms of the glossary that do not apply in it."""
    audience: str | None = None
    """Who may read it, `public` or `staff`; None where its front matter does not say."""
    canaries: tuple[str, ...] = ()
    """Words of its parts for staff that are to stand in nothing public."""
    left_out: int = 0
    """How many parts for staff have been left out of it; 0 where it is whole."""
    accepted: tuple[Acceptance, ...] = ()
    """The findings that a person has judged."""
    body: str
    """Its text in Markdown, below the front matter."""
    body_line: int
    """The line of the file on which the text begins."""
    lines: Mapping[str, int]
    """The line of each front-matter key that was typed."""
    text: Text
    """The same, read."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of its pictures' bytes, by their names as typed."""
    digest: str
    """The SHA-256 of what its text says, as 64 hexadecimal digits."""

    @property
    def adopted(self) -> Act | None:
        """What put it in force: the ratification or the approval, whichever is later; None while it is a draft."""
        return later(self.ratified, self.approved)

    @property
    def code(self) -> str:
        """The code of its text, by which a printed sheet is known again."""
        return text_code(self.digest)

    @property
    def code_v1(self) -> str:
        """The same by version 1 of the rule, as it stands on sheets signed before."""
        return text_code_v1(self.title, self.body)

    def has_code(self, code: str | None) -> bool:
        """Tell whether a code is that of its text, by the rule of today or by the earlier one."""
        return code is not None and (code == self.code or code == self.code_v1)

    @property
    def outline(self) -> Outline:
        """Its sections and clauses."""
        return self.text.outline

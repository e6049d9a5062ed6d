"""An entry: one policy in the handbook, with how it stands and what others say of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from policybook.drafting import Placeholder
from policybook.finding import CODES, Finding, Severity
from policybook.handbook.judging import Accepted
from policybook.policy import Policy, TextStanding
from policybook.review import Review, Sitting, unknown

ABOUT_STANDING = (1, 5)  # hundreds of codes: front matter and dates, in which lies how a policy stands


@dataclass(frozen=True)
class Link:
    """A way to another page of the handbook."""

    title: str
    """What is read."""
    url: str
    """The address from the site's root."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One policy in the handbook."""

    policy: Policy
    """The policy."""
    review: Review
    """How it stands on the handbook's day."""
    standing: TextStanding | None = None
    """How its text stands to the one ratified; None where that is not known."""
    meeting: Sitting | None = None
    """The last meeting of its body before its review is overdue, where the school's calendar has one."""
    unfilled: tuple[Placeholder, ...] = ()
    """The places of its text that are still to be filled in."""
    related: tuple[Link, ...] = ()
    """Policies to read with it, whichever of the two names the other."""
    replacement: Link | None = None
    """The policy that took its place, when it is withdrawn and that one is in the handbook."""
    accepted: tuple[Accepted, ...] = ()
    """What is doubtful in its file and a person has let stand."""
    faults: tuple[Finding, ...] = ()
    """The errors in its file: what of it is published is false, unreadable or not all there."""

    def judged(self, accepted: Iterable[Accepted], standing: Iterable[Finding]) -> "Entry":
        """Return the entry once more was found in its file, and judged."""
        errors = [one for one in standing if one.severity is Severity.ERROR]
        hidden = any(CODES[one.code].number // 100 in ABOUT_STANDING for one in errors if one.code in CODES)
        return replace(
            self,
            accepted=(*self.accepted, *accepted),
            faults=(*self.faults, *errors),
            review=unknown(self.review) if hidden else self.review,
        )

    @property
    def url(self) -> str:
        """The address of its page, from the site's root."""
        return f"policies/{self.policy.slug}/"

    @property
    def pdf(self) -> str:
        """The address of its PDF, from the site's root."""
        return f"{self.url}{self.policy.slug}.pdf"

    @property
    def large_pdf(self) -> str:
        """The address of its PDF in large print, where the school makes those, from the site's root."""
        return f"{self.url}{self.policy.slug}-large-print.pdf"

    @property
    def code(self) -> str:
        """The code of its text, by which a printed sheet is known again."""
        return self.policy.code

    @property
    def link(self) -> Link:
        """The way to its page."""
        return Link(self.policy.title, self.url)

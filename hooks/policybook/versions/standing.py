"""The standing of a text: whether it is the one that was ratified, and where it is not, what has changed since."""

from dataclasses import dataclass

from policybook.policy import Act, Policy, TextStanding, at_time, units
from policybook.redline import Redline, make_redline
from policybook.versions.places import places


@dataclass(frozen=True)
class Standing:
    """What a policy's text is beside the one that was ratified."""

    act: Act
    """The ratification."""
    code: str | None
    """The code of the text that was ratified; None where nobody can say which that was."""
    is_as_ratified: bool
    """Whether no word or sign of it has changed since."""
    by_code: bool
    """Whether the front matter says by its code which text was ratified; else the history of the file does."""
    redline: Redline | None
    """What has changed since; None where nothing has, or where the text ratified is not at hand."""

    @property
    def sentence(self) -> str:
        """What is said of it, such as `As ratified on 3 May 2025`, with a full stop."""
        on = f" {at_time(self.act.on)}" if self.act.on else ""
        return self._said(f"As {self.act.how}{on}", f"since it was {self.act.how}{on}") + "."

    @property
    def told(self) -> TextStanding:
        """The same in plain words, without the addresses of pages."""
        short = self._said(f"Text as {self.act.how}", "since")
        return TextStanding(
            words=self.sentence, short=short, is_as_ratified=self.is_as_ratified, code=self.code
        )

    def _said(self, same: str, since: str) -> str:
        if self.is_as_ratified:
            return same
        where = places(self.redline.of_substance) if self.redline else ""
        if self.redline and not where:
            return f"Renumbered {since}; no word has changed"
        return f"Changed {since}{f': {where}' if where else ''}"


def standing(policy: Policy, ratified: Policy | None, *, by_code: bool) -> Standing | None:
    """Say how a policy's text stands to the one ratified; None where it is not ratified or nobody can know.

    `ratified` is the policy as it was with the text that was ratified, None where that is not at hand.
    """
    act = policy.adopted
    if act is None:
        return None
    if ratified is None:
        if act.code is None:
            return None
        return Standing(act, act.code, policy.has_code(act.code), True, None)
    if ratified.digest == policy.digest:
        return Standing(act, policy.code, True, by_code, None)
    return Standing(act, ratified.code, False, by_code, make_redline(units(ratified), units(policy)))

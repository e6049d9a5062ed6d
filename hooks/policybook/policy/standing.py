"""The standing of a text in plain words: whether it is the one that was ratified, for every place that says so."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class TextStanding:
    """What is known of a policy's text beside the one that was ratified; there is none where nobody can know."""

    words: str
    """The sentence: `As ratified on 3 May 2025.` or what has changed since, and where."""
    short: str
    """The same where the date stands beside it: `Text as ratified`, `Changed since: clause 7`."""
    is_as_ratified: bool
    """Whether no word or sign of it has changed."""
    code: str | None
    """The code of the text that was ratified, where that is known."""
    changes: str | None = None
    """The address of the page that shows what has changed since, from the site's root; None where nothing has."""
    ratified: str | None = None
    """The address of the page with the text that was ratified, where the site has it."""
    until: tuple[str, str] | None = None
    """The text in force before the one of today applies: what it is, and the address of its page."""
    versions: str | None = None
    """The address of the page that lists all that was ratified, where the site has one."""

    @property
    def is_changed(self) -> bool:
        """Whether the text is another one than was ratified, so that its paper is no signing copy of that."""
        return not self.is_as_ratified

    @property
    def for_everybody(self) -> "TextStanding":
        """The same without the places of what has changed and the ways to old texts, which may be for staff alone."""
        words = self.words.rstrip(".").partition(": ")[0]  # places come after a colon
        short = self.short.partition(": ")[0]
        return TextStanding(words=f"{words}.", short=short, is_as_ratified=self.is_as_ratified, code=None)

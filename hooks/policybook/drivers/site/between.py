"""Between: any two versions of a policy, which a reader may choose to compare; each pair has a page of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from policybook.drivers.site.past_texts import PastTexts, edition_address
from policybook.versions import Comparison, Edition

FEW = 8  # versions of which any two are compared, on 28 pages at most; of 50 there would be 1,225


@dataclass(frozen=True)
class Between:
    """Two versions of a policy."""

    before: Edition
    """The earlier one."""
    after: Edition
    """The later one."""
    comparison: Comparison
    """What changed."""
    home: str
    """The address of the policy's page, from the site's root."""

    @property
    def url(self) -> str:
        """The page that says so."""
        return f"{self.home}{edition_address(self.before)}changes/{self.after.name}/"

    @property
    def said(self) -> dict[str, str]:
        """What the page says of the two."""
        return {
            "earlier": text_of(self.before),
            "earlier_url": self.home + edition_address(self.before),
            "later": text_of(self.after),
            "later_url": self.home + edition_address(self.after),
        }


def text_of(edition: Edition) -> str:
    """Return a version in words."""
    return f"the text {edition.act.how} {edition.on}"


def between(found: Sequence[Edition], texts: PastTexts, home: str) -> Iterator[Between]:
    """Give every two of a policy's versions; of many, each with the next alone."""
    for before, after in combinations(found, 2) if len(found) <= FEW else pairwise(found):
        yield Between(before, after, texts.comparison(before, after), home)

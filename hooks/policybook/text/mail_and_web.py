"""Addresses of mail and web in running text, which become links; `example.org` by itself is left as it is."""

from linkify_it import LinkifyIt
from linkify_it.main import Match


class Addresses(LinkifyIt):  # type: ignore[misc]  # it carries no types
    """Finds addresses that say what they are: by `https://`, by `www.`, by an @."""

    def pretest(self, text: str) -> bool:
        """Tell at a glance whether a text can hold an address: most cannot, and are searched no further."""
        return "@" in text or "://" in text or "www." in text

    def match(self, text: str) -> list[Match] | None:
        """Return the addresses in a text; None where it has none."""
        found = [one for one in super().match(text) or () if one.schema or one.text.startswith("www.")]
        return found or None

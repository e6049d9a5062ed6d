"""Slugs: words as they stand in addresses and ids."""

import re
from unicodedata import normalize


def slugify(words: str) -> str:
    """Return words as a slug: `Social Media (2026)` → `social-media-2026`; empty where no letter or figure is left."""
    plain = normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())

"""The site: MkDocs (or ProperDocs) builds it; each event takes from the host, calls a function and gives back."""

from policybook.drivers.site.look import EXTENSIONS, FEATURES, JOINED, PALETTE, PRUNE_FROM, STYLE
from policybook.drivers.site.page_mentions import MentionExtension
from policybook.drivers.site.site import Site

__all__ = [
    "EXTENSIONS",
    "FEATURES",
    "JOINED",
    "PALETTE",
    "PRUNE_FROM",
    "STYLE",
    "MentionExtension",
    "Site",
]

"""The site: MkDocs (or ProperDocs) builds it; each event takes from the host, calls a function and gives back."""

from policybook.drivers.site.look import FEATURES, PALETTE, PRUNE_FROM
from policybook.drivers.site.site import Site

__all__ = [
    "FEATURES",
    "PALETTE",
    "PRUNE_FROM",
    "Site",
]

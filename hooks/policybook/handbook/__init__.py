"""The handbook: all policies on one day, and the volume they make when bound together."""

from policybook.handbook.handbook import BOUND, Entry, Handbook, make_handbook
from policybook.handbook.volume import Volume, bind

__all__ = [
    "BOUND",
    "Entry",
    "Handbook",
    "Volume",
    "bind",
    "make_handbook",
]

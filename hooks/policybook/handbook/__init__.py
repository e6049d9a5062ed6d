"""The handbook: all policies on one day, and the volume they make when bound together."""

from policybook.handbook.entry import Entry
from policybook.handbook.handbook import BOUND, Handbook, make_handbook
from policybook.handbook.judging import Accepted
from policybook.handbook.volume import Volume, bind

__all__ = [
    "BOUND",
    "Accepted",
    "Entry",
    "Handbook",
    "Volume",
    "bind",
    "make_handbook",
]

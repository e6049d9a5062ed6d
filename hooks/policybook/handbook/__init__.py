"""The handbook: all policies on one day, the control table of each, and the volume they make when bound."""

from policybook.handbook.control import ControlRow, control_rows
from policybook.handbook.entry import Entry
from policybook.handbook.handbook import BOUND, Handbook, make_handbook
from policybook.handbook.inherited import SAMPLE_GLOSSARY, glossary_digest, inherited
from policybook.handbook.judging import Accepted
from policybook.handbook.sheet import digest_of_sheet, sheet_records
from policybook.handbook.volume import Volume, bind

__all__ = [
    "BOUND",
    "SAMPLE_GLOSSARY",
    "Accepted",
    "ControlRow",
    "Entry",
    "Handbook",
    "Volume",
    "bind",
    "control_rows",
    "digest_of_sheet",
    "glossary_digest",
    "inherited",
    "make_handbook",
    "sheet_records",
]

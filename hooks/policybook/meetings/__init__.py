"""Meetings: which policies a meeting decides on, why, and how the minutes may put it."""

from policybook.meetings.agenda import Agenda, UnknownPolicyError, find, make_agenda
from policybook.meetings.decisions import Decision, decide
from policybook.meetings.meeting import BLANK, Meeting, called

__all__ = [
    "BLANK",
    "Agenda",
    "Decision",
    "Meeting",
    "UnknownPolicyError",
    "called",
    "decide",
    "find",
    "make_agenda",
]

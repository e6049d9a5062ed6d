"""Meetings: which policies a meeting decides on, why, and how the minutes may put it."""

from policybook.meetings.agenda import Agenda, UnknownPolicyError, find, make_agenda
from policybook.meetings.coming import coming, next_sitting
from policybook.meetings.decisions import Decision, decide
from policybook.meetings.meeting import BLANK, Meeting, called

__all__ = [
    "BLANK",
    "Agenda",
    "Decision",
    "Meeting",
    "UnknownPolicyError",
    "called",
    "coming",
    "decide",
    "find",
    "make_agenda",
    "next_sitting",
]

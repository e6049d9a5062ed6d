"""Leaks: reads everything that a build for everybody wrote, for words that are for staff."""

from policybook.drivers.leaks.leaks import leaks

__all__ = ["leaks"]

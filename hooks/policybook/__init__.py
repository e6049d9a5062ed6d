"""Policybook: a school's policies, from one file each to a handbook, signing copies and a register."""

__version__ = "0.1.0"

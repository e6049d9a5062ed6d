"""The command line: `policybook` and its subcommands."""

from policybook.drivers.cli.command import main

__all__ = [
    "main",
]

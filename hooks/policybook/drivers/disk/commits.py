"""Commits: what a commit that somebody names holds."""

from pathlib import Path

from policybook.drivers.disk.history import git


def commits_until(folder: Path, named: str) -> frozenset[str]:
    """Return the commit that somebody names, such as `origin/main`, and all before it; none where there is none."""
    found = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{named}^{{commit}}")
    commit = found.decode().strip()
    return frozenset(git(folder, "rev-list", commit).decode().split()) if commit else frozenset()

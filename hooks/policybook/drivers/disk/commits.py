"""Commits: what a commit that somebody names holds."""

import tarfile
from datetime import date
from io import BytesIO
from pathlib import Path

from policybook.drivers.disk.history import git


def commits_until(folder: Path, named: str) -> frozenset[str]:
    """Return the commit that somebody names, such as `origin/main`, and all before it; none where there is none."""
    found = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{named}^{{commit}}")
    commit = found.decode().strip()
    return frozenset(git(folder, "rev-list", commit).decode().split()) if commit else frozenset()


def left_at(folder: Path, named: str) -> str | None:
    """Return the commit at which what is being worked on left what somebody names; None where there is none."""
    commits = commits_until(folder, named)
    if not commits:
        return None
    both = git(folder, "merge-base", "HEAD", named).decode().strip()
    return both or git(folder, "rev-parse", named).decode().strip()


def last_on(folder: Path, day: date) -> str | None:
    """Return the last commit until the end of a day; None where there is none."""
    until = f"--until={day.isoformat()}T23:59:59"
    return git(folder, "rev-list", "-1", until, "HEAD").decode().strip() or None


def lay_out(folder: Path, commit: str, target: Path) -> None:
    """Write a folder's files as they stood at a commit into another; links are left out."""
    archive = git(folder, "archive", "--format=tar", commit, ".")
    target.mkdir(parents=True, exist_ok=True)
    if archive:  # else the folder was not there yet
        with tarfile.open(fileobj=BytesIO(archive)) as files:
            files.extractall(target, [one for one in files if one.isfile() or one.isdir()], filter="data")

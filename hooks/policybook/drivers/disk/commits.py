"""Commits: where a folder lies in its repository, and what a commit that somebody names holds."""

from pathlib import Path

from policybook.drivers.disk.history import git


def home_of(folder: Path) -> Path | None:
    """Return the root of the repository in which a folder lies; None where it lies in none."""
    found = git(folder, "rev-parse", "--show-toplevel").decode(errors="replace").rstrip("\n")
    return Path(found) if found else None


def commits_until(folder: Path, named: str) -> frozenset[str]:
    """Return the commit that somebody names, such as `origin/main`, and all before it; none where there is none."""
    commit = (
        git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{named}^{{commit}}")
        .decode()
        .strip()
    )
    return frozenset(git(folder, "rev-list", commit).decode().split()) if commit else frozenset()

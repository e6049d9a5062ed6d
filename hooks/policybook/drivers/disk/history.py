"""History: every version of the policies that git remembers."""

import posixpath
import subprocess
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

NOTHING = "0" * 40  # git's name for a file that is not there


@dataclass(frozen=True)
class Version:
    """One version of one file."""

    path: str
    """The file, from the repository's root."""
    commit: str
    """The commit that brought it."""
    day: str
    """The day of that commit, as 2026-03-17."""
    until: str | None
    """The commit that replaced or removed it; None for the newest."""
    until_day: str | None
    """The day of that commit."""
    data: bytes
    """The file's bytes; none where whoever asked has read them before."""
    blob: str
    """Git's name for those bytes."""
    now: str
    """The file's path today, or its last one."""


def versions(folder: Path, *, known: Container[str] = ()) -> Iterator[Version]:
    """Yield every version of every Markdown file below the folder, newest first; none where there is no git.

    A file that was renamed is one file: its earlier versions are those of the name it had. `known` are the names of
    bytes that need not be read.
    """
    log = git(folder, "log", "--format=commit %H %cs", "--raw", "--no-abbrev", "-M", "-z", "--", "*.md")
    newer: dict[str, tuple[str, str]] = {}
    today: dict[str, str] = {}
    found: list[tuple[str, str, str, str | None, str | None, str, str]] = []
    for commit, day, before, after, blob in _changes(log.decode(errors="replace")):
        now = today.pop(after, after)
        today[before] = now
        if blob != NOTHING:
            found.append((after, commit, day, *newer.get(now, (None, None)), blob, now))
        newer[now] = (commit, day)
    contents = _contents(folder, [one[-2] for one in found if one[-2] not in known])
    for path, since, on, until, until_day, blob, now in found:
        yield Version(path, since, on, until, until_day, contents.get(blob, b""), blob, now)


def _changes(log: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Give each change of a file in git's log: commit, day, its path before and after, and its bytes' name after."""
    commit = day = ""
    words = iter(log.split("\0"))
    for word in words:
        for line in word.split("\n"):
            if line.startswith("commit "):
                _, commit, day = line.split(" ")
            elif line.startswith(":"):
                *_, blob, kind = line.split(" ")
                before = next(words)
                after = next(words) if kind.startswith(("R", "C")) else before
                yield commit, day, before, after, blob


def place(folder: Path) -> tuple[str, bool, str]:
    """Return a folder's path from its repository's root, ending in a stroke; whether that is cut short; its commit.

    All is empty where there is no git; the commit where nothing was committed yet.
    """
    said = git(folder, "rev-parse", "--is-shallow-repository", "--show-prefix").decode(errors="replace")
    shallow, _, prefix = said.partition("\n")
    at = git(folder, "rev-parse", "--verify", "--quiet", "HEAD").decode().strip()
    return prefix.rstrip("\n"), shallow == "true", at


def bytes_of(folder: Path, blob: str) -> bytes:
    """Return the bytes that git has under a name."""
    return git(folder, "cat-file", "blob", blob)


def bytes_at(folder: Path, version: Version, name: str) -> bytes | None:
    """Return the bytes of a file as it stood with a version, by its path from the version's own; None if it was not."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(version.path), name))
    return git(folder, "cat-file", "blob", f"{version.commit}:{path}") or None


def _contents(folder: Path, blobs: list[str]) -> dict[str, bytes]:
    """Return the bytes of each object, asked for in one go."""
    wanted = list(dict.fromkeys(blobs))
    if not wanted:
        return {}
    answer = git(folder, "cat-file", "--batch", given="\n".join(wanted))
    contents: dict[str, bytes] = {}
    place = 0
    for blob in wanted:
        end = answer.index(b"\n", place)
        size = int(answer[place:end].split(b" ")[2])
        contents[blob] = answer[end + 1 : end + 1 + size]
        place = end + 1 + size + 1
    return contents


def git(folder: Path, *arguments: str, given: str = "") -> bytes:
    """Return what git prints; nothing where there is no git, or the folder is in no repository."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, input=given.encode(), capture_output=True, check=False
        )
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""

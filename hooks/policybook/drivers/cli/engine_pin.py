"""The engine's pin: from where a school has Policybook, as one line of its requirements.txt."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import policybook

FOLDER = "engine"
HASHED = """\
# Policybook itself; whoever takes a newer one changes this line, or leaves that to `policybook upgrade`.
{line}

# What it needs, each file by its hash.
"""
UNHASHED = """\
# Policybook itself; whoever takes a newer one changes this line, or leaves that to `policybook upgrade`.
# {why}
{line}

# What it needs, in versions that were tried together.
"""
FROM_GIT = "It comes from a repository, of which pip knows no hash, so nothing here can have one."
GONE = "Nothing says any more from where it was had: write a wheel's file or git+https://ADDRESS@TAG in its place."
FROM_INDEX = "It comes from your package index, which was not asked for its hash, so nothing here has one."


@dataclass(frozen=True)
class Pin:
    """From where a school has Policybook."""

    line: str
    """What pip is told."""
    file: Path | None = None
    """The wheel or source archive that lies with the school's files; None where it comes from elsewhere."""
    why: str = ""
    """Why it has no hash; empty where it has one."""

    @property
    def path(self) -> str:
        """Where its file lies in the school's folder."""
        return f"{FOLDER}/{self.file.name}" if self.file else ""

    def requirements(self, lock: str) -> str:
        """Return a whole requirements.txt; pip wants a hash of everything or of nothing."""
        if not self.why:
            return HASHED.format(line=self.line) + lock
        versions = [line.removesuffix(" \\") for line in lock.splitlines() if "==" in line]
        return UNHASHED.format(line=self.line, why=self.why) + "\n".join([*versions, ""])


@contextmanager
def engine_pin(asked: str | None) -> Iterator[Pin]:
    """Give the pin of the engine that is running, or of what is asked for: a file, or an address as pip takes it.

    Raises FileNotFoundError where the file is not there.
    """
    with TemporaryDirectory(prefix="policybook-") as folder:
        yield _asked(asked) if asked else _running(Path(folder))


def _asked(asked: str) -> Pin:
    if asked.startswith("git+"):
        return Pin(f"policybook @ {asked}", why=FROM_GIT)
    if "://" in asked:
        why = (
            ""
            if "#sha256=" in asked
            else "It comes from an address, without its hash, so nothing here has one."
        )
        address, _, digest = asked.partition("#sha256=")
        return Pin(f"policybook @ {address}{f' --hash=sha256:{digest}' if digest else ''}", why=why)
    return _of_file(Path(asked))


def _of_file(file: Path) -> Pin:
    digest = sha256(file.read_bytes()).hexdigest()
    return Pin(f"./{FOLDER}/{file.name} --hash=sha256:{digest}", file)


def _running(folder: Path) -> Pin:
    """Return the pin of the engine that is running; a wheel is made of one that runs from its source."""
    source = Path(policybook.__file__).parent.parent.parent
    if (source / "pyproject.toml").is_file():
        return _of_source(source, folder)
    origin = _origin()
    address, archive = str(origin.get("url", "")), origin.get("archive_info") or {}
    digest = (archive.get("hashes") or {}).get("sha256", "")
    local = Path(url2pathname(urlsplit(address).path)) if address.startswith("file:") else None
    if local and local.is_file():
        return _of_file(local)
    if git := origin.get("vcs_info"):
        return Pin(f"policybook @ {git['vcs']}+{address}@{git['commit_id']}", why=FROM_GIT)
    if digest and not local:
        return Pin(f"policybook @ {address} --hash=sha256:{digest}")
    return _by_version(GONE if local else FROM_INDEX)


def _by_version(why: str) -> Pin:
    return Pin(f"policybook=={policybook.__version__}", why=why)


def _origin() -> dict[str, Any]:
    """Return what pip wrote down when it installed us (PEP 610); empty where it came from an index."""
    try:
        text = distribution("policybook").read_text("direct_url.json")
    except PackageNotFoundError:
        text = None
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def _of_source(source: Path, folder: Path) -> Pin:
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=source,
        capture_output=True,
        check=False,
    )
    wheels = list(folder.glob("*.whl"))
    return _of_file(wheels[0]) if done.returncode == 0 and wheels else _by_version(GONE)

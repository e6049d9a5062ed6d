"""What every test of a built site needs: where things lie, the day it is, and the real program."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REAL_POLICIES = ROOT.parent / "shared" / "real-policies"
TODAY = date(2026, 11, 21)  # the day on which every test's handbook is built

LOOPBACK = "127.0.0.1"

CHROMIUMS = (  # the names under which systems install it
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
CHROMIUM_FLAGS = [
    "--no-sandbox",  # root, as in a container, may not use it
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Build:
    """One run of the real program, and the site it wrote."""

    site: Path
    """The folder that holds the built site."""
    status: int
    """The program's exit status."""
    output: str
    """All it printed, warnings and errors too."""

    def read(self, path: str) -> str:
        """Return the text of a built file, named as under `site/`."""
        return (self.site / path).read_text(encoding="utf-8")


def is_somebodys(name: str) -> bool:
    """Tell whether a variable is a person's own choice, which no test may depend on."""
    return name.startswith(("POLICIES_", "POLICYBOOK_", "GIT_", "DASK_")) or name in {
        "AUDIENCE",
        "FORCE_COLOR",
        "TTY_COMPATIBLE",
    }


def git(folder: Path, *arguments: str, day: str = "2026-03-01") -> str:
    """Run git in a folder on a day of the past, as a clerk, and return what it printed."""
    dated = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    who = ["-c", "user.name=Clerk", "-c", "user.email=clerk@elm-lane.example"]
    done = subprocess.run(
        ["git", *who, *arguments],
        cwd=folder,
        env=environment(**dated),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of a build on TODAY: no terminal, nobody's settings, and `changes` on top."""
    midnight = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    kept = {name: value for name, value in os.environ.items() if not is_somebodys(name)}
    fixed = {
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "COLUMNS": "200",  # no message is broken across lines
        "GIT_CONFIG_GLOBAL": os.devnull,  # nobody's signatures, hooks or line endings
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    return kept | fixed | changes


def build(
    school: Path,
    *,
    site: Path,
    program: str = "mkdocs",
    strict: bool = True,
    settings: Mapping[str, str] | None = None,
    python: str = sys.executable,
) -> Build:
    """Build the school in a folder with the real `program`, a module, and return what came of it."""
    command = [python, "-m", program, "build", "-d", str(site), *(["--strict"] if strict else [])]
    done = subprocess.run(
        command,
        cwd=school,
        env=environment(**(settings or {})),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Build(site, done.returncode, done.stdout)


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, each a path and its content, below a folder and return the folder."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def chromium() -> str:
    """Return the system's Chromium, the one that `CHROMIUM` names if it is set."""
    named = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not (named or found):
        raise FileNotFoundError("No Chromium here. `make test` installs it or says how.")
    return named or str(found)

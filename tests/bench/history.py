"""What a policy's past costs a build: 60 policies with 50 versions each, five of them ratified; cold, warm and without.

Prints seconds by the clock and of processor time, PDFs off; each kind of build is made RUNS times, in turn.

Other sizes: POLICIES=20 VERSIONS=10 python tests/bench/history.py
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from mkdocs.config import load_config

from policybook.drivers.disk import open_school, remember
from school import ROOT, environment
from sketch import school_in

POLICIES = int(os.environ.get("POLICIES", "60"))
VERSIONS = int(os.environ.get("VERSIONS", "50"))
EACH = 10  # versions from one ratification to the next
RUNS = 3


def texts() -> list[str]:
    """Return the sample school's policies without their front matter."""
    files = sorted((ROOT / "policies").glob("*.md"))
    return [file.read_text(encoding="utf-8").split("\n---\n", 1)[1] for file in files]


def version(body: str, at: int, number: int) -> str:
    """Return one version of a policy: each has a word of its own in one paragraph, and the last act's date."""
    paragraphs = body.split("\n\n")
    places = [place for place, one in enumerate(paragraphs) if re.match(r"[\w(]+[.)] ", one.lstrip())]
    place = places[number % len(places)] if places else -1
    paragraphs[place] += f" This is edition {number}."
    year, month = divmod(number // EACH, 12)
    act = f"{{by: FGB, on: {2020 + year}-{month + 1:02}-{at % 28 + 1:02}}}"
    return f"---\ntitle: Policy {at}\nratified: {act}\n---\n" + "\n\n".join(paragraphs)


def history() -> bytes:
    """Return all versions of all policies as git's fast-import reads them, a commit for each."""
    bodies, stream = texts(), []
    for number in range(VERSIONS):
        for at in range(POLICIES):
            data = version(bodies[at % len(bodies)], at, number).encode()
            when = 1_580_000_000 + (number * POLICIES + at) * 3600
            stream.append(
                b"commit refs/heads/main\ncommitter Clerk <clerk@elm-lane.example> %d +0000\ndata 1\nx\n"
                b"M 100644 inline policies/policy-%d.md\ndata %d\n%b\n" % (when, at, len(data), data)
            )
    return b"".join(stream)


def begin(folder: Path) -> None:
    """Write the school and its history."""
    school_in(folder)
    git = ["git", "-C", str(folder)]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    subprocess.run([*git, "fast-import", "--quiet"], input=history(), check=True)
    subprocess.run([*git, "reset", "-q", "--hard"], check=True)


def measured(folder: Path, *, history: bool) -> tuple[float, float]:
    """Build once and return seconds by the clock and of processor time."""
    config = folder / "mkdocs.yml"
    said = config.read_text(encoding="utf-8")
    setting = f"policybook: {{history: {str(history).lower()}}}"
    config.write_text(
        re.sub(r"extra:\n(  policybook: .*\n)?", f"extra:\n  {setting}\n", said), encoding="utf-8"
    )
    began, used = time.perf_counter(), os.times()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder / "site")],
        cwd=folder,
        env=environment(POLICYBOOK_PDF="off"),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    now = os.times()
    return time.perf_counter() - began, sum(now[2:4]) - sum(used[2:4])


def reading(folder: Path) -> float:
    """Return the seconds that reading the history takes of a build: all but the writing of its pages."""
    config = load_config(str(folder / "mkdocs.yml"))
    school = open_school(config, {})
    began = time.perf_counter()
    remembered = remember(school)
    remembered.standings()
    for slug in remembered.policies:
        remembered.editions(slug)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begin(folder)
        measured(folder, history=False)  # compiles the templates
        shutil.rmtree(folder / ".cache" / "policybook" / "past", ignore_errors=True)
        found = {"cold": [measured(folder, history=True)], "without": [], "warm": []}
        for _ in range(RUNS):
            found["without"].append(measured(folder, history=False))
            found["warm"].append(measured(folder, history=True))
        pages = sum(1 for _ in folder.glob("site/policies/*/versions/**/index.html"))
        print(f"{POLICIES} policies, {VERSIONS} versions each, {pages} pages of versions")
        walls = {}
        for kind, runs in found.items():
            wall, cpu = (statistics.median(column) for column in zip(*runs, strict=True))
            walls[kind] = wall
            print(f"{kind:8} {wall:6.2f} s  {cpu:6.2f} s of processor time")
        own = statistics.median(reading(folder) for _ in range(RUNS))
        print(
            f"reading the history takes {own:.2f} s when warm, {own / walls['without']:.1%} of a build without it"
        )


if __name__ == "__main__":
    main()

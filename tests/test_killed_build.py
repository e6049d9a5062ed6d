"""A build may be killed at any moment: the last site stands, and the next build is as a clean one."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from patience import PATIENCE
from school import environment
from sketch import Draw, School

KILLS = int(os.environ.get("KILLS", "10"))
MOMENTS = random.Random(7)
SLUGS = ["attendance", "behaviour", "complaints", "dogs"]
TEXT = "---\ntitle: {} Policy\nsignatories: [Head]\n---\n\n1. The {} words.\n"
BUILD = [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a site with its bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def write_all(drawn: School, words: str) -> None:
    for slug in SLUGS:
        (drawn.folder / "policies" / f"{slug}.md").write_text(TEXT.format(slug.title(), words))


def begun(drawn: School) -> "subprocess.Popen[bytes]":
    """Begin a build in a group of its own, so that its processes can be told from others."""
    return subprocess.Popen(
        BUILD,
        cwd=drawn.folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def is_over(group: int) -> bool:
    """Tell whether no process of a group runs any more."""
    try:
        os.killpg(group, 0)
    except OSError as error:
        return error.errno == errno.ESRCH
    return False


@pytest.fixture(scope="module")
def clean(school: Draw) -> dict[str, dict[str, bytes]]:
    """Return what a first build makes of the old words, and of the new."""
    found = {}
    for words in ("old", "new"):
        drawn = school()
        write_all(drawn, words)
        found[words] = files(drawn.built(strict=False).site)
    assert found["old"] != found["new"]
    return found


def test_killed_at_any_moment(school: Draw, clean: dict[str, dict[str, bytes]]) -> None:
    drawn = school()
    write_all(drawn, "old")
    start = time.monotonic()
    site = drawn.built(strict=False).site
    long = time.monotonic() - start
    assert files(site) == clean["old"]
    write_all(drawn, "new")
    for _ in range(KILLS):
        build = begun(drawn)
        time.sleep(MOMENTS.random() * long)
        build.kill()
        build.wait()
        late = time.monotonic() + PATIENCE
        while not is_over(build.pid) and time.monotonic() < late:
            time.sleep(0.05)
        assert is_over(build.pid)
        assert files(site) in (clean["old"], clean["new"])
    assert files(drawn.built(strict=False).site) == clean["new"]
    assert [left.name for left in drawn.folder.glob(".site.*")] == []


def test_two_builds_at_once_are_as_one(school: Draw, clean: dict[str, dict[str, bytes]]) -> None:
    drawn = school()
    write_all(drawn, "new")
    builds = [begun(drawn) for _ in range(2)]
    assert [build.wait() for build in builds] == [0, 0]
    assert files(drawn.folder / "site") == clean["new"]
    assert [left.name for left in drawn.folder.glob(".site.*")] == []


def test_a_build_whose_worker_is_killed_prints_all_the_same(
    school: Draw, clean: dict[str, dict[str, bytes]]
) -> None:
    drawn = school()
    write_all(drawn, "new")
    build = begun(drawn)
    while build.poll() is None:
        workers = subprocess.run(
            ["pgrep", "-P", str(build.pid)], capture_output=True, encoding="utf-8", check=False
        ).stdout.split()
        if len(workers) > 1:
            os.kill(int(workers[0]), signal.SIGKILL)
            break
        time.sleep(0.01)
    assert build.wait() == 0
    assert files(drawn.folder / "site") == clean["new"]


def test_a_strict_build_that_fails_leaves_the_last_site(school: Draw) -> None:
    drawn = school(dogs=TEXT.format("Dogs", "old"))
    before = files(drawn.built(strict=False).site)
    (drawn.folder / "policies/dogs.md").write_text(TEXT.format("Dogs", "new") + "\n![Gone](gone.png)\n")
    assert drawn.build().status == 1
    assert files(drawn.folder / "site") == before
    assert [left.name for left in drawn.folder.glob(".site.*")] == []


def test_a_full_disk_is_said_in_a_line_and_leaves_the_last_site(school: Draw) -> None:
    drawn = school(dogs=TEXT.format("Dogs", "old"))
    before = files(drawn.built(strict=False).site)
    full = drawn.folder / "python"
    full.write_text(f'#!/bin/sh\nulimit -f 100\ntrap "" XFSZ\nexec "{sys.executable}" "$@"\n')  # in 512 bytes
    full.chmod(0o755)
    done = drawn.build(strict=False, python=str(full), PYTHONDONTWRITEBYTECODE="1")
    assert done.status == 1
    assert "The site could not be written: File too large" in done.output
    assert "Traceback" not in done.output
    assert files(drawn.folder / "site") == before


def test_hidden_files_of_a_site_stay(school: Draw) -> None:
    drawn = school(dogs=TEXT.format("Dogs", "old"))
    site = drawn.built(strict=False).site
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")
    (site / "stale.html").write_text("from before")
    drawn.built(strict=False)
    assert (site / ".git" / "HEAD").read_text() == "ref"
    assert not (site / "stale.html").exists()

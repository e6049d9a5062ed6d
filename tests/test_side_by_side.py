"""Reading, converting and rendering are shared out among processes; what comes of it is the same as from one."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from school import Build
from sketch import Draw

TEXT = """---
title: {title} Policy
category: {category}
ratified: {{by: FGB, on: 2025-01-01}}
next-review: 2026-{month:02}
---

**{title}** means what clause 2 of the {other} Policy says.

1. See clause 2 and clause 99.

2. Read [the rules](nowhere-{title}.md), and look at ![the plan](plan.png).
"""
NAMES = ("Art", "Bells", "Cats", "Dogs", "Eggs", "Fire", "Games", "Hats", "Ink", "Jam", "Kites", "Lamps")


@contextmanager
def one_core() -> Iterator[None]:
    """Leave this process, and those it starts, one core, on a system where work is shared out at all."""
    if sys.platform != "linux":
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def files(site: Path) -> dict[str, bytes]:
    """Return every file of a built site, by its path in it."""
    return {str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def said(done: Build) -> str:
    """Return what a build said, without the place of its site and the time it took."""
    beside = rf"{re.escape(str(done.site.parent))}/\.{done.site.name}\.building-\w+/{done.site.name}"
    said = re.sub(beside, "SITE", done.output).replace(
        str(done.site), "SITE"
    )  # where it is built, and then put
    return re.sub(r"built in [0-9.]+ seconds", "", said)


def test_two_processes_make_the_same_site_and_say_the_same(school: Draw) -> None:
    policies = {
        name.lower(): TEXT.format(title=name, category=f"Part {at % 2}", other=NAMES[at - 1], month=at + 1)
        for at, name in enumerate(NAMES)
    }
    drawn = school(**policies)
    shared = drawn.built("shared", strict=False, POLICYBOOK_PDF="off")
    with one_core():
        alone = drawn.built("alone", strict=False, POLICYBOOK_PDF="off")
    assert said(shared) == said(alone)
    assert shared.output.count("nowhere-") == len(NAMES)
    ours, theirs = files(shared.site), files(alone.site)
    assert [name for name in ours | theirs if ours.get(name) != theirs.get(name)] == []


GOES_ON = """
import os
print((Fork(os.getpid).result() != os.getpid()) == (cores() > 1))
"""
FAILS = """
def stumble():
    raise ValueError("said by the work itself")
try:
    Fork(stumble).result()
except ValueError as error:
    print(error)
"""
DIES = """
import os, signal
here = os.getpid()
def die_elsewhere():
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done here"
print(Fork(die_elsewhere).result())
"""
SHARES = """
weights = [9, 1, 1, 1, 1, 1, 1, 1]
shared = shares(range(8), weights.__getitem__)
print(len(shared) == min(cores(), 4), sum(shared, []) == [*range(8)], cores() < 2 or 7 not in shared[0])
print(shares(range(7), lambda _: 1), shares([], lambda _: 1))
"""


@pytest.mark.parametrize(
    ("work", "printed"),
    [
        (GOES_ON, "True"),
        (FAILS, "said by the work itself"),
        (DIES, "done here"),
        (SHARES, "True True True\n[[0, 1, 2, 3, 4, 5, 6]] [[]]"),
    ],
    ids=[
        "work goes on in a process of its own",
        "fails as if done here",
        "a killed process",
        "shared by weight",
    ],
)
def test_work(work: str, printed: str) -> None:
    program = f"from policybook.drivers.disk.fork import Fork, cores, shares\n{work}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == (printed, "")

"""Reading, converting and rendering are shared out among processes; what comes of it is the same as from one."""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from paper import small_school
from policybook.drivers.fork import WORTHWHILE, Fork, cores, shares
from school import Build, build

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

several = pytest.mark.skipif(cores() < 2, reason="this machine shares nothing out")


@contextmanager
def one_core() -> Iterator[None]:
    """Leave this process, and those it starts, one core of the machine."""
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
    return re.sub(r"built in [0-9.]+ seconds", "", done.output.replace(str(done.site), "SITE"))


@several
def test_two_processes_make_the_same_site_and_say_the_same(tmp_path: Path) -> None:
    policies = {
        name.lower(): TEXT.format(title=name, category=f"Part {at % 2}", other=NAMES[at - 1], month=at + 1)
        for at, name in enumerate(NAMES)
    }
    school = small_school(tmp_path / "school", policies)
    settings = {"POLICYBOOK_PDF": "off"}
    shared = build(school, site=tmp_path / "shared", settings=settings, strict=False)
    with one_core():
        alone = build(school, site=tmp_path / "alone", settings=settings, strict=False)
    assert (shared.status, alone.status) == (0, 0), shared.output
    assert said(shared) == said(alone)
    assert shared.output.count("nowhere-") == len(NAMES)
    ours, theirs = files(shared.site), files(alone.site)
    assert [name for name in ours | theirs if ours.get(name) != theirs.get(name)] == []


@several
def test_work_goes_on_in_a_process_of_its_own() -> None:
    assert Fork(os.getpid).result() != os.getpid()


def test_work_that_fails_fails_as_if_it_were_done_here() -> None:
    def stumble() -> None:
        raise ValueError("said by the work itself")

    with pytest.raises(ValueError, match="said by the work itself"):
        Fork(stumble).result()


@several
def test_work_whose_process_is_killed_is_done_here() -> None:
    here = os.getpid()

    def die_elsewhere() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    assert Fork(die_elsewhere).result() == "done"


@several
def test_things_are_shared_out_in_order_and_by_weight() -> None:
    weights = [9, 1, 1, 1, 1, 1, 1, 1]
    shared = shares(range(len(weights)), weights.__getitem__)
    assert [thing for share in shared for thing in share] == list(range(len(weights)))
    assert max(sum(weights[thing] for thing in share) for share in shared) < sum(weights)
    assert shares(range(WORTHWHILE - 1), lambda _: 1) == [list(range(WORTHWHILE - 1))]
    assert shares([], lambda _: 1) == [[]]

"""The sample school's and real schools' policies read as they did: no change of the engine alters one by the way.

A change that is meant is recorded with `make goldens`, and its review shows which rows it touched.
"""

import difflib
import json
from functools import cache
from textwrap import wrap

import pytest

from goldens import GOLDENS, Facets, golden, handbook
from school import Build

WIDTH = 110  # characters of a line, so that a long clause differs in the line that differs


def recorded(school: str) -> list[str]:
    return sorted(file.stem for file in (GOLDENS / school).glob("*.json"))


@cache
def found(built: Build, school: str) -> dict[str, Facets]:
    return handbook(built, school)


def differences(before: Facets, now: Facets) -> str:
    """Return each facet that differs, with the rows that went and came; empty where none does."""
    return "\n\n".join(
        f"{facet}:\n" + "\n".join(_changed(before.get(facet, []), now.get(facet, [])))
        for facet in {**before, **now}
        if before.get(facet) != now.get(facet)
    )


def _changed(before: list[str], now: list[str]) -> list[str]:
    was, is_now = ([line for row in rows for line in wrap(row, WIDTH)] for rows in (before, now))
    return list(difflib.unified_diff(was, is_now, "recorded", "built", n=1, lineterm=""))


def compare(built: Build, school: str, name: str) -> None:
    before = json.loads(golden(school, name).read_text(encoding="utf-8"))
    differing = differences(before, found(built, school).get(name, {}))
    if differing:
        pytest.fail(
            f"{name} of the {school} school is not what it was.\n\n{differing}\n\n"
            "If that is meant, record it with `make goldens`.",
            pytrace=False,
        )


@pytest.mark.parametrize("name", recorded("sample"))
def test_the_sample_school_reads_as_it_did(sample_site: Build, name: str) -> None:
    compare(sample_site, "sample", name)


@pytest.mark.parametrize("name", recorded("real"))
def test_a_real_policy_reads_as_it_did(real_site: Build, name: str) -> None:
    compare(real_site, "real", name)


def test_every_sample_policy_is_recorded(sample_site: Build) -> None:
    assert sorted(found(sample_site, "sample")) == recorded("sample")


def test_every_real_policy_is_recorded(real_site: Build) -> None:
    assert sorted(found(real_site, "real")) == recorded("real")


def test_a_difference_names_the_facet_and_shows_the_row() -> None:
    before = {"clauses": ["1 = 1.", "2 = 2.", "3 = 3."], "words": ["#clause-1: One"], "ids": ["clause-1"]}
    now = {"clauses": ["1 = 1.", "3 = 3."], "words": ["#clause-1: Two"], "ids": ["clause-1"]}
    assert differences(before, now) == (
        "clauses:\n--- recorded\n+++ built\n@@ -1,3 +1,2 @@\n 1 = 1.\n-2 = 2.\n 3 = 3.\n\n"
        "words:\n--- recorded\n+++ built\n@@ -1 +1 @@\n-#clause-1: One\n+#clause-1: Two"
    )
    assert differences(before, before) == ""

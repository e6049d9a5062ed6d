"""A policy on which a printing process dies or hangs costs its own PDF, with a finding that names it."""

import re

import pytest

from paper import pdfs
from school import Build, write
from sketch import Draw

SLUGS = ["attendance", "behaviour", "complaints", "dogs", "equality", "food", "games"]
POLICIES = {slug: f"---\ntitle: {slug.title()} Policy\n---\n\n1. The words of {slug}.\n" for slug in SLUGS}
LONG = "---\ntitle: Dogs Policy\n---\n\n" + "\n\n".join(f"{n}. No dogs on day {n}." for n in range(1, 1001))

EXECUTORS = """
import os
import signal
from concurrent.futures import ProcessPoolExecutor

from policybook.drivers.press import limits


def die(sheet):
    os.kill(os.getpid(), signal.SIGKILL)


class Deadly(ProcessPoolExecutor):
    def submit(self, work, sheet):
        return super().submit(die if sheet.slug == "dogs" else work, sheet)


def hog(sheet):
    return bytes(1 << 62)


class Greedy(ProcessPoolExecutor):
    def submit(self, work, sheet):
        return super().submit(hog if sheet.slug == "dogs" else work, sheet)


def hurry():
    limits.SECONDS = 2


class Hasty(ProcessPoolExecutor):
    def __init__(self, workers):
        super().__init__(workers, initializer=hurry)
"""


def errors(done: Build) -> list[str]:
    return re.findall(r"^ERROR +-  (.*)$", done.output, re.MULTILINE)


TROUBLES = {
    "a killed process": (
        "Deadly",
        {},
        "its process was stopped, for want of memory or because it took too long",
    ),
    "a sheet that wants all memory": ("Greedy", {}, "it wants more than 2 GiB of memory"),
    "a sheet that takes for ever": ("Hasty", {"dogs": LONG}, "it was not ready after 2 seconds of work"),
}


@pytest.mark.parametrize(("executor", "changed", "reason"), TROUBLES.values(), ids=TROUBLES)
def test_trouble_with_a_sheet_costs_one_pdf(
    school: Draw, executor: str, changed: dict[str, str], reason: str
) -> None:
    setting = f"mkdocs.yml\n    extra: {{policybook: {{executor: 'trouble:{executor}'}}}}"
    drawn = school(setting, **POLICIES | changed)
    write(drawn.folder, {"trouble.py": EXECUTORS})
    done = drawn.build(strict=False)
    assert [pdf.stem for pdf in pdfs(done.site)] == [slug for slug in SLUGS if slug != "dogs"]
    assert errors(done) == [
        f"policies/dogs.md: The PDF of 'dogs' could not be made ({reason}). The other PDFs are not affected."
    ]
    assert "6 PDFs of 6 pages in all (6 made now, 0 unchanged)" in done.output

"""Mutants: the engine changed in one place at a time, to find the changes that no test notices; `make mutants` runs it.

`ROOMS` names what is changed, rooms or single modules (`ROOMS="review text/text_code"`). mutmut changes what stands in
functions; numbers and expressions outside them are left alone, and have a case on both sides of each bound instead.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence

from school import ROOT, environment

WORK = ROOT / ".cache" / "mutants"
SHARE = (
    85  # per cent; what is left are mostly changes that change nothing, such as a default that is never used
)
FEW = 60  # surviving changes that are printed; with more, the tests lack whole cases, which the first of them show

TESTS = {  # what tests a room without building a site, so that a thousand changes take minutes
    "dates": "dates status",
    "names": "names mentions definitions",
    "front_matter": "front_matter status",
    "clauses": "clause_labels numbering_findings one_reading",
    "text": "text_code text_code_vectors clause_labels one_reading",
    "policy": "front_matter status decisions",
    "references": "references reference_findings reference_targets",
    "terms": "definitions mentions term_scope glossary_findings",
    "review": "status",
    "meetings": "decisions",
}

CONFIGURATION = """\
[tool.mutmut]
source_paths = ["src/policybook"]
only_mutate = {modules}
also_copy = ["docs", "policies"]
pytest_add_cli_args = ["-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = {tests}

[tool.pytest.ini_options]
pythonpath = ["src", "tests"]
"""


def modules(rooms: Iterable[str]) -> list[str]:
    """Return the patterns of the files that rooms and modules are, as mutmut wants them."""
    return [f"src/policybook/{room}{end}" for room in rooms for end in ("/*.py", ".py")]


def tests(rooms: Iterable[str]) -> list[str]:
    """Return the files of the tests of rooms and modules. Raises KeyError for a room that has none."""
    names = [name for room in rooms for name in TESTS[room.partition("/")[0]].split()]
    return [f"tests/test_{name}.py" for name in dict.fromkeys(names)]


def lay_out(rooms: Sequence[str]) -> None:
    """Make the copy that mutmut changes; it wants the package in `src/`."""
    shutil.rmtree(WORK, ignore_errors=True)
    ignored = shutil.ignore_patterns("__pycache__", "goldens")
    shutil.copytree(ROOT / "hooks" / "policybook", WORK / "src" / "policybook", ignore=ignored)
    for folder in ("tests", "docs", "policies"):
        shutil.copytree(ROOT / folder, WORK / folder, ignore=ignored)
    written = CONFIGURATION.format(modules=json.dumps(modules(rooms)), tests=json.dumps(tests(rooms)))
    (WORK / "pyproject.toml").write_text(written, encoding="utf-8")


def mutmut(*arguments: str, quiet: bool = True) -> str:
    """Run mutmut in the copy and return what it printed; without `quiet` it is printed as it comes."""
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=WORK,
        env=environment(POLICYBOOK_REAL_POLICIES="absent"),
        stdout=subprocess.PIPE if quiet else None,
        encoding="utf-8",
        check=True,
    )
    return done.stdout or ""


def survivors() -> list[str]:
    """Return the names of the changes that no test noticed."""
    lines = (line.strip().partition(": ") for line in mutmut("results").splitlines())
    return [name for name, _, verdict in lines if verdict in ("survived", "no tests")]


def changed(name: str) -> str:
    """Return a change as the lines that it takes away and puts in."""
    lines = mutmut("show", name).splitlines()
    return "\n".join(line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---"))


def main() -> None:
    """Change the rooms asked for, print what survived and the share that did not; status 1 where that is too small."""
    rooms = (os.environ.get("ROOMS") or "review dates").split()
    unknown = [room for room in rooms if room.partition("/")[0] not in TESTS]
    if unknown:
        sys.exit(f"No tests are known for {', '.join(unknown)}. The rooms are {', '.join(TESTS)}.")
    lay_out(rooms)
    mutmut("run", quiet=False)
    alive = survivors()
    for name in alive[:FEW]:
        print(f"\n{name}\n{changed(name)}", flush=True)
    mutmut("export-cicd-stats")
    counted = json.loads((WORK / "mutants" / "mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    share = 100 * (counted["total"] - len(alive)) / max(1, counted["total"])
    print(f"\n{' '.join(rooms)}: {counted['total']} changes, {len(alive)} unnoticed, {share:.1f} % noticed")
    sys.exit(share < SHARE)


if __name__ == "__main__":
    main()

"""Mutants: the engine changed in one place at a time, to find the changes that no test notices; `make mutants` runs it.

`ROOMS` names what is changed, rooms or single modules (`ROOMS="review text/text_code"`). `SAMPLE=200` changes so many
places of each room instead of all, the same on each run. mutmut changes what stands in functions; the numbers outside
them are for `tests/bounds.py`.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from school import ROOT, environment

T = TypeVar("T")
WORK = ROOT / ".cache" / "mutants"
SHARE = (
    85  # per cent; what is left are mostly changes that change nothing, such as a default that is never used
)
FEW = 60  # surviving changes that are printed; with more, the tests lack whole cases, which the first of them show

TESTS = {  # what tests a room without building a site, so that a thousand changes take minutes
    "dates": "dates status",
    "names": "names mentions definitions",
    "front_matter": "front_matter status",
    "clauses": "bounds clause_labels label_forms numbering_findings whole_outlines text_layout one_reading",
    "text": "bounds text_layout harmless_text words_in_brackets label_forms clause_labels"
    " text_code text_code_vectors one_reading",
    "policy": "front_matter status decisions",
    "references": "reference_bounds references reference_units reference_findings reference_targets"
    " reference_documents reference_book",
    "terms": "definition_bounds definition_shapes definition_passages definitions mentions term_scope"
    " glossary_findings glossary_terms",
    "redline": "redline",
    "review": "status",
    "meetings": "decisions",
}

QUICK = ["-p", "no:cacheprovider", "-m", "not hypothesis", "-k", "not (hundred_thousand or one_go)"]

# A process in which the tests have run remembers what they asked of cached functions, and notices no change in those;
# hence processes made from one that has only loaded the tests. And a test is called by its id, which is not found where
# it has been escaped.
CONFIGURATION = """\
[tool.mutmut]
source_paths = ["src/policybook"]
only_mutate = {modules}
also_copy = ["docs", "policies"]
pytest_add_cli_args = {quick}
pytest_add_cli_args_test_selection = {tests}
process_isolation = "forkserver"

[tool.pytest.ini_options]
pythonpath = ["src", "tests"]
disable_test_id_escaping_and_forfeit_all_rights_to_community_support = true
"""


def modules(rooms: Iterable[str]) -> list[str]:
    """Return the patterns of the files that rooms and modules are, as mutmut wants them."""
    return [f"src/policybook/{room}{end}" for room in rooms for end in ("/*.py", ".py")]


def tests(rooms: Iterable[str]) -> list[str]:
    """Return the files of the tests of rooms and modules. Raises KeyError for a room that has none."""
    names = [name for room in rooms for name in TESTS[room.partition("/")[0]].split()]
    return [f"tests/test_{name}.py" for name in dict.fromkeys(names)]


def lay_out(work: Path, rooms: Sequence[str]) -> None:
    """Make the copy that is changed; mutmut wants the package in `src/`."""
    shutil.rmtree(work, ignore_errors=True)
    ignored = shutil.ignore_patterns("__pycache__", "goldens")
    shutil.copytree(ROOT / "hooks" / "policybook", work / "src" / "policybook", ignore=ignored)
    for folder in ("tests", "docs", "policies"):
        shutil.copytree(ROOT / folder, work / folder, ignore=ignored)
    lists = {"modules": modules(rooms), "tests": tests(rooms), "quick": QUICK}
    written = CONFIGURATION.format(**{name: json.dumps(words) for name, words in lists.items()})
    (work / "pyproject.toml").write_text(written, encoding="utf-8")


def mutmut(*arguments: str, quiet: bool = True, check: bool = True) -> str:
    """Run mutmut in the copy and return what it printed; without `quiet` it is printed as it comes."""
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=WORK,
        env=environment(),
        stdout=subprocess.PIPE if quiet else None,
        stderr=None if check else subprocess.DEVNULL,
        encoding="utf-8",
        check=check,
    )
    return done.stdout or ""


def verdicts() -> dict[str, str]:
    """Return what became of each change that was tried, or that there is, by its name."""
    lines = (line.strip().partition(": ") for line in mutmut("results", "--all", "true").splitlines())
    return {name: verdict for name, _, verdict in lines}


def drawn(rooms: Sequence[str]) -> list[str]:
    """Return the names of the changes of each room that `SAMPLE` asks for."""
    mutmut("run", "nothing", check=False)  # makes the changes, then finds none of that name
    names = sorted(verdicts())
    of_room = (
        [name for name in names if name.startswith(f"policybook.{room.replace('/', '.')}.")] for room in rooms
    )
    return [name for room, own in zip(rooms, of_room, strict=True) for name in sample(room, own)]


def changed(name: str) -> str:
    """Return a change as the lines that it takes away and puts in."""
    lines = mutmut("show", name).splitlines()
    return "\n".join(line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---"))


def sample(room: str, changes: Sequence[T]) -> Sequence[T]:
    """Return as many changes of a room as `SAMPLE` says, by chance but the same on each run; all where it says none."""
    size = int(os.environ.get("SAMPLE") or 0)
    return random.Random(room).sample(changes, size) if 0 < size < len(changes) else changes


def rooms_asked_for() -> list[str]:
    """Return the rooms and modules that `ROOMS` names. Ends the program where a room has no tests."""
    rooms = (os.environ.get("ROOMS") or "review dates").split()
    unknown = [room for room in rooms if room.partition("/")[0] not in TESTS]
    if unknown:
        sys.exit(f"No tests are known for {', '.join(unknown)}. The rooms are {', '.join(TESTS)}.")
    return rooms


def main() -> None:
    """Change the rooms asked for, print what survived and the share that did not; status 1 where that is too small."""
    rooms = rooms_asked_for()
    lay_out(WORK, rooms)
    mutmut("run", *(drawn(rooms) if os.environ.get("SAMPLE") else ()), quiet=False)
    tried = {name: verdict for name, verdict in verdicts().items() if verdict != "not checked"}
    alive = [name for name, verdict in tried.items() if verdict in ("survived", "no tests")]
    for name in alive[:FEW]:
        print(f"\n{name}\n{changed(name)}", flush=True)
    share = 100 * (len(tried) - len(alive)) / max(1, len(tried))
    print(f"\n{' '.join(rooms)}: {len(tried)} changes, {len(alive)} unnoticed, {share:.1f} % noticed")
    sys.exit(share < SHARE)


if __name__ == "__main__":
    main()

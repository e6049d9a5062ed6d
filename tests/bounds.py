"""Bounds: each number outside the engine's functions made one more and one less, to find those that no test holds.

Those are the constants in capitals and the repeats of regular expressions (`{0,40}`); `make bounds ROOMS="clauses"`.
"""

import ast
import compileall
import os
import re
import signal
import sys
import tokenize
from collections.abc import Iterator
from contextlib import redirect_stdout
from decimal import Decimal
from io import StringIO
from pathlib import Path
from py_compile import PycInvalidationMode

import pytest

from mutants import QUICK, lay_out, modules, rooms_asked_for, sample, tests
from school import ROOT, environment

WORK = ROOT / ".cache" / "bounds"
LONG = 120  # seconds; a number with which the tests take longer has been noticed
REPEAT = re.compile(r"\{(\d*),?(\d*)\}")


def constants(source: str) -> set[int]:
    """Return the lines on which a constant in capitals is given its value."""
    lines: set[int] = set()
    for node in ast.parse(source).body:
        stored = (
            name.id
            for name in ast.walk(node)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
        )
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and next(stored, "").isupper():
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def numbers(source: str) -> Iterator[tuple[int, int]]:
    """Yield where each number stands that is a constant, or a repeat in a regular expression."""
    lines, starts = constants(source), [0, 0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for token in tokenize.generate_tokens(StringIO(source).readline):
        start = starts[token.start[0]] + token.start[1]
        if token.type == tokenize.NUMBER and token.start[0] in lines:
            yield start, start + len(token.string)
        elif token.type == tokenize.STRING or tokenize.tok_name[token.type] == "FSTRING_MIDDLE":
            for repeat in REPEAT.finditer(token.string):
                yield from ((start + a, start + b) for a, b in (repeat.span(1), repeat.span(2)) if a < b)


def nudged(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield each change of a module: its line, what is changed into what, and the whole text with it."""
    for start, end in numbers(source):
        number = Decimal(source[start:end])
        step = Decimal(1).scaleb(
            int(number.as_tuple().exponent)
        )  # one in the last place: 0.02 becomes 0.01 and 0.03
        for other in (number - step, number + step):
            if other >= 0:
                line = source.count("\n", 0, start) + 1
                yield line, f"{number} → {other}", f"{source[:start]}{other}{source[end:]}"


def prepare(files: list[str]) -> None:
    """Load what never changes once, so that the processes made from this one need not."""
    sys.dont_write_bytecode = False
    # A changed number leaves a module's length as it is, and often the second, so what is compiled goes by its words.
    compiled = compileall.compile_dir(
        str(WORK / "src"), quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH
    )
    assert compiled
    os.environ.update(environment())
    os.chdir(WORK)
    sys.path[:] = [path for path in sys.path if not path.startswith(str(ROOT))]
    with redirect_stdout(StringIO()):
        pytest.main(["--collect-only", "-q", *QUICK, *files])
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", "")).startswith(str(WORK)):
            del sys.modules[name]


def noticed(files: list[str]) -> bool:
    """Tell whether a test fails with the copy as it stands."""
    child = os.fork()
    if not child:
        signal.alarm(LONG)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os._exit(pytest.main(["-x", "-q", *QUICK, *files]) != 0)
    return os.waitpid(child, 0)[1] != 0


def nudges(room: str) -> list[tuple[Path, int, str, str]]:
    """Return each change of a room's numbers: its module, and what `nudged` says of it."""
    paths = sorted(path for pattern in modules([room]) for path in WORK.glob(pattern))
    return [(path, *nudge) for path in paths for nudge in nudged(path.read_text(encoding="utf-8"))]


def is_held(path: Path, text: str, files: list[str]) -> bool:
    """Tell whether a test fails when a module says `text`."""
    source = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    held = noticed(files)
    path.write_text(source, encoding="utf-8")
    return held


def main() -> None:
    """Change the numbers of the rooms asked for, and print those that may be changed unnoticed; status 1 if any may."""
    rooms = rooms_asked_for()
    lay_out(WORK, rooms)
    files = tests(rooms)
    prepare(files)
    if noticed(files):
        sys.exit("A test fails before anything is changed.")
    tried = [nudge for room in rooms for nudge in sample(room, nudges(room))]
    alive = 0
    for path, line, change, text in tried:
        if not is_held(path, text, files):
            alive += 1
            shown = text.splitlines()[line - 1].strip()
            print(f"{path.relative_to(WORK / 'src' / 'policybook')}:{line}: {change}   {shown}", flush=True)
    print(f"{' '.join(rooms)}: {len(tried)} changes of numbers, {alive} unnoticed")
    sys.exit(alive > 0)


if __name__ == "__main__":
    main()

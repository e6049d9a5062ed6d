"""The print run: PDFs kept from earlier runs are used again; the others are rendered, a process for each core."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, as_completed
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from policybook.drivers.disk import put
from policybook.drivers.press import limits
from policybook.drivers.press.absence import NoPressError, press_absence
from policybook.drivers.press.sheet import MisprintError, NotApartError, Printed, Sheet
from policybook.drivers.press.shelf import Kept, Shelf, digest_of
from policybook.finding import Finding, Severity

if TYPE_CHECKING:
    from policybook.drivers.press.typesetter import Setting

AHEAD = 1  # sheets queued for a process before it is free, as Python's own executor does

Pool = Callable[[int], AbstractContextManager[Executor]]
"""Gives an executor with so many workers; any that follows `concurrent.futures` will do, on this machine or many."""


def print_sheets(
    sheets: Sequence[Sheet],
    *,
    cache: Path,
    workers: int | None = None,
    progress: bool = False,
    pool: Pool | None = None,
) -> list[Printed]:
    """Print the sheets and return what became of each, in the same order.

    `cache` is a folder to keep between runs; `workers` the number of processes, by default one a core; `progress`
    shows a bar where the output is a terminal; `pool` makes an executor to use in place of our own processes. A sheet
    that cannot be printed has a finding and no PDF. Raises NoPressError on a machine that can print nothing.
    """
    if absence := press_absence():
        raise NoPressError(absence)
    shelf = Shelf(cache)
    done = {sheet.slug: printed for sheet in sheets if (printed := shelf.find(sheet))}
    waiting = longest_first(sheet for sheet in sheets if sheet.slug not in done)
    with _bar(len(waiting), shown=progress) as advance:
        for sheet, outcome in _rendered(waiting, workers or os.cpu_count() or 1, pool):
            done[sheet.slug] = _kept(sheet, outcome, shelf)
            advance(sheet.slug)
    return [done[sheet.slug] for sheet in sheets]


def render(sheet: Sheet) -> "Setting":
    """Render one sheet, in whichever process this is; raises what the typesetter raises, and TooLongError."""
    from policybook.drivers.press import typesetter  # WeasyPrint loads only where something is rendered

    seconds = limits.SECONDS * max(1, len(sheet.parts))
    alone = multiprocessing.parent_process() is not None  # such a process can be ended, this build may not
    with limits.bound(seconds, memory_for(sheet)) if alone else nullcontext(), limits.limited(seconds):
        return typesetter.set_sheet(sheet)


def memory_for(sheet: Sheet) -> int:
    """Return how many GiB a sheet may claim."""
    return limits.MOST_MEMORY if sheet.parts else limits.MEMORY


def longest_first(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Return the sheets longest first, so that no core waits at the end for a long one begun last."""
    return sorted(sheets, key=lambda sheet: -len(sheet.html))


_Outcome = tuple[Sheet, "Setting | Exception"]


def _rendered(sheets: Sequence[Sheet], workers: int, pool: Pool | None) -> Iterator[_Outcome]:
    if sheets:
        yield from _in_pools(list(sheets), workers, pool or _processes(sheets[0].html))


def _in_pools(sheets: list[Sheet], workers: int, make: Pool) -> Iterator[_Outcome]:
    """Render the sheets in a pool, and where a process dies and takes the pool along, the rest in another.

    The culprit is among those that were in hand, the first of those left over: each has a pool of its own.
    """
    lost: set[str] = set()
    for sheet, outcome in _side_by_side(sheets, make, workers):
        if isinstance(outcome, BrokenExecutor) and len(sheets) > 1:
            lost.add(sheet.slug)
        else:
            yield sheet, outcome
    left = [sheet for sheet in sheets if sheet.slug in lost]
    in_hand, waiting = left[: workers + AHEAD], left[workers + AHEAD :]
    for suspect in in_hand:
        yield from _in_pools([suspect], 1, make)
    if waiting:
        yield from _in_pools(waiting, workers, make)


def _side_by_side(sheets: Sequence[Sheet], make: Pool, workers: int) -> Iterator[_Outcome]:
    with make(min(workers, len(sheets))) as executor:
        futures = {executor.submit(render, sheet): sheet for sheet in sheets}
        for future in as_completed(futures):
            yield futures[future], _attempt(future.result)


def _attempt(work: "Callable[[], Setting]") -> "Setting | Exception":
    try:
        return work()
    except Exception as error:  # whatever a policy does to the typesetter, the others are printed
        return error


def _kept(sheet: Sheet, outcome: "Setting | Exception", shelf: Shelf) -> Printed:
    """Put the PDF in its place and on the shelf; a failure is a finding."""
    if isinstance(outcome, Exception):
        return Printed(sheet.slug, 0, True, (_failure(sheet, outcome),))
    root = sheet.root.resolve()
    read = {path.relative_to(root).as_posix(): digest_of(path) for path in outcome.read}
    put(outcome.pdf, sheet.out)
    shelf.keep(sheet, outcome.pdf, Kept(outcome.pages, outcome.findings, read))
    return Printed(sheet.slug, outcome.pages, True, outcome.findings)


def _failure(sheet: Sheet, error: Exception) -> Finding:
    return Finding(
        code="not-printed",
        severity=Severity.ERROR,
        path=sheet.path or sheet.slug,
        message=f"The PDF of '{sheet.slug}' could not be made ({_reason(error, sheet)}).",
        help="The other PDFs are not affected.",
    )


def _reason(error: Exception, sheet: Sheet) -> str:
    """Return what went wrong, in a reader's words where we have them."""
    if isinstance(error, BrokenExecutor):
        return "its process was stopped, for want of memory or because it took too long"
    if isinstance(error, MemoryError):
        return f"it wants more than {memory_for(sheet)} GiB of memory"
    if isinstance(error, limits.TooLongError | NotApartError | MisprintError):
        return str(error)
    words = "its text is nested too deeply" if isinstance(error, RecursionError) else error
    return f"{type(error).__name__}: {words}"


def _processes(html: str) -> Pool:
    """Return what makes our own pool: its processes have the typesetter loaded and warm, forked where that is safe."""
    from policybook.drivers.press import typesetter

    style = typesetter.parted(html)[0]

    def make(workers: int) -> Executor:
        if sys.platform == "linux":
            typesetter.warm(style)
            if (
                sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
            ):  # a fork copies other threads' locks for good
                return _pool(workers, "fork", style)
        return _pool(workers, "spawn", style)

    return make


def _pool(workers: int, method: str, style: str) -> Executor:
    # This loads much, and only where something is rendered.
    from concurrent.futures import ProcessPoolExecutor

    from policybook.drivers.press import typesetter

    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(workers, context, initializer=typesetter.begin, initargs=(style,))


@contextmanager
def _bar(total: int, *, shown: bool) -> Iterator[Callable[[str], None]]:
    """Give a function to call with the slug of each sheet done; it moves a bar, where there is a terminal."""
    if not (shown and total and sys.stderr.isatty()):
        yield lambda _: None
        return
    from rich.console import Console  # takes longer to load than a site's unchanged PDFs to find
    from rich.progress import Progress

    with Progress(transient=True, console=Console(stderr=True)) as bar:
        task = bar.add_task("Printing", total=total)
        yield lambda slug: bar.update(task, advance=1, description=f"Printed {slug}")

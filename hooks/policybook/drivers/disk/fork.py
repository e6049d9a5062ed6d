"""Fork: work shared out among processes, each of which begins with a copy of the memory of this one."""

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterable
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryFile
from typing import Generic, TypeVar

from policybook.drivers.disk.orphans import end_with_parent

T = TypeVar("T")

MOST = 4  # processes; one of them gathers the results, and cannot gather those of more in less time
WORTHWHILE = 8  # things; fewer are done by one process in the time that another takes to start
TASKS = Path("/proc/self/task")


def can_fork() -> bool:
    """Tell whether this process can be forked safely: on Linux, and while it has one thread.

    A lock that another thread holds is never released in the copy, and other systems' libraries start threads.
    """
    return sys.platform == "linux" and sum(1 for _ in TASKS.iterdir()) == 1


def cores() -> int:
    """Return how many processes of this program can run at once."""
    return len(os.sched_getaffinity(0)) if can_fork() else 1


def shares(things: Iterable[T], weight: Callable[[T], int], *, beside: float = 0) -> list[list[T]]:
    """Share things out, in order and by weight, among as many processes as are of use; the first share is ours.

    `beside` is the weight of what else this process has to do until it needs what the others have done.
    """
    things = list(things)
    number = min(cores(), MOST) if len(things) >= WORTHWHILE else 1
    reached = [0, *accumulate(max(1, weight(thing)) for thing in things)]
    each = max(1, (reached[-1] + beside) / number)
    shared: list[list[T]] = [[] for _ in range(number)]
    for thing, (begin, end) in zip(things, pairwise(reached), strict=True):
        shared[min(number - 1, int((beside + (begin + end) / 2) / each))].append(thing)
    return shared


class Fork(Generic[T]):
    """Work done in a child process, which begins at once with a copy of this one's memory.

    What it changes in memory is lost: only the result is returned, and that must be something that can be pickled.
    Where this process cannot be forked, or the child failed, the work is done here when the result is asked for, so
    that whatever it raises is raised here.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self.work = work
        self.process = 0
        if cores() > 1:
            self._begin()

    def _begin(self) -> None:
        self.found = TemporaryFile()  # noqa: SIM115  not a pipe: the child could not exit before its result was read
        parent = os.getpid()
        self.process = os.fork()
        if self.process:
            return
        end_with_parent(parent)
        status = 1
        gc.disable()  # the child is short-lived; a collection would copy memory shared with the parent
        try:
            with self.found:
                pickle.dump(self.work(), self.found, protocol=pickle.HIGHEST_PROTOCOL)
            status = 0
        finally:
            os._exit(status)  # without the clean-up that the parent will do

    def result(self) -> T:
        """Wait for the work and return its result; call it once."""
        if not self.process:
            return self.work()
        _, status = os.waitpid(self.process, 0)
        with self.found:
            self.found.seek(0)
            found: T = pickle.load(self.found) if status == 0 else self.work()  # noqa: S301  our own process wrote it
        return found

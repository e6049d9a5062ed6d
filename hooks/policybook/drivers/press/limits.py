"""Limits: how much time and memory one sheet may take; past them its PDF is not made, and the other sheets are."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = (
    300  # of a processor's work; a policy of a hundred pages takes ten, and more is a mistake in its text
)
MEMORY = (
    4  # GiB that a process may claim; a hundred pages take a tenth of that, and two such fit a small machine
)
AGAIN = 1  # seconds until it is raised once more: WeasyPrint catches what is raised while it loads a picture


class TooLongError(Exception):
    """A sheet that was not ready in time; its text says so."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooLongError in what is done within after so many seconds of processor time.

    This needs a system with such timers and a process's main thread; elsewhere there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    within = True

    def stop(*_: object) -> None:
        if within:
            raise TooLongError(f"it was not ready after {seconds:g} seconds of work")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
    try:
        yield
    finally:
        within = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def bound_memory() -> None:
    """Let this process claim no more than MEMORY from now on, where the system can: more raises MemoryError."""
    if sys.platform != "linux":  # others count memory differently, or ignore the limit
        return
    import resource

    most = MEMORY << 30
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(
        resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
    )

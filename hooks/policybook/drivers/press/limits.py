"""Limits: how much time and memory one sheet may take; past them its PDF is not made, and the other sheets are."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = (
    120  # of a processor's work; a policy of a hundred pages takes ten, and more is a mistake in its text
)
GRACE = 15  # seconds more, after which a process that hears nothing, because it is in a library, is stopped
MEMORY = (
    2  # GiB that a process may claim for a policy; a hundred pages take a fifth, and two fit a small machine
)
MOST_MEMORY = 4  # GiB for a document of several
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


@contextmanager
def bound(seconds: float, memory: int) -> Iterator[None]:
    """Let this process claim no more GiB and work no longer for what is done within, where the system can.

    More memory raises MemoryError; after more seconds of a processor's work the system ends the process.
    """
    if sys.platform != "linux":  # others count memory differently, or ignore the limit
        yield
        return
    import resource

    end = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) + seconds) + GRACE
    before = {kind: resource.getrlimit(kind) for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU)}
    for (kind, (_, hard)), most in zip(before.items(), (memory << 30, end), strict=True):
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    try:
        yield
    finally:
        for kind, limits in before.items():
            resource.setrlimit(kind, limits)

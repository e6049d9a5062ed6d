"""Orphans: a process that works for another ends with it, or it would write into the next build."""

import ctypes
import os
import signal
import sys
import threading
import time

DEATH_SIGNAL = 1  # prctl's PR_SET_PDEATHSIG
EACH = 1.0  # seconds between two looks, where the system itself does not tell


def end_with_parent(parent: int | None = None) -> None:
    """Have this process end when its parent does, however that ends; `parent` is who it was, where that is known."""
    parent = parent or os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:  # it was faster
            os._exit(1)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(EACH)
    os._exit(1)

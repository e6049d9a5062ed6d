"""Patience: a page on a busy machine is given time to come to what a test says of it, and no longer to stay wrong."""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PATIENCE = 60  # seconds; only a test that fails ever waits so long
AGAIN = 50  # milliseconds from one look to the next

AT_REST = """() => document.readyState === "complete" && document.fonts.status === "loaded"
    && document.getAnimations().every((each) => each.playState !== "running")"""


class _Look:
    """One look, whose failed assertion is forgiven."""

    held = False

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> bool:
        """Note whether the assertions held, and swallow one that did not."""
        self.held = error is None
        return isinstance(error, AssertionError)


def looks(page: Page) -> Iterator[AbstractContextManager[None]]:
    """Yield one look at a page after another until all assertions of one hold, the last where they never do.

    For what `expect` has no words for: `for look in looks(page): with look: assert …`. What fails in the last look
    fails the test.
    """
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        look = _Look()
        yield look
        if look.held:
            return
        page.wait_for_timeout(AGAIN)
    yield nullcontext()


def barriers(page: Page, *, within: str | None = None) -> list[str]:
    """Return what every rule of axe finds on a page that has come to rest, one line for each element."""
    page.wait_for_function(AT_REST)
    found: dict[str, Any] = Axe().run(page, context=within).response
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found["violations"] for node in rule["nodes"]]

"""Fixtures that several tests share: the sample school and the real policies, built once; a real browser."""

import http.server
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from patience import PATIENCE
from policybook.drivers.site import Header, read_headers
from school import CHROMIUM_FLAGS, LOOPBACK, REAL_POLICIES, ROOT, TODAY, Build, build, chromium, is_somebodys
from sketch import Draw, School, school_in

# A busy machine is not a failure; and what is invented is the same on each run, or a test that fails once in a hundred
# stops whoever comes by. `pytest --hypothesis-profile=default` invents anew.
settings.register_profile(
    "policybook", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("policybook")
expect.set_options(timeout=PATIENCE * 1000)  # milliseconds

LONDON = "Europe/London"
NOON = datetime.combine(TODAY, time(hour=12), ZoneInfo(LONDON))  # there, whatever the machine's own time zone

BLOCKED = "Content Security Policy"  # in what Chromium says when it stops something
REAL_FIXTURES = {"real_policies", "real_site", "real_url"}


def pytest_report_header() -> str | None:
    """Say that tests are left out, where they are."""
    return (
        None if REAL_POLICIES.is_dir() else f"no real policies in {REAL_POLICIES}: their tests are left out"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of real schools' policies, which are not ours to publish, where they are not beside us."""
    if REAL_POLICIES.is_dir():
        return
    left_out = [item for item in items if REAL_FIXTURES & set(getattr(item, "fixturenames", ()))]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session", autouse=True)
def nobodys_environment() -> Iterator[None]:
    """Take out of this process what a person has set for programs of ours, for git or for the look of output."""
    with pytest.MonkeyPatch.context() as patch:
        for name in filter(is_somebodys, list(os.environ)):
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one temporary folder for the whole run, whichever of its processes asks."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def build_once(folder: Path, *, settings: dict[str, str], strict: bool) -> Build:
    """Build the sample school, unless another process has or is about to, and return what the build did."""
    with FileLock(folder.with_suffix(".lock")):
        record = folder.with_suffix(".txt")
        if not record.exists():
            made = build(ROOT, site=folder, settings=settings, strict=strict)
            record.write_text(f"{made.status}\n{made.output}", encoding="utf-8")
    status, _, output = record.read_text(encoding="utf-8").partition("\n")
    done = Build(folder, int(status), output)
    assert done.status == 0, done.output
    return done


@pytest.fixture(scope="session")
def sample_site(shared_folder: Path) -> Build:
    """Return the sample school, built strictly and with its PDFs."""
    return build_once(shared_folder / "sample-site", settings={}, strict=True)


@pytest.fixture(scope="session")
def real_policies() -> Path:
    """Return the folder of real schools' policies; without it, a test that asks for it is not collected."""
    return REAL_POLICIES


@pytest.fixture(scope="session")
def real_site(shared_folder: Path, real_policies: Path) -> Build:
    """Return the real policies, built with their PDFs; what is doubtful in them is in the output."""
    settings = {"POLICIES_DIR": str(real_policies)}
    return build_once(shared_folder / "real-site", settings=settings, strict=False)


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory) -> Draw:
    """Return what writes a school, drawn as a tree, into a new folder."""

    def drawn(tree: str = "", /, **policies: str | bytes) -> School:
        return school_in(tmp_path_factory.mktemp("school"), tree, **policies)

    return drawn


@pytest.fixture(scope="session")
def built_school(shared_folder: Path) -> Callable[..., Build]:
    """Return what draws a school of a name and builds it, unless another process has; its site is for all to read."""

    def built(name: str, tree: str = "", /, **policies: str | bytes) -> Build:
        folder = shared_folder / name
        with FileLock(folder.with_suffix(".lock")):
            if not folder.is_dir():
                school_in(folder, tree, **policies).built(strict=False)
        return Build(folder / "site", 0, "")

    return built


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files, with the headers that the site asks for, and keeps no log."""

    def __init__(self, *args: Any, extra: Iterable[Header] = (), **options: Any) -> None:
        self.extra = extra
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        """Send what the site asks for, as a careful web server does."""
        for name, value in self.extra:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(http.server.ThreadingHTTPServer):
    """Lets a browser that asks for all of a page's files at once wait its turn; the library's own queue holds five."""

    request_queue_size = 128


@contextmanager
def served(folder: Path, *, guarded: bool = True) -> Iterator[str]:
    """Serve a folder on this machine alone, at a port the system picks, and give its address.

    A site that is not `guarded` is sent without the headers that it asks for.
    """
    extra = read_headers(folder) if guarded and (folder / "_headers").exists() else ()
    handler = partial(QuietHandler, directory=str(folder), extra=extra)
    with Server((LOOPBACK, 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}/"
        finally:  # also after a test that failed, or it would never end
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], AbstractContextManager[str]]]:
    """Return what serves any other folder, in a `with` statement, and gives its address.

    It is served to the end of the run: a page that is still open may be asking for the rest of its files.
    """
    with ExitStack() as servers:
        yield lambda folder: nullcontext(servers.enter_context(served(folder)))


@pytest.fixture(scope="session")
def sample_url(sample_site: Build) -> Iterator[str]:
    """Return the address of the sample school, served."""
    with served(sample_site.site) as url:
        yield url


@pytest.fixture(scope="session")
def real_url(real_site: Build) -> Iterator[str]:
    """Return the address of the real policies' site, served."""
    with served(real_site.site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the system's Chromium, started once per process."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium(), args=CHROMIUM_FLAGS, timeout=PATIENCE * 1000
        )
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return what opens a fresh page on TODAY for an English reader, or one with other options of a browser's context.

    The test fails if any page asked another host, a script broke, or the browser stopped what the site's own
    Content-Security-Policy does not allow. A test that sends a policy of its own, `own_policy`, reads what that stops.
    """
    contexts: list[BrowserContext] = []
    strangers: list[str] = []
    broken: list[str] = []

    def opened(*, own_policy: bool = False, **options: Any) -> Page:
        contexts.append(browser.new_context(**{"locale": "en-GB", "timezone_id": LONDON, **options}))
        contexts[-1].set_default_timeout(PATIENCE * 1000)
        page = contexts[-1].new_page()
        if options.get("java_script_enabled", True):
            page.clock.install(time=NOON)
        page.on(
            "request", lambda request: strangers.append(request.url) if is_elsewhere(request.url) else None
        )
        page.on("pageerror", lambda error: broken.append(str(error)))
        if not own_policy:
            page.on("console", lambda said: broken.append(said.text) if BLOCKED in said.text else None)
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            page.unroute_all(
                behavior="ignoreErrors"
            )  # a picture may be on its way when the test has seen enough
        context.close()
    assert (strangers, broken) == ([], [])


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """Return an English reader's fresh page on TODAY."""
    return open_page()


def is_elsewhere(url: str) -> bool:
    """Tell whether an address is on another machine."""
    return urlsplit(url).scheme in {"http", "https", "ws", "wss"} and urlsplit(url).hostname != LOOPBACK

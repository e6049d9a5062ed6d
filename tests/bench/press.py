"""What printing 60 policies costs: with nothing but WeasyPrint, with the press, with other programs, and not at all.

The sample school's policies, repeated under other titles. WeasyPrint, the press and the browser print the same HTML,
each in a process of its own, timed from its start to its end; mkdocs-with-pdf builds the same policies as plain MkDocs.
Of several runs the fastest counts, for it was disturbed least. The limits are for two cores.
"""

import json
import os
import pickle
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from html import unescape
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from site_build import grown, plain_school  # noqa: E402

from policybook.drivers.press import Sheet, print_sheets, typeface_folder  # noqa: E402
from school import CHROMIUM_FLAGS, chromium, environment  # noqa: E402

NUMBER = 60
RUNS = 3
SITE_RUNS = 9  # a short build is measured more often, because noise weighs more on it
CORES = 2
COLD_LIMIT = 2.2  # times as fast as bare WeasyPrint, on two cores
PAGE_LIMIT = 1.0  # of bare WeasyPrint's time for a page, on one core
WARM_LIMIT = 1.05  # of the site's build without PDFs
MEMORY_LIMIT = 150  # MiB a worker
TEXT = re.compile(r"<pb-text[^>]*>(.*?)</pb-text>", re.DOTALL)  # what the press sets in itself
BENCH = ROOT / ".cache" / "bench"
WITH_PDF = [
    "mkdocs-with-pdf==0.9.3",
    "weasyprint==61.2",
    "pydyf==0.10.0",
]  # with WeasyPrint 70 it drops most policies
MKDOCS = ("-m", "mkdocs", "build", "-q")


@dataclass(frozen=True)
class Run:
    """One program, from its start to its end."""

    seconds: float
    """How long it took."""
    work: float
    """Seconds that processors worked for it."""
    said: dict[str, float]
    """What it reported of itself."""


def run(*command: Path | str, cwd: Path = ROOT, **settings: str) -> Run:
    """Run a program to its end; raises CalledProcessError with its output where it fails."""
    began, used = time.perf_counter(), os.times()
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment(**settings), capture_output=True, check=True
    )
    seconds, now = time.perf_counter() - began, os.times()
    said = done.stdout.splitlines()[-1:]
    report = json.loads(said[0]) if said and said[0].startswith(b"{") else {}
    return Run(seconds, sum(now[2:4]) - sum(used[2:4]), report)


def task(name: str, *arguments: Path | str | int) -> Run:
    """Run one of TASKS in a process of its own."""
    return run(sys.executable, __file__, name, *map(str, arguments))


def fastest(runs: Iterable[Run]) -> Run:
    """Return the run that was disturbed least."""
    return min(runs, key=lambda one: one.seconds)


def school(folder: Path) -> Path:
    """Copy the sample school into a folder, with as many policies as we want."""
    for part in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    grown(folder / "policies", NUMBER)
    return folder


def take_sheets(folder: str, out: str, site: str) -> None:
    """Build the site and keep the policies' finished print HTML instead of printing it."""
    from mkdocs.__main__ import cli

    from policybook.drivers.paper import PrintRun, policy_sheets
    from policybook.drivers.site import Site

    def keep(self: Site, config: object) -> PrintRun:
        Path(out).write_bytes(pickle.dumps(policy_sheets(self.manuscript(config))))
        return PrintRun((), None, ())

    Site.print = keep  # type: ignore[method-assign]  # this process builds once, and only for this
    os.chdir(folder)
    cli(["build", "-q", "-d", site])


def bare(sheets: list[Sheet]) -> None:
    """Print with WeasyPrint as its manual says, one after another."""
    import logging

    from weasyprint import HTML

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    pages = 0
    for sheet in sheets:
        page = HTML(string=plain(sheet), base_url=f"file://{sheet.root.resolve()}/{sheet.page}")
        document = page.render(pdf_variant="pdf/a-3a")
        document.write_pdf(sheet.out.with_suffix(".bare.pdf"), pdf_variant="pdf/a-3a")
        pages += len(document.pages)
    print(json.dumps({"pages": pages}))


def press(sheets: list[Sheet], cache: Path, workers: int) -> None:
    """Print with the press, and say how much memory its largest process took."""
    from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

    printed = print_sheets(sheets, cache=cache, workers=workers)
    largest = max(getrusage(who).ru_maxrss for who in (RUSAGE_CHILDREN, RUSAGE_SELF)) / 1024
    pages, fresh = sum(one.pages for one in printed), sum(one.fresh for one in printed)
    print(json.dumps({"pages": pages, "fresh": fresh, "memory": largest}))


def on_one_core(work: Callable[[], None]) -> None:
    """Do the work, and all that it starts, on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    work()


def browser(sheets: list[Sheet]) -> None:
    """Print with a browser without a window, one page after another."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        page = running.new_page()
        for sheet in sheets:
            page.set_content(plain(sheet))
            page.pdf(path=sheet.out.with_suffix(".browser.pdf"), format="A4", tagged=True, outline=True)
        running.close()


def plain(sheet: Sheet) -> str:
    """Return a sheet as any program can print it: its text in its place, its typeface by address, no signature page."""
    html = TEXT.sub(lambda text: unescape(text[1]), sheet.html)
    return html.replace("typeface:", f"file://{typeface_folder()}/")


def load(kept: str) -> list[Sheet]:
    """Return the sheets that were taken."""
    sheets: list[Sheet] = pickle.loads(Path(kept).read_bytes())
    return sheets


TASKS: dict[str, Callable[..., None]] = {
    "take": take_sheets,
    "bare": lambda kept: on_one_core(partial(bare, load(kept))),
    "one": lambda kept, cache: on_one_core(partial(press, load(kept), Path(cache), 1)),
    "press": lambda kept, cache: press(load(kept), Path(cache), CORES),
    "browser": lambda kept: browser(load(kept)),
}


def python_with_pdf() -> Path:
    """Return a Python that has mkdocs-with-pdf, with our MkDocs and theme and a WeasyPrint with which it works."""
    folder = BENCH / "mkdocs-with-pdf"
    python = folder / "bin" / "python"
    ours = [f"{name}=={version(name)}" for name in ("mkdocs", "mkdocs-material")]
    if not python.exists():
        venv.create(folder, with_pip=True)
    run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *WITH_PDF, *ours)
    return python


def with_pdf(folder: Path, policies: Path) -> tuple[Run, Run | str]:
    """Build the policies as plain MkDocs, without PDFs and with mkdocs-with-pdf, or say why that did not work."""
    config = plain_school(folder, policies)
    plain = fastest(
        run(sys.executable, *MKDOCS, "-f", config, "-d", folder / "site") for _ in range(SITE_RUNS)
    )
    config.write_text(config.read_text() + "plugins: [search, {with-pdf: {output_path: all.pdf}}]\n")
    try:
        return plain, run(python_with_pdf(), *MKDOCS, "-f", config, "-d", folder / "site")
    except subprocess.CalledProcessError as error:
        return plain, str((error.stderr or error.stdout).decode().strip().splitlines()[-1])


def build(folder: Path, site: Path, pdf: str) -> Run:
    """Build our site with PDFs `on` or `off`."""
    return run(sys.executable, *MKDOCS, "-d", site, cwd=folder, POLICYBOOK_PDF=pdf)


class Sheetful:
    """The table of what was measured."""

    def __init__(self) -> None:
        self.table = Table(f"printing {NUMBER} policies", "seconds", "of work", "limit", "met")
        self.missed = 0

    def row(self, name: str, one: Run | str, limit: str = "", *, ok: bool = True) -> None:
        """Add a row; `limit` says what was found and what is allowed, `ok` whether that is met."""
        self.missed += not ok
        times = (one, "") if isinstance(one, str) else (f"{one.seconds:.1f}", f"{one.work:.1f}")
        self.table.add_row(name, *times, limit, ("yes" if ok else "NO") if limit else "")


def main() -> int:
    """Print the figures beside their limits and return 1 when one is missed."""
    found = Sheetful()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, site, kept = school(folder / "school"), folder / "site", folder / "sheets"
        task("take", ours, kept, site)
        rounds = [
            (
                task("bare", kept),
                task("one", kept, folder / f"one-{turn}"),
                task("press", kept, folder / f"two-{turn}"),
            )
            for turn in range(RUNS)
        ]
        alone, one, cold = (fastest(column) for column in zip(*rounds, strict=True))
        found.row("bare WeasyPrint, one after another", alone)
        page = (one.seconds / one.said["pages"]) / (alone.seconds / alone.said["pages"])
        found.row(
            "the press, one core",
            one,
            f"a page takes {page:.2f} of bare's; {PAGE_LIMIT}",
            ok=page <= PAGE_LIMIT,
        )
        times = alone.seconds / cold.seconds
        found.row(
            "the press, two cores", cold, f"{times:.2f} times as fast; {COLD_LIMIT}", ok=times >= COLD_LIMIT
        )
        memory = cold.said["memory"]
        found.row("", "", f"{memory:.0f} MiB its largest process; {MEMORY_LIMIT}", ok=memory <= MEMORY_LIMIT)
        found.row("the press, warm", task("press", kept, folder / "two-0"))
        policy = ours / "policies" / "send.md"
        policy.write_text(policy.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
        task("take", ours, kept, site)
        changed = task("press", kept, folder / "two-0")
        fresh = changed.said["fresh"]
        found.row("the press, one policy changed", changed, f"{fresh:.0f} rendered; 1", ok=fresh == 1)
        found.row("headless Chromium's print", task("browser", kept))
        build(ours, site, "on")  # fills the site's own cache
        builds = [(build(ours, site, "off"), build(ours, site, "on")) for _ in range(SITE_RUNS)]
        without, warm = (fastest(column) for column in zip(*builds, strict=True))
        more = warm.seconds / without.seconds
        found.row("our site, no PDFs", without)
        found.row("our site, PDFs warm", warm, f"{more:.2f} of no PDFs; {WARM_LIMIT}", ok=more <= WARM_LIMIT)
        plain, other = with_pdf(folder / "plain", ours / "policies")
        found.row("plain mkdocs build, no PDFs", plain)
        found.row("plain mkdocs build with mkdocs-with-pdf", other)
    Console(width=120).print(found.table)
    return int(found.missed > 0)


if __name__ == "__main__":
    if sys.argv[1:]:
        TASKS[sys.argv[1]](*sys.argv[2:])
    else:
        try:
            sys.exit(main())
        except subprocess.CalledProcessError as error:
            sys.exit(f"{error}\n{(error.stdout + error.stderr).decode()}")

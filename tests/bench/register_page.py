"""How the register holds up with 1,000 policies: the weight of its page, and its first sort in Chromium.

Prints the median and the slowest of several first sorts, each on a freshly loaded page; fails above the limits.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from conftest import served
from many import FEDERATION, many_policies
from school import CHROMIUM_FLAGS, chromium
from sketch import school_in

POLICIES = 1000
RUNS = 9
MEGABYTE = 1_000_000  # bytes, at most
SORT_LIMIT = 100  # milliseconds, at most: what a reader takes for at once

# From the click to the moment at which the browser has laid the sorted rows out.
FIRST_SORT = """() => {
    const head = document.querySelector("[data-sort=title] button");
    const began = performance.now();
    head.click();
    document.querySelector(".pb-register__table").getBoundingClientRect();
    return performance.now() - began;
}"""


def first_sorts(browser: Browser, address: str) -> list[float]:
    """Return the milliseconds that the first sort took, load by load."""
    times = []
    for _ in range(RUNS):
        page = browser.new_page()
        page.goto(address)
        page.wait_for_selector(".pb-filter:not([hidden])")
        times.append(page.evaluate(FIRST_SORT))
        page.close()
    return times


def main() -> int:
    """Build, measure, print, and return 1 when a limit is not met."""
    console = Console(highlight=False)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        made = school_in(Path(folder), FEDERATION, **many_policies(POLICIES)).built(strict=False)
        weight = (made.site / "register" / "index.html").stat().st_size
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        with served(made.site) as address:
            times = first_sorts(browser, f"{address}register/")
        browser.close()
    middle = statistics.median(times)
    console.print(f"{POLICIES:,} policies: the register page has {weight:,} bytes (limit: {MEGABYTE:,})")
    console.print(
        f"first sort: median {middle:.0f} ms, slowest {max(times):.0f} ms of {RUNS} (limit: {SORT_LIMIT} ms)"
    )
    return int(weight > MEGABYTE or middle > SORT_LIMIT)


if __name__ == "__main__":
    sys.exit(main())

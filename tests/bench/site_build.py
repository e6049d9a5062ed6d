"""How much longer the site takes to build with our hooks than without, PDFs off, as the handbook grows.

Both sides build the same policies with the same theme, Markdown extensions and sections of navigation, in turn, so
that whatever else the machine does falls on both. Prints medians; fails above the limit.

Other sizes than 60, 300 and 1,000 policies: SIZES="60 300" make bench
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import frontmatter
import yaml
from rich.console import Console
from rich.table import Table

from policybook.drivers.site import EXTENSIONS, FEATURES, PALETTE

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from school import ROOT, environment

LIMIT = 1.15  # times as long as plain MkDocs, at most
RUNS = {60: 7, 300: 5, 1000: 3}  # a short build is measured more often, because noise weighs more on it

HEADINGS = ("policies", "runs", "plain, s", "ours, s", "ratio", "plain CPU, s", "ours CPU, s", "CPU ratio")


@dataclass(frozen=True)
class Side:
    """One of the two builds that are compared, and how long it took each time."""

    command: tuple[str, ...]
    """The program and its arguments."""
    settings: dict[str, str]
    """What its environment has beside the usual."""
    site: Path
    """Where it writes."""
    wall: list[float] = field(default_factory=list)
    """Seconds by the clock on the wall, run by run."""
    cpu: list[float] = field(default_factory=list)
    """Seconds of processor time, run by run."""

    def run(self) -> None:
        """Build once, from nothing, and note how long it took."""
        shutil.rmtree(self.site, ignore_errors=True)
        began, used = time.perf_counter(), os.times()
        subprocess.run(
            [*self.command, "-q", "-d", str(self.site)],
            cwd=ROOT,
            env=environment(**self.settings),
            stdout=subprocess.DEVNULL,
            check=True,
        )
        self.wall.append(time.perf_counter() - began)
        now = os.times()
        self.cpu.append(sum(now[2:4]) - sum(used[2:4]))  # the children's, in user and in system mode

    def pages(self) -> set[str]:
        """Return the pages of policies that the last run wrote."""
        return {str(page.parent.relative_to(self.site)) for page in self.site.glob("policies/*/index.html")}


def grown(policies: Path, size: int) -> None:
    """Write `size` policies into a folder: the sample school's own, then copies under titles of their own."""
    shutil.copytree(ROOT / "policies", policies)
    originals = sorted(policies.glob("*.md"))
    for number in range(len(originals), size):
        turn, which = divmod(number, len(originals))
        text = originals[which].read_text(encoding="utf-8")
        text = re.sub(r"^title: *(.*?)$", rf"title: \1 {turn + 1}", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^also-known-as:.*\n(?:(?: |- ).*\n)*", "", text, count=1, flags=re.MULTILINE)
        (policies / f"{originals[which].stem}-{turn + 1}.md").write_text(text, encoding="utf-8")


def without_ours(config: dict[str, Any], nav: list[Any], size: int) -> dict[str, Any]:
    """Return the configuration for plain MkDocs and Material: all we set of theirs, and nothing of ours."""
    features = [*FEATURES, *(["navigation.prune"] if size >= 60 else [])]
    toc = {"permalink": True, "permalink_title": "Link to this section"}
    return {key: value for key, value in config.items() if key not in {"hooks", "extra"}} | {
        "theme": config["theme"] | {"palette": [dict(scheme) for scheme in PALETTE], "features": features},
        "markdown_extensions": [{"toc": toc} if name == "toc" else name for name in EXTENSIONS],
        "nav": nav,
        "validation": {"links": {"not_found": "ignore", "anchors": "ignore"}},
    }


def sections(policies: Path) -> list[Any]:
    """Return a navigation with the policies under their categories, as our hooks make it."""
    found: dict[str, list[Any]] = defaultdict(list)
    for file in sorted(policies.glob("*.md")):
        meta = frontmatter.load(str(file)).metadata
        found[str(meta.get("category", "Other"))].append({str(meta["title"]): f"policies/{file.name}"})
    return [{"Home": "index.md"}, {"Policies": [{name: pages} for name, pages in sorted(found.items())]}]


def plain_school(folder: Path, policies: Path) -> Path:
    """Write the same pages as an ordinary MkDocs site and return its configuration."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copytree(policies, folder / "docs" / "policies")
    for page in folder.glob("docs/**/*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"^template:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    size = len(list(policies.glob("*.md")))
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(without_ours(config, sections(policies), size)), encoding="utf-8")
    return file


def compare(size: int, folder: Path) -> tuple[Side, Side]:
    """Build a school of `size` policies both ways, in turns, and return our side and the plain one."""
    policies = folder / "policies"
    grown(policies, size)
    config = plain_school(folder / "plain", policies)
    mkdocs = (sys.executable, "-m", "mkdocs", "build")
    ours = Side(mkdocs, {"POLICIES_DIR": str(policies), "POLICYBOOK_PDF": "off"}, folder / "ours-site")
    plain = Side((*mkdocs, "-f", str(config)), {}, folder / "plain-site")
    for turn in range(RUNS.get(size, 3)):
        for side in (ours, plain) if turn % 2 else (plain, ours):
            side.run()
    assert ours.pages() == plain.pages()
    assert len(ours.pages()) == size
    return ours, plain


def ratio(ours: list[float], plain: list[float]) -> tuple[float, float, float]:
    """Return the median of plain's figures, that of ours, and how many times the one the other is."""
    base, own = statistics.median(plain), statistics.median(ours)
    return base, own, own / base


def main(sizes: list[int]) -> int:
    """Print a row for each size and return 1 if any is above the limit."""
    table = Table(title=f"mkdocs build, PDFs off: ours against plain MkDocs + Material (limit {LIMIT})")
    for heading in HEADINGS:
        table.add_column(heading, justify="right")
    worst = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours, plain = compare(size, Path(folder))
        cells = (*ratio(ours.wall, plain.wall), *ratio(ours.cpu, plain.cpu))
        table.add_row(str(size), str(len(ours.wall)), *(f"{cell:.2f}" for cell in cells))
        worst = max(worst, cells[2])
    Console(width=110).print(table)
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main([int(size) for size in os.environ.get("SIZES", "").split()] or sorted(RUNS)))

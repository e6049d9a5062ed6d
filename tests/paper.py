"""What tests of PDFs need: the command, the text of a page as a reader sees it, and the real validator."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import Destination

from school import ROOT, environment

POINTS = 72 / 25.4  # in a millimetre
PAGE_WIDTH, PAGE_HEIGHT = round(210 * POINTS), round(297 * POINTS)
TOP, FOOT = round(24 * POINTS), round(30 * POINTS)  # what head and foot take, in points
VALIDATOR = ROOT / "tests" / "verapdf" / "validate.py"


@dataclass(frozen=True)
class Word:
    """A word on a page."""

    text: str
    """The word."""
    page: int
    """Its page, from 1."""
    top: float
    """How far below the page's upper edge it begins, in mm."""
    bottom: float
    """How far below the page's upper edge it ends, in mm."""
    left: float
    """How far right of the page's left edge it begins, in mm."""
    right: float
    """How far right of the page's left edge it ends, in mm."""


def pdf_of(site: Path, slug: str) -> Path:
    """Return where a policy's PDF lies in a built site."""
    return site / "policies" / slug / f"{slug}.pdf"


def pdfs(*sites: Path) -> list[Path]:
    """Return every PDF of the sites."""
    return sorted(pdf for site in sites for pdf in site.glob("policies/*/*.pdf"))


def policybook(*arguments: str, school: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the real command on TODAY in a school's folder; `settings` go into its environment."""
    program = str(Path(sys.executable).with_name("policybook"))
    return subprocess.run(
        [program, *arguments],
        cwd=school,
        env=environment(**settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def pages(pdf: Path) -> list[str]:
    """Return the text of each page, laid out as on paper."""
    return [_trimmed(page) for page in _pdftotext(pdf, "-layout").split("\f")[:-1]]


def bodies(pdf: Path) -> list[str]:
    """Return the text of each page in the order of reading, without its head and foot."""
    height = PAGE_HEIGHT - TOP - FOOT
    text = _pdftotext(pdf, "-raw", "-x", "0", "-y", str(TOP), "-W", str(PAGE_WIDTH), "-H", str(height))
    return text.split("\f")[:-1]


def heads(pdf: Path) -> list[str]:
    """Return the head of each page, on one line."""
    return _strips(pdf, 0, TOP)


def feet(pdf: Path) -> list[str]:
    """Return the foot of each page, on one line."""
    return _strips(pdf, PAGE_HEIGHT - FOOT, FOOT)


def words_on(pdf: Path) -> list[Word]:
    """Return every word with its place."""
    found: list[Word] = []
    page = 0
    for line in _pdftotext(pdf, "-bbox").splitlines():
        page += "<page " in line
        if match := re.search(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*)</word>', line):
            left, top, right, bottom = (float(place) / POINTS for place in match.groups()[:4])
            found.append(Word(match[5], page, top, bottom, left, right))
    return found


def outline(pdf: Path) -> list[str]:
    """Return the bookmarks, each set in by its level."""
    return list(_bookmarks(PdfReader(pdf).outline, 0))


def broken_rules(files: Iterable[Path]) -> dict[str, list[str]]:
    """Return the rules of PDF/UA-1 and PDF/A-3a that each file breaks, by the file's name."""
    command = [sys.executable, str(VALIDATOR), *map(str, files)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return {Path(file).name: rules for file, rules in json.loads(done.stdout).items() if rules}


def _bookmarks(entries: Sequence[Destination | list[Any]], depth: int) -> Iterable[str]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _bookmarks(entry, depth + 1)
        else:
            yield "  " * depth + str(entry.title)


def _strips(pdf: Path, top: int, height: int) -> list[str]:
    text = _pdftotext(pdf, "-layout", "-x", "0", "-y", str(top), "-W", str(PAGE_WIDTH), "-H", str(height))
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def _pdftotext(pdf: Path, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", *options, str(pdf), "-"], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def _trimmed(page: str) -> str:
    """Return the page without blank lines and with runs of spaces made one gap, so that it can stand in a test."""
    lines = (re.sub(r" {2,}", "  ", line.strip()) for line in page.splitlines())
    return "\n".join(line for line in lines if line)

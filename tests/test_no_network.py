"""The built site asks nothing of any other host: a school's readers are nobody else's business."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from school import Build

FETCHED = {  # attributes whose address a browser asks for by itself; a link waits for a reader
    *(("script", "src"), ("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset")),
    *(("iframe", "src"), ("embed", "src"), ("object", "data"), ("audio", "src"), ("video", "src")),
    *(("video", "poster"), ("track", "src"), ("input", "src"), ("image", "href"), ("use", "href")),
    ("link", "href"),
}
NAMED_ONLY = {"canonical", "alternate", "prev", "next", "author", "license"}  # said of a page, not fetched
ELSEWHERE = re.compile(r"\s*(?:https?:)?//")  # a scheme may be left out, and is then the page's own
CSS_ADDRESS = re.compile(r"""(?:url\(|@import)\s*["']?([^"')\s;]+)""")
SCRIPT_ADDRESS = re.compile(r"""["'`](?:https?:)?//\w[^"'`\s]*""")


class Fetches(HTMLParser):
    """Collects the addresses that a page makes a browser fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element fetches, and what its style does."""
        self.inside = tag
        rel = set((dict(attrs).get("rel") or "").split())
        if not rel & NAMED_ONLY:
            self.found += [value for name, value in attrs if value and (tag, name) in FETCHED]
        self.found += CSS_ADDRESS.findall(dict(attrs).get("style") or "")

    def handle_data(self, data: str) -> None:
        """Note what a style element fetches."""
        if self.inside == "style":
            self.found += CSS_ADDRESS.findall(data)


def fetches(file: Path) -> list[str]:
    """Return the addresses that a page, a style sheet or a drawing makes a browser fetch."""
    text = file.read_text(encoding="utf-8")
    return CSS_ADDRESS.findall(text) if file.suffix == ".css" else Fetches(text).found


def strangers(site: Path, *suffixes: str) -> Iterator[tuple[str, str]]:
    """Yield each file of a site that fetches from another host, with the address."""
    for file in sorted(site.rglob("*")):
        if file.suffix in suffixes:
            name = str(file.relative_to(site))
            yield from ((name, url) for url in fetches(file) if ELSEWHERE.match(url))


@pytest.mark.parametrize("suffix", [".html", ".css", ".svg"])
def test_no_file_fetches_from_another_host(sample_site: Build, suffix: str) -> None:
    assert list(strangers(sample_site.site, suffix)) == []


def test_no_script_of_ours_knows_an_address(sample_site: Build) -> None:
    scripts = sorted((sample_site.site / "assets" / "policybook").rglob("*.js"))
    assert scripts
    known = {script.name: SCRIPT_ADDRESS.findall(script.read_text(encoding="utf-8")) for script in scripts}
    assert {name: addresses for name, addresses in known.items() if addresses} == {}


def test_each_way_to_fetch_is_noticed() -> None:
    page = """
        <link rel="stylesheet" href="https://fonts.invalid/a.css">
        <link rel="canonical" href="https://school.invalid/">
        <style>@import "//styles.invalid/b.css"; p { background: url('https://images.invalid/c.png') }</style>
        <a href="https://www.gov.uk/">a link waits</a> <img src="images/d.png">
        <script src="//cdn.invalid/e.js"></script> <p style="background: url(//images.invalid/f.png)">
    """
    assert [url for url in Fetches(page).found if ELSEWHERE.match(url)] == [
        "https://fonts.invalid/a.css",
        "//styles.invalid/b.css",
        "https://images.invalid/c.png",
        "//cdn.invalid/e.js",
        "//images.invalid/f.png",
    ]


def test_a_reader_who_looks_around(page: Page, sample_url: str, sample_site: Build) -> None:
    """The `page` fixture fails when the browser asks anyone but this machine, as a theme's scripts might."""
    policy = sorted((sample_site.site / "policies").glob("*/index.html"))[0].parent.name
    for path in ("", f"policies/{policy}/", "register/", "glossary/"):
        page.goto(sample_url + path, wait_until="networkidle")
    page.goto(f"{sample_url}?q=policy")
    expect(page.locator(".pb-found").first).to_be_visible()

"""Goldens: what readers get of each policy, read off a built site and kept, so that no change of the engine alters it.

`python tests/goldens.py` records them again. What is recorded is then for a person to look through: a line that differs
is a clause, a reference or a word that a school's page had and has no longer.

Real schools' texts belong to those schools. Of their words only a count and the beginning of a digest are kept.
"""

import json
import re
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from found import found
from page_text import HEADINGS, LABEL, article, classes, elements, label, said, text
from school import REAL_POLICIES, ROOT, Build, build

GOLDENS = ROOT / "tests" / "goldens"
SCHOOLS = ("sample", "real")
ELSEWHERE = (
    "handbook"  # the golden of what belongs to no policy: the glossary's entries, findings in other files
)

STRUCTURE = (  # what is more than a paragraph
    *(
        "ul",
        "ol",
        "dl",
        "table",
        "tr",
        "blockquote",
        "pre",
        "details",
        "img",
        "hr",
        "strong",
        "em",
        "code",
        "sup",
    ),
)
FINDING = re.compile(r"(?m)^(\w+) +-  (?:\S*/)?([\w-]+)\.md:(\d+)(?::\d+)?: (.*)$")

Facets = dict[str, list[str]]
Hide = Callable[[str], str]


def shown(words: str) -> str:
    return words


def sealed(words: str) -> str:
    """Return what may be kept of a real school's words: how many they are, and a mark of which."""
    return f"{len(words.split())} words {sha256(words.encode()).hexdigest()[:12]}" if words else ""


HIDES: Mapping[str, Hide] = {"sample": shown, "real": sealed}


@dataclass(frozen=True)
class Site:
    """A built site with what is read off it once for all of its policies."""

    build: Build
    """What was built."""
    hide: Hide
    """What becomes of the policies' words."""
    codes: Mapping[str, str]
    """The text code of each policy, by slug."""
    entries: Mapping[str, list[str]]
    """The search entries of each page that has a folder, by the folder."""
    findings: Mapping[str, list[str]]
    """What the build found, by the name of the file without its ending."""


def open_site(built: Build, hide: Hide) -> Site:
    """Read what is kept for all policies together."""
    entries: dict[str, list[str]] = {}
    for entry in found(built.site):
        page, _, fragment = entry.location.partition("#")
        row = f"#{fragment} | {hide(entry.title)} | {hide(entry.text)}"
        entries.setdefault(page, []).append(row)
    findings: dict[str, list[str]] = {}
    for level, name, line, message in FINDING.findall(built.output):
        findings.setdefault(name, []).append(f"{level} {name}.md:{line}: {hide(message)}")
    register = json.loads(built.read("register/policies.json"))
    return Site(built, hide, {row["slug"]: row["code"] for row in register}, entries, findings)


def slugs(built: Build) -> list[str]:
    """Return the slugs of a site's policies."""
    return sorted(page.parent.name for page in (built.site / "policies").glob("*/index.html"))


def facets(site: Site, slug: str) -> Facets:
    """Return all that is kept of one policy, each facet as rows that a person can read."""
    hide, body = site.hide, article(site.build.read(f"policies/{slug}/index.html"))
    found = elements(body)
    return {
        "text code": [site.codes[slug]],
        "clauses": [_clause(element) for _, element in found if element.get("data-clause")],
        "sections": [
            f"{element.tag} #{element.get('id')}: {hide(text(element))}"
            for _, element in found
            if element.tag in HEADINGS
        ],
        "ids": [str(element.get("id")) for _, element in found if element.get("id")],
        "references": _links(found, "pb-ref", hide),
        "mentions": _links(found, "pb-term", hide),
        "meanings": _meanings(site.build.read(f"policies/{slug}/index.html"), hide),
        "other links": [
            f"#{place}: {hide(text(element))} → {hide(str(element.get('href')))}"
            for place, element in found
            if element.tag == "a" and not classes(element) & {"pb-ref", "pb-term", LABEL}
        ],
        "structure": _structure(found),
        "words": [f"#{place}: {hide(words)}" for place, words in said(body)],
        "search entries": site.entries.get(f"policies/{slug}/", []),
        "findings": site.findings.get(slug, []),
    }


def elsewhere(site: Site) -> Facets:
    """Return what is kept of a whole handbook beside its policies."""
    known = set(site.codes)
    return {
        "glossary's search entries": site.entries.get("glossary/", []),
        "findings elsewhere": [
            row for name, rows in site.findings.items() if name not in known for row in rows
        ],
    }


def _clause(element: ET.Element) -> str:
    return f"{element.get('data-clause')} = {label(element)} #{element.get('id')} {element.get('class')}"


def _links(found: Iterable[tuple[str, ET.Element]], name: str, hide: Hide) -> list[str]:
    return [
        f"#{place}: {hide(text(element))} → {element.get('href')}"
        for place, element in found
        if name in classes(element)
    ]


def _meanings(page: str, hide: Hide) -> list[str]:
    """Return what the page says of each term that it uses, and where it says that stands."""
    rows = []
    for element in article(page).iter("div"):
        if "pb-popover" in classes(element):
            meaning = next(each for each in element if "pb-popover__text" in classes(each))
            source = next(each for each in element if "pb-popover__source" in classes(each))
            rows.append(f"{element.get('id')}: {hide(text(meaning))} ({text(source)})")
    return sorted(rows)


def _structure(found: Iterable[tuple[str, ET.Element]]) -> list[str]:
    """Return what each place has beside plain paragraphs, such as `#clause-9: 1 table, 3 tr`."""
    rows = []
    for place, run in groupby(found, lambda each: each[0]):
        counts = Counter(element.tag for _, element in run if element.tag in STRUCTURE)
        if counts:
            rows.append(f"#{place}: {', '.join(f'{counts[tag]} {tag}' for tag in STRUCTURE if counts[tag])}")
    return rows


def golden(school: str, name: str) -> Path:
    """Return the file of one policy's golden."""
    return GOLDENS / school / f"{name}.json"


def handbook(built: Build, school: str) -> dict[str, Facets]:
    """Return all that is kept of a handbook, by slug and for what is elsewhere."""
    site = open_site(built, HIDES[school])
    return {slug: facets(site, slug) for slug in slugs(built)} | {ELSEWHERE: elsewhere(site)}


def record(built: Build, school: str) -> None:
    """Write a school's goldens in place of those there are."""
    for old in (GOLDENS / school).glob("*.json"):
        old.unlink()
    for name, kept in handbook(built, school).items():
        file = golden(school, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{file.relative_to(ROOT)}: {sum(map(len, kept.values()))} rows")


def main() -> None:
    """Build the sample school, and the real policies where they are at hand, and record both."""
    settings = {"sample": {}, "real": {"POLICIES_DIR": str(REAL_POLICIES)}}
    for school in SCHOOLS:
        if school == "real" and not REAL_POLICIES.is_dir():
            print("The real policies are not here; their goldens stay as they are.")
            continue
        with tempfile.TemporaryDirectory() as folder:
            built = build(ROOT, site=Path(folder) / "site", settings=settings[school], strict=False)
            if built.status:
                sys.exit(built.output)
            record(built, school)


if __name__ == "__main__":
    main()

"""One reading: what the engine makes of a policy's text, as plain values, and what must hold of it for any text.

`read` is the one place that knows how the engine does it. `make fuzz` runs this file, which looks for texts of which
something does not hold for as long as `FUZZ` says, in seconds.
"""

import os
import random
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from dataclasses import dataclass
from html import unescape
from textwrap import indent

from hypothesis import HealthCheck, settings
from hypothesis import find as smallest
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from page_text import HEADINGS, LABEL, classes, label, parsed, said, walk
from policybook.clauses import Clause, Section
from policybook.pages import fill_cited, make_pages
from policybook.policy import read_policy
from policybook.text import Paragraph

TITLE = "Visits"

FRAGMENTS = (  # a line each, the plainest first: what fails is shown with the plainest that still fail
    *(
        "",
        "Words here.",
        "1. One.",
        "2. Two.",
        "3. Three.",
        "a) first",
        "b) second",
        "(i) little",
        "(ii) less",
    ),
    *("## Coach", "### 2. Room", "# Visits", "## Appendix A", "A heading", "=====", "---", "***"),
    *(
        "1.1 dotted",
        "2.1 dotted",
        "2.2 dotted too",
        "iv. four",
        "v. five",
        "A. Capital",
        "B. Capital",
        "1.",
        "a)",
        "§ sign",
    ),
    *(
        "- bullet",
        "- ",
        "- 1. both",
        "* star",
        "+ plus",
        "o  ring",
        "1\\. escaped",
        "**1.** bold",
        "**2. Two**",
    ),
    *(
        "See clause 2 and section 2.",
        "**Room** means a hall.",
        "The room is big.",
        "Term",
        ": its definition",
    ),
    *(
        "<!--",
        "-->",
        "<!-- note",
        "<!-- note -->",
        "words <!-- note",
        "note --> words",
        "1. One <!-- a --> b",
    ),
    *(
        "<div>",
        "</div>",
        "<p>raw</p>",
        "<p>",
        "<br>",
        "<b>raw",
        "</b>",
        "text <span>x",
        "</span>",
        "1. <div>",
        "1. <table>",
        "a) <ul>",
        "2. <pre> x",
        "<select>",
        "x <textarea> y",
        "- <td>",
    ),
    *(
        "12 Subject to",
        "13 Next",
        "4.) four",
        "(1)(a) both",
        "2. (1) both",
        "(2) second",
        "§1 sign",
        "§2 sign",
    ),
    *(
        "Step 1: do",
        "Step 2: then",
        "1. One again.",
        "Staff must:",
        "> a) quoted",
        "**Bold line**",
        "a Motion",
    ),
    *("<table>", "<tr><td>", "</table>", "<ul><li>", "</ul>", "<h2>Raw</h2>", "<hr>", "<pre>", "</pre>"),
    *("<details markdown>", "<summary>More</summary>", "</details>", '<div markdown="1">', "<details>"),
    *("```", "```` md", "~~~", "`code`", "``", "`", "&lt;div&gt;", "1 < 2", "a <b", "\\", "ends in space  "),
    *("| a | b |", "|---|---|", "| 1. | x |", "a | b", "--- | ---", "1. c | d", "1. | e | f |"),
    *("> quoted", "> 1. quoted", "> ## quoted", ">", "> <!--", '!!! note "A note"', "!!! note", "??? tip"),
    *("[^1]", "[^1]: A footnote", "[^1]: 1. A footnote", "1. One.[^1]", "[^2]: <div>", "[^2]"),
    *(
        "[it][ref]",
        "[ref]: https://elm.example/",
        "[it](#clause-1)",
        "![plan](plan.png)",
        "*[DSL]: lead",
        "DSL",
    ),
    *(
        "{.wide}",
        "{: #gate }",
        "## Gate {#gate}",
        "1. One. {: .wide }",
        "https://elm.example/1.2",
        "1. *a",
        "b*",
    ),
)
INDENTS = ("", "    ", "> ", "- ", "  ", "        ", "\t", "1. ")

lines = st.builds(str.__add__, st.one_of(st.just(""), st.sampled_from(INDENTS)), st.sampled_from(FRAGMENTS))
texts = st.lists(lines, min_size=1, max_size=20).map("\n".join)
"""Texts such as a policy may be, or may be by mistake: nothing that is opened need be closed."""

UNPLAIN = ("<", "[", "{", "!!!", "???", "````", "e | f", "# Visits")  # what has words that no reader sees
plain_texts = st.lists(
    st.sampled_from([each for each in FRAGMENTS if not any(sign in each for sign in UNPLAIN)]), max_size=20
).map("\n".join)
"""Texts of which every word is for the reader."""
WORD = re.compile(r"[A-Za-z]{3,}")  # shorter ones may be labels or numbers of lists
EXAMPLES = 3  # of each kind of trouble that are worth printing

OURS = frozenset({"pb-ref", "pb-term", "pb-clause__link", "pb-clause__label"})  # links that the engine makes
BATCH = settings(
    max_examples=1000,
    deadline=None,
    derandomize=False,
    database=None,
    suppress_health_check=list(HealthCheck),
)
BACK = "↩"  # what a footnote ends with, and nobody searches for
MARKS = re.compile(  # the engine's own, which nobody may see
    r"\x02[^\x03]*\x03?|\x03|klzzwxh|data-pb-mark|\bpb-(?:open|close|heading)\b|<!--pb-"
)


@dataclass(frozen=True)
class OneReading:
    """What the engine makes of one text."""

    clauses: tuple[tuple[str, str], ...]
    """The outline's clauses in order: address and label."""
    sections: tuple[str, ...]
    """The ids of its sections in order."""
    order: tuple[str, ...]
    """The ids of both and of paragraphs together, in order."""
    page: str
    """Its HTML on the site."""
    paper: str
    """Its HTML on paper."""
    entries: tuple[tuple[str, str, str], ...]
    """What a search finds of it: the id at which it opens, title, words."""


def read(text: str) -> OneReading:
    """Read the text of a policy, without front matter, and return what the site, the paper and the search get of it."""
    policy = read_policy(f"---\ntitle: {TITLE}\n---\n{text}\n", path="policies/visits.md").policy
    outline = policy.outline
    (page,) = make_pages([policy], "", path="docs/glossary.md", school="").pages
    items: list[Clause | Section | Paragraph] = [
        *policy.text.paragraphs,
        *outline.sections,
        *outline.clauses,
    ]
    items.sort(key=lambda item: item.line)
    return OneReading(
        clauses=tuple((clause.address, clause.label) for clause in outline.clauses),
        sections=tuple(section.id for section in outline.sections),
        order=tuple(item.id for item in items),
        page=fill_cited(page.html, {}),
        paper=page.paper,
        entries=tuple((entry.fragment, entry.title, entry.text) for entry in page.entries),
    )


def troubles(text: str) -> dict[str, str]:
    """Return what does not hold of a text, by kind; empty where the outline, page, paper and search agree."""
    try:
        reading = read(text)
    except Exception as error:  # whatever it is, no text may raise it
        return {f"raises {type(error).__name__}": str(error)}
    page, paper = parsed(reading.page), parsed(reading.paper)
    on_page, on_paper = _places(page, reading), _places(paper, reading)
    found = tuple(name for name, _, _ in reading.entries)
    both = {
        "clauses on the page": (reading.clauses, _clauses(page)),
        "clauses on paper": (reading.clauses, _clauses(paper)),
        "order on the page": (reading.order, on_page),
        "order on paper": (reading.order, on_paper),
        "sections on the page": (reading.sections, _headings(page, reading)),
        "sections on paper": (reading.sections, _headings(paper, reading)),
        "search entries": (("", *reading.order), found),
        "words in the search": (_words(paper, reading), _found_words(reading)),
        "words in their places": _words_by_place(page, reading),
        "links to nowhere": ((), _dangling(page)),
        "marks left in": ([], MARKS.findall(reading.page + reading.paper)),
    }
    return {kind: f"{wanted} ≠ {got}" for kind, (wanted, got) in both.items() if wanted != got}


def _clauses(root: ET.Element) -> tuple[tuple[str, str], ...]:
    """Return the address and the label of each clause's element, in order."""
    return tuple(
        (str(element.get("data-clause")), label(element))
        for element in root.iter()
        if element.get("data-clause")
    )


def _places(root: ET.Element, reading: OneReading) -> tuple[str, ...]:
    """Return, in order and as often as they stand there, the ids that clauses, sections and paragraphs have."""
    ids = set(reading.order)
    return tuple(str(element.get("id")) for element in root.iter() if element.get("id") in ids)


def _headings(root: ET.Element, reading: OneReading) -> tuple[str, ...]:
    """Return the ids of sections that are on a heading."""
    ids = set(reading.sections)
    return tuple(
        str(element.get("id"))
        for element in root.iter()
        if element.tag in HEADINGS and element.get("id") in ids
    )


def _dangling(root: ET.Element) -> tuple[str, ...]:
    """Return the addresses within the page that the engine's own links have and nothing there."""
    ids = {element.get("id") for element in root.iter()}
    links = (element.get("href", "") for element in root.iter("a") if classes(element) & OURS)
    return tuple(href for href in links if href.startswith("#") and href[1:] not in ids)


def _words(root: ET.Element, reading: OneReading) -> list[str]:
    """Return the words on paper, without labels and the headings of sections, sorted."""
    ids, headings, pieces = set(reading.sections), set(), []
    for _, element, piece in walk(root, without=frozenset({LABEL})):
        if element.tag in HEADINGS and element.get("id") in ids:
            headings |= set(element.iter())
        pieces.append(" " if element in headings else piece)
    return sorted("".join(pieces).split())


def _words_by_place(root: ET.Element, reading: OneReading) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the search and what the page says at each place, in order, where no footnote stands elsewhere."""
    ids, by_place, headings = set(reading.sections), defaultdict(list), set()
    if (
        "footnote" in reading.page or "<table" in reading.page
    ):  # raw rows without a table are the author's own
        return {}, {}
    for place, element, piece in walk(root, without=frozenset({LABEL})):
        if element.tag in HEADINGS and element.get("id") in ids:
            headings |= set(element.iter())
        by_place[place].append(" " if element in headings else piece)
    shown = {place: " ".join("".join(pieces).split()) for place, pieces in by_place.items()}
    searched = {place: " ".join(unescape(words).split()) for place, _, words in reading.entries}
    return _told(searched), _told(shown)


def _told(words: dict[str, str]) -> dict[str, str]:
    return {place: said for place, said in words.items() if said}


def _found_words(reading: OneReading) -> list[str]:
    words = unescape(" ".join(text for _, _, text in reading.entries)).replace(BACK, "")
    return sorted(words.split())


def words_lost(text: str) -> Counter[str]:
    """Return the words of a plain text that the page has not, or has more often; see `plain_texts`."""
    typed, printed = (
        Counter(WORD.findall(said)) for said in (text, " ".join(words for _, words in _said(text)))
    )
    return (typed - printed) + (printed - typed)


def _said(text: str) -> list[tuple[str, str]]:
    return said(parsed(read(text).page))


def main() -> None:
    """Look for texts of which something does not hold, and print the plainest few of each kind."""
    end = time.monotonic() + float(os.environ.get("FUZZ") or 300)
    found: defaultdict[str, list[str]] = defaultdict(list)
    tried = 0

    def fails(text: str) -> bool:
        nonlocal tried
        tried += 1
        return any(len(found.get(kind, ())) < EXAMPLES for kind in troubles(text))

    while time.monotonic() < end:
        source = random.Random(random.randrange(2**32))
        try:
            text = smallest(texts, fails, settings=BATCH, random=source)
        except NoSuchExample:
            continue
        kinds = troubles(text)
        if not any(text in found[kind] for kind in kinds):
            print(f"\n{indent(text, '    ', lambda _: True)}", flush=True)
            print(*(f"{kind}: {what}" for kind, what in kinds.items()), sep="\n", flush=True)
        for kind in kinds:
            found[kind].append(text)
    print(f"\n{tried} texts, {len(found)} kinds of trouble")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()

"""Whether people find what they ask for, and what a search loads: over the sample school, and with many policies.

python tests/bench/search.py [how many policies]
"""

import random
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from asking import ranks, share
from conftest import served
from policybook.pages import search_entries
from policybook.policy import read_policy
from policybook.search import Document, passages, read_thesaurus, scripts
from questions import Question, numbers, questions
from school import ROOT, build, chromium

THESAURUS = ROOT / "hooks" / "policybook" / "search" / "thesaurus.yml"
ASSETS = ROOT / "overrides" / "assets"
MANY = 1_000
ASKED = ("can I drive a pupil home in my car", "who do I tell if a child is hurt", "sick pay", "4.8")
PLACES = (1, 3, 10)


def scores(asked: Sequence[Question], found: Sequence[int]) -> Table:
    """Return the table of what was found, by half and by whose words they are."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for question, at in zip(asked, found, strict=True):
        half = str(question.half or "numbers")
        groups[half, "all"].append(at)
        if question.by:
            groups[half, question.by].append(at)
    table = Table("half", "by", "questions", *(f"top {place}" for place in PLACES), "MRR", title="Found")
    for (half, by), group in sorted(groups.items()):
        shares = [share(group, place) for place in PLACES]
        mean = sum(1 / one for one in group if one) / len(group)
        table.add_row(half, by, str(len(group)), *(f"{share:.0%}" for share in shares), f"{mean:.3f}")
    return table


def many(number: int) -> list[Document]:
    """Return so many policies, made of the sample school's sentences with words of their own among them."""
    chance = random.Random(16)  # the same each time
    lines = [line for file in sorted((ROOT / "policies").glob("*.md")) for line in _sentences(file)]
    return [_policy(at, lines, chance) for at in range(number)]


def _sentences(file: Path) -> list[str]:
    body = file.read_text(encoding="utf-8").split("---", 2)[2]
    return [line.strip() for line in body.splitlines() if len(line) > 60 and "|" not in line]


def _policy(at: int, lines: Sequence[str], chance: random.Random) -> Document:
    own = ["".join(chance.choices("abcdefghilmnoprstuvw", k=8)) for _ in range(12)]
    clauses = (
        f"{number}. {line.lstrip('0123456789.ivx) ')} {chance.choice(own)}"
        for number, line in enumerate(chance.sample(lines, 40), 1)
    )
    text = f"---\ntitle: Policy {at} on {own[0]}\n---\n\n" + "\n\n".join(clauses) + "\n"
    policy = read_policy(text, path=f"policies/p{at}.md").policy
    return Document(
        f"policies/p{at}/", policy.title, "policy", passages(search_entries(policy.text, title=policy.title))
    )


def weigh(page: Page, folder: Path, documents: Sequence[Document]) -> Table:
    """Return the table of what is loaded up to the first result, and how long it takes."""
    groups = read_thesaurus(THESAURUS.read_text(encoding="utf-8"), path=THESAURUS.name)[0]
    for name, text in scripts(documents, groups):
        folder.joinpath(name).write_text(text, encoding="utf-8")
    for script in (ASSETS / "snowball/english.js", *(ASSETS / "policybook").glob("search_*.js")):
        folder.joinpath(script.name).write_bytes(script.read_bytes())
    folder.joinpath("index.html").write_text("<!doctype html><title>Search</title>", encoding="utf-8")
    table = Table(
        "asked",
        "KB",
        "seconds",
        title=f"Up to the first result of {len(documents)} policies, CPU slowed 4 times",
    )
    with served(folder, guarded=False) as url:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        for one in ASKED:
            page.goto(url)
            began = time.monotonic()
            for name in ("english.js", "search_words.js", "search_find.js"):
                page.add_script_tag(url=name)
            size = page.evaluate(BEGIN, one)
            table.add_row(one, f"{size / 1024:.0f}", f"{time.monotonic() - began:.1f}")
    return table


BEGIN = """
    async (asked) => {
      const stemmer = new EnglishStemmer();
      const load = (name) => new Promise((loaded, failed) => {
        const script = Object.assign(document.createElement("script"), { src: name, onload: loaded, onerror: failed });
        document.head.append(script);
      });
      await policybookSearch.begin(load, (word) => stemmer.stemWord(word));
      await policybookSearch.ask(asked);
      return performance.getEntriesByType("resource").reduce((sum, one) => sum + one.decodedBodySize, 0);
    }
"""


def main(number: int) -> None:
    """Print both tables."""
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        page = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"]).new_page()
        asked = [*questions(), *numbers()]
        site = build(ROOT, site=Path(folder) / "site", settings={"POLICYBOOK_PDF": "off"}).site
        with served(site) as url:
            Console().print(scores(asked, ranks(page, url, asked)))
        data = Path(folder) / "many"
        data.mkdir()
        Console().print(weigh(page, data, many(number)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)

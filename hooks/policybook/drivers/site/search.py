"""The search: gathers what can be found from all pages, and writes its files into the built site."""

from collections.abc import Iterator, Mapping
from html import unescape
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from policybook.drivers.disk import decode
from policybook.finding import Finding
from policybook.handbook import Entry, Handbook
from policybook.pages import SearchEntry
from policybook.search import Document, Group, page_entries, passages, read_thesaurus, scripts

FOLDER = Path("search")
"""Where the files lie in the site."""
SYNONYMS = "synonyms.yml"
"""The school's own words, in docs/."""
LATE = frozenset({"withdrawn", "draft"})
Entries = Mapping[str, tuple[SearchEntry, ...]]


class Search:
    """The search of one build."""

    def __init__(self) -> None:
        self.groups: tuple[Group, ...] = ()
        self.pages: dict[str, Document] = {}

    def read(self, files: Any, *, docs: str) -> tuple[Finding, ...]:
        """Read the engine's thesaurus and the school's own, which is no page; return what is wrong with that."""
        shipped = resources("policybook.search") / "thesaurus.yml"
        known, _ = read_thesaurus(shipped.read_text(encoding="utf-8"), path=shipped.name)
        file = files.get_file_from_path(SYNONYMS)
        if file is None:
            self.groups = known
            return ()
        files.remove(file)
        path = f"{docs}/{SYNONYMS}"
        text, doubts = decode(file.content_bytes, path)
        own, faults = read_thesaurus(text, path=path)
        self.groups = (*own, *known)
        return (*doubts, *faults)

    def note(self, page: Any, html: str) -> None:
        """Note what a page says that is no policy, once it is finished; a page may say that it is not to be found."""
        if not page.meta.get("search", {}).get("exclude"):
            title = unescape(str(page.title))
            entries = page_entries(html, title=title)
            if entries:
                self.pages[page.url] = Document(page.url, title, "page", passages(entries))

    def write(self, handbook: Handbook, policies: Entries, glossary: Entries, *, site: Path) -> None:
        """Write every file of the search into the folder of the built site."""
        folder = site / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        documents = [*_policies(handbook, policies), *_glossary(glossary)]
        documents += [page for url, page in sorted(self.pages.items()) if url not in glossary]
        for name, text in scripts(documents, (*_aliases(handbook), *self.groups)):
            folder.joinpath(name).write_text(text, encoding="utf-8", newline="")


def _policies(handbook: Handbook, entries: Entries) -> Iterator[Document]:
    for entry in handbook.entries:
        policy = entry.policy
        yield Document(
            entry.url,
            policy.title,
            "policy",
            passages(entries[entry.url]),
            tuple(policy.also_known_as),
            _days(entry),
            late=entry.review.status in LATE,
        )


def _days(entry: Entry) -> dict[str, str]:
    """Return the days by which assets/policybook/review.js judges how a policy stands."""
    review = entry.review
    days = {
        "withdrawnFrom": review.milestones.withdrawn_from,
        "ratifiedFrom": review.milestones.ratified_from,
        "dueFrom": review.due_from,
        "dueBy": review.due_by,
    }
    faulty = {"faulty": "true"} if review.milestones.faulty else {}
    return faulty | {name: day.isoformat() for name, day in days.items() if day}


def _glossary(entries: Entries) -> Iterator[Document]:
    for url, found in entries.items():
        if found:
            whole = SearchEntry("", "Glossary", "", "page")
            yield Document(url, "Glossary", "glossary", passages([whole, *found]))


def _aliases(handbook: Handbook) -> Iterator[Group]:
    """Give the names of each term of the glossary as words that mean the same."""
    for term in handbook.glossary.terms:
        if term.aliases:
            names = (term.name, *term.aliases)
            yield Group(names, names)

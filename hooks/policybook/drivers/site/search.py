"""The search index: policies come into it clause by clause, the glossary term by term; the theme reads the rest."""

import json
from collections.abc import Mapping
from pathlib import Path

from policybook.pages import SearchEntry

THEMES_OWN = r"[\s\-]+"
"""Where the theme parts words unless a school says otherwise: `(PAN)` would be found by "(pan" alone."""
SEPARATOR = (  # for the reader's browser, where a look behind is not known everywhere
    r"[\s\-–—,;:!?=/…_|()\[\]{}\"“”]+"
    r"|\B['‘’]|['‘’]\B"  # at the edge of a word: `pupil's` stays one
    r"|\.(?!\d)"  # 4.1 stays one
    r"|&(?:lt|gt|amp|quot);"  # the index is HTML
)
INDEX = (
    Path("search") / "search_index.json"
)  # where the host's search plugin writes what the reader's browser loads


def add_entries(entries: Mapping[str, tuple[SearchEntry, ...]], *, site: Path) -> None:
    """Add what can be found in pages, by their address from the site's root, to the built index, if there is one."""
    file = site / INDEX
    if not file.is_file():
        return
    index = json.loads(file.read_text(encoding="utf-8"))
    if index["config"].get("separator") == THEMES_OWN:
        index["config"]["separator"] = SEPARATOR
    for url, found in entries.items():
        for entry in found:
            location = f"{url}#{entry.fragment}" if entry.fragment else url
            index["docs"].append({"location": location, "text": entry.text, "title": entry.title})
    file.write_text(json.dumps(index, sort_keys=True, separators=(",", ":")), encoding="utf-8")

"""Sections of a finished page: its words under each of its headings, for pages that are no policies."""

from html import escape
from html.parser import HTMLParser

from policybook.pages import SearchEntry

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "template", "svg", "noscript"})
_VOID = frozenset({"br", "img", "hr", "input", "meta", "link", "wbr", "source", "col"})
_MARK = "headerlink"  # the theme's own sign beside each heading


def page_entries(html: str, *, title: str) -> tuple[SearchEntry, ...]:
    """Return what can be found in a page: itself, then each heading that has an id; none where it says nothing."""
    reader = _Reader(title)
    reader.feed(html)
    reader.close()
    entries = [
        SearchEntry(one[0], _html(one[1]), _html(one[2]), "page") for one in reader.found if one[0] or one[2]
    ]
    return tuple(entries) if any(entry.text for entry in entries) else ()


def _html(parts: list[str]) -> str:
    return escape(" ".join("".join(parts).split()), quote=False)


class _Reader(HTMLParser):
    """Shares the words of a page out among its headings."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str], list[str]]] = [("", [title], [])]
        """The id of each heading, its words, and those below it."""
        self.heading = ""
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.silent or tag in _SILENT or _MARK in (given.get("class") or "").split():
            self.silent += tag not in _VOID
        elif tag in _HEADINGS:
            self.heading = tag
            if tag != "h1" and given.get("id"):
                self.found.append((given["id"] or "", [], []))
        self._put(" " if tag not in ("a", "em", "strong", "code", "span") else "")

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.silent -= tag not in _VOID
        elif tag == self.heading:
            self.heading = ""

    def handle_data(self, data: str) -> None:
        if not self.silent and self.heading != "h1":  # which says the title again
            self._put(data)

    def _put(self, words: str) -> None:
        fragment, heading, below = self.found[-1]
        (heading if self.heading not in ("", "h1") and fragment else below).append(words)

"""The glossary's page: what its file says besides its definitions, and what each of those says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policybook.finding import Finding
from policybook.pages.linked import by_token
from policybook.pages.markup import Additions, marked_up
from policybook.pages.page import headings, term_links, write_meanings
from policybook.pages.targets import NO_FILES, Files, Targets
from policybook.terms import FoundTerms, PageTerms, find_terms
from policybook.text import HEADINGS, Text, end_of, render

_LISTS = ("bullet_list_open", "ordered_list_open")


@dataclass(frozen=True)
class GlossaryPage:
    """The glossary's own page."""

    title: str | None
    """Its own heading of the first level, if it has one."""
    html: str
    """What it says around its definitions, as HTML."""
    terms: FoundTerms
    """Where it uses terms, and what its definitions say."""
    findings: tuple[Finding, ...]
    """Links that lead nowhere."""


def make_glossary_page(text: Text, terms: PageTerms, files: Files = NO_FILES, *, path: str) -> GlossaryPage:
    """Make the page of the glossary; `path` is its file's name for findings."""
    targets = Targets(files, "glossary.md", "glossary/", path, text.first_line)
    found = find_terms(text, terms)
    additions = Additions(by_token(term_links(found, terms)))
    kept = _around_definitions(text, found)
    write_meanings(text, found, additions, targets, linked=True)
    html = render(marked_up(text, additions, targets, part=kept))
    title = next((heading.words for heading in headings(text) if heading.level == 1), None)
    return GlossaryPage(title, html, found, tuple(dict.fromkeys(targets.findings)))


def _around_definitions(text: Text, found: FoundTerms) -> list[int]:
    """Return the indexes of the tokens outside definitions, without lists and headings that hold nothing then."""
    blocks_taken = [block for taken in found.extents.values() for block in taken]
    taken = {at for block in blocks_taken for at in range(block.start, block.end)}
    _take_whole(text, taken, {block.start for block in blocks_taken if block.token.tag in ("td", "dd")})
    taken.update(_emptied(text, taken))
    kept = [at for at in range(len(text.tokens)) if at not in taken]
    empty = set(_empty_headings(text, kept))
    return [at for at in kept if at not in empty]


def _take_whole(text: Text, taken: set[int], meanings: set[int]) -> None:
    """Take a table or a definition list out as a whole where it holds nothing else than meanings, else leave it."""
    for at, token in enumerate(text.tokens):
        if token.type in ("table_open", "dl_open"):
            part = range(at, end_of(text.tokens, at))
            given = sum(index in meanings for index in part)
            rows = sum(text.tokens[index].type in ("tr_open", "dd_open") for index in part)
            whole = given == rows - (token.type == "table_open")
            taken.update(part) if whole else taken.difference_update(part)


def _emptied(text: Text, taken: set[int]) -> Iterator[int]:
    for at, token in enumerate(text.tokens):
        if token.type in _LISTS:
            end = end_of(text.tokens, at)
            if taken.issuperset(range(at + 1, end - 1)):
                yield from (at, end - 1)


def _empty_headings(text: Text, kept: Sequence[int]) -> Iterator[int]:
    for place, at in enumerate(kept):
        token = text.tokens[at]
        if token.type == "heading_open" and token.tag != "h1":
            after = (
                text.tokens[kept[place + 3]] if place + 3 < len(kept) else None
            )  # its words and its end stand between
            if after is None or (after.tag in HEADINGS and after.tag <= token.tag):
                yield from (at, at + 1, at + 2)

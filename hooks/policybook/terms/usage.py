"""Usage: where the terms of a handbook are used, page by page and clause by clause."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policybook.clauses import Outline, Section, place_words
from policybook.policy import Policy
from policybook.terms.mentions import FoundTerms, Mention


@dataclass(frozen=True)
class Page:
    """A page that has been read."""

    title: str
    """Its title."""
    url: str
    """Its address from the site's root."""
    terms: FoundTerms
    """What was found in it."""
    policy: Policy | None = None
    """The policy, where it is one."""
    headings: Mapping[str, str] | None = None
    """The words of its headings by id, where it is none."""


@dataclass(frozen=True)
class Place:
    """A place that uses a term."""

    words: str
    """What it is called: `clause 2.vii`; empty for the beginning of a page."""
    url: str
    """Its address from the site's root."""


@dataclass(frozen=True)
class Usage:
    """A page that uses a term, and where in it."""

    title: str
    """The page's title."""
    url: str
    """Its address from the site's root."""
    places: tuple[Place, ...]
    """In order, each once."""

    @property
    def number(self) -> int:
        """How many places."""
        return len(self.places)


def usages(pages: Iterable[Page]) -> dict[tuple[str | None, int], tuple[Usage, ...]]:
    """Return where each definition's term is used, page by page."""
    usages: dict[tuple[str | None, int], list[Usage]] = defaultdict(list)
    for page in pages:
        places: dict[tuple[str | None, int], dict[Place, int]] = defaultdict(dict)
        outline = page.policy.outline if page.policy else None
        sections = {section.id: section for section in outline.sections} if outline else {}
        for mention in page.terms.mentions:
            line, place = _place(page, mention, sections)
            places[mention.definition.ref][place] = line
        for ref, found in places.items():
            usages[ref].append(Usage(page.title, page.url, tuple(sorted(found, key=found.__getitem__))))
    return {ref: tuple(found) for ref, found in usages.items()}


def _place(page: Page, mention: Mention, sections: Mapping[str, Section]) -> tuple[int, Place]:
    """Return the place of a mention in a page, and the line it begins on, by which places are put in order."""
    outline: Outline | None = page.policy.outline if page.policy else None
    heading = mention.heading
    if mention.within:
        return 0, Place(mention.within.term, f"{page.url}#{page.terms.ids[mention.within.key]}")
    clause = outline.by_address.get(mention.clause) if outline and mention.clause else None
    if clause:
        return clause.line, Place(place_words(clause), f"{page.url}#{clause.id}")
    section = sections.get(heading or "")
    words = place_words(section) if section else (page.headings or {}).get(heading or "", "")
    return section.line if section else 0, Place(words, f"{page.url}#{heading}" if words else page.url)

"""The title after a number: "section 6, Cyber bullying" takes it along, or is told that it is another section's."""

import re
from collections.abc import Iterator

from policybook.clauses import Clause, Section
from policybook.references.citable import Targets
from policybook.references.finding_them import Found
from policybook.references.titles import MAX_WORDS
from policybook.references.words import plain, read_words

_OPENING = re.compile(
    r"(?:,| –|:)? {0,2}[(\[\"']{0,2}(?:on |headed |called )?"
)  # between "section 6" and its title
_CLOSING, _CLOSING_QUOTE = re.compile(r"[\"']?([)\]])?"), re.compile(r"[\"']?()")
_BOUNDARY = re.compile(  # where a title has ended
    r" {0,2}(?:$|[.,;:)!?\]\ufffc–]|(?:and|or|of|above|below|which|where|if|for|before|says|sets|applies|is)\b)"
)


def _around(section: Section | None) -> Iterator[Section]:
    """Give a section and those it stands in."""
    while section:
        yield section
        section = section.parent


def with_title(found: Found, place: Clause | Section, targets: Targets) -> tuple[int, Section | None]:
    """Take the section's title along when it follows, and notice when another section's does."""
    after = plain(found.after)
    opening = _OPENING.match(after)
    if not isinstance(place, Section) or not opening:
        return found.end, None
    words = read_words(after[opening.end() :])
    if not words.keys or words.starts[0] or not words.is_capital(0):
        return found.end, None
    bracketed = not {"(", "["}.isdisjoint(opening[0])
    for length in range(min(MAX_WORDS, len(words.keys)), 0, -1):
        titled = targets.titles.get(tuple(words.keys[:length]))
        closing = (_CLOSING if bracketed else _CLOSING_QUOTE).match(
            after, opening.end() + words.ends[length - 1]
        )
        if titled and closing and ((bracketed and closing[1]) or _BOUNDARY.match(after, closing.end())):
            if titled.title == place.title:
                return found.end + closing.end(), None
            if place in _around(titled):  # "section 2, Staff", where Staff is a part of section 2
                return found.end, None
            return found.end, titled if opening[0].strip() else None
    return found.end, None

"""Usual slugs: what other programs call a heading in links within a page, so that links written for them lead there."""

import re
from collections import Counter
from collections.abc import Sequence

from policybook.names import slugify

_SIGNS = re.compile(r"[^\w\s-]")  # what GitHub leaves out; accents stay
_BEFORE_LETTERS = re.compile(r"\A[\W\d_]+")  # what pandoc leaves out before the first letter


def usual_slugs(headings: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the ids of headings by the slugs that GitHub, Python-Markdown and pandoc make of their words.

    `headings` are ids and words, in order; an id itself leads nowhere else. Twins are told apart by `-1` and `_1`.
    """
    slugs = {name: name for name, _ in headings}
    for style in (_github, slugify, _collapsed, _pandoc):
        counts: Counter[str] = Counter()
        for name, words in headings:
            slug = style(words)
            twins = (f"{slug}-{counts[slug]}", f"{slug}_{counts[slug]}") if counts[slug] else (slug,)
            counts[slug] += 1
            slugs |= {twin: name for twin in twins if slug and twin not in slugs}
    return slugs


def _github(words: str) -> str:
    return re.sub(r"\s", "-", _SIGNS.sub("", words.strip().lower()))


def _collapsed(words: str) -> str:
    return re.sub(r"-+", "-", _github(words)).strip("-")


def _pandoc(words: str) -> str:
    return _collapsed(_BEFORE_LETTERS.sub("", words))

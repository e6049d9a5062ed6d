"""Weights: how much a passage says about a word, by BM25F over its own words and what stands above it.

S. Robertson, H. Zaragoza and M. Taylor, Simple BM25 extension to multiple weighted fields, 2004. The reader's browser
reckons the same for the passages that it loads, so what is reckoned here is the most that any of them can come to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from policybook.search.documents import TITLED, Document, Passage
from policybook.search.words import stems

K1 = 1.5
"""How soon more of the same word tells no more."""
FIELDS = {"text": (1.0, 0.5), "place": (1.4, 0.3), "title": (0.7, 0.3), "within": (0.45, 0.5)}
"""Each field's weight, and how much its length counts against it: tried on questions over the sample school."""
Fields = Mapping[str, Counter[str]]


@dataclass(frozen=True)
class Measure:
    """What is known of all passages together."""

    mean: Mapping[str, float]
    """How many words a field has on average, by field."""
    idf: Mapping[str, float]
    """How much each word tells: less the more passages hold it."""


def fields(document: Document) -> list[Fields]:
    """Return the words of each passage of a document, by field."""
    title = Counter(stems(" ".join([document.title, *document.names])))
    own = [Counter(stems(_own(passage, document))) for passage in document.passages]
    return [
        {
            "text": own[at],
            "place": Counter(stems(passage.place)),
            "title": title if passage.fragment else Counter(),
            "within": own[passage.within] if passage.within >= 0 else Counter(),
        }
        for at, passage in enumerate(document.passages)
    ]


def _own(passage: Passage, document: Document) -> str:
    """Return its own words: a heading's are its own, and those of the title are the whole document's."""
    if not passage.fragment:
        return " ".join([document.title, *document.names, passage.text])
    return f"{passage.label} {passage.text}" if passage.kind in TITLED else passage.text


def measure(all_fields: Iterable[Fields]) -> Measure:
    """Return what is known of all passages together."""
    lengths: dict[str, int] = defaultdict(int)
    filled: dict[str, int] = defaultdict(int)
    held: Counter[str] = Counter()
    number = 0
    for found in all_fields:
        number += 1
        held.update(found["text"].keys())
        for name, counted in found.items():
            lengths[name] += counted.total()
            filled[name] += bool(counted)
    mean = {name: max(1.0, lengths[name] / max(1, filled[name])) for name in FIELDS}
    return Measure(mean, {word: log(1 + (number - by + 0.5) / (by + 0.5)) for word, by in held.items()})


def weights(found: Fields, mean: Mapping[str, float]) -> dict[str, float]:
    """Return for each word of a passage how much it says about that, from 0 to 1."""
    much: dict[str, float] = defaultdict(float)
    for name, (weight, by_length) in FIELDS.items():
        counted = found[name]
        norm = 1 - by_length + by_length * counted.total() / mean[name]
        for word, times in counted.items():
            much[word] += weight * times / norm
    return {word: each / (K1 + each) for word, each in much.items()}

"""The index: every word with the documents that hold it, each with the most that a passage of it says about that word.

It is text that a script can hold: a number is one or more signs of an alphabet of 64, a word is what it does not share
with the one before it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from policybook.search.documents import Document
from policybook.search.weights import FIELDS, K1, fields, measure, weights
from policybook.search.words import LITTLE, WEAK, fold, is_little, stem, words

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
MOST = len(ALPHABET) - 1
IDF = 5.0  # signs for one unit of a word's weight; ln of a million passages is below 14
SHARD = 16_000  # signs of postings in one file: a question asks for a few words, each in one of them
NUMBER = "#"
"""What the key of a clause's number begins with among the words."""


@dataclass(frozen=True)
class Index:
    """What a reader's browser loads first, and what it asks for afterwards."""

    base: Mapping[str, object]
    """The words and what is known of all passages together."""
    shards: tuple[str, ...]
    """The postings of the words, in their order."""


def make_index(documents: Sequence[Document]) -> Index:
    """Make the index of documents, which are known by their place among them."""
    read = [fields(document) for document in documents]
    known = measure(one for found in read for one in found)
    best: dict[str, dict[int, float]] = defaultdict(dict)
    for at, (document, found) in enumerate(zip(documents, read, strict=True)):
        for passage, one in zip(document.passages, found, strict=True):
            for word, much in weights(one, known.mean).items():
                best[word][at] = max(much, best[word].get(at, 0))
            for key in passage.keys:
                best[NUMBER + key][at] = 1
    order = sorted(best)
    postings = [_postings(best[word]) for word in order]
    cuts = list(_cuts(postings))
    base = {
        "documents": len(documents),
        "words": _front_coded(order),
        "idf": "".join(ALPHABET[min(MOST, round(known.idf.get(word, 0) * IDF))] for word in order),
        "said": _said(order, documents),
        "cuts": cuts,
        "mean": {name: round(mean, 2) for name, mean in known.mean.items()},
        "fields": FIELDS,
        "k1": K1,
        "little": " ".join(sorted(LITTLE)),
        "weak": " ".join(sorted(WEAK)),
        "late": [at for at, document in enumerate(documents) if document.late],
        "apart": [at for at, document in enumerate(documents) if document.kind != "policy"],
    }
    ends = [*cuts[1:], len(order)][: len(cuts)]
    return Index(base, tuple(" ".join(postings[begin:end]) for begin, end in zip(cuts, ends, strict=True)))


def _postings(held: Mapping[int, float]) -> str:
    """Return the documents that hold a word: how far each is from the one before, and the most it says."""
    signs, before = [], -1
    for at, much in sorted(held.items()):
        signs.append(_number(at - before - 1) + ALPHABET[min(MOST, ceil(much * MOST))])
        before = at
    return "".join(signs)


def _number(number: int) -> str:
    """Return a number as signs, five bits in each, the last of them below 32."""
    signs = ""
    while number >= 32:
        signs += ALPHABET[32 + number % 32]
        number //= 32
    return signs + ALPHABET[number]


def _cuts(postings: Iterable[str]) -> Iterator[int]:
    """Give the word that each file begins with, by its place."""
    full = SHARD
    for at, one in enumerate(postings):
        if full >= SHARD:
            yield at
            full = 0
        full += len(one) + 1


def _front_coded(order: Sequence[str]) -> str:
    """Return words in order, each as how many signs it shares with the one before, and the others."""
    coded = []
    for before, word in zip(["", *order], order, strict=False):
        shared = min(MOST, _alike(before, word))
        coded.append(ALPHABET[shared] + word[shared:])
    return " ".join(coded)


def _said(order: Iterable[str], documents: Iterable[Document]) -> str:
    """Return how each stem is written most often: how much of it is taken off, and what comes in its place."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for passage in document.passages:
            for word, _, _ in words(f"{passage.label} {passage.text}"):
                folded = fold(word)
                if not is_little(folded):
                    counted[stem(folded)][folded] += 1
    return " ".join(_ending(word, counted.get(word, {})) for word in order)


def _ending(word: str, written: Mapping[str, int]) -> str:
    if not written:
        return ""
    usual = max(sorted(written), key=lambda one: written[one])
    shared = _alike(word, usual)
    return "" if usual == word else ALPHABET[min(MOST, len(word) - shared)] + usual[shared:]


def _alike(one: str, other: str) -> int:
    """Return with how many of the same signs two words begin."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )

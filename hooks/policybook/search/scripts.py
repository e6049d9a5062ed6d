"""Scripts: the data of the search as files that call one function, since a page on a disk may load nothing else."""

import json
from collections.abc import Iterator, Sequence

from policybook.search.documents import Document
from policybook.search.index import make_index
from policybook.search.thesaurus import Group, compiled
from policybook.search.words import stems

KINDS = {"policy": "po", "section": "se", "clause": "cl", "paragraph": "pa", "term": "te", "page": "pg"}
"""Kinds of passages, as short as they can be told apart by."""


def scripts(documents: Sequence[Document], groups: Sequence[Group]) -> Iterator[tuple[str, str]]:
    """Give each file of the search: its name within the folder of the search, and its text."""
    index = make_index(documents)
    known = {word for document in documents for passage in document.passages for word in stems(passage.text)}
    known |= {word for document in documents for word in stems(" ".join([document.title, *document.names]))}
    known |= {word for document in documents for one in document.passages for word in stems(one.label)}
    yield "index.js", _call("index", 0, {**index.base, "groups": compiled(groups, sorted(known))})
    for at, shard in enumerate(index.shards):
        yield f"words-{at}.js", _call("words", at, shard)
    for at, document in enumerate(documents):
        yield f"text-{at}.js", _call("text", at, _text(document))


def _text(document: Document) -> dict[str, object]:
    """Return a document as the reader's browser takes it, without what is as usual."""
    places = list(dict.fromkeys(passage.place for passage in document.passages))
    rows = [
        [
            one.fragment,
            KINDS[one.kind],
            one.label,
            places.index(one.place),
            one.within,
            one.text,
            *sorted(one.keys),
        ]
        for one in document.passages
    ]
    said = {"names": list(document.names), "days": dict(document.days)}
    return {
        "url": document.url,
        "title": document.title,
        "kind": document.kind,
        **{name: value for name, value in said.items() if value},
        "places": places,
        "rows": rows,
    }


def _call(kind: str, at: int, value: object) -> str:
    """Return a script; U+2028 and U+2029 end a line in old browsers, where JSON may hold them."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    said = said.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'policybookSearch.take("{kind}",{at},{said});\n'

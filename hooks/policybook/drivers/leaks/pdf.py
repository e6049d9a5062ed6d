"""PDFs: the words of their pages, and every other word and file in them, whatever object holds it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

_CHECKS = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError)
"""What the library raises about a PDF that is none."""
_DRAWN = (
    "/XObject",
    "/Font",
    "/ObjStm",
    "/XRef",
)  # pictures, typefaces, and what the library has taken apart
_FONTS = ("/Length1", "/Length2", "/Length3")


def pdf_contents(data: bytes) -> Iterator[tuple[str, str | bytes, bool]]:
    """Give what a PDF holds: where, the words or a file's bytes, and whether spaces may be lost or added in them."""
    try:
        reader = PdfReader(BytesIO(data))
        for number, page in enumerate(reader.pages, 1):
            yield f"page {number}", page.extract_text(), True
        numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
        for number in sorted(numbers):
            yield from _object(reader.get_object(number))
    except _CHECKS as error:
        raise UnreadableError(f"a PDF cannot be read: {error}") from error


class UnreadableError(ValueError):
    """A PDF cannot be read, so nobody knows what it says."""


def _object(one: Any) -> Iterator[tuple[str, str | bytes, bool]]:
    """Give the words of one object and, where it is a file or metadata, its bytes."""
    yield from (("its metadata, notes, links or bookmarks", words, False) for words in _words(one))
    if isinstance(one, StreamObject):  # a picture's own bytes may hold remarks, its points say nothing
        data = one._data if _is_drawn(one) else one.get_data()
        yield "a file or metadata in it", data if isinstance(data, bytes) else data.encode(), False


def _is_drawn(stream: StreamObject) -> bool:
    return stream.get("/Type") in _DRAWN or any(name in stream for name in _FONTS)


def _words(one: Any) -> Iterator[str]:
    """Give every text in an object, and every name; what it refers to is an object of its own."""
    pending = [one]
    while pending:
        each = pending.pop()
        if isinstance(each, DictionaryObject):
            pending += [*each.keys(), *(each.raw_get(key) for key in each)]
        elif isinstance(each, ArrayObject):
            pending += list(list.__iter__(each))
        elif isinstance(each, TextStringObject | NameObject):
            yield str(each)
        elif isinstance(each, ByteStringObject):
            yield each.decode("latin-1")

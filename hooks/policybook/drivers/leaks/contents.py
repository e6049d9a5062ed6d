"""Contents: all words that can be read out of a file, in whatever way they are written down there."""

import gzip
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from policybook.drivers.leaks.pdf import pdf_contents

DEEPEST = 4  # files within files: a PDF in a zip that is attached to a PDF, and one to spare
LARGEST = 64 * 1024 * 1024  # bytes unpacked; a school's largest PDF has a tenth of it
ENCODINGS = (
    "utf-8",
    "utf-16-le",
    "utf-16-be",
)  # Windows text differs from UTF-8 only beyond the plain letters
_TAG = re.compile(r"<[^<>]{0,4000}>")
_ESCAPE = re.compile(
    r"\\u([0-9A-Fa-f]{4})|\\u\{([0-9A-Fa-f]{1,6})\}|\\x([0-9A-Fa-f]{2})|\\([0-9A-Fa-f]{1,6}) ?"
)  # of scripts and styles
_FOLDED = re.compile(r"\r?\n[ \t]")  # a calendar's long lines


@dataclass(frozen=True)
class Content:
    """Something that was read out of a file."""

    place: str
    """Where in it."""
    text: str
    """The words."""
    broken: bool = False
    """Whether spaces may be lost or added, as in the text of a PDF."""


def contents(data: bytes, name: str, depth: int = 0) -> Iterator[Content]:
    """Give everything that can be read out of a file's bytes; `name` is its own, `depth` how many files it lies in."""
    yield from (Content("its text", text) for text in texts(data))
    if depth >= DEEPEST:
        return
    if data.startswith(b"\x1f\x8b"):
        yield from _within(_unpacked(data), name.removesuffix(".gz"), "what is packed in it", depth)
    elif data.startswith(b"PK\x03\x04"):
        for inner, unpacked in _archive(data):
            yield Content("the names of what is packed in it", inner)
            yield from _within(unpacked, inner, f"{inner}, packed in it", depth)
    elif data.startswith(b"\x89PNG"):
        yield from (Content("what is written in the picture", text) for text in _png(data))
    elif b"%PDF-" in data[:1024]:
        for place, content, broken in pdf_contents(data):
            if isinstance(content, str):
                yield Content(place, content, broken)
            else:
                yield from _within(content, place, place, depth)


def _within(data: bytes, name: str, place: str, depth: int) -> Iterator[Content]:
    for content in contents(data, name, depth + 1):
        yield Content(place if depth else f"{place}: {content.place}", content.text, content.broken)


def texts(data: bytes) -> Iterator[str]:
    """Give the text that bytes may be, as it stands and as a program would read it."""
    for encoding in ENCODINGS:
        text = data.decode(encoding, errors="replace")
        if encoding == "utf-8" or text.count("\ufffd") * 2 < len(text):
            yield from _read(text)
        if encoding != "utf-8" and len(data) % 2:
            yield data[1:].decode(encoding, errors="replace")


def _read(text: str) -> Iterator[str]:
    """Give a text, and what HTML, XML, JSON, addresses, calendars, scripts and styles would make of it."""
    yield text
    plain = unquote(unescape(_ESCAPE.sub(_character, _FOLDED.sub("", text))))
    plain = unquote(unescape(plain)) if "%" in plain or "&" in plain else plain  # escaped twice, as in a feed
    if plain != text:
        yield plain
    if "<" in plain:
        yield _TAG.sub("", plain)
        yield _TAG.sub(" ", plain)
    if text.lstrip()[:1] in ("{", "["):
        for words in _json(text):
            yield from (words, _TAG.sub("", words), _TAG.sub(" ", words))


def _character(found: re.Match[str]) -> str:
    number = int(next(filter(None, found.groups())), 16)
    return chr(number) if number < 0x110000 else found[0]  # beyond it there are no characters


def _json(text: str) -> Iterator[str]:
    try:
        pending: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            pending += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            pending += one
        elif isinstance(one, str):
            yield one


def _unpacked(data: bytes) -> bytes:
    try:
        with gzip.open(BytesIO(data)) as file:
            return file.read(LARGEST)
    except (OSError, EOFError, zlib.error):
        return b""


def _archive(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for one in archive.infolist():
                with archive.open(one) as file:
                    yield one.filename, file.read(LARGEST)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        return


def _png(data: bytes) -> Iterator[str]:
    """Give the packed words of a picture; those that are not packed stand in its bytes."""
    at = 8
    while at + 12 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            packed = data[at + 8 : at + 8 + size]
            yield from _inflated(packed)
        at += 12 + size


def _inflated(chunk: bytes) -> Iterator[str]:
    start = chunk.find(b"\x78")  # with which what zlib packs begins
    while start >= 0:
        try:
            yield zlib.decompressobj().decompress(chunk[start:], LARGEST).decode("utf-8", errors="replace")
            return
        except zlib.error:
            start = chunk.find(b"\x78", start + 1)

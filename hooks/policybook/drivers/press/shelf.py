"""The shelf: PDFs kept from earlier runs, each under a name made from everything that can change it."""

import ctypes
import json
import sys
import zlib
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

import policybook
from policybook.drivers.disk import put
from policybook.drivers.press.sheet import Printed, Sheet
from policybook.drivers.press.typeface import font_files
from policybook.finding import Finding, Severity

MAKERS = (
    "weasyprint",
    "tinyhtml5",
    "tinycss2",
    "cssselect2",
    "pyphen",
    "pydyf",
    "fonttools",
    "pillow",
    "segno",
    "pypdf",
)  # a new version may print otherwise


@dataclass(frozen=True)
class Kept:
    """What the shelf knows of one PDF."""

    pages: int
    """How many pages it has."""
    findings: tuple[Finding, ...]
    """What was found when it was made."""
    read: dict[str, str]
    """Each file that went into it, from the handbook's folder, with the digest of its bytes; empty if missing."""


class Shelf:
    """A folder of files, each a PDF behind a line that says what it is: one damaged or exchanged is not."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`; what cannot be kept there, because it cannot be written to, is made again each time."""
        self.folder = folder / "pdf"

    def find(self, sheet: Sheet) -> Printed | None:
        """Return the sheet as printed earlier, with its PDF put in place, or None where it must be rendered."""
        kept, pdf = self._whole(key_of(sheet))
        if kept is None or any(digest_of(sheet.root / name) != digest for name, digest in kept.read.items()):
            return None
        put(pdf, sheet.out)
        return Printed(sheet.slug, kept.pages, False, kept.findings)

    def keep(self, sheet: Sheet, pdf: bytes, kept: Kept) -> None:
        """Keep a rendered PDF."""
        key = key_of(sheet)
        said = json.dumps({"key": key, "pdf": sha256(pdf).hexdigest(), **asdict(kept)}).encode()
        with suppress(OSError):
            put(b"\n".join([sha256(said).hexdigest().encode(), said, pdf]), self.folder / key)

    def _whole(self, key: str) -> tuple[Kept | None, bytes]:
        """Return what was kept under a key and its PDF, if both are as they were kept; else None."""
        try:
            digest, said, pdf = (self.folder / key).read_bytes().split(b"\n", 2)
            if sha256(said).hexdigest().encode() != digest:
                return None, b""
            data = json.loads(said)
            if data["key"] != key or data["pdf"] != sha256(pdf).hexdigest():
                return None, b""
            findings = tuple(
                Finding(**one | {"severity": Severity(one["severity"])}) for one in data["findings"]
            )
            return Kept(data["pages"], findings, data["read"]), pdf
        except (OSError, ValueError, KeyError, TypeError):  # never kept, or by another version, or cut short
            return None, b""


def key_of(sheet: Sheet) -> str:
    """Return the name under which a sheet is kept: one for all that is in it, and all that makes it."""
    named = (
        _makers(),
        sheet.slug,
        sheet.page,
        sheet.html,
        sheet.path,
        sheet.source,
        sheet.parts,
        sheet.leaves,
    )
    return sha256(repr(named).encode()).hexdigest()


def digest_of(path: Path) -> str:
    """Return the digest of a file's bytes, or an empty text where there is no such file."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


@cache
def _makers() -> str:
    """Return a digest of all that turns HTML into a PDF: our own code, and what the packages say they are."""
    makers = sha256(policybook.__version__.encode())
    makers.update(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION} {_libraries()}".encode())
    for file in [*sorted(Path(__file__).parent.glob("*.py")), *font_files()]:
        makers.update(file.read_bytes())
    for name in MAKERS:  # the whole of it, because to read but the version takes several times as long
        makers.update((distribution(name).read_text("METADATA") or version(name)).encode())
    return makers.hexdigest()


def _libraries() -> tuple[Any, Any]:
    """Return the versions of the libraries that set lines and shape letters, as far as the system has them."""
    return _version("pango-1.0", "pango_version"), _version("harfbuzz", "hb_version_string", ctypes.c_char_p)


def _version(library: str, function: str, kind: Any = ctypes.c_int) -> Any:
    for name in (f"lib{library}.so.0", f"lib{library}.0.dylib"):
        with suppress(OSError, AttributeError):
            ask = getattr(ctypes.CDLL(name), function)
            ask.restype = kind
            return ask()
    return None

"""The shelf: PDFs kept from earlier runs, each under a name made from everything that can change it."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import distribution, version
from pathlib import Path

import policybook
from policybook.drivers.press.sheet import Printed, Sheet
from policybook.finding import Finding, Severity

TYPEFACE_PACKAGE = "font-source-sans-pro"
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
    TYPEFACE_PACKAGE,
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
    """A folder of PDFs with a small record beside each."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, and make it where it is missing."""
        self.folder = folder / "pdf"
        self.folder.mkdir(parents=True, exist_ok=True)

    def find(self, sheet: Sheet) -> Printed | None:
        """Return the sheet as printed earlier, with its PDF put in place, or None where it must be rendered."""
        key = key_of(sheet)
        kept = self._record(key)
        if kept is None or any(digest_of(sheet.root / name) != digest for name, digest in kept.read.items()):
            return None
        put(self._pdf(key).read_bytes(), sheet.out)
        return Printed(sheet.slug, kept.pages, False, kept.findings)

    def keep(self, sheet: Sheet, pdf: bytes, kept: Kept) -> None:
        """Keep a rendered PDF; the record goes last, so that a broken run leaves none without its PDF."""
        key = key_of(sheet)
        put(pdf, self._pdf(key))
        put(json.dumps(asdict(kept), indent=1).encode(), self._json(key))

    def _record(self, key: str) -> Kept | None:
        try:
            data = json.loads(self._json(key).read_bytes())
            findings = tuple(
                Finding(**{**one, "severity": Severity(one["severity"])}) for one in data["findings"]
            )
            return Kept(data["pages"], findings, data["read"]) if self._pdf(key).is_file() else None
        except (
            OSError,
            ValueError,
            KeyError,
            TypeError,
        ):  # never kept, or kept by another version or cut short
            return None

    def _pdf(self, key: str) -> Path:
        return self.folder / f"{key}.pdf"

    def _json(self, key: str) -> Path:
        return self.folder / f"{key}.json"


def key_of(sheet: Sheet) -> str:
    """Return the name under which a sheet is kept: one for each HTML, attachment and set of makers."""
    named = "\0".join((_makers(), sheet.slug, sheet.page, sheet.html, sheet.source, repr(sheet.parts)))
    return sha256(named.encode()).hexdigest()[:32]  # 128 bits never meet by chance


def digest_of(path: Path) -> str:
    """Return the digest of a file's bytes, or an empty text where there is no such file."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def put(data: bytes, path: Path) -> None:
    """Write the bytes as a whole file: a reader sees the old one or the new one; an equal one is left untouched."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(path.name + ".part")
    half.write_bytes(data)
    half.replace(path)


@cache
def _makers() -> str:
    """Return a digest of all that turns HTML into a PDF: our own code, and what the packages say they are."""
    makers = sha256(policybook.__version__.encode())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        makers.update(module.read_bytes())
    for name in MAKERS:  # the whole of it, because to read but the version takes several times as long
        makers.update((distribution(name).read_text("METADATA") or version(name)).encode())
    return makers.hexdigest()

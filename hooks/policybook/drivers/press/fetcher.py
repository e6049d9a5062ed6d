"""What a document in print may read: pictures beside its page, our typeface, QR codes, and nothing from a network."""

from importlib.util import find_spec
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

import segno
from weasyprint.urls import URLFetcher, URLFetcherResponse

TYPEFACE = "font_source_sans_pro"  # the package of font files that we depend on


class NotReadableError(ValueError):
    """An address that may not or cannot be read; its text is for the person who wrote it."""


def typeface_folder() -> Path:
    """Return the folder with the font files; raises FileNotFoundError where their package is not installed."""
    spec = find_spec(TYPEFACE)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the package {TYPEFACE.replace('_', '-')} is not installed")
    return Path(spec.submodule_search_locations[0]) / "files"


class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Reads for one document, and remembers which files it read.

    To WeasyPrint the handbook's folder is the root of the disk: the address of a picture, which leaves a trace in the
    PDF, is then the same on every machine.
    """

    def __init__(self, root: Path) -> None:
        """Allow the files below `root`."""
        super().__init__(allowed_protocols=("data",))
        self.root = root.resolve()
        self.read: dict[Path, None] = {}
        """The files asked for, there or not, in the order of asking."""
        self.refused: dict[str, str] = {}
        """Why an address was not read."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return what the address holds; raises NotReadableError for a remote, forbidden or missing one."""
        try:
            return self._fetch(url)
        except NotReadableError as refusal:
            self.refused[url] = str(refusal)
            raise

    def _fetch(self, url: str) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url)
        if parts.scheme == "typeface":
            return _response(url, typeface_folder() / parts.path)
        if parts.scheme == "qr":
            return URLFetcherResponse(
                url, qr_code(url.removeprefix("qr:")), {"Content-Type": "image/svg+xml"}
            )
        if parts.scheme != "file":
            raise NotReadableError("pictures are never fetched from the internet")
        return _response(url, self._allowed(self.root / unquote(parts.path).lstrip("/")))

    def _allowed(self, path: Path) -> Path:
        path = path.resolve()
        if not path.is_relative_to(self.root):
            raise NotReadableError("the file lies outside the handbook")
        self.read[path] = None
        if not path.is_file():
            raise NotReadableError("there is no such file")
        return path


def qr_code(address: str) -> bytes:
    """Return a drawing, in SVG, of the QR code of an address."""
    drawing = BytesIO()
    code = segno.make_qr(address, error="m")  # a quarter of a creased or smudged code may be unreadable
    code.save(drawing, kind="svg", border=0, xmldecl=False)
    return drawing.getvalue()


def _response(url: str, path: Path) -> URLFetcherResponse:
    kind = guess_type(path.name)[0] or "application/octet-stream"
    return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

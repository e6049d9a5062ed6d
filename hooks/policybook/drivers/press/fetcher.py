"""What a document in print may read: a text only its pictures, our own pages only what they list, neither a network."""

from base64 import b64decode
from binascii import Error as NoBase64
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

import segno
from weasyprint.urls import URLFetcher, URLFetcherResponse

from policybook.drivers.press.pictures import BYTES, NotReadableError, kind_of
from policybook.drivers.press.typeface import FONTS, typeface_folder


class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Reads for our own styles and signature pages: the four cuts of the typeface, and QR codes, which it draws."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return what one of our own addresses holds; raises NotReadableError for any other."""
        scheme, _, rest = url.partition(":")
        if scheme == "typeface" and rest in FONTS:
            return _response((typeface_folder() / rest).read_bytes(), "font/ttf")
        if scheme == "qr":
            return _response(qr_code(rest), "image/svg+xml")
        raise NotReadableError("it is none of the press's own files")


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Reads the pictures of one document, and remembers which files it read.

    To WeasyPrint the handbook's folder is the root of the disk: the address of a picture, which leaves a trace in the
    PDF, is then the same on every machine.
    """

    def __init__(self, root: Path) -> None:
        """Allow the pictures below `root`."""
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.root = root.resolve()
        self.read: dict[Path, None] = {}
        """The files asked for, there or not, in the order of asking."""
        self.refused: dict[str, str] = {}
        """Why an address was not read."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return the picture that an address holds; raises NotReadableError for a remote, forbidden or missing one."""
        try:
            data = self._data(url)
            return _response(data, kind_of(data))
        except NotReadableError as refusal:
            self.refused[url] = str(refusal)
            raise

    def _data(self, url: str) -> bytes:
        scheme, _, rest = url.partition(":")
        if scheme.lower() == "data":
            return _within(rest)
        if scheme.lower() in ("http", "https", "ftp"):
            raise NotReadableError("pictures are never fetched from the internet")
        if scheme.lower() != "file":
            raise NotReadableError(f"{scheme}: is no address of a picture")
        if urlsplit(url).netloc:
            raise NotReadableError("it is on another computer")
        return self._file(unquote(urlsplit(url).path).lstrip("/"))

    def _file(self, name: str) -> bytes:
        try:
            path = (self.root / name).resolve()
        except (OSError, ValueError) as error:  # a name too long, or with a NUL in it
            raise NotReadableError("there can be no such file") from error
        if not path.is_relative_to(self.root):
            raise NotReadableError("the file lies outside the handbook")
        self.read[path] = None
        if not path.is_file():
            raise NotReadableError("there is no such file")
        with path.open("rb") as file:
            return file.read(
                BYTES + 1
            )  # one more than a picture may have, so that it is found to be too large


def _within(rest: str) -> bytes:
    """Return the bytes that an address says itself: `data:image/png;base64,…`."""
    said, _, data = rest.partition(",")
    try:
        return b64decode(unquote_to_bytes(data)) if said.endswith(";base64") else unquote_to_bytes(data)
    except NoBase64 as error:
        raise NotReadableError("the file is not a picture that we can read") from error


def qr_code(address: str) -> bytes:
    """Return a drawing, in SVG, of the QR code of an address."""
    drawing = BytesIO()
    code = segno.make_qr(address, error="m")  # a quarter of a creased or smudged code may be unreadable
    code.save(drawing, kind="svg", border=0, xmldecl=False)
    return drawing.getvalue()


def _response(data: bytes, kind: str) -> URLFetcherResponse:
    """Return an answer that names no file, or WeasyPrint would read the file again, from the real disk's root."""
    return URLFetcherResponse("", data, {"Content-Type": kind})

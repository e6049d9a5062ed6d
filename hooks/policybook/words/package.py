"""The package: the parts of a .docx, which is a zip file, read within bounds and never run."""

import posixpath
import zipfile
import zlib
from io import BytesIO

from policybook.words.refusal import Refused

MOST_ENTRIES = 5_000  # Word writes a few dozen; each picture is one more
LARGEST = 200_000_000  # bytes of all parts together, unpacked; a policy with many photographs has a tenth
LARGEST_XML = 60_000_000  # bytes of one part of XML: some 200,000 paragraphs
RATIO, SMALL = (
    200,
    5_000_000,
)  # XML packs a hundred to one at the most; below five megabytes any ratio is harmless
_SAVE = "Open it in Word, choose File > Save As > Word Document (*.docx), and import that file."
_FAULTS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)


class Package:
    """A .docx, opened; its parts are unpacked when they are asked for, all within one sum of bytes."""

    def __init__(self, data: bytes) -> None:
        """Open the bytes of a file. Raises Refused where they are no .docx, or one that could do harm."""
        _known(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _FAULTS as error:
            raise _broken() from error
        self._entries = {info.filename.lstrip("/").lower(): info for info in self._zip.infolist()}
        self._left = LARGEST
        _bounded(self._zip.infolist(), len(data))
        if "mimetype" in self._entries and "[content_types].xml" not in self._entries:
            raise Refused("not-word", "This is an OpenDocument file.", _SAVE)

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names, in small letters."""
        return tuple(self._entries)

    @property
    def has_macros(self) -> bool:
        """Whether programs are stored in it, which are never run."""
        return any(name.endswith("vbaproject.bin") for name in self._entries)

    def part(self, name: str, *, most: int = LARGEST_XML) -> bytes | None:
        """Return a part's bytes; None where there is none. Raises Refused beyond `most` bytes."""
        info = self._entries.get(posixpath.normpath(name).lstrip("/").lower())
        if info is None:
            return None
        if info.flag_bits & 1:  # the zip file's own sort of password
            raise _locked()
        limit = min(most, self._left)
        try:
            with self._zip.open(info) as file:
                data = file.read(limit + 1)
        except _FAULTS as error:
            raise _broken() from error
        if len(data) > limit:
            raise _bomb(f"its part {name} is larger than {limit // 1_000_000} MB when unpacked")
        self._left -= len(data)
        return data


def _known(data: bytes) -> None:
    """Say what a file is that is no zip file. Raises Refused."""
    if data.startswith(b"PK"):
        return
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # Microsoft's older container of files
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _locked()
        message = "This is a file of Word 97-2003 (.doc), which keeps its text in another way."
        raise Refused("old-word", message, _SAVE)
    if data.startswith(b"%PDF"):
        message = "This is a PDF, which holds printed pages and no longer knows paragraphs and numbers."
        remedy = "Find the Word file that it was made from, or open the PDF in Word and look over what comes of it."
        raise Refused("pdf", message, remedy)
    if data.startswith(b"{\\rtf"):
        raise Refused("not-word", "This is a file of rich text (.rtf).", _SAVE)
    said = "The file is empty." if not data.strip() else "This is not a Word file, whatever its name says."
    raise Refused("not-word", said, _SAVE)


def _bounded(infos: list[zipfile.ZipInfo], size: int) -> None:
    if len(infos) > MOST_ENTRIES:
        raise _bomb(f"it holds {len(infos):,} parts, and a Word file holds fewer than {MOST_ENTRIES:,}")
    total = sum(info.file_size for info in infos)
    if total > LARGEST:
        raise _bomb(f"it grows to {total // 1_000_000:,} MB when unpacked")
    if total > SMALL and total > RATIO * size:
        raise _bomb(f"it grows {total // max(1, size):,} times as large when unpacked")


def _bomb(what: str) -> Refused:
    return Refused("too-large", f"The file is not opened: {what}.", _SAVE)


def _broken() -> Refused:
    return Refused("broken", "The file is damaged, and parts of it cannot be read.", _SAVE)


def _locked() -> Refused:
    remedy = (
        "In Word choose File > Info > Protect Document > Encrypt with Password, empty the field, and save."
    )
    return Refused("password", "The file is protected by a password.", remedy)

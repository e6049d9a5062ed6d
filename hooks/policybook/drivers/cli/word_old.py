"""Files of Word 97-2003, saved anew by LibreOffice where it is installed."""

import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from policybook.words import Refused

LONGEST = 120  # seconds that LibreOffice may take over one file


def can_convert() -> bool:
    """Tell whether LibreOffice is here."""
    return _program() is not None


def as_docx(file: Path) -> bytes:
    """Return a .doc as the bytes of a .docx. Raises Refused where LibreOffice makes none of it."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(
            folder, "home"
        ).as_uri()  # a profile of its own, so that an open LibreOffice is left alone
        program = _program() or "soffice"
        command = [
            program,
            "--headless",
            f"-env:UserInstallation={home}",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(file.absolute()),
        ]
        with suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)
        made = Path(folder, f"{file.stem}.docx")
        if not made.is_file():
            remedy = "Open it in Word, choose File > Save As > Word Document (*.docx), and import that file."
            raise Refused(
                "old-word", "This is a file of Word 97-2003, and LibreOffice could not save it anew.", remedy
            )
        return made.read_bytes()


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")

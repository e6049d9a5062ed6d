"""Reading back: what a finished PDF says where it is signed, read from the file itself before anybody gets it."""

from collections.abc import Iterable
from io import BytesIO

from pypdf import PdfReader

from policybook.drivers.press.leaves import Bound
from policybook.drivers.press.sheet import MisprintError


def read_back(pdf: bytes, *, pages: int, leaves: Iterable[Bound]) -> None:
    """Read a finished PDF's number of pages and its signature pages, each with its statement and both codes.

    Raises MisprintError where it says anything else than what was set.
    """
    reader = PdfReader(BytesIO(pdf))
    if len(reader.pages) != pages:
        raise MisprintError(f"the finished file has {len(reader.pages)} pages in place of {pages}")
    for bound in leaves:
        numbers = range(bound.begin - 1, bound.begin + len(bound.pages))
        texts = [_bare(reader.pages[number].extract_text()) for number in numbers]
        before, *own = texts
        _expect("statement", bound.statement, "".join(own))
        text_code, sheet_code = bound.leaf.codes
        _expect("text code", text_code, "".join(own))
        _expect("sheet code", sheet_code, "".join(own))
        _expect("text code", text_code, before)


def _expect(what: str, said: str, read: str) -> None:
    if _bare(said) not in read:
        raise MisprintError(f"where it is signed, the finished file does not say the {what} '{said}'")


def _bare(text: str) -> str:
    """Return a text without its spaces: a PDF says where words stand, and only that, where a line ends."""
    return "".join(text.split())

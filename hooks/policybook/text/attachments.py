"""Attachments: the pictures and files a policy's text points to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from policybook.text.parser import Text
from policybook.text.running_text import position

_LINK = re.compile(  # bounds keep odd input linear; `Hire Form.docx` and `plan (1).png` are names as people give them
    r"(!?)\[([^\[\]]{0,500})\]\(\s{0,9}"
    r"(?:<([^<>]{1,500})>|((?:[^()<>\"']|\([^()<>\"']{0,99}\)|(?<=\w)'(?=\w)){1,500})(?=[)\"']))"
)
_RAW_PICTURE = re.compile(r"<img\b[^>]*?\bsrc=\"([^\"]*)\"")  # as the list of what is allowed leaves it
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]+:|//|#|/", re.IGNORECASE)
_OWN_DISK = re.compile(r"[a-z]:|file:|\\\\", re.IGNORECASE)  # C:\Users\…, file:///C:/…, \\server\share


@dataclass(frozen=True)
class Attachment:
    """One place where a policy points to a file beside it."""

    target: str
    """The file as typed, without a fragment: `images/plan.png`, `Hire%20Form.docx`."""
    picture: bool
    """Whether it is shown in the page."""
    line: int
    """The line of the policy's file."""
    column: int
    """The column, from 1."""

    @property
    def path(self) -> str:
        """The file's own name, as the disk has it: `Hire Form.docx`."""
        return unquote(self.target)

    @property
    def on_own_disk(self) -> bool:
        """Whether it is named by its place on one person's computer, where no reader can have it."""
        return bool(_OWN_DISK.match(self.target))


def attachments(text: Text) -> Iterator[Attachment]:
    """Yield every file a text points to by a path of its own, links to other sites left out."""
    for token in text.tokens:
        if token.type == "inline" and "](" in token.content:
            for match in _LINK.finditer(token.content):
                typed = (match[3] or match[4]).strip()
                target = typed.partition("#")[0]
                if target and (_OWN_DISK.match(typed) or not _ELSEWHERE.match(typed)):
                    line, column = position(token, match.start(), text.lines, text.first_line)
                    yield Attachment(target, bool(match[1]), line, column)


def pictures(text: Text) -> frozenset[str]:
    """Return the addresses, as typed, of the pictures that a text shows and that are files beside it."""
    found: set[str] = set()
    for token in text.tokens:
        for one in (token, *(token.children or ())):
            if one.type == "image":
                found.add(str(one.attrs.get("src", "")))
            elif one.type.startswith("html"):
                found.update(unescape(address) for address in _RAW_PICTURE.findall(one.content))
    return frozenset(address for address in found if address and not _ELSEWHERE.match(address))

"""Attachments: the pictures and files a policy's text points to, and what is shown where one is missing."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from markdown.treeprocessors import Treeprocessor

_LINK = re.compile(  # bounds keep odd input linear; `Hire Form.docx` and `plan (1).png` are names as people give them
    r"(!?)\[([^\[\]]{0,500})\]\(\s{0,9}"
    r"(?:<([^<>]{1,500})>|((?:[^()<>\"']|\([^()<>\"']{0,99}\)|(?<=\w)'(?=\w)){1,500})(?=[)\"']))"
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]+:|//|#|/", re.IGNORECASE)
_OWN_DISK = re.compile(r"[a-z]:|file:|\\\\", re.IGNORECASE)  # C:\Users\…, file:///C:/…, \\server\share
_FENCE = re.compile(r"\s*(```|~~~)")


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


def attachments(body: str, *, first_line: int) -> Iterator[Attachment]:
    """Yield every file a policy's text points to by a path of its own, links to other sites left out.

    `body` is its Markdown, and `first_line` the line of the file on which that begins.
    """
    if "](" not in body:
        return
    fenced = False
    for number, line in enumerate(body.split("\n")):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            for match in _LINK.finditer(line):
                typed = (match[3] or match[4]).strip()
                target = typed.partition("#")[0]
                if target and (_OWN_DISK.match(typed) or not _ELSEWHERE.match(typed)):
                    yield Attachment(target, bool(match[1]), first_line + number, match.start() + 1)


class MissingAttachments(Treeprocessor):
    """Shows in words what cannot be shown: `Missing picture: plan of the school`."""

    def __init__(self, missing: frozenset[str]) -> None:
        """`missing` are the files, as typed, that are not there."""
        super().__init__()
        self.missing = missing

    def run(self, root: ET.Element) -> None:
        """Replace every picture or link whose file is missing."""
        for element in root.iter():
            target = (
                element.get("src")
                if element.tag == "img"
                else element.get("href")
                if element.tag == "a"
                else None
            )
            if target and target.partition("#")[0] in self.missing:
                _replace(element, target)


def _replace(element: ET.Element, target: str) -> None:
    words = f"Missing picture: {element.get('alt') or target}" if element.tag == "img" else element.text
    tail = element.tail
    element.attrib.clear()
    element.tag, element.text, element.tail = "span", words, tail
    element.set("class", "pb-missing")

"""Clause markup: the Python-Markdown extension that gives every clause its element, its address and its label.

The outline's marked text is parsed in place of the page's own; each mark becomes an element of its own, and the
marked stretches are then gathered into `div.pb-clause`. Labels are text, never list counters: they are copied,
spoken and printed as typed.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from policybook.clauses import Outline
from policybook.text.attachments import MissingAttachments
from policybook.text.parser import CLOSE, END, HEADING, OPEN, START
from policybook.text.plain_words import spare_plain_words

MARK = "data-pb-mark"
LABEL = "pb-clause__label"
_FENCE = re.compile("```|~~~")
_MARKED = re.compile(rf"{START}({OPEN}|{CLOSE}|{HEADING})(?::([0-9]+))?{END}\s*")
MARGIN = 4  # characters of a label that a narrow margin holds: 12.3, (iv), viii

EXTENSIONS: Sequence[str] = (
    "attr_list",
    "tables",
    "footnotes",
    "def_list",
    "admonition",
    "md_in_html",
    "toc",
    "pymdownx.superfences",
    "pymdownx.magiclink",
)
"""What a policy may be written with, beside plain Markdown; the same on the site, on paper and on the command line."""


class ClauseExtension(Extension):
    """Marks up the policy whose outline was handed over last; leaves any other page alone."""

    def __init__(self) -> None:
        super().__init__()
        self.outline: Outline | None = None
        """The outline of the policy about to be converted; None for a page that is no policy."""
        self.missing: frozenset[str] = frozenset()
        """Files that it points to and that are not there."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's own name)
        """Join in, for this one conversion, when a policy is at hand."""
        if self.outline is None:
            return
        md.preprocessors.register(
            _MarkedText(md, self.outline), "policybook-text", 29
        )  # right after normalising
        md.preprocessors.register(
            _Swallowed(md, self.outline), "policybook-swallowed", 15
        )  # after HTML is put by, at 20
        md.parser.blockprocessors.register(
            _Marks(md.parser), "policybook-marks", 200
        )  # before anything reads a mark
        md.parser.blockprocessors.deregister("olist")  # it would count labels anew
        if "fenced_code_block" in md.preprocessors and not _FENCE.search(self.outline.marked):
            md.preprocessors.deregister("fenced_code_block")  # it reads every line twice
        md.treeprocessors.register(
            _Gather(md, self.outline), "policybook-clauses", 30
        )  # before inline markup, at 20
        md.treeprocessors.register(
            MissingAttachments(self.missing), "policybook-missing", 12
        )  # after inline markup
        md.treeprocessors.register(_Spaces(md), "policybook-spaces", -100)  # after all that reads the words
        spare_plain_words(md)


class _MarkedText(Preprocessor):
    def __init__(self, md: Markdown, outline: Outline) -> None:
        super().__init__(md)
        self.outline = outline

    def run(self, lines: list[str]) -> list[str]:
        return [
            *self.outline.marked.split("\n"),
            "",
        ]  # the empty line that Markdown itself adds, after its end


class _Swallowed(Preprocessor):
    """Puts labels back where a mark has got into raw HTML all the same: `1. <div>` opens it after a label."""

    def __init__(self, md: Markdown, outline: Outline) -> None:
        super().__init__(md)
        self.outline = outline

    def run(self, lines: list[str]) -> list[str]:
        blocks = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(blocks):
            if isinstance(block, str) and START in block:
                blocks[number] = _MARKED.sub(self.label, block)
        return lines

    def label(self, mark: re.Match[str]) -> str:
        return f"{self.outline.clauses[int(mark[2])].label} " if mark[1] == OPEN else ""


class _Marks(BlockProcessor):
    """Turns a block that is a mark into an empty element."""

    def test(self, parent: ET.Element, block: str) -> bool:
        return block.startswith(START + "pb-")

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        mark, _, after = blocks.pop(0).partition(END)
        ET.SubElement(parent, "div", {MARK: mark.removeprefix(START)})
        if after.strip():
            blocks.insert(0, after.strip("\n"))


class _Gather(Treeprocessor):
    """Gathers what stands between marks into clauses, and gives headings their ids."""

    def __init__(self, md: Markdown, outline: Outline) -> None:
        super().__init__(md)
        self.outline = outline

    def run(self, root: ET.Element) -> None:
        parents = dict.fromkeys(
            element for element in root.iter() for child in element if MARK in child.attrib
        )
        for parent in parents:
            self.gather(parent)

    def gather(self, parent: ET.Element) -> None:
        children, into = list(parent), [parent]
        del parent[:]
        heading_id = ""
        for child in children:
            kind, _, number = child.get(MARK, "").partition(":")
            if kind == OPEN:
                into.append(self.clause(into[-1], int(number)))
            elif kind == CLOSE:
                self.label(into.pop() if len(into) > 1 else parent)
            elif kind == HEADING:
                heading_id = self.outline.sections[int(number)].id
            else:
                if heading_id:
                    child.set("id", heading_id)
                    heading_id = ""
                into[-1].append(child)
        for clause in into[1:]:  # its end is marked outside of the HTML it stands in
            self.label(clause)

    def clause(self, parent: ET.Element, number: int) -> ET.Element:
        clause = self.outline.clauses[number]
        wide = " pb-clause--wide" if len(clause.label) > MARGIN else ""
        attributes = {
            "class": f"pb-clause pb-clause--{clause.level}{wide}",
            "id": clause.id,
            "data-clause": clause.address,
        }
        element = ET.SubElement(parent, "div", attributes)
        element.set(MARK, clause.label)
        return element

    def label(self, element: ET.Element) -> None:
        """Put the label before the first words of a clause, or in a line of its own before a list or table."""
        text = element.attrib.pop(MARK, None)
        if text is None:
            return
        first = element[0] if len(element) and element[0].tag == "p" else ET.Element("p")
        if not len(element) or first is not element[0]:
            element.insert(0, first)
        label = ET.Element("span", {"class": LABEL})
        label.text = AtomicString(text)
        label.tail = f" {first.text}" if first.text else ""
        first.text = ""
        first.insert(0, label)
        href = f"#{element.get('id')}"
        named = f"Link to clause {element.get('data-clause')}"  # what a screen reader speaks; what is seen is drawn
        ET.SubElement(
            first, "a", {"class": "pb-clause__link", "href": href, "aria-label": named, "title": named}
        )


class _Spaces(Treeprocessor):
    """Gives the space after each label an element, so that a style sheet can take its room back, however wide it is."""

    def run(self, root: ET.Element) -> None:
        for paragraph in root.iter("p"):
            label = paragraph[0] if len(paragraph) else paragraph
            if label.get("class") == LABEL and label.tail and label.tail[0] == " ":
                space = ET.Element("span", {"class": f"{LABEL}-space"})
                space.text, space.tail, label.tail = " ", label.tail[1:], None
                paragraph.insert(1, space)


def convert(outline: Outline) -> str:
    """Return the HTML of a policy's text, as the site shows it before links to other pages are resolved."""
    extension = ClauseExtension()
    extension.outline = outline
    return Markdown(extensions=[*EXTENSIONS, extension]).convert("policy")

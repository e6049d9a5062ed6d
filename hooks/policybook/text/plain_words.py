"""Plain words: the texts of a page that hold no inline markup, which Python-Markdown then need not search for any.

It tries each of its patterns on every text and most texts hold none, so this is a third of what a page costs.
"""

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_MARKED = (
    re.compile(  # each pattern below needs one of these; STX and ETX are Python-Markdown's own place holders
        r"[`\\\[<&*_@\x02\x03]|  \n|://|w{3}\.", re.IGNORECASE
    )
)
_KNOWN = frozenset(
    """backtick escape footnote reference link image_link image_reference short_reference short_image_ref autolink
    automail linebreak html magic-link magic-mail entity not_strong em_strong em_strong2""".split()
)


def spare_plain_words(md: Markdown) -> None:
    """Spare plain words in this one conversion, unless a school's own extension looks for other markup."""
    if sum(name in md.inlinePatterns for name in _KNOWN) == len(md.inlinePatterns):
        hidden: list[tuple[ET.Element, bool]] = []
        md.treeprocessors.register(_Hide(md, hidden), "policybook-plain", 20.5)  # inline markup is done at 20
        md.treeprocessors.register(_Show(md, hidden), "policybook-plain-end", 19.5)


class _Hide(Treeprocessor):
    """Says of plain words that they are not to be searched."""

    def __init__(self, md: Markdown, hidden: list[tuple[ET.Element, bool]]) -> None:
        super().__init__(md)
        self.hidden = hidden

    def run(self, root: ET.Element) -> None:
        marked = _MARKED.search
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and not marked(text) and not isinstance(text, AtomicString):
                element.text = AtomicString(text)
                self.hidden.append((element, False))
            if tail and not marked(tail) and not isinstance(tail, AtomicString):
                element.tail = AtomicString(tail)
                self.hidden.append((element, True))


class _Show(_Hide):
    """Makes them text like any other again, for what an extension may do to text afterwards."""

    def run(self, root: ET.Element) -> None:
        for element, is_tail in self.hidden:
            if is_tail:
                element.tail = str(element.tail)
            else:
                element.text = str(element.text)

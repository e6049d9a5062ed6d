"""Inset: the texts that people wrote, set into the places that our templates leave for them, and no further.

A template writes a text as plain words in a <pb-text>. Here it is read as HTML by itself, so that no tag in it closes
what it stands in, and it loses whatever speaks of more than itself: styles, names of ours, what is fetched or attached.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from weasyprint import HTML

from policybook.drivers.press.drawings import SVG, trouble
from policybook.drivers.press.proof import line_of
from policybook.drivers.press.sheet import Part, Sheet
from policybook.finding import Finding, Severity

HOLE = "pb-text"
LEAD = "x"  # a letter before the text: without one, a <frameset> would take the place of the whole page
WHOLE = frozenset(
    "style link script meta base title template object embed applet iframe frame frameset".split()
)
"""Elements that change more than their own place, or fetch something."""
SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
ALIGNED = re.compile(
    r"\s*text-align\s*:\s*(left|right|center|justify)\s*;?\s*"
)  # what the columns of a table say
OURS = re.compile(
    r"pb-(?!(clause(__[\w-]+|--\w+)?|para|left|center|right|ref|term|missing|staff)$)"
)  # a name of ours that a page's text never has


def set_in(tree: Element, sheet: Sheet) -> list[Finding]:
    """Set every text of a sheet into its place in the tree, and return what was left out of them."""
    holes = list(_holes(tree, None, {part.id: part for part in sheet.parts}))
    ours = frozenset(name for element in tree.iter() if (name := element.get("id")))
    taken: dict[Part | None, set[str]] = {}
    findings: dict[Finding, None] = {}
    for parent, hole, part in holes:  # the ids of several parts are told apart later
        path, source = (part.path, part.source) if part else (sheet.path or sheet.slug, sheet.source)
        path = hole.get("data-path", path)
        text = _Text(_read("".join(hole.itertext())), path, source, taken.setdefault(part, set(ours)))
        findings.update(dict.fromkeys(text.cleaned()))
        _splice(parent, hole, text.body)
    return list(findings)


def _holes(
    element: Element, part: Part | None, parts: Mapping[str, Part]
) -> Iterator[tuple[Element, Element, Part | None]]:
    """Yield each place for a text with what it stands in, and the part that is within."""
    part = parts.get(element.get("id", ""), part)
    for child in element:
        if child.tag == HOLE:
            yield element, child, part
        else:
            yield from _holes(child, part, parts)


def _read(text: str) -> Element:
    body: Element | None = HTML(string=LEAD + text, base_url="file:///").etree_element.find("body")
    assert body is not None, "a letter makes a body"
    body.text = (body.text or "").removeprefix(LEAD)
    return body


def _splice(parent: Element, hole: Element, body: Element) -> None:
    """Put the children of a body in the place of a hole."""
    at, inner = list(parent).index(hole), list(body)
    before, after = body.text or "", hole.tail or ""
    if inner:
        inner[-1].tail = (inner[-1].tail or "") + after
    else:
        before += after
    parent[at : at + 1] = inner
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + before
    else:
        parent.text = (parent.text or "") + before


@dataclass
class _Text:
    """One text being set in."""

    body: Element
    path: str
    source: str
    taken: set[str]
    findings: list[Finding] = field(default_factory=list)
    gone: set[Element] = field(default_factory=set)

    def cleaned(self) -> Iterable[Finding]:
        """Take out of the text what is not its to say."""
        for element in list(self.body.iter()):
            if element in self.gone:
                continue
            for child in list(element):
                self._weigh(element, child)
            if isinstance(element.tag, str):
                self._attributes(element)
        return self.findings

    def _weigh(self, parent: Element, child: Element) -> None:
        name = str(child.tag)
        if name in WHOLE or name == HOLE:
            self._add("element-not-printed", f"The tag <{name}> is not a policy's to use.", f"<{name}")
        elif name == f"{SVG}svg" and (reason := trouble(child)):
            self._add(
                "picture-not-printed", f"A drawing (<svg>) in the text is not printed: {reason}.", "<svg"
            )
        else:
            return
        _remove(parent, child)
        self.gone.update(child.iter())

    def _attributes(self, element: Element) -> None:
        drawn = str(element.tag).startswith(SVG)
        style = element.get("style")
        if style is not None and not drawn and not ALIGNED.fullmatch(style):
            del element.attrib["style"]
            self._add("style-not-printed", f"The style '{style[:60]}' is not a policy's to set.", "style")
        for key in ("id", "name"):  # either is a place that links can lead to
            name = element.get(key, "")
            if name in self.taken:
                del element.attrib[key]
            elif name:
                self.taken.add(name)
        if classes := element.get("class"):
            element.set("class", " ".join(one for one in classes.split() if not OURS.match(one)))
        if not drawn:
            self._link(element)

    def _link(self, element: Element) -> None:
        rel, target = element.attrib.pop("rel", "").lower().split(), element.get("href")
        if "attachment" in rel:
            said = f"The file '{target}' is not put into the PDF: rel=attachment is not a policy's to use."
            self._add(
                "attachment-refused", said, "attachment", "Delete rel=attachment; the link itself stays."
            )
        if target is not None and not _leads_somewhere(target):
            del element.attrib["href"]
            said = f"The link to '{target[:80]}' is not printed: it is no address of the web or of mail."
            self._add(
                "link-not-printed", said, target, "Write an address that begins with https:// or mailto:."
            )

    def _add(
        self, code: str, message: str, near: str, remedy: str = "Delete it; the PDF is printed without it."
    ) -> None:
        self.findings.append(
            Finding(
                code=code,
                severity=Severity.WARNING,
                path=self.path,
                line=line_of(near, self.source),
                message=message,
                help=remedy,
            )
        )


def _leads_somewhere(target: str) -> bool:
    try:
        return urlsplit(target).scheme.lower() in SCHEMES
    except ValueError:  # half an address: https://[
        return False


def _remove(parent: Element, child: Element) -> None:
    """Take out an element, and keep the text that follows it."""
    at = list(parent).index(child)
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    del parent[at]

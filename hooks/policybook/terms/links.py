"""Links: the Python-Markdown extension that links terms where they are used and takes down what they mean."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping
from dataclasses import replace

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from policybook.terms.definitions import Definition
from policybook.terms.extents import definition_html, extents, find_definitions
from policybook.terms.mentions import Mention, PageTerms, defines, means
from policybook.terms.vocabulary import Use
from policybook.text import HEADINGS, RunningText, running_texts

CLASS = "pb-term"
NO = "no-glossary"
SECTION_LEVEL = 2  # headings of this level or above begin a section whether they are numbered or not
_LINK = re.compile(rf'<a class="{CLASS}"[^>]*>(.*?)</a>', re.DOTALL)  # as serialised below; links do not nest


class MentionExtension(Extension):
    """Links the terms of the page that was handed over last."""

    def __init__(self) -> None:
        super().__init__()
        self.page: PageTerms | None = None
        """The page about to be converted; None for one without terms."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # Python-Markdown's name
        """Join in, for this one conversion, when a page is at hand."""
        if self.page is None:
            return
        starts: dict[etree.Element, Definition] = {}
        md.treeprocessors.register(
            _Starts(md, self.page, starts), "policybook-definitions", 25
        )  # clauses are gathered, inline markup is still to be done
        md.treeprocessors.register(
            _Mentions(md, self.page, starts), "policybook-mentions", -10
        )  # after references, and after MkDocs has checked the links that people typed


class _Starts(Treeprocessor):
    """Finds where the page's own definitions begin."""

    def __init__(self, md: Markdown, page: PageTerms, starts: dict[etree.Element, Definition]) -> None:
        super().__init__(md)
        self.page = page
        self.starts = starts

    def run(self, root: etree.Element) -> None:
        by_address = self.page.outline.by_address if self.page.outline else {}
        for element, definition, address in find_definitions(root, self.page.definitions):
            self.starts[element] = replace(definition, clause=by_address.get(address or ""))


class _Mentions(Treeprocessor):
    """Links mentions, and takes down the definitions."""

    def __init__(self, md: Markdown, page: PageTerms, starts: dict[etree.Element, Definition]) -> None:
        super().__init__(md)
        self.page = page
        self.starts = starts
        self.seen: set[tuple[object, tuple[str | None, int]]] = set()

    def run(self, root: etree.Element) -> None:
        held = extents(root, self.starts, whole_page=self.page.is_glossary) if self.starts else {}
        own = {
            inner: definition
            for definition, taken in held.items()
            for element in taken
            for inner in element.iter()
        }
        self.note(root)
        self.link(root, own)
        self.take_down(held)
        self.give_anchors()
        if self.page.is_glossary:
            _remove(root, [element for taken in held.values() for element in taken])

    def note(self, root: etree.Element) -> None:
        """Take down the terms in headings and in links that people typed: they are used there, but not linked."""
        heading: etree.Element | None = None
        clause = None
        for element in root.iter():
            if element.tag in HEADINGS:
                heading, clause = element, None
            clause = element.get("data-clause", clause)
            if element is heading or (element.tag == "a" and not element.get("class")):
                for use in self.page.vocabulary.uses("".join(element.itertext())):
                    self.page.mentions.append(Mention(use.definition, clause, _id(heading)))

    def link(self, root: etree.Element, own: Mapping[etree.Element, Definition]) -> None:
        sections, closed = self.read_headings(root)
        raw = self.md.htmlStash.rawHtmlBlocks
        for text in running_texts(root, raw=raw, closed=(NO, "admonition-title", "toc")):
            if text.heading in closed or text.block.tag in ("th", "caption", "summary"):
                continue
            inside = own.get(text.block)
            if inside and inside.see:
                continue  # it names a term only to lead to it
            section = sections.get(text.heading) if text.heading is not None else None
            first = self.first(text, section, inside)
            text.wrap((use.start, use.end, self.anchor(use.definition)) for use in first)

    def first(
        self, text: RunningText, section: etree.Element | None, inside: Definition | None
    ) -> Iterator[Use]:
        """Take all mentions down, and give the first of each term in its section that can be linked.

        `inside` is the definition that the text belongs to, whose own term is no mention.
        """
        within = inside if self.page.is_glossary else None
        for use in self.page.vocabulary.uses(text.text):
            if _same(use.definition, inside):
                continue
            self.page.mentions.append(Mention(use.definition, text.clause, _id(text.heading), within))
            place = within.ref if within else section, use.definition.ref
            if place not in self.seen and text.is_whole(use.start, use.end):
                self.seen.add(place)
                yield use

    def anchor(self, definition: Definition) -> etree.Element:
        term = self.page.ids[definition.key]
        href = f"#{defines(term)}" if definition.policy else f"{self.page.glossary}#{term}"
        return etree.Element("a", {"class": CLASS, "href": href, "data-pb-means": means(term, definition)})

    def read_headings(
        self, root: etree.Element
    ) -> tuple[dict[etree.Element, etree.Element], set[etree.Element]]:
        """Return for each heading the one that began its section, and the headings whose text has no links."""
        numbered = (
            {section.id for section in self.page.outline.sections if section.label}
            if self.page.outline
            else {}
        )
        sections, closed = {}, set()
        begun, no_until = None, 0
        for heading in (element for element in root.iter() if element.tag in HEADINGS):
            level = int(heading.tag[1])
            if begun is None or level <= SECTION_LEVEL or heading.get("id") in numbered:
                begun = heading
            sections[heading] = begun
            no_until = 0 if no_until and level <= no_until else no_until
            no_until = no_until or (level if NO in heading.get("class", "").split() else 0)
            if no_until:
                closed.add(heading)
        return sections, closed

    def take_down(self, held: Mapping[Definition, list[etree.Element]]) -> None:
        for definition, elements in held.items():
            html = definition_html(self.md, elements, links=False)
            self.page.written.append(replace(definition, html=html))
            if self.page.is_glossary:
                self.page.linked[definition.number] = definition_html(self.md, elements, links=True)

    def give_anchors(self) -> None:
        """Give the first definition of each term in a policy an id to lead to."""
        given: set[str] = set()
        for element, definition in self.starts.items():
            if definition.policy and definition.key not in given:
                given.add(definition.key)
                element.set("id", defines(self.page.ids[definition.key]))


def without_mentions(html: str) -> str:
    """Return a page's HTML with its mentions as plain words, as they stand on paper."""
    return _LINK.sub(r"\1", html)


def _same(one: Definition, other: Definition | None) -> bool:
    return other is not None and one.ref == other.ref


def _id(heading: etree.Element | None) -> str | None:
    return heading.get("id") if heading is not None else None


def _remove(root: etree.Element, elements: list[etree.Element]) -> None:
    """Remove elements from a page, and the lists and headings that hold nothing then."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in elements:
        parents[element].remove(element)
        if parents[element].tag in ("ul", "ol") and not len(parents[element]):
            parents[parents[element]].remove(parents[element])
    siblings = list(root)
    for at, element in enumerate(siblings):
        after = siblings[at + 1] if at + 1 < len(siblings) else None
        if element.tag in HEADINGS - {"h1"} and (
            after is None or (after.tag in HEADINGS and after.tag <= element.tag)
        ):
            root.remove(element)

"""Reference markup: the Python-Markdown extension that links what a policy cites.

It runs when all other markup is done, so that nothing in a heading, a link, code or a label is touched.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from policybook.policy import Policy
from policybook.references.book import Context, Link, Reader, ReferenceBook, open_book
from policybook.text import EXTENSIONS, HEADINGS, ClauseExtension, RunningText, running_texts

PRIORITY = (
    -5
)  # after the host has resolved links between pages, at 0, so that ours are not looked up as files
CLOSED = (
    "admonition-title",
    "headerlink",
    "footnote-ref",
    "footnote-backref",
    "pb-clause__link",
    "no-references",
)
MARK = "pb-cited:"
_MARKED = re.compile(rf"<!--{MARK}([^>]*?)-->\n?")
_ADDRESS = re.compile(  # a link to a policy or to a place in one
    r"(?:(?:\.\./)?(?P<slug>[\w-]+)(?:/|\.md))?(?:#(?P<id>[\w.~:-]+))?"
)
_POLICIES = re.compile(
    r"\b(?:[Pp]olic(?:y|ies)|[Pp]rocedures?)\b[^.;:]{0,60}:\s*$"
)  # what is listed are policies


class ReferenceExtension(Extension):
    """Links the references of the policy whose slug was handed over last; leaves any other page alone."""

    def __init__(self, book: ReferenceBook) -> None:
        super().__init__()
        self.book = book
        """Where references are looked up and written down."""
        self.slug: str | None = None
        """The policy about to be converted; None for a page that is no policy."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # Python-Markdown's name
        """Join in, for this one conversion, when a policy is at hand."""
        if self.slug is not None:
            reader = Reader(self.book.policies[self.slug])
            md.treeprocessors.register(_References(md, self.book, reader), "policybook-references", PRIORITY)


class _References(Treeprocessor):
    def __init__(self, md: Markdown, book: ReferenceBook, reader: Reader) -> None:
        super().__init__(md)
        self.book = book
        self.reader = reader
        outline = reader.policy.outline
        self.sections = {section.id: section for section in outline.sections}
        self.clauses = outline.by_address

    def run(self, root: ET.Element) -> None:
        self.note_links(root)
        listed = _listed(root)
        quoted = {element for quote in root.iter("blockquote") for element in quote.iter()}
        for run in running_texts(root, raw=self.md.htmlStash.rawHtmlBlocks, closed=CLOSED):
            self.stand(self.reader, run.heading, run.clause)
            context = Context(run.block in quoted, run.block in listed, run.block.tag in ("td", "th", "li"))
            links = self.book.links(run.text, self.reader, context)
            run.wrap(self.spans(run, links))
        for element in [each for each in root.iter() if "data-clause" in each.attrib]:
            self.mark_clause(element)
        self.mark_sections(root)

    def stand(self, reader: Reader, heading: ET.Element | None, clause: str | None) -> None:
        """Tell a reader where the reading has come to."""
        reader.section = self.sections.get(heading.get("id", "")) if heading is not None else None
        reader.clause = self.clauses.get(clause or "")

    def spans(self, run: RunningText, links: tuple[Link, ...]) -> Iterator[tuple[int, int, ET.Element]]:
        """Give what is to be linked; words that markup divides are linked as far as they are one."""
        for link in links:
            whole = next((span for span in link.spans if run.is_whole(*span)), None)
            if whole:
                yield *whole, self.anchor(link)

    def anchor(self, link: Link) -> ET.Element:
        """Make the element of a link; a policy's page lies beside all others."""
        fragment = f"#{link.target}" if link.target else ""
        page = "" if link.slug == self.reader.policy.slug else f"../{link.slug}/"
        return ET.Element("a", {"class": "pb-ref", "href": page + fragment})

    def note_links(self, root: ET.Element) -> None:
        """Write down the links that the author made to places in policies."""
        reader = Reader(self.reader.policy)
        heading: ET.Element | None = None
        clause = None
        for element in root.iter():
            if element.tag in HEADINGS:
                heading, clause = element, None
            clause = element.get("data-clause", clause)
            address = _ADDRESS.fullmatch(element.get("href", "")) if element.tag == "a" else None
            if address and not _is_own(element):
                self.stand(reader, heading, clause)
                self.note(reader, element, address["slug"] or reader.policy.slug, address["id"] or "")

    def note(self, reader: Reader, element: ET.Element, slug: str, target: str) -> None:
        targets = self.book.shelf.targets.get(slug)
        if targets and (target in targets.ids or (not target and slug != reader.policy.slug)):
            self.book.note(reader, "".join(element.itertext()), slug=slug, target=target)

    def mark_clause(self, element: ET.Element) -> None:
        """Put a place at the end of a clause's own words where what cites it will be listed."""
        inner = next((at for at, child in enumerate(element) if "data-clause" in child.attrib), len(element))
        element.insert(inner, _cited(element.get("id", "")))

    def mark_sections(self, root: ET.Element) -> None:
        """Put a place after each section's heading where what cites it will be listed."""
        for parent in dict.fromkeys(each for each in root.iter() for child in each if child.tag in HEADINGS):
            for at, child in reversed(list(enumerate(parent))):
                if child.tag in HEADINGS and child.get("id") in self.sections:
                    parent.insert(at + 1, _cited(child.get("id", "")))


def _listed(root: ET.Element) -> set[ET.Element]:
    """Return the items, with what is in them, of lists that a line like "the following policies:" introduces."""
    found: set[ET.Element] = set()
    for parent in root.iter():
        said = parent.text or ""
        for child in parent:
            if child.tag in ("ul", "ol") and _POLICIES.search(said):
                found.update(child.iter())
            said = (
                "".join(child.itertext())
                if child.tag == "p"
                else child.tail or ""
                if child.tag == "ul"
                else ""
            )
    return found


def _is_own(element: ET.Element) -> bool:
    """Tell whether a link is the page's own machinery: beside a heading, of a footnote."""
    return not set(CLOSED).isdisjoint(element.get("class", "").split())


def _cited(name: str) -> ET.Element:
    mark: ET.Element = ET.Comment(f"{MARK}{name}")  # type: ignore[assignment] # a comment counts as an element
    mark.tail = "\n"
    return mark


def fill_cited(html: str, lists: Mapping[str, str]) -> str:
    """Put the lists of what cites a place, by its id, where they belong in a policy's page; take unused marks out."""
    return _MARKED.sub(lambda mark: lists.get(mark[1], ""), html)


def read_book(policies: Iterable[Policy], *, school: str) -> ReferenceBook:
    """Read the references of policies without a site, as the command line does."""
    book = open_book(policies, school=school)
    for policy in book.policies.values():
        clauses, references = ClauseExtension(), ReferenceExtension(book)
        clauses.outline, references.slug = policy.outline, policy.slug
        Markdown(extensions=[*EXTENSIONS, clauses, references]).convert("policy")
    return book

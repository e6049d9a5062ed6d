"""Definition markup: which elements of a page hold a definition, and what it says as HTML for other places."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from markdown import Markdown

from policybook.names import name_key
from policybook.terms.definitions import Definition
from policybook.terms.notation import read_lead
from policybook.text import HEADINGS

LABEL = "pb-clause__label"
_MACHINERY = ("pb-clause__link", "headerlink")  # of the page it stands in
CLAUSE = "pb-clause"
_HOLDERS = ("p", "li", "dd")
_TITLES = (
    "definition",
    "glossary",
    "interpretation",
    "terms",
    "words",
)  # of a section that holds nothing else
_UNWRAPPED = ("a",)  # it would lead nowhere from another page


def find_definitions(
    root: etree.Element, definitions: Sequence[Definition]
) -> Iterator[tuple[etree.Element, Definition, str | None]]:
    """Give each element that begins with one of `definitions`, and the address of the clause it stands in.

    `root` is a tree whose inline markup is still to be done, so that its words are as typed.
    """
    awaited: dict[str, list[Definition]] = {}
    for definition in definitions:
        awaited.setdefault(definition.key, []).append(definition)
    for element, clause in _holders(root, None) if awaited else ():
        lead = read_lead(_own_words(element))
        key = name_key(lead.term) if lead else None
        if key in awaited:
            waiting = awaited[key]
            yield element, waiting.pop(0), clause
            if not waiting:
                del awaited[key]
        if not awaited:
            return


def _holders(element: etree.Element, clause: str | None) -> Iterator[tuple[etree.Element, str | None]]:
    for child in element:
        inside = child.get("data-clause", clause)
        if child.tag in _HOLDERS:
            yield child, inside
        if child.tag not in HEADINGS:
            yield from _holders(child, inside)


def _own_words(element: etree.Element) -> str:
    """Return the words that an element begins with, a clause's label left out."""
    first = element[0] if len(element) else None
    labelled = first is not None and first.get("class") == LABEL
    return ((first.tail if first is not None and labelled else element.text) or "").strip()


def extents(
    root: etree.Element, starts: Mapping[etree.Element, Definition], *, whole_page: bool
) -> dict[Definition, list[etree.Element]]:
    """Return the elements that each definition consists of: `starts` holds the first of each.

    On a glossary (`whole_page`) a definition goes on to the next or to a heading. In a policy it goes on as long as
    its clause or list item does when that begins with it, over a list that it announces with a colon, and in a
    section of definitions as on a glossary, though not over `**Other word**: …`; otherwise it is its own paragraph.
    """
    parents = {child: parent for parent in root.iter() for child in parent}
    return {
        definition: _extent(element, parents[element], starts, whole_page=whole_page)
        for element, definition in starts.items()
    }


def _extent(
    element: etree.Element,
    parent: etree.Element,
    starts: Mapping[etree.Element, Definition],
    *,
    whole_page: bool,
) -> list[etree.Element]:
    if element.tag == "li":
        return [element]
    siblings = list(parent)
    at = siblings.index(element)
    announced = "".join(element.itertext()).rstrip().endswith(":")
    first = at == 0 and (parent.tag == "li" or CLAUSE in parent.get("class", "").split())
    goes_on = first or whole_page or _is_among_definitions(siblings[:at])
    taken = [element]
    for sibling in siblings[at + 1 :]:
        clause = CLAUSE in sibling.get("class", "").split()
        listed = clause or sibling.tag in ("ul", "ol")
        ends = sibling.tag in HEADINGS or sibling.tag == "hr" or sibling.get("class") == "footnote"
        if (
            ends
            or any(inner in starts for inner in sibling.iter())
            or (not whole_page and _is_entry(sibling))
        ):
            break
        if not (announced if clause else goes_on or (announced and listed)):
            break
        taken.append(sibling)
    return taken


def _is_entry(element: etree.Element) -> bool:
    """Tell whether a paragraph begins with words in bold and a colon: it speaks of them and not of the term above."""
    first = element[0] if element.tag == "p" and len(element) and not (element.text or "").strip() else None
    if first is None or first.tag != "strong":
        return False
    return "".join(first.itertext()).endswith(":") or (first.tail or "").lstrip().startswith(":")


def _is_among_definitions(above: Sequence[etree.Element]) -> bool:
    heading = next((element for element in reversed(above) if element.tag in HEADINGS), None)
    title = "".join(heading.itertext()).casefold() if heading is not None else ""
    return any(word in title for word in _TITLES)


def definition_html(md: Markdown, elements: Sequence[etree.Element], *, links: bool) -> str:
    """Return as HTML what the elements of one definition say, for use outside their page.

    Ids, footnote marks, comments and the label of the clause are left out, pictures are replaced by their words and
    links, unless `links`, by theirs.
    """
    whole = etree.Element("div")
    for element in elements:
        whole.extend(_blocks(deepcopy(element)))
    first = whole[0] if len(whole) else whole
    if len(first) and first[0].get("class") == LABEL:
        _unwrap(first, first[0], "")
    _clean(whole, links=links)
    first.text = (first.text or "").lstrip()
    html = str(md.serializer(whole)).strip().removeprefix("<div>").removesuffix("</div>").strip()
    for name in ("raw_html", "amp_substitute"):  # what Python-Markdown itself does to a finished page
        if name in md.postprocessors:
            html = md.postprocessors[name].run(html)
    return html


def _blocks(element: etree.Element) -> list[etree.Element]:
    """Return an element as blocks that can stand anywhere: a list item as its paragraphs."""
    element.tail = None
    element.attrib.pop("class", None) if element.tag in _HOLDERS else None
    if element.tag != "li":
        return [element]
    first = etree.Element("p")
    first.text = element.text
    inline = [
        child for child in element if child.tag not in ("p", "ul", "ol", "div", "table", "blockquote", "pre")
    ]
    first.extend(inline)
    blocks = [child for child in element if child not in inline]
    said = bool((first.text or "").strip()) or bool(inline)
    return [first, *blocks] if said else blocks


def _clean(element: etree.Element, *, links: bool) -> None:
    element.attrib.pop("id", None)
    for child in list(element):
        footnote = child.tag == "sup" and child.find("a") is not None
        _clean(child, links=links)
        if footnote or not isinstance(child.tag, str) or child.get("class") in _MACHINERY:
            _unwrap(element, child, "")
        elif child.tag == "img":
            _unwrap(element, child, child.get("alt", ""))
        elif child.tag in _UNWRAPPED and not links:
            _unwrap(element, child, None)


def _unwrap(parent: etree.Element, child: etree.Element, words: str | None) -> None:
    """Put `words`, or where they are None what the child holds, in the place of a child."""
    at = list(parent).index(child)
    inner = list(child) if words is None else []
    parent.remove(child)
    for offset, element in enumerate(inner):
        parent.insert(at + offset, element)
    _add_text(parent, at - 1, (child.text or "") if words is None else words)
    _add_text(parent, at + len(inner) - 1, child.tail or "")


def _add_text(parent: etree.Element, after: int, text: str) -> None:
    """Add text after the child at index `after`; -1 stands for before all children."""
    if after < 0:
        parent.text = (parent.text or "") + text
    else:
        parent[after].tail = (parent[after].tail or "") + text

"""Markup: a policy's tokens with all that its page shows besides the words: labels, ids, links, marks of what cites.

The parser's own tokens stay as they are; what differs is a copy.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from policybook.clauses import Clause, Section
from policybook.pages.linked import Linked, link_words
from policybook.pages.targets import Targets
from policybook.text import Paragraph, Text, element, text_token

CITED = "pb-cited:"
LABEL = "pb-clause__label"
LABELLED = "label"  # the type of a label's tokens
MARGIN = 4  # characters of a label that a narrow margin holds: 12.3, (iv), viii
BACK = "↩"


@dataclass(frozen=True)
class Additions:
    """What layers found that is to be seen in the text."""

    linked: Mapping[int, Sequence[Linked]] = field(default_factory=dict)
    """Words that become links, by the index of their inline token."""
    anchors: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Ids of blocks that can be linked to, by the index of the token that opens each."""
    paragraphs: Mapping[int, Paragraph] = field(default_factory=dict)
    """Paragraphs that have an address, by the index of the token that opens each."""


@dataclass
class _Open:
    """A clause whose end is still to come."""

    clause: Clause
    depth: int
    """How many blocks are open around its own."""
    cited: bool = False
    """Whether the place for what cites it has been marked."""


def marked_up(
    text: Text, additions: Additions, targets: Targets, *, part: Sequence[int] | None = None
) -> list[Token]:
    """Return the tokens of a page, or of the `part` of it that is given by the indexes of its tokens."""
    return [*_Markup(text, additions, targets).tokens(range(len(text.tokens)) if part is None else part)]


class _Markup:
    def __init__(self, text: Text, additions: Additions, targets: Targets) -> None:
        self.text = text
        self.additions = additions
        self.targets = targets
        self.open: list[_Open] = []
        self.depth = 0
        self.label: Clause | None = None
        """The clause whose label is still to be put before its first words."""
        self.section: Section | None = None
        """The section whose heading is being read."""
        self.ids: Sequence[str] = ()
        """Ids of the block being read beside its own: a paragraph may define several words."""
        self.shown = False
        """Whether the paragraph being read is shown as one although it stands in a list without empty lines."""
        self.linked: list[Token] = []
        """The link to the paragraph being read, which is still to be put after its first words."""
        self.wraps: list[tuple[int, list[Token]]] = []
        """The index after each block that is wrapped and still open, and the link to it."""

    def tokens(self, part: Sequence[int]) -> Iterator[Token]:
        for at in part:
            token = self.text.tokens[at]
            if token.nesting == -1:
                self.depth -= 1
            yield from self.before(token)
            yield from self.wrapped(at, self.of(at, token))
            if token.nesting == 1:
                self.depth += 1

    def before(self, token: Token) -> Iterator[Token]:
        """Give what stands before a token: a label in a line of its own, and the place for what cites a clause."""
        if self.label and token.type not in ("paragraph_open", "inline"):
            clause, self.label = self.label, None
            yield Token("paragraph_open", "p", 1, block=True)
            yield Token("inline", "", 0, children=_label(clause, alone=True), block=True)
            yield Token("paragraph_close", "p", -1, block=True)
        inner = self.open[-1] if self.open else None
        if token.type == "clause_open" and inner and not inner.cited and self.depth == inner.depth + 1:
            inner.cited = True
            yield _cited(inner.clause.id)
        if token.type == "clause_close":
            closed = self.open.pop()
            if not closed.cited:
                yield _cited(closed.clause.id)

    def wrapped(self, at: int, tokens: Iterator[Token]) -> Iterator[Token]:
        """Give tokens; around a table, a quotation or a note that has an address, an element that carries it."""
        paragraph = self.additions.paragraphs.get(at)
        if paragraph and self.text.tokens[at].tag not in ("p", "li"):
            self.wraps.append((paragraph.end, own_link(paragraph)))
            yield Token("div_open", "div", 1, attrs=paragraph_attributes(paragraph), block=True)
        yield from tokens
        if self.wraps and at + 1 == self.wraps[-1][0]:
            yield Token("inline", "", 0, children=self.wraps.pop()[1], block=True)
            yield Token("div_close", "div", -1, block=True)

    def attributes(self, at: int) -> dict[str, str | int | float]:
        """Return what a token has in the page besides what was typed for it; note the link to its paragraph."""
        anchor, *self.ids = self.additions.anchors.get(at, [""])
        paragraph = self.additions.paragraphs.get(at)
        found: dict[str, str | int | float] = {}
        if paragraph and self.text.tokens[at].tag in ("p", "li"):
            found = paragraph_attributes(paragraph, self.text.tokens[at])
            self.linked = own_link(paragraph, carries=bool(anchor))
        return {**found, "id": anchor} if anchor else found

    def of(self, at: int, token: Token) -> Iterator[Token]:
        if token.type == "clause_open":
            clause: Clause = token.meta["clause"]
            self.label, self.linked = clause, []
            self.open.append(_Open(clause, self.depth))
            yield token.copy(attrs=_clause_attributes(clause))
        elif token.type == "inline":
            yield Token("inline", "", 0, children=self.words(at, token), map=token.map, block=True)
        elif token.type == "heading_open" and token.meta:
            self.section = token.meta["section"]
            yield _heading_open(self.section, token)
        elif token.type == "heading_close" and self.section:
            yield token.copy(tag=f"h{self.section.level}")
            yield _cited(self.section.id)
            self.section = None
        elif token.type.startswith("footnote"):
            yield from self.footnote(token)
        elif token.type == "paragraph_open":
            yield self.paragraph(at, token)
        elif token.type == "paragraph_close":
            yield token.copy(hidden=False) if token.hidden and self.shown else token
        elif added := self.attributes(at):
            yield token.copy(attrs={**token.attrs, **added})
        else:
            yield token

    def paragraph(self, at: int, token: Token) -> Token:
        after_another = at > 0 and self.text.tokens[at - 1].type == "paragraph_close"
        self.shown = self.label is not None or after_another  # or the words of two would run together
        added = self.attributes(at)
        if added or (token.hidden and self.shown):
            return token.copy(hidden=False, attrs={**token.attrs, **added})
        return token

    def words(self, at: int, token: Token) -> list[Token]:
        """Return an inline token's children with the label before them and links among them."""
        children = link_words(token.children or [], self.additions.linked.get(at, ()))
        children = [one for child in self.targets.resolved(children, token) for one in self.reference(child)]
        clause, self.label = self.label, None
        others, self.ids = self.ids, ()
        children = [*(token for one in others for token in element("span", id=one)), *children]
        if clause:
            return [*_label(clause), *children]
        linked, self.linked = self.linked, []
        return [*children, *_permalink(self.section)] if self.section else [*children, *linked]

    def reference(self, child: Token) -> list[Token]:
        """Return the mark of a footnote as a link to it; any other token as it is."""
        if child.type != "footnote_ref":
            return [child]
        number, again = child.meta["number"], child.meta["subId"]
        mark = element("a", [text_token(str(number))], class_="footnote-ref", href=f"#fn:{number}")
        return element("sup", mark, id=f"fnref{again + 1 if again else ''}:{number}")

    def footnote(self, token: Token) -> Iterator[Token]:
        """Give the list of footnotes, each with the way back to its mark."""
        if token.type == "footnote_block_open":
            yield Token("footnotes_open", "div", 1, attrs={"class": "footnote"}, block=True)
            yield Token("hr", "hr", 0, block=True)
            yield Token("ordered_list_open", "ol", 1, block=True)
        elif token.type == "footnote_block_close":
            yield Token("ordered_list_close", "ol", -1, block=True)
            yield token
        elif token.type == "footnote_open":
            yield token.copy(attrs={"id": f"fn:{token.meta['number']}"})
        else:
            number = token.meta["number"]
            title = f"Jump back to footnote {number} in the text"
            way = element(
                "a", [text_token(BACK)], class_="footnote-backref", href=f"#fnref:{number}", title=title
            )
            yield Token("inline", "", 0, children=way, block=True)
            yield token


def _clause_attributes(clause: Clause) -> dict[str, str | int | float]:
    wide = " pb-clause--wide" if len(clause.label) > MARGIN else ""
    name = f"pb-clause pb-clause--{clause.level}{wide}"
    return {"class": name, "data-clause": clause.address, "id": clause.id}


def _label(clause: Clause, *, alone: bool = False) -> list[Token]:
    """Return a label, which is the link to its clause, and the space after it.

    A style sheet can take back the space's room, however wide it is.
    """
    space = [] if alone else element("span", [text_token(" ")], class_=f"{LABEL}-space")
    attributes: dict[str, str | int | float] = {
        "class": LABEL,
        "href": f"#{clause.id}",
        "title": f"Link to clause {clause.address}",
    }
    opened, closed = Token(f"{LABELLED}_open", "a", 1, attrs=attributes), Token(f"{LABELLED}_close", "a", -1)
    return [opened, text_token(clause.label), closed, *space]


def own_link(place: Paragraph, *, carries: bool = False) -> list[Token]:
    """Return the link to a paragraph that stands in it; where it `carries` the id, the place has another one."""
    name = f"Link to {place.name}"  # what a screen reader speaks; what is seen is drawn
    opened, closed = element("a", class_="pb-clause__link", href=f"#{place.id}", aria_label=name, title=name)
    if carries:
        opened.attrSet("id", place.id)
    return [opened, closed]


def paragraph_attributes(paragraph: Paragraph, token: Token | None = None) -> dict[str, str | int | float]:
    """Return what the element of a paragraph carries; `token` is its own, with what was typed for it."""
    typed = f"{token.attrs['class']} " if token and "class" in token.attrs else ""
    return {
        "class": f"{typed}pb-para",
        "data-paragraph": paragraph.address,
        "data-pb-place": paragraph.place,
        "id": paragraph.id,
    }


def _heading_open(section: Section, token: Token) -> Token:
    classes = " ".join(token.meta["classes"])
    return token.copy(
        tag=f"h{section.level}", attrs={"id": section.id, **({"class": classes} if classes else {})}
    )


def _permalink(section: Section) -> list[Token]:
    title = "Link to this section"
    hidden = {"aria_hidden": "true", "tabindex": "-1"}  # else the sign is part of each heading's name
    return element("a", [text_token("¶")], class_="headerlink", href=f"#{section.id}", title=title, **hidden)


def _cited(name: str) -> Token:
    """Return the mark of the place where what cites a clause or a section will be listed."""
    return Token("html_block", "", 0, content=f"<!--{CITED}{name}-->\n", block=True)

"""Units: a text block by block as a reader of the printed sheet has it before them.

It is what the text code is made of and what two versions are compared by; how the text was typed is not in it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from unicodedata import normalize

from markdown_it.token import Token

from policybook.clauses import Clause, Section
from policybook.text.allowed import BLOCKS
from policybook.text.parser import Text

RAISED, LOWERED, STRUCK, LINK, PICTURE, NOTE, CELL, END = "\x0e\x0f\x10\x11\x12\x13\x14\x15"
"""Marks in what a unit says; each but `CELL` ends with `END`. No character that is typed is one of them."""
_MARKS = {"sup": RAISED, "sub": LOWERED, "del": STRUCK, "s": STRUCK}
_BLOCKS = BLOCKS - {"hr"}
_AROUND = {"blockquote": "quote", "li": "item", "dd": "meaning", "dt": "term", "figcaption": "caption",
           "caption": "caption", "summary": "summary"}  # fmt: skip
_UNSEEN = (
    re.compile(  # soft hyphens, spaces and joiners without width, tags; what turns the direction can be seen
        "[\xad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    )
)
_SAME = str.maketrans({  # what a reader takes for one sign, however it was typed
    **dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‐‑", "-"), "…": "...",
})  # fmt: skip
_OUTSIDE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")
_LEVEL = re.compile(r"h([1-6])")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True)
class Unit:
    """One block of a text, as it is read."""

    kind: str
    """`heading`, `paragraph`, `row` or `code`."""
    level: int
    """Of a heading or of a clause that begins here, as it is shown; 0 for any other."""
    around: str
    """What it stands in, from the outside inwards: `quote/item`; with a `+` where something stands before it there."""
    label: str
    """The printed label of the clause that begins here; "" where none does."""
    said: str
    """Its words and signs in Unicode's form NFC, with single spaces; marks as in `SIGNS`."""
    line: int
    """Its line in the file, from 1."""
    clause: Clause | None = None
    """The clause it stands in."""
    section: Section | None = None
    """The section it stands in."""


def read_units(text: Text, pictures: Mapping[str, str] | None = None) -> tuple[Unit, ...]:
    """Return the units of a text; `pictures` are the digests of pictures' bytes by their address as typed."""
    reader = _Reader(text.first_line, pictures or {})
    for token in text.tokens:
        reader.take(token)
    return tuple(reader.units)


def plain(words: str) -> str:
    """Return words in the form in which units hold them, without what nobody can see."""
    if not words.isascii():
        words = _UNSEEN.sub("", normalize("NFC", words.translate(_SAME)))
    return " ".join(words.split(None))


@dataclass
class _Place:
    """Something that the text being read stands in."""

    tag: str
    name: str = ""
    used: bool = False
    """Whether something stands before in it."""
    label: str = ""
    """What a list of raw HTML counts it as."""
    counter: "_Counter | None" = None


@dataclass
class _Counter:
    """How a list of raw HTML counts its items."""

    next: int
    step: int
    form: str

    def label(self, value: str) -> str:
        """Return the label of the next item, which may state its own value."""
        number = _number(value, self.next)
        self.next = number + self.step
        return _numeral(number, self.form) + "."


def _number(typed: str, default: int) -> int:
    return int(typed) if re.fullmatch(r"-?[0-9]{1,6}", typed) else default


def _numeral(number: int, form: str) -> str:
    letters = ""
    if form in ("a", "A"):
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
    elif form in ("i", "I") and 0 < number < 400:
        for value, sign in _ROMAN:
            letters += sign * (number // value)
            number %= value
    return (letters if form.islower() else letters.upper()) or str(number)


class _Reader(HTMLParser):
    """Reads tokens, and the raw HTML among them, which is balanced by now."""

    def __init__(self, first_line: int, pictures: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.first_line = first_line
        self.pictures = pictures
        self.units: list[Unit] = []
        self.around: list[_Place] = []
        self.said: list[str] = []
        self.cells: list[str] = []
        """The cells of the row being read."""
        self.links: list[tuple[str, int]] = []
        """The open links: where each leads, and what was said before."""
        self.label: Clause | None = None
        """The clause whose label is still to be given."""
        self.clauses: list[Clause] = []
        self.section: Section | None = None
        self.line = 0

    def take(self, token: Token) -> None:
        if token.type not in ("paragraph_open", "inline", "paragraph_close"):
            self.give_label()
        self.line = token.map[0] if token.map else self.line
        if token.type == "clause_open":
            self.label = token.meta["clause"]
            self.clauses.append(token.meta["clause"])
        elif token.type == "clause_close":
            self.clauses.pop()
        elif token.type == "inline":
            self.inline(token.children or ())
        elif token.type == "fence":
            self.said.append(token.content)
            self.give("code")
        elif token.type.startswith("html"):
            self.feed(token.content)
        elif token.nesting == 1:
            self.open(token)
        elif token.nesting == -1:
            self.leave(self.around[-1].tag if token.type == "heading_close" else token.tag)

    def open(self, token: Token) -> None:
        if token.type == "heading_open" and token.meta:
            self.section = token.meta["section"]
            self.enter(_Place(f"h{token.meta['section'].level}"))
        elif token.type == "footnote_open":
            self.enter(_Place(token.tag, f"footnote {token.meta['number']}"))
        else:
            name = "note" if token.type == "admonition_open" else _AROUND.get(token.tag, "")
            self.enter(_Place(token.tag, name))

    def inline(self, children: Sequence[Token]) -> None:
        for child in children:
            if child.type == "html_inline":
                self.feed(child.content)
            elif child.type in ("softbreak", "hardbreak"):
                self.said.append(" ")
            elif child.type == "image":
                self.picture(child.content, str(child.attrs.get("src", "")))
            elif child.type == "footnote_ref":
                self.said.append(f"{NOTE}{child.meta['number']}{END}")
            elif child.type == "link_open":
                self.links.append((str(child.attrs.get("href", "")), len(self.said)))
            elif child.type == "link_close":
                self.end_link()
            else:
                self.said.append(child.content)

    def picture(self, words: str, address: str) -> None:
        self.said.append(f"{PICTURE}{words} {self.pictures.get(address, '')}".rstrip() + END)

    def end_link(self) -> None:
        address, at = self.links.pop() if self.links else ("", 0)
        words = plain("".join(self.said[at:]))
        if _OUTSIDE.match(address) and words not in (address, address.partition(":")[2].lstrip("/")):
            self.said.append(f"{LINK}{address}{END}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag of raw HTML begins."""
        given = {name: value or "" for name, value in attrs}
        if tag in _MARKS:
            self.said.append(_MARKS[tag])
        elif tag == "a":
            self.links.append((given.get("href", ""), len(self.said)))
        elif tag == "img":
            self.picture(given.get("alt", ""), given.get("src", ""))
        elif tag in ("br", "hr"):
            self.said.append(" ")
        elif tag in _BLOCKS:
            self.enter(self.place(tag, given))

    def place(self, tag: str, given: Mapping[str, str]) -> _Place:
        place = _Place(tag, _AROUND.get(tag, ""))
        if tag == "ol":
            step = -1 if "reversed" in given else 1
            place.counter = _Counter(_number(given.get("start", ""), 1), step, given.get("type", "1"))
        elif tag == "li" and self.around and (counter := self.around[-1].counter):
            place.label = counter.label(given.get("value", ""))
        return place

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag in _MARKS:
            self.said.append(END)
        elif tag == "a":
            self.end_link()
        elif tag in _BLOCKS:
            self.leave(tag)

    def handle_data(self, data: str) -> None:
        """Take words."""
        self.said.append(data)

    def enter(self, place: _Place) -> None:
        """Begin a block."""
        self.give()
        self.around.append(place)

    def leave(self, tag: str) -> None:
        """End the innermost block of this kind."""
        if tag in ("td", "th"):
            self.cells.append(("!" if tag == "th" else "") + plain("".join(self.said)))
            self.said.clear()
        elif tag == "tr":
            self.said, self.cells = [CELL.join(self.cells)], []
            self.give("row")
        else:
            self.give()
        at = next((at for at in range(len(self.around) - 1, -1, -1) if self.around[at].tag == tag), None)
        if at is not None:
            del self.around[at:]

    def give_label(self) -> None:
        """Give a label that stands in a line of its own."""
        if self.label:
            self.add("paragraph", "")

    def give(self, kind: str = "paragraph") -> None:
        """Give what was said as a unit."""
        said = plain("".join(self.said))
        if any(place.tag in ("td", "th") for place in self.around):
            self.said.append(" ")  # a cell is one, whatever blocks it holds
        elif said:
            self.said.clear()
            self.add(kind, said)

    def add(self, kind: str, said: str) -> None:
        level, labels = 0, []
        if found := _LEVEL.fullmatch(self.around[-1].tag if self.around else ""):
            kind, level = "heading", int(found[1])
        if self.label:
            level, labels = self.label.level, [self.label.label]
            self.label = None
        labels += [place.label for place in self.around if place.label and not place.used]
        around = "/".join(place.name + "+" * place.used for place in self.around if place.name)
        for place in self.around:
            place.used = True
        clause = self.clauses[-1] if self.clauses else None
        line = self.first_line + self.line
        self.units.append(Unit(kind, level, around, " ".join(labels), said, line, clause, self.section))

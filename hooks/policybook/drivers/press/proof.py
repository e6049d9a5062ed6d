"""Proof-reading: what would print badly or keep a PDF from being accessible is found, and mended, before it prints.

WeasyPrint prints all of this without a word, and only a validator would complain of the file afterwards.
"""

from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

from policybook.finding import Finding, Severity

TO_A_CLAUSE = "#clause-"  # other places may be bookmarks that a word processor left behind
HEADINGS = {f"h{level}": level for level in range(1, 7)}
UNSEEN = {"style", "script", "head", "template"}
SLANTED = {"em", "i", "cite", "dfn", "var", "address"}  # what the browser, and so the press, sets in italics
BLANK = "■"  # plainly not a word, and in every cut of the typeface
STAND_INS = {
    **dict.fromkeys("\u2010\u2011", "-"),  # hyphens
    **dict.fromkeys(
        "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u200a\u205f\u3000", " "
    ),  # spaces of many widths
    **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufe0e\ufe0f", ""),  # what has no ink
    **dict.fromkeys(
        "\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""
    ),  # what turns the order of words
    **dict.fromkeys("●○◦∙▪▫◆◇❖\uf0b7\uf0a7", "•"),  # bullets, the last two from Word's symbol fonts
    **dict.fromkeys("✔☑✅", "✓"),
    **dict.fromkeys("✗✘❌", "×"),
    **dict.fromkeys("►▶➔➢➤⇒", "→"),
    **dict.fromkeys("□▢", "☐"),
    "№": "No.",
}
"""Characters that Word and the web are full of, with what the typeface has for them."""


@dataclass(frozen=True)
class Typeface:
    """The characters that can be printed."""

    upright: frozenset[int]
    """Those of the upright cuts."""
    slanted: frozenset[int]
    """Those of the italic cuts."""


@dataclass
class Proof:
    """One document being proof-read."""

    tree: Element
    """Its HTML, mended in place."""
    path: str
    """The policy's file, as a reader would name it."""
    source: str
    """The text of that file, in which lines are looked up; empty where it is not known."""
    typeface: "Typeface"
    """The characters that can be printed."""
    findings: list[Finding] = field(default_factory=list)
    """What was found so far."""

    def read(self) -> list[Finding]:
        """Return everything found; the tree prints well afterwards."""
        self.pictures()
        self.headings()
        self.tables()
        self.links()
        self.characters()
        return self.findings

    def pictures(self) -> None:
        """Give every picture an alternative text."""
        for picture in self.tree.iter("img"):
            if (picture.get("alt") or "").strip():
                continue
            name = (
                picture.get("src", "").rsplit("/", 1)[-1]
                if not picture.get("src", "").startswith("data:")
                else ""
            )
            picture.set("alt", f"Picture {name}".strip())
            self.add(
                "picture-without-words",
                f"The picture {name or 'in the text'} has no alternative text, so nobody hears what it shows.",
                f"Say what it shows between the square brackets: ![What it shows]({name or 'picture.png'}).",
                near=name,
            )

    def headings(self) -> None:
        """Lower every heading that skips a level to the next one."""
        above = 0
        for heading in self.tree.iter():
            level = HEADINGS.get(heading.tag) if isinstance(heading.tag, str) else None
            if level is None:
                continue
            if level > above + 1:
                heading.tag, level = f"h{above + 1}", above + 1
                words = " ".join("".join(heading.itertext()).split())
                self.add(
                    "heading-level-skipped",
                    f"The heading '{words}' is more than one level below the one before it.",
                    "Take a # away, or put a heading of the level between above it.",
                    near=words,
                )
            above = level

    def tables(self) -> None:
        """Fill up the rows of every table that are shorter than its longest."""
        for table in self.tree.iter("table"):
            rows = list(table.iter("tr"))
            widths = _widths(rows)
            for row, width in zip(rows, widths, strict=True):
                for _ in range(max(widths) - width):
                    SubElement(row, "td")
            if len(set(widths)) > 1:
                words = " ".join(" ".join(rows[0].itertext()).split())
                self.add(
                    "table-ragged",
                    f"The table that begins '{words[:40]}' has rows of different lengths.",
                    "Give every row a cell for every column; an empty one will do.",
                    near=words.split(" ")[0],
                )

    def links(self) -> None:
        """Make every link to a place that is not there plain text."""
        places = {element.get("id") for element in self.tree.iter()}
        for link in self.tree.iter("a"):
            target = link.get("href", "")
            if not target.startswith("#") or unquote(target[1:]) in places:
                continue
            del link.attrib["href"]
            words = " ".join("".join(link.itertext()).split())
            self.add(
                "link-to-nowhere",
                f"The link '{words}' leads to {target}, which is nowhere in this policy.",
                "Name the id of a heading or a clause of this policy.",
                near=target,
                severity=Severity.ERROR if target.startswith(TO_A_CLAUSE) else Severity.WARNING,
            )

    def characters(self) -> None:
        """Put something the typeface has in the place of every character that it lacks."""
        lacking: dict[str, None] = {}
        _set_text(self.tree, self.typeface, lacking, slanted=False)
        for character in lacking:
            self.add(
                "character-not-printed",
                f"The character '{character}' (U+{ord(character):04X}) is not in the typeface; {BLANK} is printed.",
                "Write it in another way.",
                near=character,
            )

    def add(
        self, code: str, message: str, remedy: str, *, near: str, severity: Severity = Severity.WARNING
    ) -> None:
        """Add a finding at the first line of the source that has the words `near`."""
        self.findings.append(
            Finding(
                code=code,
                severity=severity,
                path=self.path,
                line=line_of(near, self.source),
                message=message,
                help=remedy,
            )
        )


def line_of(words: str, source: str) -> int:
    """Return the first line that has the words, in whatever capitals, counted from 1; 0 where none has."""
    place = source.lower().find(words.lower()) if words else -1
    return source.count("\n", 0, place) + 1 if place >= 0 else 0


def _set_text(element: Element, typeface: Typeface, lacking: dict[str, None], *, slanted: bool) -> None:
    """Replace what cannot be printed in an element, and add what has no stand-in to `lacking`."""
    if element.tag in UNSEEN:
        return
    inside = slanted or element.tag in SLANTED
    element.text = printable(element.text, typeface.slanted if inside else typeface.upright, lacking)
    for child in element:
        _set_text(child, typeface, lacking, slanted=inside)
        child.tail = printable(child.tail, typeface.slanted if inside else typeface.upright, lacking)


def printable(text: str | None, glyphs: frozenset[int], lacking: dict[str, None]) -> str | None:
    """Return a text in the letters that there are glyphs for, and add to `lacking` what has no stand-in."""
    if text is None or text.isascii():
        return text
    strange = {character for character in text if not character.isascii() and ord(character) not in glyphs}
    lacking.update(dict.fromkeys(sorted(strange - STAND_INS.keys())))
    return "".join(STAND_INS.get(one, BLANK) if one in strange else one for one in text) if strange else text


def _widths(rows: list[Element]) -> list[int]:
    """Return how many columns each row covers, cells that reach down from above counted in."""
    widths: list[int] = []
    reaching: list[tuple[int, int]] = []  # the columns of a cell, and the rows below that it still covers
    for row in rows:
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        widths.append(sum(columns for columns, _ in reaching) + sum(_span(cell, "colspan") for cell in cells))
        spans = [(_span(cell, "colspan"), _span(cell, "rowspan")) for cell in cells]
        reaching = [(columns, left - 1) for columns, left in reaching if left > 1]
        reaching += [(columns, down - 1) for columns, down in spans if down > 1]
    return widths


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return int(value) if value.isdigit() and int(value) > 0 else 1

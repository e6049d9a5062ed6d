"""Runs: the running text of a paragraph as Word shows it, with fields by their results."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from policybook.words.document import Piece
from policybook.words.styles import Look, Styles, look_of, over
from policybook.words.symbols import UNKNOWN, coded, shown
from policybook.words.xml import find, inner, number, value

_LINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]*)"')
_KEEP = frozenset(("w:txbxContent",))
_COUNTED = ("LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT")  # their numbers are stored nowhere
_SCRIPTS = {"superscript": "sup", "subscript": "sub"}
_PLAIN = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "‑"}
_OBJECTS = ("w:drawing", "w:pict", "w:object")


@dataclass
class Fields:
    """The fields that are open, the outermost first: the instruction of each, and whether its result has begun."""

    open: list[list[str]] = field(default_factory=list)
    results: list[bool] = field(default_factory=list)

    @property
    def shows(self) -> bool:
        """Whether what is met now is shown."""
        return all(self.results)

    @property
    def names(self) -> list[str]:
        """The first word of each open field."""
        return [("".join(one).split() or [""])[0].upper() for one in self.open]

    @property
    def link(self) -> str:
        """The address of the innermost open link."""
        found = [_LINK.search("".join(one)) for one in reversed(self.open)]
        return next((one[1] for one in found if one and "\\l" not in one[0]), "")

    def char(self, element: Element) -> None:
        """Take a mark of a field's beginning, its middle or its end."""
        kind = element.get("w:fldCharType")
        if kind == "begin":
            self.open.append([])
            self.results.append(False)
        elif kind == "separate" and self.results:
            self.results[-1] = True
        elif kind == "end" and self.results:
            self.open.pop()
            self.results.pop()


class Runs:
    """Reads the runs of one part."""

    def __init__(self, styles: Styles, links: Mapping[str, str]) -> None:
        self.styles = styles
        self.links = links
        self.fields = Fields()
        self.boxes: list[Element] = []
        """The contents of text boxes that were met."""
        self.remarks: list[tuple[str, str]] = []
        """What a person should know of what was met."""
        self.within: list[bool] = []
        """Of each run that was met, whether it stands in a field of contents."""
        self.turns = False
        """Whether a break to a new page was met."""

    def pieces(self, paragraph: Element, look: Look) -> list[Piece]:
        """Return the running text of a paragraph whose style has a look."""
        return [*self._within(paragraph, look, "")]

    def _within(self, element: Element, look: Look, link: str) -> Iterator[Piece]:
        for one in element:
            if one.tag == "w:r":
                yield from self._run(one, look, link)
            elif one.tag == "w:hyperlink":
                yield from self._within(one, look, self.links.get(one.get("r:id", ""), ""))
            elif one.tag == "w:fldSimple":
                found = _LINK.search(one.get("w:instr", ""))
                yield from self._within(one, look, found[1] if found else link)
            elif one.tag == "m:t":
                yield Piece(one.text or "")
            elif one.tag not in ("w:pPr", "w:rPr", "w:sdtPr", "w:del", "w:moveFrom"):
                if one.tag in ("m:oMath", "m:oMathPara"):
                    self.remarks.append(
                        ("formula", "A formula stands here; only its letters and signs are taken.")
                    )
                yield from self._within(one, look, link)

    def _run(self, run: Element, look: Look, link: str) -> Iterator[Piece]:
        properties = find(run, "w:rPr")
        own = over(over(look, self.styles.look(value(properties, "w:rStyle"))), look_of(None, properties))
        script = _SCRIPTS.get(value(properties, "w:vertAlign") or "", "")
        struck = properties is not None and any(
            value(properties, f"w:{name}") not in ("0", "false") and find(properties, f"w:{name}") is not None
            for name in ("strike", "dstrike")
        )
        model = Piece(
            "", bool(own.bold), bool(own.italic), "del" if struck else script, link or self.fields.link
        )
        fonts = find(properties, "w:rFonts")
        font = fonts.get("w:ascii", "") if fonts is not None else ""
        for one in run:
            for piece in self._piece(one, model, font):
                if own.hidden and not piece.note:
                    self.remarks.append(("hidden", f"Hidden text is left out: '{piece.text}'."))
                elif self.fields.shows:
                    if piece.text.strip():
                        self.within.append("TOC" in self.fields.names)
                    yield piece

    def _piece(self, one: Element, model: Piece, font: str) -> Iterator[Piece]:
        if one.tag == "w:t":
            yield replace(model, text=shown(one.text or "", font))
        elif one.tag in _PLAIN:
            yield replace(model, text=_PLAIN[one.tag])
        elif one.tag == "w:br":
            paged = one.get("w:type") in ("page", "column")
            self.turns = self.turns or paged
            yield replace(model, text=" " if paged else "\n")
        elif one.tag == "w:sym":
            yield replace(model, text=self._sign(one))
        elif one.tag in ("w:footnoteReference", "w:endnoteReference"):
            yield replace(model, note=f"{one.tag[2]}{one.get('w:id')}")
        elif one.tag in ("w:fldChar", "w:instrText"):
            self._field(one)
        elif one.tag == "w:ruby":
            for run in inner(one, "w:t", past=frozenset(("w:rt",))):
                yield replace(model, text=run.text or "")
        elif one.tag in _OBJECTS or one.tag == "mc:AlternateContent":
            yield from self._object(one, model)

    def _sign(self, one: Element) -> str:
        code = one.get("w:char", "")
        font = one.get("w:font", "")
        found = coded(code, font)
        if found == UNKNOWN:
            said = f"The sign {code} of the font {font} is not known; {UNKNOWN} stands in its place."
            self.remarks.append(("unknown-sign", said))
        return found

    def _field(self, one: Element) -> None:
        if one.tag == "w:instrText":
            if self.fields.open:
                self.fields.open[-1].append(one.text or "")
            return
        counted = next((name for name in self.fields.names if name in _COUNTED), None)
        if counted and one.get("w:fldCharType") == "end":
            said = f"A field {counted} prints a number here that Word stores nowhere; type it."
            self.remarks.append(("field-number", said))
        self.fields.char(one)

    def _object(self, one: Element, model: Piece) -> Iterator[Piece]:
        """Give the pictures of a drawing, and keep the text of its text boxes."""
        self.boxes += inner(one, "w:txbxContent", past=_KEEP)
        blips = [
            each.get("r:embed", "") or each.get("r:link", "") for each in inner(one, "a:blip", past=_KEEP)
        ]
        blips += [each.get("r:id", "") for each in inner(one, "v:imagedata", past=_KEEP)]
        said = next(
            (each.get("descr", "") or each.get("title", "") for each in inner(one, "wp:docPr", past=_KEEP)),
            "",
        )
        said = said or next((each.get("alt", "") for each in inner(one, "v:shape", past=_KEEP)), "")
        for blip in blips:
            yield replace(model, picture=blip or "?", alternative=" ".join(said.split()))
        if not blips and not self.boxes:
            yield replace(model, picture="?", alternative=" ".join(said.split()))


def level_of(look: Look) -> int:
    """Return the level of a list that a look states; 0 where it states none."""
    return number(str(look.level), 0) or 0 if look.level is not None else 0

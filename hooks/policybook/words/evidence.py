"""Evidence: what a Word file says, read a second time from its XML alone, for the check of what was made of it.

Nothing here is shared with the conversion but the tree, the table of signs and the definitions of styles and lists.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from policybook.words.counting import Numbered
from policybook.words.reading import Source
from policybook.words.recount import recount
from policybook.words.symbols import coded, shown
from policybook.words.xml import find, is_on, number, value

_BREAKS = frozenset(("w:tab", "w:br", "w:cr", "w:ptab"))
_NOTHING = frozenset(("w:pPr", "w:rPr", "w:instrText", "w:delText", "w:sdtPr", "w:rt"))


@dataclass(frozen=True)
class Said:
    """What Word shows of one paragraph."""

    place: int
    """Its place among all paragraphs of the text, from 0; -1 in a note."""
    label: str
    """The label that is computed for it."""
    words: str
    """Its own words, without those of text boxes that hang on it."""
    hidden: bool = False
    """Whether it is a part of a merged cell that Word does not show."""


def evidence(source: Source) -> list[Said]:
    """Return all paragraphs of a file as Word shows them, notes at the end in the order of their marks."""
    marks: dict[str, int] = {}
    covered = _covered(source.body)
    boxed = {id(one) for box in source.body.iter("w:txbxContent") for one in box.iter("w:p")}
    found = [*source.body.iter("w:p")]
    labels: dict[int, str] = {}
    for inside in (False, True):  # text boxes count for themselves
        own = [one for one in found if (id(one) in boxed) is inside]
        numbers = recount([_numbered(one, source) for one in own], source.lists)
        labels |= {id(one): label or "" for one, label in zip(own, numbers, strict=True)}
    said = [
        Said(at, labels[id(one)], _words(one, source, marks), id(one) in covered)
        for at, one in enumerate(found)
    ]
    noted = {f"{kind}{note.get('w:id')}": note for kind, root in source.notes.items() for note in root}
    done = 0
    while done < len(marks):  # a note may have a note
        note = noted.get([*marks][done])
        said += [
            Said(-1, "", _words(one, source, marks)) for one in (note.iter("w:p") if note is not None else ())
        ]
        done += 1
    return said


def _covered(body: Element) -> set[int]:
    """Return the paragraphs of cells that are the lower part of a merged one."""
    return {
        id(paragraph)
        for cell in body.iter("w:tc")
        if (merge := find(cell, "w:tcPr/w:vMerge")) is not None
        and merge.get("w:val", "continue") == "continue"
        for paragraph in cell.iter("w:p")
    }


def _numbered(paragraph: Element, source: Source) -> Numbered | None:
    """Return the list of a paragraph and its level there."""
    properties = find(paragraph, "w:pPr")
    chain = source.styles.chain(value(properties, "w:pStyle") or source.styles.default)
    style = source.styles.look(chain[0]) if chain else None
    own, own_level = (number(value(properties, f"w:numPr/w:{name}")) for name in ("numId", "ilvl"))
    num_id = own if own is not None else (style.num_id if style else None)
    if not num_id or num_id not in source.lists:
        return None
    of_style = own is None or (style is not None and own == style.num_id)
    ties = [at for one in chain if (at := source.lists[num_id].level_of(one)) is not None]
    level = own_level
    if level is None and own is None and style is not None:
        level = style.level
    if level is None:
        level = ties[0] if ties and of_style else 0
    return Numbered(num_id, level)


def _words(paragraph: Element, source: Source, marks: dict[str, int]) -> str:
    """Return the words of a paragraph; a field by its result, a footnote's mark by its number."""
    style = source.styles.look(value(paragraph, "w:pPr/w:pStyle") or source.styles.default)
    said: list[str] = []
    depth = 0
    silent: list[bool] = []
    for one in _walk(paragraph):
        if one.tag == "w:r":
            run = find(one, "w:rPr")
            hidden = is_on(run, "w:vanish")
            of_style = source.styles.look(value(run, "w:rStyle")).hidden or style.hidden
            depth = int(bool(of_style) if hidden is None else hidden)
        elif one.tag == "w:fldChar":
            _field(one.get("w:fldCharType"), silent)
        elif not any(silent) and (not depth or one.tag.endswith("Reference")):
            said.append(_shown(one, one.get("font", "") or one.get("w:font", ""), marks, source))
    return " ".join("".join(said).split())


def _field(kind: str | None, silent: list[bool]) -> None:
    if kind == "begin":
        silent.append(True)
    elif silent and kind == "separate":
        silent[-1] = False
    elif silent and kind == "end":
        silent.pop()


def _walk(element: Element, font: str = "") -> Iterator[Element]:
    """Give what stands in a paragraph in order, without the paragraphs of text boxes in it."""
    for one in element:
        if one.tag in _NOTHING or one.tag == "w:txbxContent":
            continue
        own = font
        if one.tag == "w:r":
            fonts = find(one, "w:rPr/w:rFonts")
            own = fonts.get("w:ascii", "") if fonts is not None else ""
        if one.tag == "w:t" and own:
            one.set("font", own)
        yield one
        yield from _walk(one, own)


def _shown(one: Element, font: str, marks: dict[str, int], source: Source) -> str:
    if one.tag in ("w:t", "m:t"):
        return shown(one.text or "", font)
    if one.tag in _BREAKS:
        return " "
    if one.tag == "w:noBreakHyphen":
        return "‑"
    if one.tag == "w:sym":
        return coded(one.get("w:char", ""), font)
    if one.tag in ("w:footnoteReference", "w:endnoteReference"):
        return _mark(f"{one.tag[2]}{one.get('w:id')}", marks, source.notes)
    return ""


def _mark(name: str, marks: dict[str, int], notes: Mapping[str, Element]) -> str:
    note = next((one for one in notes.get(name[0], ()) if one.get("w:id") == name[1:]), None)
    words = "".join(one.text or "" for one in note.iter("w:t")) if note is not None else ""
    return str(marks.setdefault(name, len(marks) + 1)) if words.strip() else ""

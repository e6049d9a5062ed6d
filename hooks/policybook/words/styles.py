"""Styles: what a paragraph or a run has from its style and from those that its style is based on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from xml.etree.ElementTree import Element

from policybook.words.xml import find, find_all, is_on, number, value

LONGEST_CHAIN = 40  # styles based on styles; Word allows eleven
_HEADING = re.compile(r"heading ([1-9])")
BODY_TEXT = 9  # what Word calls the level of text that is no heading


@dataclass(frozen=True)
class Look:
    """What a style, or a paragraph's own settings, say; None is what they leave open."""

    name: str | None = None
    """The style's name in small letters: `heading 1`."""
    outline: int | None = None
    """The level of a heading from 0; `BODY_TEXT` where it is stated to be none."""
    num_id: int | None = None
    """The list; 0 where it is stated to be none."""
    level: int | None = None
    """The level in the list, from 0."""
    left: int | None = None
    """How far the text is set in, in twentieths of a point."""
    bold: bool | None = None
    """Whether it is bold."""
    italic: bool | None = None
    """Whether it is in italics."""
    capitals: bool | None = None
    """Whether it is shown in capitals."""
    hidden: bool | None = None
    """Whether it is not shown."""
    size: int | None = None
    """The size of letters in half points."""


def over(below: Look, above: Look) -> Look:
    """Return what comes of a look with another above it, whose every statement wins."""
    stated = {one.name: getattr(above, one.name) for one in fields(Look)}
    return replace(below, **{key: said for key, said in stated.items() if said is not None})


def look_of(properties: Element | None, run: Element | None = None) -> Look:
    """Return what a `w:pPr` and a `w:rPr` say."""
    outline = number(value(properties, "w:outlineLvl"))
    indent = find(properties, "w:ind")
    left = None if indent is None else number(indent.get("w:left") or indent.get("w:start"))
    return Look(
        outline=min(outline, BODY_TEXT) if outline is not None and outline >= 0 else None,
        num_id=number(value(properties, "w:numPr/w:numId")),
        level=number(value(properties, "w:numPr/w:ilvl")),
        left=left,
        bold=is_on(run, "w:b"),
        italic=is_on(run, "w:i"),
        capitals=is_on(run, "w:caps"),
        hidden=is_on(run, "w:vanish"),
        size=number(value(run, "w:sz")),
    )


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        """Read `styles.xml`; without it every style is empty."""
        self._styles: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self.default = ""
        """The style of a paragraph that names none."""
        for style in find_all(root, "w:style"):
            name = style.get("w:styleId", "")
            self._styles.setdefault(name, style)
            if style.get("w:type") == "paragraph" and style.get("w:default") in ("1", "true", "on"):
                self.default = name

    def look(self, name: str | None) -> Look:
        """Return all that a style says, with those that it is based on; an empty look for one that is not there."""
        if name is None:
            return Look()
        if name not in self._looks:
            look = Look()
            for style in reversed(self._chain(name)):
                look = over(look, _own(style))
            self._looks[name] = look
        return self._looks[name]

    def numbering(self) -> Mapping[str, int]:
        """Return the list that each style of numbering names, by the style."""
        found = {name: number(value(style, "w:pPr/w:numPr/w:numId")) for name, style in self._styles.items()}
        return {name: num for name, num in found.items() if num}

    def chain(self, name: str) -> tuple[str, ...]:
        """Return a style and those that it is based on, by their ids."""
        return tuple(style.get("w:styleId", "") for style in self._chain(name))

    def _chain(self, name: str) -> list[Element]:
        chain: list[Element] = []
        while name in self._styles and self._styles[name] not in chain and len(chain) < LONGEST_CHAIN:
            chain.append(self._styles[name])
            name = value(chain[-1], "w:basedOn") or ""
        return chain


def _own(style: Element) -> Look:
    look = look_of(find(style, "w:pPr"), find(style, "w:rPr"))
    name = (value(style, "w:name") or "").lower()
    heading = _HEADING.fullmatch(name)
    if heading and look.outline is None:
        look = replace(look, outline=int(heading[1]) - 1)
    return replace(look, name=name or None)

"""Inlines: running text as Markdown, with bold, italics, links, marks of notes, and pictures."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from policybook.words.document import Piece
from policybook.words.escaping import address, escaped, in_link

_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_BARE = re.compile(r"https?://[^\s<>]+")
_GAP = re.compile(r"[ \t\u00a0]+")


@dataclass(frozen=True)
class Marks:
    """What stands in for notes and pictures."""

    note: Callable[[str], str]
    """Gives the mark of a note by its name in the file."""
    picture: Callable[[str, str], str]
    """Gives a picture's Markdown by relationship and alternative text."""


def markdown(pieces: Sequence[Piece], marks: Marks, *, plain: bool = False) -> str:
    """Return pieces as Markdown, one line or more, without space at the ends; `plain` leaves bold and italics out."""
    kept = _merged([replace(one, bold=False, italic=False) if plain else one for one in pieces])
    parts: list[str] = []
    for at, one in enumerate(kept):
        following = kept[at + 1].text[:1] if at + 1 < len(kept) else ""
        parts.append(_piece(one, marks, "".join(parts)[-1:] if parts else "", following))
    lines = "".join(parts).split("\n")
    return "  \n".join(line for line in (_GAP.sub(_gap, part).strip(" \t") for part in lines) if line)


def _gap(found: re.Match[str]) -> str:
    return "\u00a0" if "\u00a0" in found[0] and len(found[0]) == 1 else " "


def is_all_bold(pieces: Sequence[Piece]) -> bool:
    """Tell whether all words of a paragraph are bold."""
    said = [one for one in pieces if one.text.strip()]
    return bool(said) and all(one.bold for one in said)


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with neighbours of one look joined; a gap has the look of what is before it."""
    level: list[Piece] = []
    for one in pieces:
        last = level[-1] if level else None
        if one.text and not one.text.strip() and last and last.text and "\n" not in one.text:
            one = replace(last, text=one.text)
        level.append(one)
    merged = []
    for key, group in groupby(level, lambda one: (replace(one, text=""), bool(one.note or one.picture))):
        members = [*group]
        if key[1]:
            merged += members
        else:
            merged.append(replace(members[0], text="".join(one.text for one in members)))
    return merged


def _piece(one: Piece, marks: Marks, before: str, after: str) -> str:
    if one.note:
        return marks.note(one.note)
    if one.picture:
        return marks.picture(one.picture, one.alternative)
    core = one.text.strip()
    if not core:
        return one.text
    lead, tail = one.text[: one.text.index(core[0])], one.text[len(one.text.rstrip()) :]
    shown = "\n".join(_styled(line, one, lead or before, tail or after) for line in core.split("\n"))
    return f"{lead}{shown}{tail}"


def _styled(line: str, one: Piece, before: str, after: str) -> str:
    core = line.strip()
    if not core:
        return line
    words = _linked(core, one.link)
    if one.script:
        words = f"<{one.script}>{words}</{one.script}>"
    mark = "*" * (2 * one.bold + one.italic)
    if mark:
        words = _marked(words, mark, before, after)
    return line.replace(core, "\0", 1).replace("\0", words)


def _linked(core: str, link: str) -> str:
    if not link.lower().startswith(_SCHEMES):
        return escaped(core)
    if core == link and _BARE.fullmatch(core):
        return f"<{core}>"
    return f"[{in_link(escaped(core))}]({address(link)})"


def _marked(words: str, mark: str, before: str, after: str) -> str:
    """Put bold or italics round words; by tags where Markdown would not take the marks beside a letter."""
    opens = before != "*" and not before.isalnum()
    closes = (
        not after.isalnum() and "://" not in words.rpartition(" ")[2]
    )  # an address would take the marks in
    if opens and closes:
        return f"{mark}{words}{mark}"
    tag = "em" if mark == "*" else "strong"
    inside = f"<em>{words}</em>" if mark == "***" else words
    return f"<{tag}>{inside}</{tag}>"

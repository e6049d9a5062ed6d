"""Headings: what a heading line says, the label it carries and the address that label gives its section."""

import re
from dataclasses import dataclass, replace

from policybook.clauses.labels import Label, read_label

_ATTRIBUTES = re.compile(  # `#id .class key=value`, Pandoc's `-`; other words in braces are the heading's own
    r":?[ \t]*(?:(?:[.#][\w:.-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\"']+)|-)(?:[ \t]+|$))+"
)
_CLASS = re.compile(r"(?:^|\s)\.([\w-]+)")
_ID = re.compile(r"#([\w.:-]+)")
_NAMED = re.compile(  # the word makes the number a label, with or without a mark after it
    r"(?P<word>Section|Part|Chapter|Appendix|Annexe?|Schedule)[ \u00a0]+"
    r"(?P<stem>\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,6}|[ivx]{1,6})(?=[\s.:)–—-]|$)[ \t]*[.:)–—-]?[ \t]*(?P<title>.*)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?P<stem>\d{1,2})[ \u00a0]+(?P<title>[A-Z].*)"
)  # `6 Responsibilities`: capital, at most 99
_MARKS = re.compile(r"(\*\*|__|\*|_)(.*)\1")
_CONTENTS = frozenset(("contents", "table of contents", "list of contents", "contents page"))


def is_contents(title: str) -> bool:
    """Tell whether a section of this title is a typed list of contents: its numbers are those of other sections."""
    return title.strip(" *_:").lower() in _CONTENTS


@dataclass(frozen=True)
class Heading:
    """A heading line, read."""

    level: int
    """1 to 6, as typed."""
    text: str
    """The whole heading, as typed, without attributes."""
    id: str | None
    """The id given with `{#id}`."""
    label: Label | None
    """The label of its own kind (`6.`, `i.`, `6.1`), to be counted among headings."""
    word: str | None
    """`appendix`, `part` … in lower case, when the label is a named one."""
    stem: str | None
    """The label without word and punctuation."""
    label_text: str | None
    """The label as typed: `6.`, `Appendix A`."""
    title: str
    """The heading without its label."""
    classes: tuple[str, ...] = ()
    """The classes given with `{.class}`."""


def make_heading(level: int, text: str, *, previous: dict[int, int]) -> Heading:
    """Make a heading of `level` from its text, reading its label and attributes."""
    words, brace, typed = text.rstrip(" \t").removesuffix("}").rpartition("{")
    if not (brace and text.rstrip(" \t").endswith("}") and _ATTRIBUTES.fullmatch(typed)):
        return _heading(level, text, None, previous)
    found = _ID.search(typed)
    heading = _heading(level, words.rstrip(" \t"), found[1] if found else None, previous)
    return replace(heading, classes=tuple(_CLASS.findall(typed)))


def _heading(level: int, text: str, given_id: str | None, previous: dict[int, int]) -> Heading:
    plain = wrapped[2] if (wrapped := _MARKS.fullmatch(text)) else text
    for deeper in [at for at in previous if at > level]:
        del previous[deeper]
    if named := _NAMED.fullmatch(plain):
        word = named["word"].lower()
        label = None if word != "section" else read_label(f"{named['stem']}. ")
        shown = f"{named['word']} {named['stem']}"
        return Heading(level, text, given_id, label, word, named["stem"], shown, named["title"])
    label = read_label(plain)
    if label and label.rest:
        if label.stem.isdigit():
            previous[level] = int(label.stem)
        return Heading(level, text, given_id, label, None, label.stem, label.text, label.rest.strip("*_"))
    bare = _BARE.fullmatch(plain)
    if bare and int(bare["stem"]) == previous.get(level, 0) + 1:
        previous[level] = int(bare["stem"])
        counted = read_label(f"{bare['stem']}. ")
        return Heading(level, text, given_id, counted, None, bare["stem"], bare["stem"], bare["title"])
    return Heading(level, text, given_id, None, None, None, None, plain)

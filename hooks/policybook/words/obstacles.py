"""Obstacles: what a person must decide before a file can be taken in: changes not yet accepted, and comments."""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from policybook.words.refusal import Refused
from policybook.words.xml import find_all

_WORDS = {"w:ins": "inserted", "w:del": "deleted", "w:moveTo": "moved here", "w:moveFrom": "moved away"}
_SETTINGS = (
    "w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:trPrChange w:tcPrChange w:tblGridChange "
    "w:numberingChange w:cellIns w:cellDel w:cellMerge w:tblPrExChange"
).split()
CHANGES = frozenset((*_WORDS, *_SETTINGS))
MOST = 40  # places that are listed; a person sees by then what kind of file it is
_QUOTED = 60  # characters of what was changed


def refuse_changes(roots: Iterable[tuple[str, Element]]) -> None:
    """Raise Refused where changes are tracked and not accepted; `roots` are parts with what they are called."""
    places = [said for what, root in roots for said in _changes(what, root)]
    if places:
        message = (
            f"The file has {_counted(len(places), 'tracked change')} that nobody has accepted or rejected."
        )
        remedy = (
            "In Word choose Review > Accept > Accept All Changes (or reject those that are wrong), and save."
        )
        raise Refused("tracked-changes", message, remedy, _listed(places))


def _changes(what: str, root: Element) -> Iterator[str]:
    paragraph = 0
    for one in root.iter():
        if one.tag == "w:p":
            paragraph += 1
        elif one.tag in CHANGES:
            words = " ".join(
                "".join(each.text or "" for each in one.iter() if each.tag in ("w:t", "w:delText")).split()
            )
            kind = _WORDS.get(one.tag, "set otherwise")
            quoted = f": '{_cut(words)}'" if words else ""
            yield f"{what}, paragraph {paragraph}: {kind} by {one.get('w:author') or 'nobody named'}{quoted}"


def read_comments(comments: Element | None, body: Element) -> list[str]:
    """Return the comments of a file, each with author and place."""
    places: dict[str | None, tuple[int, str]] = {}
    for at, paragraph in enumerate(body.iter("w:p"), start=1):
        marks = [
            one.get("w:id")
            for one in paragraph.iter()
            if one.tag in ("w:commentReference", "w:commentRangeStart")
        ]
        if marks:
            words = " ".join("".join(one.text or "" for one in paragraph.iter("w:t")).split())
            for mark in marks:
                places.setdefault(mark, (at, words))
    said = []
    for one in find_all(comments, "w:comment"):
        text = " ".join("".join(each.text or "" for each in one.iter("w:t")).split())
        at, words = places.get(one.get("w:id"), (0, ""))
        where = f"paragraph {at} ('{_cut(words)}')" if at else "nowhere in the text"
        said.append(f"{one.get('w:author') or 'nobody named'}, at {where}: '{_cut(text)}'")
    return said


def refuse_comments(said: Sequence[str]) -> None:
    """Raise Refused where there are comments."""
    if said:
        message = f"The file has {_counted(len(said), 'comment')}."
        remedy = "Settle them in Word and delete them (Review > Delete All Comments), or import with --drop-comments."
        raise Refused("comments", message, remedy, _listed(said))


def _listed(places: Sequence[str]) -> list[str]:
    more = [f"and {len(places) - MOST} more"] if len(places) > MOST else []
    return [*places[:MOST], *more]


def _cut(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED].rstrip()}…"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"

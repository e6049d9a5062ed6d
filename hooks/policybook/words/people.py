"""People: who signs a policy and whose school it is, as a Word file says it."""

import re

from policybook.words.control import Matter, Taken, drop, edges, first
from policybook.words.sayings import SCHOOL, plain
from policybook.words.writing import Draft, Passage, Remark

_SIGNED = re.compile(
    r"(?i:sign(?:ed|ature)(?: by| of)?)[ :–—-]{0,9}[._…]{0,200} ?\(?(?P<role>[A-Z][A-Za-z'’ ]{3,40}?)\)?"
    r"[ :._…]{0,200}(?i:dated?[ :._…]{0,200})?"
)
_ROLE = re.compile(
    r"\b(?:chair|head|headteacher|principal|governor|trustee|manager|bursar|clerk|director)\b", re.IGNORECASE
)
_OF_A_POLICY = re.compile(
    r"\b(?:policy|policies|procedure|page|version|handbook|the school)\b", re.IGNORECASE
)


def take_signatories(draft: Draft, matter: Matter) -> None:
    """Take who signs, from lines and rows in which there is room for a signature."""
    for passage in edges([one for one in draft.passages if one.lines]):
        rows = enumerate(passage.table.rows) if passage.table else [(-1, [" ".join(passage.lines)])]
        for at, cells in rows:
            words = " ".join(plain(cell) for cell in cells if cell)
            found = _SIGNED.fullmatch(words)
            if found and _ROLE.search(found["role"]) and not passage.label:
                places = passage.table.places[at] if passage.table else passage.all_places
                role = found["role"].strip()
                matter.taken.append(Taken(("signatories",), role, words, first(places)))
                matter.places |= dict.fromkeys(places, "signatories")
                drop(passage, at)


def take_school(draft: Draft, matter: Matter) -> None:
    """Take the school's name where headers, footers or the lines before the first heading give but one."""
    before = []
    for passage in draft.passages:
        if passage.lines and passage.lines[0].startswith("#"):
            break
        before.append(passage)
    lines = [(plain(" ".join(one.lines)), one) for one in before if len(one.lines) == 1 and one.table is None]
    found: dict[str, list[Passage]] = {}
    typed: list[tuple[str, Passage | None]] = [*lines, *((words, None) for _, words in draft.edges)]
    for words, one in typed:
        if SCHOOL.fullmatch(words) and not _OF_A_POLICY.search(words):
            found.setdefault(" ".join(words.split()), []).extend([one] if one else [])
    if len({name.casefold() for name in found}) == 1:
        name, passages = next(iter(found.items()))
        places = [place for passage in passages for place in passage.all_places]
        matter.taken.append(Taken(("school",), name, name, first(places)))
        matter.places |= dict.fromkeys(places, "school")
        for passage in passages:
            drop(passage)
    elif found:
        draft.remarks.append(
            Remark("school-doubtful", f"Several names could be the school's: {', '.join(found)}.")
        )

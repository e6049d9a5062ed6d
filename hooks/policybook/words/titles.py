"""Titles: what a policy is called, where the Word file has no paragraph in the style of titles."""

import re

from policybook.words.control import Matter, Taken
from policybook.words.writing import Draft, Passage, Remark

_NAMED = re.compile(
    r"\b(?:policy|procedure|procedures|code|statement|plan|strategy|guidance|scheme)\b", re.IGNORECASE
)
LONGEST = 100  # characters of a title
NEAR = 8  # passages from the top among which a title stands


def take_title(draft: Draft, matter: Matter, *, properties: str, name: str) -> None:
    """Take the title into front matter and out of the text.

    It is the paragraph in the style of titles; else a line near the top that names a kind of document, or that the
    file's `properties` give word for word; else the file's `name`, which is remarked.
    """
    title, place = draft.title, draft.title_place
    if not title:
        found = _named(draft.passages[:NEAR], properties)
        if found:
            title, place = _words(found), found.places[0][0]
            found.lines, found.places = [], []
        else:
            title = next(
                (words for _, words in draft.edges if _NAMED.search(words) and len(words) <= LONGEST), name
            )
            where = "own name" if title == name else "header"
            said = f"No title is found in the text; '{title}' is the file's {where}."
            draft.remarks.append(Remark("title-doubtful", said))
    matter.taken.insert(0, Taken(("title",), title, title, place))
    if place >= 0:
        matter.places[place] = "title"
    _drop_repeated(draft.passages[:NEAR], title, matter)


def _named(passages: list[Passage], properties: str) -> Passage | None:
    lines = [
        one
        for one in passages
        if one.table is None and len(one.lines) == 1 and not one.label and one.places[0]
    ]
    short = [one for one in lines if 0 < len(_words(one)) <= LONGEST and _words(one)[-1] not in ".:;,"]
    exact = next(
        (one for one in short if properties and _words(one).casefold() == properties.casefold()), None
    )
    return exact or next((one for one in short if _NAMED.search(_words(one))), None)


def _drop_repeated(passages: list[Passage], title: str, matter: Matter) -> None:
    for one in passages:
        if one.table is None and one.lines and not one.label and _words(one).casefold() == title.casefold():
            matter.places |= dict.fromkeys(
                (place for each in one.places for place in each), "title, once more"
            )
            one.lines, one.places = [], []


def _words(one: Passage) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", " ".join(one.lines)).strip("#* ")

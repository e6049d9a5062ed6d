"""Plain headings: a short line in bold or capitals that stands alone, and is a heading only to the eye."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from policybook.drafting.leftover import Leftover
from policybook.text import Text, inline_tokens

LONGEST, WORDS = 70, 8  # characters and words; a longer line is a sentence in bold
LETTERS = 8  # of one word in capitals; a shorter one is an abbreviation
_ENDS = ".,;:!?…"
_FOLLOWED = ("paragraph_open", "bullet_list_open", "clause_open", "table_open")
_PERSON = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Rev)\b")
_SET_IN = ("li", "td", "th", "blockquote", "dd", "dt")


def plain_headings(text: Text) -> Iterator[Leftover]:
    """Give the lines that look like headings and are none."""
    for place in inline_tokens(text.tokens):
        if place.block != "p" or any(
            token.tag in _SET_IN or token.type.startswith("admon") for token in place.around
        ):
            continue
        begins = text.tokens[place.at - 2].type if place.at > 1 else ""
        if begins == "clause_open" or not _is_followed(text.tokens, place.at + 2):
            continue
        words = _words(place.token.children or [])
        if words:
            message = f"'{words}' looks like a heading and is a paragraph."
            remedy = f"Write ## {words} in its place: then it is in the list of contents and has an address."
            yield Leftover("heading-typed-plain", (place.token.map or [0])[0], message, remedy)


def _is_followed(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether text follows after the paragraph that closes before index `at`."""
    while at < len(tokens) and tokens[at].nesting == -1:
        at += 1
    if at + 1 >= len(tokens) or tokens[at].type not in _FOLLOWED:
        return False
    return not _words(tokens[at + 1].children or [])


def _words(children: Sequence[Token]) -> str:
    """Return the words of a line that looks like a heading; nothing where it does not."""
    said = [child for child in children if child.content.strip() or child.type not in ("text", "softbreak")]
    words = "".join(child.content for child in said).strip()
    if any(child.tag not in ("", "strong", "em") for child in said) or not _is_short(words):
        return ""
    bold = said[0].type in ("strong_open", "em_open") and said[-1].type in ("strong_close", "em_close")
    strong = bold and sum(child.type == "strong_open" for child in said) == 1
    letters = sum(letter.isalpha() for letter in words)
    capital = words.isupper() and letters >= (LETTERS if " " not in words else LETTERS / 2)
    return words if strong or capital else ""


def _is_short(words: str) -> bool:
    if not words or len(words) > LONGEST or len(words.split()) > WORDS or _PERSON.match(words):
        return False
    return (
        words[0].isalnum()
        and not words[0].islower()
        and words[-1] not in _ENDS
        and "<" not in words
        and "[" not in words
    )

"""Headings: which paragraphs are headings, by style, by level, or by their look alone."""

from collections.abc import Mapping, Sequence

from policybook.words.document import Block, Paragraph, Table
from policybook.words.inlines import is_all_bold
from policybook.words.styles import BODY_TEXT

LONGEST, WORDS = 80, 12  # characters and words of a line that is a heading by its look
SENTENCE = 130  # characters of a paragraph in a style of headings that is a clause all the same
DEEPEST = 6  # levels of headings in Markdown
_ENDS = ".,;:!?…"


def by_style(one: Paragraph) -> int | None:
    """Return the level of a heading from 0, by style or settings; None for a sentence that only wears the style."""
    level = one.look.outline
    if level is None or level >= BODY_TEXT or not one.text:
        return None
    ends = one.text[-1] in ".;:" and one.label is not None and len(one.text.split()) > 8
    return None if len(one.text) > SENTENCE or ends else level


def title_of(blocks: Sequence[Block]) -> Paragraph | None:
    """Return the paragraph that is the title: in Word's style of titles, or the one heading of the first level."""
    flat = [one for one in blocks if isinstance(one, Paragraph)]
    styled = [one for one in flat if one.look.name == "title" and one.text]
    if styled:
        return styled[0]
    said = [one for one in flat if one.says and not one.contents]
    tops = [one for one in said if by_style(one) == 0]
    if len(tops) == 1 and said and tops[0] is said[0] and tops[0].label is None:
        return tops[0]
    return None


def by_look(blocks: Sequence[Block]) -> dict[int, tuple[float, bool]]:
    """Return the places of paragraphs that are headings to the eye alone, with the size and whether in capitals."""
    found: dict[int, tuple[float, bool]] = {}
    for one, following in zip(blocks, [*blocks[1:], None], strict=False):  # a file may have no blocks
        if isinstance(one, Paragraph) and _looks_so(one) and _is_followed(following, blocks):
            found[one.place] = (float(one.look.size or 0), one.text.isupper())
    return found


def _looks_so(one: Paragraph) -> bool:
    words = one.text
    if not words or one.contents or by_style(one) is not None or one.look.name in ("title", "subtitle"):
        return False
    if (one.look.outline or BODY_TEXT) < BODY_TEXT or (one.label and one.label.bullet):
        return False
    if len(words) > LONGEST or len(words.split()) > WORDS or words[-1] in _ENDS or not words[0].isalnum():
        return False
    capitals = words.isupper() and sum(each.isalpha() for each in words) >= 8
    return (is_all_bold(one.pieces) or capitals) and not any(
        piece.link or piece.picture for piece in one.pieces
    )


def _is_followed(following: Block | None, blocks: Sequence[Block]) -> bool:
    """Tell whether text comes after a line, past empty ones."""
    if isinstance(following, Paragraph) and not following.says:
        at = next(number for number, one in enumerate(blocks) if one is following)
        following = next((one for one in blocks[at : at + 4] if isinstance(one, Table) or one.says), None)
    return following is not None


def levels(blocks: Sequence[Block], looks: Mapping[int, tuple[float, bool]], *, shift: int) -> dict[int, int]:
    """Return the level in Markdown of each heading by its place: 2 for the first below the title."""
    found: dict[int, int] = {}
    ranks = sorted(set(looks.values()), reverse=True)
    last = 1
    styled = any(isinstance(one, Paragraph) and by_style(one) is not None for one in blocks)
    for one in blocks:
        if not isinstance(one, Paragraph):
            continue
        level = by_style(one)
        if level is not None:
            last = found[one.place] = max(2, min(level + 2 - shift, DEEPEST))
        elif one.place in looks:
            rank = ranks.index(looks[one.place])
            found[one.place] = min(last + 1 if styled else 2 + rank, DEEPEST)
    return found

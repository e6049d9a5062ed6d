"""The sheet code: a short code for what a signed sheet says besides the policy's text.

Version 1 of the rule, so that any other program can compute the same code from the sheet:

1. Write one record for each of these, in this order: the rule (`sheet`, nothing, `1`); the school (`school`, nothing,
   its name); the title (`title`, nothing, the title); each row of the table below the title (`row`, what stands at its
   head, its words), which has the owner, who reviewed, ratified and approved the policy and when, the minute and the
   next review as they are printed; each signatory (`signatory`, nothing, the role) in the order of the signature page;
   each meaning under "Terms used" (`meaning`, nothing, its words).
2. The three parts of a record are parted by U+001F. Words are as in steps 3 and 4 of the text code: NFC, with one space
   for any space or the end of a paragraph, item or cell, U+000E before raised words, U+000F before lowered ones and
   U+0010 before words struck out, each ended by U+0015. Links and emphasis say nothing.
3. Join the records with U+001E, encode as UTF-8, and take SHA-256 of that: it is the digest. The code is made of it as
   the text code is of its own.

What the text says, the initials, signatures and dates written by hand, the address of the page and the layout are not
in it. The sentence above the signatures says again what the rows say.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from html import unescape

from policybook.text.text_code import PART, RECORD
from policybook.text.units import END, LOWERED, RAISED, STRUCK, plain

RULE = ("sheet", "", "1")
_TAG = re.compile(
    r"<(/?)([a-z][a-z0-9]*)[^<>]*>"
)  # of HTML that we rendered, where no attribute holds < or >
_MARKS = {"sup": RAISED, "sub": LOWERED, "s": STRUCK, "del": STRUCK}
_WITHIN = frozenset(
    "a abbr b bdi bdo cite code dfn em i ins kbd mark q samp small span strong u var wbr".split()
)
"""Elements that part no words."""


def sheet_digest(records: Iterable[tuple[str, str, str]]) -> str:
    """Return the digest of what a sheet says, 64 hexadecimal digits; each record is a kind, a head and words."""
    said = [RULE, *((kind, plain(head), plain(words)) for kind, head, words in records)]
    return sha256(RECORD.join(PART.join(record) for record in said).encode()).hexdigest()


def html_words(html: str) -> str:
    """Return the words of rendered HTML, as a record of the sheet code holds them."""
    return plain(unescape(_TAG.sub(_instead, html)))


def _instead(tag: re.Match[str]) -> str:
    closes, name = tag.groups()
    if name in _MARKS:
        return END if closes else _MARKS[name]
    return "" if name in _WITHIN else " "

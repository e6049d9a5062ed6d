"""The text code: a short code for what a policy's printed sheet says, which shows whether it is the text in force.

Version 2 of the rule, so that any other program can compute the same code from the sheet:

1. Take the title, then the blocks of the text in their order: headings, paragraphs, rows of tables, code.
2. Of each block write six lines' worth in one record, parted by U+001F: its kind (`title`, `heading`, `paragraph`,
   `row`, `code`); the level of a heading, 2 for the first below the title, or of the clause that begins with the
   block, 1 for the outermost, else 0; what it stands in, from the outside inwards and parted by `/` (`quote`, `item`,
   `term`, `meaning`, `note`, `caption`, `summary`, `footnote 1`), each with a `+` where another block of the text
   stands before it in the same one; the printed label of the clause or item that begins with it; its words.
3. The words are all signs that can be seen, in the Unicode form NFC, with one space for any space. Curled quotation
   marks are straight ones, … is three dots, the hyphens U+2010 and U+2011 are the common one; soft hyphens and
   joiners without width are left out. Emphasis, typefaces and where lines end say nothing.
4. Marks, each ended by U+0015, say what signs alone do not: U+000E before raised words, U+000F before lowered ones,
   U+0010 before words struck out, U+0011 and the address after a link to another site whose words are not its address,
   U+0012 with the alternative text and the SHA-256 of its bytes for a picture, U+0013 and the number for the mark of a
   footnote. Cells of a row are parted by U+0014, and a cell that heads a column or a row begins with `!`.
5. Join the records with U+001E, encode as UTF-8, and take SHA-256 of that: it is the digest. The code is its first 80
   bits in Crockford's base 32 (digits and letters without I, L, O, U), in four groups of four: `7F3A-91C2-KM4T-0B5D`.

So dates in the front matter, emphasis and layout leave the code alone. It guards against mix-ups, not against forgers:
a signature it is not.
"""

import re
from collections.abc import Iterable
from hashlib import sha256

from policybook.text.units import Unit, plain

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that looks like something else
GROUPS, GROUP = 4, 4  # sixteen characters of five bits; two texts of one school never share them by chance
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})  # what a reader may take 0 and 1 for
RECORD, PART = "\x1e", "\x1f"


def text_digest(title: str, units: Iterable[Unit]) -> str:
    """Return the digest of a policy's title and its units, 64 hexadecimal digits."""
    records = [("title", "0", "", "", plain(title))]
    records += [(unit.kind, str(unit.level), unit.around, unit.label, unit.said) for unit in units]
    return sha256(RECORD.join(PART.join(record) for record in records).encode()).hexdigest()


def text_code(digest: str) -> str:
    """Return the code of a digest, such as `7F3A-91C2-KM4T-0B5D`."""
    bits = GROUPS * GROUP * 5
    number = int(digest, 16) >> (len(digest) * 4 - bits)
    return _grouped("".join(ALPHABET[number >> shift & 31] for shift in range(bits - 5, -1, -5)))


def read_code(typed: str) -> str | None:
    """Return a code as it was typed off paper in its proper form, or None where it cannot be one."""
    plain_code = re.sub(r"[\s-]", "", typed).upper().translate(MISREAD)
    if len(plain_code) != GROUPS * GROUP or set(plain_code) - set(ALPHABET):
        return None
    return _grouped(plain_code)


def _grouped(plain_code: str) -> str:
    return "-".join(plain_code[start : start + GROUP] for start in range(0, len(plain_code), GROUP))

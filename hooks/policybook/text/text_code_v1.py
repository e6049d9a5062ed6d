"""Version 1 of the text code, which stands on sheets that were signed before version 2 and must be known again.

The rule, so that any other program can compute the same code:

1. Take the title, a line break, and the Markdown below the front matter, without a first heading of level one.
2. Bring it to the Unicode form NFKC, then drop every character of the category Cf (soft hyphens, joiners).
3. Replace what a reader never sees by one space, in this order: comments `<!-- … -->`; the language named after a
   code fence; lines that define a link or an abbreviation (`[name]: …`, `*[name]: …`); pictures `![…](…)`; the
   address of a link, `(…)` or `[…]` straight after `]`; the mark of a footnote `[^…]`; attributes `{: …}`, `{#…}`,
   `{.…}`; HTML tags, but not `<https://…>`.
4. Turn HTML entities (`&amp;`) into their characters.
5. Keep the words in their order: a number, which is digits (category Nd) that one `.`, `,`, `:` or `/` may hold
   together; a run of letters and other numbers (categories L, Nl, No); one of `% $ £ € ¥ ¢`. All else parts words.
6. Join the words with single spaces, encode as UTF-8, take SHA-256, and write its first 80 bits in Crockford's
   base 32 (digits and letters without I, L, O, U) as four groups of four: `7F3A-91C2-KM4T-0B5D`.

So dates in the front matter, layout, emphasis and punctuation leave the code alone; a changed word, number or clause
label changes it. It guards against mix-ups, not against forgers: a signature it is not.
"""

import re
from hashlib import sha256
from html import unescape
from unicodedata import category, normalize

from policybook.text.text_code import text_code

_TITLE_HEADING = re.compile(r"\A\s*#[ \t][^\n]*")  # the body's own title; the front matter's stands for it
_UNSEEN = (  # each with what must be in a text that holds it, which is looked for much faster
    ("<!--", re.compile(r"<!--.*?-->", re.S)),  # comments
    ("```", re.compile(r"(?m)(?<=^```)[^\n`]+$")),  # the language named after a fence
    ("~~~", re.compile(r"(?m)(?<=^~~~)[^\n]+$")),
    ("]:", re.compile(r"(?m)^ {0,3}\*?\[(?!\^)[^\]\n]+\]:[^\n]*$")),  # definitions of links and abbreviations
    ("![", re.compile(r"!\[[^\]\n]*\](\([^)\n]*\)|\[[^\]\n]*\])?")),  # pictures
    ("]", re.compile(r"(?<=\])(\([^)\n]*\)|\[[^\]\n]*\])")),  # addresses of links
    ("[^", re.compile(r"\[\^[^\]\n]+\]:?")),  # marks of footnotes
    ("{", re.compile(r"\{[:#.][^}\n]*\}")),  # attributes
    (
        "<",
        re.compile(r"</?[A-Za-z](?![A-Za-z0-9+.-]*:)[^>]*>"),
    ),  # tags; an address in angle brackets has a colon
)
_WORD = re.compile(
    r"\d+(?:[.,:/]\d+)*|[^\W\d_]+|[%$£€¥¢]"
)  # 2.3 and 17/11/2020 stay whole; 2vii is two words


def text_code_v1(title: str, body: str) -> str:
    """Return the code of a policy's text by version 1 of the rule; `body` is its Markdown."""
    return text_code(sha256(" ".join(words(title, body)).encode()).hexdigest())


def words(title: str, body: str) -> tuple[str, ...]:
    """Return the words and labels that the code stands for, in their order."""
    text = normalize("NFKC", f"{title}\n{_TITLE_HEADING.sub('', body, count=1)}")
    for character in [each for each in set(text) if category(each) == "Cf"]:  # most texts have none
        text = text.replace(character, "")
    for sign, unseen in _UNSEEN:
        text = unseen.sub(" ", text) if sign in text else text
    return tuple(_WORD.findall(unescape(text)))

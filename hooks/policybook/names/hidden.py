"""Hidden signs: characters that a name cannot show, and by which one name passes for another."""

import re
from unicodedata import category, name

SHOWN = 3  # of them that a message names
_NEVER = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # controls, formats, halves, private and unassigned signs
_BLANK = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
)  # letters and marks that are drawn as nothing
_ENDS = re.compile(r"[\t\n\r\x0b\x0c]+ *")
_JOINERS = "\u200c\u200d"
_JOINED = re.compile(r"[\u0600-\u0dff]")  # scripts that are spelt with joiners, from Arabic to Sinhala


def without_hidden(words: str) -> tuple[str, str]:
    """Return a name without what nobody can see in it, and what that was, in words; no words where there is nothing.

    Ends of lines and tabs are spaces between words, and no loss. A joiner between letters that are spelt with it stays.
    """
    plain = _ENDS.sub(" ", words)
    hidden = {at for at, sign in enumerate(plain) if _is_hidden(plain, at, sign)}
    if not hidden:
        return plain.strip(), ""
    said = [*dict.fromkeys(f"U+{ord(plain[at]):04X} {name(plain[at], '')}".strip() for at in sorted(hidden))]
    more = f" and {len(said) - SHOWN} more" if len(said) > SHOWN else ""
    left = "".join(sign for at, sign in enumerate(plain) if at not in hidden).strip()
    return left, f"signs that nobody can see: {', '.join(said[:SHOWN])}{more}"


def _is_hidden(words: str, at: int, sign: str) -> bool:
    if sign.isascii():
        return not sign.isprintable()
    if sign in _JOINERS and all(map(_JOINED.match, (words[at - 1 : at], words[at + 1 : at + 2]))):
        return False
    return category(sign) in _NEVER or sign in _BLANK

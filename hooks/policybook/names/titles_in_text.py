"""Titles in a text: a word in a title or in a longer proper name is no mention of a term.

“Staff guide to kindness”, the Safeguarding and Behaviour Policy and the Asbestos Register are names of their own.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

_QUOTED = re.compile(  # no title is longer than 160 characters; an apostrophe inside a word closes nothing
    r"“[^”]{1,160}”|\"[^\"]{1,160}\"|(?<!\w)‘[^‘]{1,160}?’(?!\w)|(?<![\w'])'[^']{1,160}?'(?!\w)"
)
_MARK = re.compile(r"[“\"‘']")
_WRAPPING = " .,;:!?“”\"‘'’"
_KIND = (
    r"(?:Polic(?:y|ies)|Procedures?|Act|Acts|Regulations?|Rules|Order|Guidance|Code|Statement|Handbook|Charter|"
    r"Framework|Standards|Directive|Agreement)\b"
)
_GOES_ON = re.compile(  # "Staff Handbook"; "Safeguarding and Behaviour Policy", at most five words on
    rf"\s[A-Z][a-z]|(?:,?\s(?:and|&|of|for|in|on|to|the|[A-Z][\w'’-]{{1,30}})){{0,5}}\s{_KIND}"
)
_BEGAN = re.compile(  # "the Asbestos ", "the Multi-Academy ", in mid-sentence; none of those words are part of a name
    r"[a-z0-9,;)]\s(?!(?:A|All|Any|Each|Every|No|Our|School|That|The|This|Trust|Your)\s)"
    r"[A-Z][a-z'’]+(?:-[A-Z]?[a-z'’]*)*\s$"
)
_SMALL = frozenset("a an and at by for from in of on or the to with".split())


class Titles:
    """The titles in one text; they are looked for when first asked about."""

    def __init__(self, text: str) -> None:
        self.text = text

    def hold(self, start: int, end: int) -> bool:
        """Tell whether the words from `start` to `end` are part of a title or of a longer proper name."""
        return self._is_quoted(start, end) or (self.text[start].isupper() and self._is_in_name(start, end))

    @cached_property
    def _quoted(self) -> Sequence[tuple[int, int]]:
        """The quotations that can be titles: more than one word, the first with a capital."""
        found: list[tuple[int, int]] = []
        if not _MARK.search(self.text):
            return found
        for match in _QUOTED.finditer(self.text):
            inside = match[0].strip(_WRAPPING)
            if " " in inside and inside[:1].isupper():
                found.append((match.start(), match.end()))
        return found

    def _is_quoted(self, start: int, end: int) -> bool:
        before = bisect_left(self._quoted, (start, 0))
        first, last = self._quoted[before - 1] if before else (0, 0)
        inside = first < start and end < last
        return inside and self.text[first:last].strip(_WRAPPING) != self.text[start:end].strip(_WRAPPING)

    def _is_in_name(self, start: int, end: int) -> bool:
        words = self.text[start:end].replace("-", " ").split()
        named = [word for word in words if word not in _SMALL]
        if not all(word[:1].isupper() for word in named) or all(word.isupper() for word in named):
            return False  # in small letters it is no name, and `DSL` is one by itself
        return bool(_GOES_ON.match(self.text, end) or _BEGAN.search(self.text, max(0, start - 40), start))

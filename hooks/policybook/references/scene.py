"""A scene: a text with its sentences, the policies it names and the documents outside it names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from policybook.references.grammar import Citation
from policybook.references.law import OUTSIDE
from policybook.references.policy_names import Absent, Mention
from policybook.references.usage import Usage

_SENTENCE = re.compile(  # where a sentence ends; "e.g.", "para." and the like end none
    r"""(?:;\ {1,3}|(?<!\be\.g)(?<!\bi\.e)(?<!\bparas)(?<!\bpara)(?<!\bno)(?<!\bss)(?<!\bs)(?<!\bcl)
        (?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)[.!?]
        [)"']{0,2}\ {1,3}(?=["'(]?[A-Z0-9\ufffc]|$))""",
    re.VERBOSE,
)
LISTED = 3  # parts of a sentence, set apart by semicolons, that the name of a law may reach across
_POINTED = re.compile(r"(?:\bsee(?: also)?|\brefer to) (?:the )?$", re.IGNORECASE)


@dataclass(frozen=True)
class Scene:
    """A text, the policies it names (whether the handbook has them or not) and the documents outside it names."""

    text: str
    names: tuple[Mention | Absent, ...]
    ours: frozenset[str]
    usage: Usage

    @cached_property
    def starts(self) -> list[int]:
        """Where each name begins."""
        return [name.start for name in self.names]

    @cached_property
    def ends(self) -> list[int]:
        """Where each name ends."""
        return [name.end for name in self.names]

    @cached_property
    def sentences(self) -> list[int]:
        """Where each sentence begins."""
        return [0, *(match.end() for match in _SENTENCE.finditer(self.text))]

    @cached_property
    def outside(self) -> list[int]:
        """Where each name of an outside document ends."""
        title = self.usage.title | {"the"}
        found = [
            match for match in OUTSIDE.finditer(self.text) if not title.issuperset(match[0].lower().split())
        ]
        return [match.end() for match in found]

    def name_after(self, at: int) -> Mention | Absent | None:
        """Return the first name that begins at `at` or later."""
        index = bisect_left(self.starts, at)
        return self.names[index] if index < len(self.names) else None

    def name_before(self, at: int) -> Mention | Absent | None:
        """Return the last name that ends at `at` or sooner."""
        index = bisect_right(self.ends, at)
        return self.names[index - 1] if index else None

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no name lies across `start` to `end`."""
        return bisect_left(self.starts, end) == bisect_right(self.ends, start)

    def is_shadowed(self, at: int, *, across: bool = False) -> bool:
        """Tell whether an outside document is named between the beginning of the sentence and `at`.

        A semicolon ends a sentence, unless what is before it also reaches `across` it.
        """
        index = bisect_right(self.sentences, at) - 1
        for _ in range(LISTED if across else 0):
            begins = self.sentences[index]
            index -= index > 0 and ";" in self.text[max(0, begins - 3) : begins]
        named = bisect_right(self.outside, at)
        return named > 0 and self.outside[named - 1] > self.sentences[index]

    def is_pointed(self, citation: Citation) -> bool:
        """Tell whether "see" or "refer to" stands right before the citation."""
        before = self.text[max(0, citation.start - 20) : citation.start]
        return bool(_POINTED.search(before)) or citation.lead.startswith(("see", "refer", "cf"))


def make_scene(
    spoken: str, names: Sequence[Mention | Absent], *, ours: frozenset[str], usage: Usage
) -> Scene:
    """Put a text (already plain) and the names in it together; `ours` are possessors that stand for the school."""
    return Scene(spoken, tuple(sorted(names, key=lambda name: name.start)), ours, usage)

"""Acceptances: findings that a person has judged, each with the reason and with a mark of the words that were judged.

A mark is what makes an acceptance end when the words change. It is short enough to be typed from a message, and is
written behind the reason: `label-gap: as adopted from the council (text 4F2A-91C2)`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policybook.finding import Finding, code_named
from policybook.text import Text, text_code_v1

if TYPE_CHECKING:
    from policybook.policy.policy import Policy

LENGTH = 9  # of `4F2A-91C2`: forty bits, and no two places of one policy share them by chance
_OPENS = "(text "
_QUOTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """One line below `accepted:`."""

    typed: str
    """The kind of finding as typed: its name or its number."""
    reason: str
    """Why it may stay."""
    marks: tuple[str, ...] = ()
    """The marks of the places that were judged; empty where none was written."""
    line: int = 0
    """The line of the file."""

    @property
    def code(self) -> str:
        """The name of the kind of finding; as typed where there is no such kind."""
        found = code_named(self.typed)
        return found.name if found else self.typed


def read_acceptance(typed: str, value: str, *, line: int) -> Acceptance:
    """Read a line below `accepted:`: the kind of finding, the reason and the marks behind it."""
    reason, opens, rest = value.strip().rpartition(_OPENS)
    if not opens or not rest.endswith(")") or not reason.strip():
        return Acceptance(typed=typed, reason=value.strip(), line=line)
    marks = tuple(re.split(r"[ ,]+", rest.removesuffix(")").strip().upper()))
    return Acceptance(typed=typed, reason=reason.strip(), marks=marks, line=line)


def written(code: str, reason: str, marks: Iterable[str]) -> str:
    """Return the line that accepts findings of one kind in the places of these marks."""
    return f"{code}: {reason} {_OPENS}{' '.join(dict.fromkeys(marks))})"


def mark_of(finding: Finding, policy: "Policy") -> str:
    """Return the mark of what a finding in a policy is about: the words that its message quotes, and its block.

    The place in the file is no part of it, so that words can move; nor is the rest of the message.
    """
    quoted = " ".join([*_QUOTED.findall(finding.message), finding.about]).rstrip()
    block = "" if finding.line < policy.body_line else _block(policy.text, finding.line - policy.body_line)
    return text_code_v1(f"{finding.code} {quoted}", block)[:LENGTH]


def _block(text: Text, line: int) -> str:
    """Return the smallest block of a text that holds a line, counted from 0."""
    around = [token.map for token in text.tokens if token.map and token.map[0] <= line < token.map[1]]
    first, last = min(around, key=lambda lines: lines[1] - lines[0], default=[line, line + 1])
    return "\n".join(text.lines[first:last])

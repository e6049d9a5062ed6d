"""Numbers: by what a clause can be asked for, `4.8`, `2.vii`, `26.c`, whichever way its label is printed."""

import re

_PARTS = re.compile(r"\d+|[a-z]+")


def keys(kind: str, label: str, address: str) -> frozenset[str]:
    """Return the keys of a clause, a section or a paragraph without a label, which has none of its own."""
    if kind not in ("clause", "section"):
        return frozenset()
    return frozenset(filter(None, (key(label), key(address))))


def key(label: str) -> str:
    """Return a label as its parts with stops between: `4(i)(b)` → `4.i.b`, `Appendix A` → `appendix.a`."""
    return ".".join(_PARTS.findall(label.lower()))

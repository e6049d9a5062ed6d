"""Addresses: links to clauses by their ids, and quotations that cite them, which a renumbering must mind as well."""

import re
from collections.abc import Iterator, Mapping, Sequence

from policybook.clauses import clause_id

_LINK = re.compile(  # up to the end of the id; what stands before it is an inline link, a definition or an HTML one
    r"(?P<before>\]\(<?|\]:[ \t]{0,9}<?|href=[\"']?)(?P<path>[^\s()<>\"'#]{0,200})#(?P<id>clause-[\w~-]{1,80})"
)
_QUOTED = re.compile(
    r"\b(?:clauses?|paragraphs?|paras?|sections?|see)\s{1,3}(?P<number>\w{1,8}(?:[.(]\w{1,8}\)?){0,4})",
    re.IGNORECASE,
)


def links(
    lines: Sequence[str], slug: str, numbers: Mapping[str, str], *, own: bool
) -> Iterator[tuple[int, int, int, str]]:
    """Give each link to a renumbered clause of a policy: line (from 1), start and end of the id, and the new id.

    `numbers` are the new addresses by the old; `own` says whether the lines are the policy's own.
    """
    ids = {clause_id(old): clause_id(new) for old, new in numbers.items()}
    ends = (f"{slug}.md", f"policies/{slug}/", f"policies/{slug}/index.html")
    for row, line in enumerate(lines, start=1):
        for found in _LINK.finditer(line):
            here = own if not found["path"] else found["path"].replace("../", "/").endswith(ends)
            if here and _is_whole(found["path"], ends) and found["id"] in ids:
                yield row, found.start("id"), found.end("id"), ids[found["id"]]


def _is_whole(path: str, ends: Sequence[str]) -> bool:
    """Tell whether what a path ends with is a whole name, not the end of another policy's."""
    return not path or any(path.removesuffix(end)[-1:] in ("", "/") for end in ends if path.endswith(end))


def relinked(text: str, slug: str, numbers: Mapping[str, str]) -> str:
    """Return the text of a page in which links lead to the new addresses of a policy's clauses."""
    lines = text.splitlines(keepends=True)
    for row, start, end, new in sorted(links(lines, slug, numbers, own=False), reverse=True):
        line = lines[row - 1]
        lines[row - 1] = line[:start] + new + line[end:]
    return "".join(lines)


def quoted(lines: Sequence[str], numbers: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    """Give what a quotation cites by an old number: the line, the words, the new number.

    Nobody but its author knows whether it quotes this policy, so it is said, and not changed.
    """
    for row, line in enumerate(lines, start=1):
        if not line.lstrip().startswith(">"):
            continue
        for found in _QUOTED.finditer(line):
            plain = re.sub(r"[()]+", ".", found["number"]).strip(".")
            if plain in numbers:
                yield row, found[0], numbers[plain]

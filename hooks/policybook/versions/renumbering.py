"""Renumbering: clauses get new numbers, and every reference to them in all policies with them, in one step."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policybook.clauses import Clause, Kind, clause_id, roman_value, stem_at
from policybook.policy import Policy
from policybook.references import Reference, cite, open_citable
from policybook.versions.addresses import links

_MARKUP = (
    r"^[\s>*_+\-(\\]*"  # what may stand on a line before a label: a quotation, a bullet, bold, a bracket
)
_BETWEEN = r"[\W_]{0,4}"  # between the parts of a number: `13(a)`, `13 (a)`, `2\.3`
_AUTOMATIC = re.compile(r"^[\s>*+\-]*1[.)]\s")  # a list whose numbers are all typed so is counted by Markdown
_SPACE = re.compile(r"\s+")


class NotRenumberedError(ValueError):
    """A number that cannot be changed safely; the message says where it stands."""


@dataclass(frozen=True)
class _Edit:
    """Some of a text by line (from 1) and column (from 0), and what stands there instead."""

    line: int
    start: int
    end: int
    new: str


def make_room(policy: Policy, after: str) -> tuple[str, dict[str, str]]:
    """Return the address of a clause put in after another, and the new addresses of those that follow, by the old.

    Raises NotRenumberedError where there is no clause `after`.
    """
    known = policy.outline.by_address
    if after not in known:
        raise NotRenumberedError(f"{policy.title} has no clause {after}.")
    kind = _kind(policy, after)
    own = wanted = _with_last(after, _next(_last(after), kind))
    numbers = {}
    while wanted in known:
        numbers[wanted] = wanted = _with_last(wanted, _next(_last(wanted), kind))
    return own, numbers


def in_sequence(policy: Policy) -> dict[str, str]:
    """Return the new addresses of clauses once each list counts without gap, repeat or step backwards, by the old."""
    numbers: dict[str, str] = {}
    expected: dict[str, str] = {}
    for clause in policy.outline.clauses:
        above, plain = clause.address.rpartition(".")[0], clause.address.partition("~")[0]
        wanted = expected.get(above, plain)
        if wanted != clause.address:
            numbers[clause.address] = wanted
        expected[above] = _with_last(wanted, _next(_last(wanted), _kind(policy, clause.address)))
    return numbers


def renumber(
    texts: Mapping[str, str],
    policies: Sequence[Policy],
    slug: str,
    numbers: Mapping[str, str],
    *,
    school: str,
) -> dict[str, str]:
    """Return the texts of all files, by slug, in which clauses of one policy have new addresses, and are cited by them.

    `texts` are the files as they were read, with the ends of their lines; `numbers` the new addresses by the old.
    What stands below a clause goes with it. Raises NotRenumberedError where a number is not found as it is typed.
    """
    by_slug = {policy.slug: policy for policy in policies}
    whole = dict(_with_below(by_slug[slug], numbers))
    book = open_citable(policies, school=school)
    targets = {clause.id: clause.address for clause in by_slug[slug].outline.clauses}
    made = {}
    for name, text in texts.items():
        policy, lines = by_slug[name], _lines(text)
        edits = [*_labels(policy, lines, whole)] if name == slug else []
        edits += [_Edit(*each) for each in links(lines, slug, whole, own=name == slug)]
        for one in cite(policy, book).references:
            if one.cited == slug and (old := targets.get(one.target)) in whole and old:
                edits += _reference(one, policy, lines, old, whole[old])
        made[name] = "".join(_edited(lines, edits))
    return made


def with_below(policy: Policy, numbers: Mapping[str, str]) -> dict[str, str]:
    """Return new addresses by the old, with those of all clauses below."""
    return dict(_with_below(policy, numbers))


def insert(text: str, policy: Policy, after: str, address: str, words: str) -> str:
    """Return the text of a file with a clause put in after another and all that belongs to that."""
    lines = _lines(text)
    clause = policy.outline.by_address[after]
    starts = [
        *(one.line for one in policy.outline.clauses if not one.address.startswith(f"{after}.")),
        *(one.line for one in policy.outline.sections),
    ]
    ends = min([line for line in starts if line > clause.line], default=len(lines) + 1) - 1
    while ends and not lines[ends - 1].strip():
        ends -= 1
    end = lines[0][len(lines[0].rstrip("\r\n")) :] or "\n"
    margin = re.match(r"[\s>]*", lines[clause.line - 1])
    label = _relabelled(clause.label, after, address)
    new = f"{margin[0] if margin else ''}{label} {words}"
    before = "" if lines[ends - 1].endswith(("\n", "\r")) else end
    return "".join([*lines[:ends], before, end, new, end, *lines[ends:]])


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+", text)


def _last(address: str) -> str:
    return address.partition("~")[0].rpartition(".")[2]


def _with_last(address: str, last: str) -> str:
    above = address.rpartition(".")[0]
    return f"{above}.{last}" if above else last


def _kind(policy: Policy, address: str) -> Kind:
    """Return how the list counts in which a clause stands, by its first label."""
    above = address.rpartition(".")[0]
    row = [_last(one.address) for one in policy.outline.clauses if one.address.rpartition(".")[0] == above]
    first = row[0] if row else _last(address)
    if first[0].isdigit():
        return Kind.NUMBER
    roman = first.lower() == "i" or (first.lower() != "a" and all(roman_value(one.lower()) for one in row))
    if first.isupper():
        return Kind.CAPITAL_ROMAN if roman else Kind.CAPITAL
    return Kind.ROMAN if roman else Kind.LETTER


def _next(last: str, kind: Kind) -> str:
    """Return what follows a number, a letter or a roman number in its list."""
    if kind is Kind.NUMBER:
        return str(int(re.match(r"[0-9]+", last)[0]) + 1)  # type: ignore[index]  # such a list begins with a figure
    if kind in (Kind.ROMAN, Kind.CAPITAL_ROMAN):
        return stem_at(kind, (roman_value(last.lower()) or 0) + 1)
    value = ord(last.lower()[0]) - 96 if len(last) == 1 else 26
    return stem_at(kind, value + 1)


def _with_below(policy: Policy, numbers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the old and new addresses, those of clauses below included."""
    for clause in policy.outline.clauses:
        parts = clause.address.split(".")
        for size in range(len(parts), 0, -1):
            above = ".".join(parts[:size])
            if above in numbers:
                yield clause.address, ".".join([numbers[above], *parts[size:]])
                break


def _labels(policy: Policy, lines: Sequence[str], numbers: Mapping[str, str]) -> Iterator[_Edit]:
    for clause in policy.outline.clauses:
        if clause.address in numbers:
            yield from _label(clause, lines[clause.line - 1], numbers[clause.address])


def _label(clause: Clause, line: str, new: str) -> Iterator[_Edit]:
    parts = re.findall(r"\w+", clause.label)
    pattern = _BETWEEN.join(re.escape(part) for part in parts)
    found = re.search(f"{_MARKUP}({pattern})(?!\\w)", line) or re.search(f"(?<!\\w)({pattern})(?!\\w)", line)
    if found is None or not found[1].strip():
        if _AUTOMATIC.match(line):
            return
        raise NotRenumberedError(f"The label '{clause.label}' is not found on line {clause.line}.")
    yield _Edit(clause.line, found.start(1), found.end(1), _relabelled(found[1], clause.address, new))


def _relabelled(typed: str, old: str, new: str) -> str:
    """Return a number as typed, `13(a)` or `2.3`, with the parts of a new address for those of the old."""
    olds, news = (address.partition("~")[0].split(".") for address in (old, new))
    for size in range(len(olds), 0, -1):
        pattern = f"({_BETWEEN})".join(f"({re.escape(part)})" for part in olds[-size:])
        found = re.search(f"(?<![0-9A-Za-z]){pattern}(?![0-9A-Za-z])(?=\\W*$)", typed, re.IGNORECASE) or (
            re.search(f"(?<![A-Za-z]){pattern}(?![0-9A-Za-z])(?=\\W*$)", typed, re.IGNORECASE)
            if size > 1
            else None
        )
        if found:
            made, at = typed[: found.start()], 1
            for part in news[-size:]:
                made += part + (found[at + 1] if at + 1 <= (found.lastindex or 0) else "")
                at += 2
            return made + typed[found.end() :]
    return typed


def _reference(one: Reference, policy: Policy, lines: Sequence[str], old: str, new: str) -> Iterator[_Edit]:
    if one.column == 0:
        yield from _link(one, lines, old, new)
        return
    words = _SPACE.split(one.words.strip())
    source = "".join(lines[one.line - 1 : one.line + 2])
    found = re.compile(r"[\s>*_]+".join(map(re.escape, words))).match(source, one.column - 1)
    if found is None:
        raise NotRenumberedError(f"{policy.path}:{one.line}: '{one.words}' cannot be changed as it is typed.")
    typed = found[0]
    made = _relabelled(typed, old, new)
    row = one.line + typed.count("\n")  # the number is at the end, and may stand on the next line
    last, changed = (words.rpartition("\n")[2] for words in (typed, made))
    start = one.column - 1 if row == one.line else 0
    yield _Edit(row, start, start + len(last), changed)


def _link(one: Reference, lines: Sequence[str], old: str, new: str) -> Iterator[_Edit]:
    """Give the edits of a link that the author typed: its address, and the number in its words."""
    target = clause_id(new)
    for row in range(one.line, min(one.line + 20, len(lines)) + 1):  # a paragraph's line is that of its first
        for found in re.finditer(r"\[([^\]\[]{0,200})\]\(([^)\s#]{0,200}#)([\w~-]{1,80})\)", lines[row - 1]):
            if found[3] == one.target and found[1] == one.words:
                yield _Edit(row, found.start(1), found.end(1), _relabelled(found[1], old, new))
                yield _Edit(row, found.start(3), found.end(3), target)


def _edited(lines: Sequence[str], edits: Sequence[_Edit]) -> list[str]:
    made = list(lines)
    for edit in sorted(set(edits), key=lambda one: (one.line, one.start), reverse=True):
        line = made[edit.line - 1]
        made[edit.line - 1] = line[: edit.start] + edit.new + line[edit.end :]
    return made

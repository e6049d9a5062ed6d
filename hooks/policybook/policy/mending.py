"""Mending: slips in front matter that have one right answer are put right; not a letter of anything else is touched."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from policybook.finding import Finding, Severity
from policybook.front_matter import keys_at
from policybook.policy.reading import read_policy

KNOWN = frozenset(key for place in ((), ("approved",), ("withdrawn",)) for key in keys_at(place))
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")  # a line with its end, whichever system wrote it
_KEY = re.compile(r"(?P<before>[ ]*(?:- )?)(?P<key>[A-Za-z][\w -]{0,40}?)(?P<colon>[ ]*:)(?P<rest>.*)")
_CURLY = re.compile(r"(?P<space>[ ]+)(?:“(?P<double>[^“”\"\\]*)”|‘(?P<single>[^‘’']*)’)")
_MEANT = re.compile(r"Did you mean ([a-z-]+)\?")
_ANSWER = re.compile(r"Write ([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|academic year [0-9]{4}/[0-9]{4})\.")
_READ = re.compile(r"'([^']*)'")
_FENCE = re.compile(r"---[ \t]*")


@dataclass(frozen=True)
class Mended:
    """A file, mended."""

    text: str
    """The whole file."""
    said: tuple[str, ...]
    """What was mended, a sentence each with its line."""


def mend(text: str, *, path: str) -> Mended:
    """Mend a policy's file, given as it was read and with the ends of its lines.

    What is mended is the spelling of a key, the form of a date, a space that is missing after a colon or stands at the
    end of a line, and curly quotation marks round a value. A change that would touch the policy's text, or bring a new
    error with it, is not made.
    """
    return _mended(text, path, (_spaced, _trimmed, _unquoted, _respelt, _redated))


def respell(text: str, *, path: str) -> Mended:
    """Mend the spelling of keys alone, of which a later version may have named one otherwise."""
    return _mended(text, path, (_respelt,))


def _mended(text: str, path: str, changes: "Iterable[_Change]") -> Mended:
    """Make changes, in the order in which lines can be read after them."""
    typed = _LINE.findall(text)
    entries = [number for number in range(1, _end(typed)) if _is_entry(typed, number)]
    lines = typed
    for change in changes:
        for number in entries:
            line, end = _parted(lines[number])
            changed = _with(lines, number, change(line, _found(lines, number, path)) + end)
            lines = changed if changed != lines and _is_safe(lines, changed, path) else lines
    mended = (number for number in entries if lines[number] != typed[number])
    said = (
        f"{path}:{number + 1}: {_said(typed[number].strip(), lines[number].strip())}" for number in mended
    )
    return Mended("".join(lines), tuple(said))


def _said(typed: str, now: str) -> str:
    return f"'{typed}' is now '{now}'." if typed != now else "The line has no spaces at its end any more."


def _is_entry(lines: list[str], number: int) -> bool:
    """Tell whether a line is a key or an item of a list, and no part of a value of several lines."""
    while indent := _indent(lines[number]):
        above = (
            line for line in range(number - 1, 0, -1) if lines[line].strip() and _indent(lines[line]) < indent
        )
        number = next(above, 0)
        if not lines[number].rstrip().endswith(":"):
            return False
    return True


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _end(lines: list[str]) -> int:
    """Return which line closes the front matter, counted from 0; 0 where there is none."""
    if not lines or not _FENCE.fullmatch(_parted(lines[0].removeprefix("\ufeff"))[0]):
        return 0
    closing = (number for number, line in enumerate(lines) if number and _FENCE.fullmatch(_parted(line)[0]))
    return next(closing, 0)


def _parted(line: str) -> tuple[str, str]:
    words = line.rstrip("\r\n")
    return words, line[len(words) :]


def _with(lines: list[str], number: int, line: str) -> list[str]:
    return [*lines[:number], line, *lines[number + 1 :]]


def _found(lines: list[str], number: int, path: str) -> Callable[[str], Iterator[Finding]]:
    """Return what gives the findings of a kind in a line; the file is read only where it is asked."""

    def found(code: str) -> Iterator[Finding]:
        findings = read_policy("".join(lines), path=path).findings
        yield from (one for one in findings if one.code == code and one.line == number + 1)

    return found


def _is_safe(lines: list[str], changed: list[str], path: str) -> bool:
    """Tell whether a change leaves the policy's text as it is and brings no new error."""
    before, after = (read_policy("".join(each), path=path) for each in (lines, changed))
    was, now = (_errors(each.findings) for each in (before, after))
    unread = "front-matter-unreadable" in was  # then other errors come to light with the line that is mended
    worse = (len(now) > len(was) and not unread) or now.count("duplicate-key") > was.count("duplicate-key")
    return before.policy.body == after.policy.body and not worse


def _errors(findings: Iterable[Finding]) -> list[str]:
    return [one.code for one in findings if one.severity is Severity.ERROR]


_Found = Callable[[str], Iterator[Finding]]
_Change = Callable[[str, _Found], str]


def _spaced(line: str, _: _Found) -> str:
    """Put a space after the colon of a key that we know."""
    typed = _KEY.fullmatch(line)
    if not typed or typed["rest"][:1] in ("", " ", "\t", ":", "/") or typed["key"].lower() not in KNOWN:
        return line
    return f"{typed['before']}{typed['key']}{typed['colon']} {typed['rest']}"


def _trimmed(line: str, _: _Found) -> str:
    return line.rstrip(" \t")


def _unquoted(line: str, _: _Found) -> str:
    """Put plain quotation marks in the place of curly ones that stand round a whole value."""
    typed = _KEY.fullmatch(line)
    curly = _CURLY.fullmatch(typed["rest"]) if typed else None
    if not typed or not curly:
        return line
    value = f"'{curly['single']}'" if curly["double"] is None else f'"{curly["double"]}"'
    return line[: typed.start("rest")] + curly["space"] + value


def _respelt(line: str, found: _Found) -> str:
    """Spell a key as the message about it says."""
    typed = _KEY.fullmatch(line)
    if not typed or typed["key"].lower().replace("_", "-") in KNOWN:
        return line
    meant = next((_MEANT.fullmatch(one.help) for one in found("unknown-key")), None)
    return f"{typed['before']}{meant[1]}{line[typed.end('key') :]}" if meant else line


def _redated(line: str, found: _Found) -> str:
    """Write a date as the message about it says, where it knows but one answer."""
    for one in found("bad-value") if any(each.isdigit() for each in line) else ():
        read, answer = _READ.search(one.message), _ANSWER.fullmatch(one.help)
        if read and answer and line.count(read[1]) == 1:
            return line.replace(read[1], answer[1])
    return line

"""Sayings: what a line of a Word file, or a label and its value, mean for front matter."""

import re
from datetime import timedelta

from policybook.dates import When, WhenError, read_interval, read_when
from policybook.policy import ControlLine, control_lines, key_of
from policybook.text import parse

Key = tuple[str, ...]
KEYS: tuple[Key, ...] = (
    ("title",), ("owner",), ("school",), ("adopted-from",), ("reviewed", "by"), ("reviewed", "on"), ("ratified", "by"),
    ("ratified", "on"), ("ratified", "minute"), ("next-review",), ("review-every",), ("signatories",),
)  # fmt: skip
"""The keys of front matter that can be taken, in the order in which they are typed."""
STAYS: Key = ("",)
"""The key of words that stay in the text: part of what is said means no key."""
_DATES = (("reviewed", "on"), ("ratified", "on"), ("next-review",))
_ANSWER = re.compile(r"Write ([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)\.")
OPEN = re.compile(r"_{2,}|\.{3,}|…|[\[<{]|XX|\bTB[CA]\b", re.IGNORECASE)  # a place that nobody has filled in
_FROM = re.compile(
    r"(?:this (?:policy )?)?(?:is |was |has been )?(?:adapted|adopted|based) (?:from|on) (?:the )?"
    r"(?P<from>(?:(?! by )[\w'’&. -]){2,60})(?: by(?P<who> .{2,60})?)?[.:]?",
    re.IGNORECASE,
)
_MODEL = re.compile(
    r"this (?P<from>[\w'’&. -]{2,50}? model policy) (?:has been|was|is) adopted(?: by (?P<who>.{2,70}?))?\.?",
    re.IGNORECASE,
)
_FOR_REVIEW = re.compile(
    r"(?:date for review|to be reviewed|review by|for review)(?: on| by)?", re.IGNORECASE
)
SCHOOL = re.compile(
    r"(?=.{5,70}$)[A-Z][\w'’&.,() -]*\b(?:School|Academy|College|Nursery|Federation|Academies|Trust|Schools)(?: Trust)?"
)


def of_pair(label: str, value: str) -> list[ControlLine]:
    """Return what a label and its value mean, as a line `label: value` or as one sentence."""
    if _FOR_REVIEW.fullmatch(label):
        return [ControlLine(("next-review",), value, 1, "table")]
    return understood(f"{label.rstrip(' :')}: {value}") or understood(f"{label} {value}")


def dated(pairs: list[tuple[str, str]], lines: list[ControlLine]) -> list[ControlLine]:
    """Return lines with the date of what stands before it in the same row."""
    act = next((one.key[0] for one in lines if len(one.key) == 2), None)
    dates = [value for label, value in pairs if key_of(label) == ("date",)]
    return [*lines, *(ControlLine((act, "on"), value, 1, "table") for value in dates if act)]


def understood(words: str) -> list[ControlLine]:
    """Return what lines of text mean for front matter; nothing where part of them means something else."""
    lines = [*control_lines(parse(words, path="", first_line=1))]
    if not lines:
        lines = _adopted(" ".join(words.split()))
    return lines if all(one.key in (*KEYS, STAYS) for one in lines) else []


def _adopted(words: str) -> list[ControlLine]:
    """Return which model policy is followed, and which school says so; `STAYS` marks words that mean no key."""
    found = _MODEL.fullmatch(words) or _FROM.fullmatch(words)
    if not found:
        return []
    lines = [ControlLine(("adopted-from",), found["from"].strip(), 1, "text")]
    who = (found["who"] or "").strip()
    if who:
        lines.append(ControlLine(("school",) if SCHOOL.fullmatch(who) else STAYS, who, 1, "text"))
    return lines


def plain(cell: str) -> str:
    """Return the words of a line or a cell of Markdown, without its marks."""
    return re.sub(r"\\([^\w\s])", r"\1", cell.replace("<br>", " ").replace("*", "")).strip()


def written(one: ControlLine) -> str:
    """Return a value as front matter has it. Raises WhenError where it is no date."""
    if one.key in _DATES:
        return _date(one.value)
    if one.key == ("review-every",):
        return read_interval(one.value).text
    return one.value


def _date(typed: str) -> str:
    """Return a date as front matter has it; one in another form where it means but one day, as in `check --fix`."""
    try:
        return date_typed(read_when(typed))
    except WhenError as error:
        answer = _ANSWER.fullmatch(error.help)
        if answer is None:
            raise
        return answer[1]


def date_typed(when: When) -> str:
    """Return a date as front matter has it: a day or a month in figures, anything else in its own words."""
    if when.first == when.last:
        return when.first.isoformat()
    months = {(day.year, day.month) for day in (when.first, when.last)}
    if len(months) == 1 and when.first.day == 1 and (when.last + timedelta(days=1)).day == 1:
        return f"{when.first:%Y-%m}"
    return when.text

"""Filling: what front matter leaves out and the text says; and where the two say different things."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from policybook.dates import Interval, Terms, When, WhenError, read_interval, read_when
from policybook.finding import Finding, Severity
from policybook.front_matter import ActForm, PolicyForm
from policybook.names import without_hidden
from policybook.policy.control_labels import EVERY, NEXT, Key
from policybook.policy.control_lines import ControlLine

_SMALL = frozenset(("the", "of", "our", "full", "local", "body", "board", "school", "and"))  # say not who
_STEM = 6  # letters by which governors, governing and governance are one


@dataclass
class Filled:
    """Front matter with what the text adds."""

    form: PolicyForm
    """The form, filled."""
    lines: dict[str, int] = field(default_factory=dict)
    """The line of the file on which each key stands that was filled."""
    findings: list[Finding] = field(default_factory=list)
    """What was filled, and what contradicts."""


def fill(
    form: PolicyForm, said: Sequence[ControlLine], *, typed: dict[str, int], path: str, terms: Terms
) -> Filled:
    """Fill a form with what the text says where front matter says nothing; what differs is an error of the clerk's.

    `typed` are the lines of the keys that front matter has, `path` the file's name for findings.
    """
    filled = Filled(form)
    places = {key: f"the front matter on line {line}" for key, line in typed.items()}
    for typed_so in said:
        words, hidden = without_hidden(typed_so.value)
        one = replace(typed_so, value=words)
        if hidden:
            filled.findings.append(_hidden(one, hidden, path))
        try:
            _take(filled, one, _read(one, terms), typed, places, path)
        except WhenError as error:
            filled.findings.append(_unread(one, error, path))
    return filled


def _read(one: ControlLine, terms: Terms) -> When | Interval | str:
    if one.key == EVERY:
        return read_interval(one.value)
    return read_when(one.value, terms) if one.key == NEXT or one.key[-1] == "on" else one.value


def _take(
    filled: Filled,
    one: ControlLine,
    value: When | Interval | str,
    typed: dict[str, int],
    places: dict[str, str],
    path: str,
) -> None:
    name = " ".join(one.key)
    before = _stated(filled.form, one.key)
    if one.key[0] == "approved":
        filled.findings += (
            [_approved(one, path)] if one.key[1] == "by" and not _known(filled.form, value) else []
        )
    elif before is not None:
        place = places.get(name) or places[one.key[0]]
        if not _agree(before, value):
            filled.findings.append(_differs(one, before, place, path))
        elif one.where == "text":
            filled.findings.append(_twice(one, place, path))
    elif one.key[0] in typed and len(one.key) == 1:
        return  # a value that could not be read, which was told
    elif one.key == NEXT and "review-every" in typed and (counted := _counted(filled.form)):
        if isinstance(value, When) and not _same_month(counted, value):
            filled.findings.append(_differs(one, counted, places["review-every"], path))
    else:
        filled.form = _filled(filled.form, one.key, value)
        filled.lines.setdefault(one.key[0], one.line)
        places[name] = f"the {one.where} on line {one.line}"
        filled.findings.append(_note(one, path))


def _stated(form: PolicyForm, key: Key) -> Any:
    found: Any = form
    for step in key:
        found = getattr(found, step.replace("-", "_"), None)
    return found


def _known(form: PolicyForm, by: Any) -> bool:
    """Tell whether front matter names a body for what it did."""
    return any(act and act.by and _agree(act.by, by) for act in (form.ratified, form.approved, form.reviewed))


def _counted(form: PolicyForm) -> When | None:
    """Return the next review as it is counted from the last act; None where there is nothing to count from."""
    start = next((act.on for act in (form.ratified, form.approved, form.reviewed) if act and act.on), None)
    return form.review_every.after(start) if form.review_every and start else None


def _filled(form: PolicyForm, key: Key, value: Any) -> PolicyForm:
    name = key[0].replace("-", "_")
    if len(key) == 1:
        return form.model_copy(update={name: value})
    act = getattr(form, name) or ActForm()
    return form.model_copy(update={name: act.model_copy(update={key[1]: value})})


def _same_month(one: When, other: When) -> bool:
    """Tell whether two dates can be in one month: meetings move by days."""
    return one.first.replace(day=1) <= other.last and other.first.replace(day=1) <= one.last


def _agree(one: Any, other: Any) -> bool:
    if isinstance(one, When):
        return bool(one.first <= other.last and other.first <= one.last)
    if isinstance(one, Interval):
        return bool(one.months == other.months)
    return _alike(one, other) or _alike(other, one)


def _alike(one: str, other: str) -> bool:
    """Tell whether two names can be of one body or person: FGB is the full governing body, and so are governors."""
    words, others = (re.findall(r"\w+", name.casefold()) for name in (one, other))
    if "".join(words) == "".join(others) or one.casefold() == "".join(
        word[0] for word in others if word != "the"
    ):
        return True
    stems = [{word[:_STEM] for word in name if word not in _SMALL} for name in (words, others)]
    return bool(stems[0]) and stems[0] <= stems[1]


def _hidden(one: ControlLine, hidden: str, path: str) -> Finding:
    return _finding(
        "hidden-sign",
        Severity.ERROR,
        one,
        path,
        f"{' '.join(one.key)} holds {hidden}.",
        f"Type it anew; until then it is read as '{one.value}'.",
    )


def _note(one: ControlLine, path: str) -> Finding:
    name, below = one.key[-1], f" below {one.key[0]}:" if len(one.key) > 1 else ""
    return _finding(
        "taken-from-text",
        Severity.NOTE,
        one,
        path,
        f"{' '.join(one.key)} is taken from the {one.where} on line {one.line}: '{one.value}'.",
        f"Write {name}: {one.value}{below} in the front matter, and delete it here.",
    )


def _differs(one: ControlLine, before: Any, place: str, path: str) -> Finding:
    stated = before if isinstance(before, str) else before.text
    return _finding(
        "text-contradicts",
        Severity.ERROR,
        one,
        path,
        f"The {one.where} on line {one.line} says {' '.join(one.key)} '{one.value}', and {place} says '{stated}'.",
        "Find out which is right, correct the front matter, and delete what the text says of it.",
    )


def _twice(one: ControlLine, place: str, path: str) -> Finding:
    return _finding(
        "typed-twice",
        Severity.NOTE,
        one,
        path,
        f"The text on line {one.line} says {' '.join(one.key)} '{one.value}', as {place} does.",
        "Delete it here: page and PDF show it already.",
    )


def _approved(one: ControlLine, path: str) -> Finding:
    return _finding(
        "approved-in-text",
        Severity.NOTE,
        one,
        path,
        f"The {one.where} on line {one.line} says that '{one.value}' approved the policy; the front matter does not.",
        "Write by: and on: below approved: if it was adopted then, else below reviewed:, and delete it here.",
    )


def _unread(one: ControlLine, error: WhenError, path: str) -> Finding:
    return _finding(
        "text-date",
        Severity.NOTE,
        one,
        path,
        f"The {one.where} on line {one.line} says {' '.join(one.key)}, but {error.message}",
        f"{error.help} Write it in the front matter, and delete it here.",
    )


def _finding(
    code: str, severity: Severity, one: ControlLine, path: str, message: str, remedy: str
) -> Finding:
    return Finding(code=code, severity=severity, path=path, line=one.line, message=message, help=remedy)

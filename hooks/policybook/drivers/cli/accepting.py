"""Accepting: writes into a policy's file that a finding may stand, for the words as they are."""

from pathlib import Path

import yaml

from policybook.drivers.cli.examined import Examined
from policybook.drivers.cli.opening import Stop
from policybook.finding import Severity, code_named
from policybook.policy import written


def accept(typed: str, file: Path, examined: Examined, *, reason: str) -> str:
    """Write that the findings of a kind in a file may stand, and return the line that does so.

    `examined` is what was found in that file. Raises Stop where there is nothing to accept, or no place for the line.
    """
    kind = code_named(typed)
    if kind is None:
        raise Stop(f"'{typed}' is no kind of finding. Write its name or number as the check prints it.")
    found = [one for one in (*examined.told, *examined.accepted) if one.finding.code == kind.name]
    if any(one.finding.severity is Severity.ERROR for one in found):
        raise Stop(f"{kind.shown} {kind.name} is an error in {file}, and an error cannot be accepted.")
    marks = [one.mark for one in found if one.mark]
    if not marks:
        raise Stop(f"There is no {kind.shown} {kind.name} in {file}.")
    line = _quoted(written(kind.name, " ".join(reason.split()), marks))
    try:
        data = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise Stop(f"{file} is not UTF-8 text. Save it as UTF-8 first.") from None
    file.write_bytes(_with_line(data, kind.name, line, file).encode("utf-8"))
    return line


def _quoted(line: str) -> str:
    """Return the line as YAML reads it back to the same words."""
    code, _, value = line.partition(": ")
    try:
        if yaml.load(line, Loader=yaml.BaseLoader) == {code: value}:  # noqa: S506  makes nothing but texts
            return line
    except yaml.YAMLError:
        pass
    return f"{code}: '{value.replace(chr(39), chr(39) * 2)}'"


def _with_line(text: str, code: str, line: str, file: Path) -> str:
    """Return a file's text with the line below `accepted:`, in the place of one for the same kind."""
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    closing = next((at for at, one in enumerate(lines) if at and one.rstrip() == "---"), 0)
    if not closing:
        raise Stop(f"{file} has no front matter to write in.")
    opening = next((at for at in range(1, closing) if lines[at].startswith("accepted:")), closing)
    if opening == closing:
        new = [f"accepted:{end}", f"  {line}{end}"]
        return "".join([*lines[:closing], *new, *lines[closing:]])
    if lines[opening].partition(":")[2].strip():
        raise Stop(f"{file}: write what stands after accepted: on lines of its own below it first.")
    below = next((at for at in range(opening + 1, closing) if not lines[at].startswith(" ")), closing)
    kept = [one for one in lines[opening + 1 : below] if _kind(one) != code]
    return "".join([*lines[: opening + 1], f"  {line}{end}", *kept, *lines[below:]])


def _kind(line: str) -> str:
    """Return the name of the kind of finding that a line below `accepted:` is about."""
    typed = line.partition(":")[0].replace("_", "-")
    known = code_named(typed)
    return known.name if known else typed

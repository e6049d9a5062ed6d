"""What is kept of an import: a new policy, one brought up to date, or one left as it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policybook.drivers.disk import read_path
from policybook.front_matter import FrontMatter, read_front_matter
from policybook.policy import read_policy, slug_of, units
from policybook.redline import Change, Pair, Redline, make_redline
from policybook.words import Imported, Refused, quoted

LISTED = 40  # changes that are listed


@dataclass
class Kept:
    """What became of one Word file."""

    file: Path
    """The Word file."""
    fate: str
    """`new`, `updated`, `unchanged`, `kept` where a policy is there already, or `refused`."""
    made: Imported | None = None
    """The policy that was made of it."""
    target: Path | None = None
    """The policy's file."""
    refusal: Refused | None = None
    """Why it was not taken in."""
    changes: list[str] = field(default_factory=list)
    """What differs from the policy that is there already, a line each."""

    @property
    def is_well(self) -> bool:
        """Whether nobody need look at it."""
        return self.fate in ("new", "updated", "unchanged") and bool(self.made and self.made.receipt.proved)

    @property
    def said(self) -> str:
        """The whole in one line."""
        if self.refusal:
            return self.refusal.message
        assert self.made is not None
        return self.made.receipt.summary


def keep(file: Path, made: Imported, folder: Path, *, update: bool, write: bool) -> Kept:
    """Write a policy's file and pictures; one that is there already only where it is to be brought up to date."""
    target = next(
        (one for one in sorted(folder.rglob("*.md")) if slug_of(one.name) == made.slug),
        folder / f"{made.slug}.md",
    )
    if not target.exists():
        if write:
            _write(made, made.text, target)
        return Kept(file, "new", made, target)
    try:
        old = target.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        said = f"{target} is there already, and cannot be read: it is not UTF-8 text."
        raise Refused("policy-unreadable", said, "Save it as UTF-8, and import the file again.") from error
    merged, clashes = _merged(old, made)
    redline = make_redline(units(read_path(target)), units(read_policy(merged, path=target.name).policy))
    changes = [*clashes, *_listed(redline)]
    if merged == old or (not redline.changes and not _adds(target, merged)):
        return Kept(file, "unchanged", made, target, changes=clashes)
    if update and write:
        _write(made, merged, target)
    return Kept(file, "updated" if update else "kept", made, target, changes=changes)


def _write(made: Imported, text: str, target: Path) -> None:
    """Write a policy and its pictures. Raises Refused where a new policy would replace somebody else's picture."""
    for name, data in made.pictures.items() if not target.exists() else ():
        if (target.parent / name).exists() and (target.parent / name).read_bytes() != data:
            said = f"{target.parent / name} is there already, and is another picture."
            raise Refused("picture-there", said, "Rename one of the two, and import the file again.")
    target.write_text(text, encoding="utf-8", newline="\n")
    for name, data in made.pictures.items():
        picture = target.parent / name
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_bytes(data)


def _adds(target: Path, merged: str) -> bool:
    """Tell whether a merged file has front matter that the file lacks."""
    before, after = (
        read_front_matter(text, path="").values for text in (target.read_text("utf-8-sig"), merged)
    )
    return before != after


def _merged(old: str, made: Imported) -> tuple[str, list[str]]:
    """Return the file with the new text below its own front matter, which keeps its values and gets those it lacks."""
    before = read_front_matter(old.replace("\r\n", "\n"), path="")
    after = read_front_matter(made.text, path="")
    head = old.replace("\r\n", "\n").split("\n")[: before.body_line - 1]
    if not before.values or head[-1:] != ["---"]:
        return made.text, []
    missing = [*_missing(before, after)]
    clashes = [*_clashes(before.values, after.values, "")]
    body = made.text.split("\n")[after.body_line - 1 :]
    return "\n".join([*head[:-1], *missing, "---", *body]), clashes


def _missing(before: FrontMatter, after: FrontMatter) -> Iterator[str]:
    """Give the lines of the keys that only the Word file has."""
    known = {str(key).replace("_", "-") for key in before.values}
    for key, value in after.values.items():
        if key in known:
            continue
        if isinstance(value, dict):
            yield f"{key}:"
            yield from (f"  {name}: {quoted(str(each))}" for name, each in value.items())
        elif isinstance(value, list):
            yield f"{key}: [{', '.join(quoted(str(each), listed=True) for each in value)}]"
        else:
            yield f"{key}: {quoted(str(value))}"


def _clashes(before: Mapping[str, Any], after: Mapping[str, Any], above: str) -> Iterator[str]:
    known = {str(key).replace("_", "-"): value for key, value in before.items()}
    for key, value in after.items():
        if key not in known or known[key] == value:
            continue
        if isinstance(value, dict) and isinstance(known[key], dict):
            yield from _clashes(known[key], value, f"{key} ")
        else:
            yield f"front matter, {above}{key}: '{known[key]}' stays; the Word file says '{value}'"


def _listed(redline: Redline) -> list[str]:
    lines = [_change(one) for one in redline.changes]
    return [*lines[:LISTED], *([f"and {len(lines) - LISTED} more"] if len(lines) > LISTED else [])]


def _change(one: Pair) -> str:
    words = "".join(
        f"[-{piece.words}-]"
        if piece.change is Change.DELETED
        else f"{{+{piece.words}+}}"
        if piece.change is Change.INSERTED
        else piece.words
        for piece in one.words
    )
    place = f"{one.unit.label} " if one.unit.label else ""
    return f"{one.fate}: {place}{words if len(words) < 300 else words[:300] + '…'}"

"""A proposal: what becomes of all policies from one state of their files to another."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from policybook.drivers.cli.aside import manuscript_on
from policybook.drivers.cli.opening import Stop, school_at
from policybook.drivers.disk import decode, lay_out, left_at, today
from policybook.drivers.paper import Manuscript
from policybook.finding import CODES, Finding
from policybook.front_matter import read_front_matter
from policybook.handbook import Handbook
from policybook.policy import Policy, units
from policybook.redline import make_redline
from policybook.versions import Behind, Comparison, Line, change_table, compare, left_behind

GONE = "Taken away"
WORKTREE = "WORKTREE"
DATES = {"reviewed", "ratified", "approved", "next-review", "review-every", "in-force-from"}
DAYS = {"reviewed", "reviewed on", "ratified", "ratified on", "approved", "approved on"} | {*DATES}


@dataclass(frozen=True)
class State:
    """All policies at one time."""

    handbook: Handbook
    """Judged today."""
    matters: Mapping[str, Mapping[str, str]]
    """What each front matter says, by slug: a key, such as `ratified on`, with its value."""
    manuscript: Manuscript
    """What the press needs."""

    @property
    def policies(self) -> dict[str, Policy]:
        """The policies by slug."""
        return {entry.policy.slug: entry.policy for entry in self.handbook.entries}


@dataclass(frozen=True)
class Change:
    """What becomes of one policy."""

    slug: str
    """The policy."""
    title: str
    """Its title."""
    words: str
    """What changes, in a line without a full stop."""
    matter: tuple[tuple[str, str, str], ...]
    """What changes in its front matter: key, before, after."""
    lines: tuple[Line, ...]
    """What changes in its text, each with the heading that it stands under."""

    @property
    def moved(self) -> tuple[str, ...]:
        """What changes in its front matter, each in words."""
        return tuple(_moved(*each) for each in self.matter)

    @property
    def table(self) -> tuple[tuple[str, str], ...]:
        """Each place of its text that changes, with what becomes of it."""
        return change_table(self.lines)


@dataclass(frozen=True)
class Changes:
    """A whole proposal."""

    policies: tuple[Change, ...]
    """By title."""
    behind: tuple[Behind, ...]
    """References that still cite an old number."""
    came: tuple[str, ...]
    """Findings that come with it."""
    went: tuple[str, ...]
    """Findings that go with it."""


@contextmanager
def state_at(config_file: Path, named: str) -> Iterator[State]:
    """Give all policies as they stood at a commit, or stand. Raises Stop where there is no such commit."""
    own = school_at(config_file)
    with TemporaryDirectory(prefix="policybook-") as made:
        folder = None
        if named != WORKTREE:
            commit = left_at(own.folder.path, named)
            if commit is None:
                raise Stop(
                    f"'{named}' is no commit here. Write a branch, a tag or a commit, such as origin/main."
                )
            folder = Path(made) / own.folder.path.name
            lay_out(own.folder.path, commit, folder)
        school = school_at(config_file, policies=folder)
        with manuscript_on(config_file, school.handbook(on=today()), policies=folder) as manuscript:
            yield State(
                manuscript.handbook,
                {slug: _matter(file) for slug, file in school.folder.sources.items()},
                manuscript,
            )


def _matter(file: Path) -> dict[str, str]:
    text = decode(file.read_bytes(), "")[0].replace("\r\n", "\n").replace("\r", "\n")
    return dict(_flat(read_front_matter(text, path="").values, ""))


def _flat(value: Any, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, below in value.items():
            yield from _flat(below, f"{key} {name}".strip())
    elif value is not None:
        yield key, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def changes_between(before: State, after: State) -> Changes:
    """Return what changes from one state of all policies to another."""
    olds, news = before.policies, after.policies
    renamed = dict(_renamed(olds, news))
    gone = [
        Change(slug, one.title, GONE, (), ())
        for slug, one in olds.items()
        if slug not in {*news, *renamed.values()}
    ]
    found = [
        _change(news[slug], olds.get(renamed.get(slug, slug)), before, after, renamed.get(slug))
        for slug in news
    ]
    known, now = (Counter(map(_said, state.handbook.findings)) for state in (before, after))
    return Changes(
        tuple(sorted([*gone, *filter(None, found)], key=lambda one: one.title.casefold())),
        left_behind([*olds.values()], [*news.values()], school=after.handbook.school),
        tuple((now - known).elements()),
        tuple((known - now).elements()),
    )


def _renamed(olds: Mapping[str, Policy], news: Mapping[str, Policy]) -> Iterator[tuple[str, str]]:
    """Give the new slug of each file that was renamed, with the old one: its title or its text is the same."""
    left = {slug: one for slug, one in olds.items() if slug not in news}
    for slug, policy in news.items():
        same = [old for old, one in left.items() if one.title == policy.title or one.digest == policy.digest]
        if slug not in olds and same:
            del left[same[0]]
            yield slug, same[0]


def _change(
    policy: Policy, old: Policy | None, before: State, after: State, was: str | None
) -> Change | None:
    """Return what becomes of a policy; None where nothing does."""
    if old is None:
        return Change(policy.slug, policy.title, "New", (), ())
    matters = before.matters[old.slug], after.matters[policy.slug]
    keys = [key for key in {**matters[0], **matters[1]} if matters[0].get(key) != matters[1].get(key)]
    matter = tuple((key, matters[0].get(key, ""), matters[1].get(key, "")) for key in keys)
    compared = compare(make_redline(units(old), units(policy))) if old.digest != policy.digest else None
    if not (matter or compared or was):
        return None
    words = "; ".join(filter(None, [_words(compared, keys), f"the file was {was}.md" if was else ""]))
    lines = tuple(line for line in compared.lines if line.near) if compared else ()
    return Change(policy.slug, policy.title, words[:1].upper() + words[1:], matter, lines)


def _words(compared: Comparison | None, keys: list[str]) -> str:
    if compared:
        return compared.words
    if keys and all(key.split(" ")[0] in DATES for key in keys):
        dates = all(key in DAYS for key in keys)
        return f"Only dates{'' if dates else ', and who decided'}; no word changed"
    return "Only the front matter; no word changed" if keys else ""


def _said(finding: Finding) -> str:
    """Return a finding without its line, which moves."""
    number = CODES[finding.code].shown if finding.code in CODES else ""
    return f"{finding.path.rpartition('/')[2]}: {finding.severity} {number} {finding.message}"


def _moved(key: str, before: str, after: str) -> str:
    if not before or not after:
        return f"{key}: {after} is new" if after else f"{key}: {before} is gone"
    return f"{key}: {before} is now {after}"

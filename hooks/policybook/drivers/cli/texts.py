"""Texts: a policy's text as somebody names it – by a day, a code, a commit, a file or a signed sheet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path

from policybook.dates import When, WhenError, long_date, read_when
from policybook.drivers.cli.opening import Stop, school_at
from policybook.drivers.disk import (
    Past,
    Remembered,
    School,
    bytes_of,
    commits_until,
    read_bytes,
    read_path,
    remember,
    today,
)
from policybook.handbook import Entry, Handbook
from policybook.meetings import UnknownPolicyError, find
from policybook.policy import Policy, at_time
from policybook.text import read_code
from policybook.versions import Adoption, Since, State, since

WAYS = "Write a day (2026-03-01), a text code, a commit, a file, or a signed PDF of ours; today is the file as it is."


@dataclass(frozen=True)
class Named:
    """A policy's text, as it was named."""

    policy: Policy
    """The policy with that text."""
    what: str
    """What it is, after `the text`: `as ratified on 17 March 2026`."""
    proof: str
    """Where it comes from: the commit, the file."""
    data: bytes
    """The file's bytes."""
    stood: State | None = None
    """The state in git's history that it is; None where it comes from elsewhere."""


class Texts:
    """A school's policies and their history."""

    def __init__(self, config_file: Path) -> None:
        self.config_file = config_file
        self.school: School = school_at(config_file)
        if self.school.folder.whole:
            raise Stop(
                "What a text said once was never marked for everybody. Run this without AUDIENCE=public."
            )

    @cached_property
    def remembered(self) -> Remembered:
        """What git remembers of the policies."""
        return remember(self.school)

    @property
    def past(self) -> Past:
        """The same, by file."""
        return self.remembered.past

    @cached_property
    def handbook(self) -> Handbook:
        """The school's handbook today."""
        return self.school.handbook(on=today())

    def entry(self, name: str) -> Entry:
        """Return the policy that is meant, by its file, its title or another name. Raises Stop."""
        try:
            return find(self.handbook, name)
        except UnknownPolicyError as error:
            raise Stop(str(error)) from error

    def file(self, policy: Policy) -> Path:
        """Return a policy's file."""
        return self.school.folder.sources[policy.slug]

    def path(self, policy: Policy) -> str:
        """Return a policy's file as git names it."""
        return self.remembered.policies[policy.slug][1]

    def states(self, policy: Policy) -> tuple[State, ...]:
        """Return a policy's file from commit to commit, the earliest first."""
        return self.past.states(self.path(policy))

    def adoptions(self, policy: Policy) -> tuple[Adoption, ...]:
        """Return what was adopted of it, the earliest first."""
        return tuple(sorted(self.past.adoptions(self.path(policy)), key=lambda one: _first(one.act.on)))

    def today(self, policy: Policy) -> Named:
        """Return the text as the file has it."""
        file = self.file(policy)
        return Named(policy, "as it is today", f"the file {policy.path} as it is", file.read_bytes())

    def ratified(self, policy: Policy) -> Named | None:
        """Return the text adopted last; None where nobody can say which that is."""
        act = policy.adopted
        if act is None:
            return None
        found = [one for one in self.adoptions(policy) if act.on and _first(one.act.on) == act.on.first]
        if found:
            return self.adopted(found[-1])
        what = (
            f"as {act.how}{f' {at_time(act.on)}' if act.on else ''}"  # it is recorded, and not yet committed
        )
        coded = next(self._coded(policy, act.code), None) if act.code else None
        return replace(coded, what=what) if coded else None

    def since(self, policy: Policy) -> Since:
        """Return what has changed in a policy since it was adopted."""
        named = self.ratified(policy)
        return since(policy, named.policy if named else None)

    def in_force(self, policy: Policy, day: date) -> Named | None:
        """Return the text in force on a day: the one adopted last until then. None where there was none."""
        found = [one for one in self.adoptions(policy) if one.act.begins <= day]
        return self.adopted(found[-1]) if found else None

    def taken_away(self, day: date) -> dict[str, Named]:
        """Return the texts in force on a day of policies whose files have been taken away since, by slug."""
        found = {}
        for path in self.past.taken_away_after(day):
            acts = [one for one in self.past.adoptions(path) if one.act.begins <= day]
            named = self.adopted(acts[-1]) if acts else None
            gone = named and named.policy.withdrawn and named.policy.withdrawn.on
            if named and not (gone and gone.first <= day):
                found[named.policy.slug] = named
        return found

    def stood(self, policy: Policy, day: date) -> Named | None:
        """Return the text as git had it at the end of a day, in force or not; None where it is younger."""
        found = [state for state in self.states(policy) if state.day <= day]
        return self.state(found[-1], f"as the file had it on {long_date(day)}") if found else None

    def adopted(self, one: Adoption) -> Named:
        """Return the text of an adoption."""
        on = f" {at_time(one.act.on)}" if one.act.on else ""
        how = "named by its code" if one.by_code else "the text that first carried this date"
        return self.state(one.state, f"as {one.act.how}{on}", how)

    def state(self, state: State, what: str, how: str = "") -> Named:
        """Return the text that a commit left."""
        data = bytes_of(self.school.folder.path, state.blob)
        proof = f"{state.path} in commit {state.commit[:10]} of {long_date(state.day)}"
        return Named(self.past.policy(state), what, f"{proof}{f', {how}' if how else ''}", data, state)

    def beside(self, named: Named, name: str) -> bytes | None:
        """Return the bytes of a file as it stood beside a text in git; None where there was none."""
        return self.past.beside(named.stood, name) if named.stood else None

    def named(self, policy: Policy, typed: str, *, in_force: bool = True) -> Named:
        """Return the text of a policy that somebody names.

        A day means the text in force on it, or with `in_force` false and where there was none the file as git had it.
        Raises Stop where nothing is named so.
        """
        found = next(filter(None, self._found(policy, typed.strip(), in_force)), None)
        if found is None:
            raise Stop(f"'{typed}' is no text of {policy.title}. {WAYS}")
        return found

    def _found(self, policy: Policy, typed: str, in_force: bool) -> Iterator[Named | None]:
        if typed == "today":
            yield self.today(policy)
        if Path(typed).is_file():
            yield _of_file(Path(typed), policy)
        if day := _day(typed):
            yield self.in_force(policy, day) if in_force else None
            yield self.stood(policy, day)
        if code := read_code(typed):
            yield from self._coded(policy, code)
        if until := commits_until(self.school.folder.path, typed):
            last = [state for state in self.states(policy) if state.commit in until][-1:]
            yield from (self.state(one, f"at {typed}") for one in last)

    def _coded(self, policy: Policy, code: str) -> Iterator[Named]:
        """Give the texts with a code: the file as it is, then the latest in history first."""
        if policy.has_code(code):
            yield self.today(policy)
        states = (one for one in reversed(self.states(policy)) if code in self.past.codes(one))
        yield from (self.state(one, f"with text code {code}") for one in states)


def _first(when: When | None) -> date:
    return when.first if when else date.min


def _day(typed: str) -> date | None:
    try:
        when = read_when(typed)
    except WhenError:
        return None
    return when.first if when.first == when.last else None


def _of_file(file: Path, policy: Policy) -> Named:
    """Return the text in a file: Markdown, or the source that travels with a signed sheet of ours. Raises Stop."""
    if file.suffix.lower() != ".pdf":
        return Named(read_path(file), f"in {file.name}", f"the file {file}", file.read_bytes())
    data = attached(file, policy.slug)
    read = read_bytes(data, f"{policy.slug}.md", lambda _: None)
    return Named(read, f"on the sheet {file.name}", f"the source attached to {file}", data)


def attached(file: Path, slug: str) -> bytes:
    """Return the source of a policy that is attached to a PDF of ours. Raises Stop where there is none."""
    from pypdf import PdfReader  # loads only where a sheet is read
    from pypdf.errors import PyPdfError

    try:
        found = PdfReader(BytesIO(file.read_bytes())).attachments
        sources = {name: parts[0] for name, parts in found.items() if name.endswith(".md") and parts}
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Stop(f"{file} cannot be read as a PDF: {error}.") from error
    wanted = sources.get(f"{slug}.md") or (next(iter(sources.values())) if len(sources) == 1 else None)
    if wanted is None:
        raise Stop(f"{file} carries no Markdown of {slug}, so it is no signed sheet of ours of this policy.")
    return wanted

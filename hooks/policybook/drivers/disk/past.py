"""The past: each policy's file as git has it from commit to commit, and what was ratified when."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from policybook import __version__
from policybook.dates import DEFAULT_TERMS, read_when
from policybook.drivers.disk.folder import decode, read_bytes
from policybook.drivers.disk.history import Version, bytes_at, versions
from policybook.policy import Act, Policy, read_adopted
from policybook.versions import Adoption, Standing, State, adoptions, standing, texts

STORE = "history.json"


@dataclass
class Past:
    """What git remembers of a folder of policies; nothing where there is no git."""

    folder: Path
    """The folder."""
    store: "Store"
    """What is known of the bytes that git holds."""
    lines: dict[str, list[Version]] = field(default_factory=dict)
    """By the path of the file as it is now, from the repository's root: its versions, the earliest first."""

    def states(self, path: str) -> tuple[State, ...]:
        """Return a policy's file as it stood from commit to commit, the earliest first."""
        return tuple(self._state(version) for version in self.lines.get(path, ()))

    def adoptions(self, path: str) -> tuple[Adoption, ...]:
        """Return what was ratified of a policy, the earliest first."""
        return adoptions(self.states(path), self.codes)

    def texts(self, path: str) -> tuple[State, ...]:
        """Return the states in which its text became another one."""
        return texts(self.states(path), self.codes)

    def codes(self, state: State) -> tuple[str, str]:
        """Return the text codes of a state, by the rule of today and by the earlier one."""
        known = self.store.known(state.blob)
        if "codes" not in known:
            policy = self.policy(state)
            known["codes"] = [policy.code, policy.code_v1]
        return known["codes"][0], known["codes"][1]

    def policy(self, state: State) -> Policy:
        """Read a policy as it stood, with its pictures of that day."""
        version = next(one for one in self.versions_of(state.path) if one.commit == state.commit)
        beside = partial(bytes_at, self.folder, version)
        return read_bytes(version.data, version.path, beside)

    def versions_of(self, path: str) -> Iterable[Version]:
        """Give the versions that had a path."""
        return (one for line in self.lines.values() for one in line if one.path == path)

    def standing(self, policy: Policy, path: str) -> Standing | None:
        """Say how a policy's text stands to the one ratified; `path` is its file from the repository's root."""
        act = policy.adopted
        if act is None or act.on is None:
            return None
        found = [one for one in self.adoptions(path) if one.act.on and one.act.on.first == act.on.first]
        if not found:
            return standing(policy, None, by_code=True)
        adopted = found[-1]
        ratified = policy if policy.code in self.codes(adopted.state) else self.policy(adopted.state)
        return standing(policy, ratified, by_code=adopted.by_code)

    def _state(self, version: Version) -> State:
        known = self.store.known(version.blob)
        if "adopted" not in known:
            known["adopted"] = _kept(read_adopted(decode(version.data, "")[0]))
        act = _act(known["adopted"])
        return State(version.commit, date.fromisoformat(version.day), version.blob, version.path, act)


class Store:
    """What was read of each blob, kept from run to run: a blob's name is the digest of its bytes."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self.blobs: dict[str, dict[str, Any]] = {}
        try:
            kept = json.loads(file.read_bytes()) if file else {}
            if kept.get("engine") == __version__:
                self.blobs = dict(kept["blobs"])
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            pass  # nothing kept, or nothing that can be read: it is made anew
        self.count = sum(map(len, self.blobs.values()))

    def known(self, blob: str) -> dict[str, Any]:
        """Return what is known of a blob, to be added to."""
        return self.blobs.setdefault(blob, {})

    def keep(self) -> None:
        """Write what is known, where anything was learnt."""
        if self.file is None or self.count == sum(map(len, self.blobs.values())):
            return
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            made = self.file.with_suffix(".new")
            made.write_text(json.dumps({"engine": __version__, "blobs": self.blobs}), encoding="utf-8")
            made.replace(self.file)
        except OSError:
            pass  # a folder that cannot be written to costs time in the next run, nothing else


def open_past(folder: Path, cache: Path | None) -> Past:
    """Return what git remembers of a folder's policies; `cache` is where what is read of it is kept."""
    past = Past(folder, Store(cache / STORE if cache else None))
    for version in versions(folder):
        past.lines.setdefault(version.now, []).insert(0, version)
    return past


def _kept(act: Act | None) -> Mapping[str, str | None] | None:
    if act is None:
        return None
    on = act.on.text if act.on else None
    return {"by": act.by, "on": on, "minute": act.minute, "code": act.code, "how": act.how}


def _act(kept: Mapping[str, str | None] | None) -> Act | None:
    if kept is None:
        return None
    on = read_when(kept["on"], DEFAULT_TERMS) if kept["on"] else None
    how = kept["how"] or ""
    return Act(by=kept["by"], on=on, minute=kept["minute"], code=kept["code"], how=how)


def standings(past: Past, policies: Sequence[tuple[Policy, str]]) -> dict[str, Standing]:
    """Return how each policy's text stands to the one ratified, by slug, where anybody can know."""
    found = {policy.slug: past.standing(policy, path) for policy, path in policies}
    past.store.keep()
    return {slug: one for slug, one in found.items() if one}

"""The past: each policy's file as git has it from commit to commit, and what was ratified when."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from policybook.dates import DEFAULT_TERMS, When, read_when
from policybook.drivers.disk.engine import engine_digest
from policybook.drivers.disk.folder import decode, read_bytes
from policybook.drivers.disk.history import Version, bytes_at, bytes_of, place, versions
from policybook.policy import Act, Policy, TextStanding, read_adopted
from policybook.versions import Adoption, Standing, State, adoptions, standing, texts

STORE = "history.json"


@dataclass
class Past:
    """What git remembers of a folder of policies; nothing where there is no git."""

    folder: Path
    """The folder."""
    store: "Store"
    """What is known of the bytes that git holds."""
    prefix: str = ""
    """The folder's path from the repository's root, ending in a stroke where it is another."""
    is_shallow: bool = False
    """Whether the clone is cut short, so that the earliest versions in it may not be the first."""
    lines: dict[str, list[Version]] = field(default_factory=dict)
    """By the path of the file as it is now, from the repository's root: its versions, the earliest first."""
    found: dict[str, tuple[Adoption, ...]] = field(default_factory=dict)
    """What was ratified, by the same path, where it has been asked for."""

    def states(self, path: str) -> tuple[State, ...]:
        """Return a policy's file as it stood from commit to commit, the earliest first."""
        return tuple(self._state(version) for version in self.lines.get(path, ()))

    def taken_away_after(self, day: date) -> tuple[str, ...]:
        """Return the paths of files that stood on a day and have been taken away since."""
        lasts = {path: line[-1] for path, line in self.lines.items() if path.startswith(self.prefix)}
        gone = {path: one.until_day for path, one in lasts.items() if one.until_day}
        return tuple(path for path, left in gone.items() if date.fromisoformat(left) > day)

    def adoptions(self, path: str) -> tuple[Adoption, ...]:
        """Return what was ratified of a policy, the earliest first.

        In a clone that is cut short, nobody can know which text first carried a date that all versions carry.
        """
        if path not in self.found:
            states = self.states(path)
            found = adoptions(states, self.codes)
            kept = (one for one in found if not self.is_shallow or _is_known(one, states[0]))
            self.found[path] = tuple(kept)
        return self.found[path]

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
        version = self._version(state)
        data = version.data or bytes_of(self.folder, version.blob)
        return read_bytes(data, version.path, partial(bytes_at, self.folder, version))

    def beside(self, state: State, name: str) -> bytes | None:
        """Return the bytes of a file as it stood beside a policy, by its path from it; None where there was none."""
        return bytes_at(self.folder, self._version(state), name)

    def adopted(self, policy: Policy, path: str) -> Adoption | None:
        """Return the act that a policy's front matter names, as history has it."""
        on = policy.adopted.on if policy.adopted else None
        found = [one for one in self.adoptions(path) if on and one.act.on and one.act.on.first == on.first]
        return found[-1] if found else None

    def told(self, policy: Policy, path: str) -> TextStanding | None:
        """Say the same as `standing` in plain words, which are kept from run to run."""
        adopted, act = self.adopted(policy, path), policy.adopted
        if not (adopted and act and act.on):
            said = self.standing(policy, path)
            return said.told if said else None
        kept = self.store.known(adopted.state.blob)
        key = f"told of {policy.digest} {act.how} {act.on.text}"
        if key not in kept:
            said = self.standing(policy, path)
            kept[key] = asdict(said.told) if said else None
        return TextStanding(**kept[key]) if kept[key] else None

    def standing(self, policy: Policy, path: str) -> Standing | None:
        """Say how a policy's text stands to the one ratified; `path` is its file from the repository's root."""
        act = policy.adopted
        if act is None or act.on is None:
            return None
        adopted = self.adopted(policy, path)
        if adopted is None:
            return standing(policy, None, by_code=True)
        ratified = policy if policy.code in self.codes(adopted.state) else self.policy(adopted.state)
        return standing(policy, ratified, by_code=adopted.by_code)

    def _version(self, state: State) -> Version:
        """Return the version that a state was read from."""
        return self._versions[state.path, state.commit]

    @cached_property
    def _versions(self) -> Mapping[tuple[str, str], Version]:
        return {(one.path, one.commit): one for line in self.lines.values() for one in line}

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
        self.log: dict[str, Any] = {}
        try:
            kept = json.loads(file.read_bytes()) if file else {}
            if kept.get("engine") == engine_digest():
                self.blobs, self.log = dict(kept["blobs"]), kept["log"]
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            pass  # nothing kept, or nothing that can be read: it is made anew
        self.count = self._counted()

    def _counted(self) -> tuple[int, str]:
        return sum(map(len, self.blobs.values())), self.log.get("at", "")

    def known(self, blob: str) -> dict[str, Any]:
        """Return what is known of a blob, to be added to."""
        return self.blobs.setdefault(blob, {})

    def keep(self) -> None:
        """Write what is known, where anything was learnt."""
        if self.file is None or self.count == self._counted():
            return
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            made = self.file.with_suffix(".new")
            made.write_text(
                json.dumps({"engine": engine_digest(), "log": self.log, "blobs": self.blobs}),
                encoding="utf-8",
            )
            made.replace(self.file)
        except OSError:
            pass  # a folder that cannot be written to costs time in the next run, nothing else


def open_past(folder: Path, cache: Path | None) -> Past:
    """Return what git remembers of a folder's policies; `cache` is where what is read of it is kept."""
    prefix, is_shallow, at = place(folder)
    past = Past(folder, Store(cache / STORE if cache else None), prefix, is_shallow)
    for version in _versions(folder, past.store, "" if is_shallow else f"{at} {prefix}"):
        past.lines.setdefault(version.now, []).append(version)
    for line in past.lines.values():
        line.reverse()
    return past


def _versions(folder: Path, store: "Store", at: str) -> Iterable[Version]:
    """Return every version, newest first; as it is kept where nothing was committed since, which `at` tells."""
    known = {blob for blob, kept in store.blobs.items() if "adopted" in kept}
    if at and store.log.get("at") == at and all(row["blob"] in known for row in store.log["rows"]):
        return [Version(**{"data": b"", **row}) for row in store.log["rows"]]
    found = list(versions(folder, known=known))
    if at:
        store.log = {"at": at, "rows": [_row(one) for one in found]}
    return found


def _row(one: Version) -> dict[str, str | None]:
    return {name: value for name, value in vars(one).items() if name != "data"}


def _is_known(adoption: Adoption, first: State) -> bool:
    return adoption.by_code or not (adoption.act.code or adoption.recorded == first)


def _kept(act: Act | None) -> Mapping[str, str | None] | None:
    if act is None:
        return None
    on = act.on.text if act.on else None
    return {
        "by": act.by,
        "on": on,
        "minute": act.minute,
        "code": act.code,
        "how": act.how,
        "applies": act.applies.text if act.applies else None,
    }


@cache  # most versions of a policy tell of one act
def _when(text: str | None) -> When | None:
    return read_when(text, DEFAULT_TERMS) if text else None


def _act(kept: Mapping[str, str | None] | None) -> Act | None:
    if kept is None:
        return None
    on, applies, how = _when(kept["on"]), _when(kept["applies"]), kept["how"] or ""
    return Act(by=kept["by"], on=on, minute=kept["minute"], code=kept["code"], how=how, applies=applies)

"""History: a policy's file as it stood from commit to commit, and which of those texts was adopted when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from policybook.policy import Act


@dataclass(frozen=True)
class State:
    """A policy's file as one commit left it."""

    commit: str
    """The commit, 40 hexadecimal digits."""
    day: date
    """Its day."""
    blob: str
    """What identifies the file's bytes: two states with the same are the same."""
    path: str
    """The file, from the repository's root; it may have had other names before."""
    ratified: Act | None
    """Who had ratified it, as its front matter said then."""


@dataclass(frozen=True)
class Adoption:
    """One text that the governing body adopted."""

    act: Act
    """Who ratified it, when, and where the minutes say so."""
    state: State
    """The file with that text."""
    recorded: State
    """The file that first said so."""
    by_code: bool
    """Whether the front matter names the text by its code; else it is the text that first carried this date."""


def adoptions(states: Sequence[State], code_of: Callable[[State], Sequence[str]]) -> tuple[Adoption, ...]:
    """Return what was adopted, the earliest first; `states` are in the order of the commits.

    `code_of` gives the text codes of a state, by every version of the rule. An act that names no code, or the code of
    no text that stood at or before it, is taken for that of the text that first carried it.
    """
    found: list[Adoption] = []
    for number, state in enumerate(states):
        act = state.ratified
        if act is None or act.on is None:
            continue
        same = next((at for at, one in enumerate(found) if _is_same(act, one.act)), None)
        if same is not None:  # from when it applies may have been written down, or put right, later
            found[same] = replace(found[same], act=replace(found[same].act, applies=act.applies))
            continue
        coded = None
        if act.code:
            coded = next((one for one in reversed(states[: number + 1]) if act.code in code_of(one)), None)
        found.append(Adoption(act, coded or state, state, coded is not None))
    return tuple(found)


def texts(states: Sequence[State], code_of: Callable[[State], Sequence[str]]) -> tuple[State, ...]:
    """Return the states in which the text became another one; commits that change no word make none."""
    kept: list[State] = []
    code = ""
    for state in states:
        own = code_of(state)[0]
        if own != code:
            kept.append(state)
        code = own
    return tuple(kept)


def _is_same(one: Act, other: Act) -> bool:
    """Tell whether two front matters speak of the same act; a minute or a code may have been added later."""
    return one.on is not None and other.on is not None and one.on.first == other.on.first

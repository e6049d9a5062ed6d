"""Spotting: where words that are for staff alone stand in a text, however they are joined and capitalised."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from policybook.audience.secrets import Secret

_WORD = re.compile(r"[^\W_]+")  # `Lockdown-plan`, `lockdown_plan` and `Lockdown plan` are two words each
_UNSEEN = re.compile(
    "[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)  # soft hyphens, joiners, directions


def spoken(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(_WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    """Return a text in the form in which words are compared; its lines stay."""
    return _UNSEEN.sub("", normalize("NFKC", text)).casefold()


class Spotter:
    """Finds secrets in texts."""

    def __init__(self, secrets: Iterable[Secret], *, allowed: Iterable[str] = ()) -> None:
        """Take secrets; `allowed` are names that everybody may read; a secret within one of those is none there."""
        self.names: dict[str, dict[tuple[str, ...], Secret | None]] = {}
        for secret in secrets:
            self._enter(secret.words, secret)
        for name in allowed:
            self._enter(name, None)

    def _enter(self, words: str, secret: Secret | None) -> None:
        said = spoken(words)
        if said:
            known = self.names.setdefault(said[0], {})
            known[said] = secret if secret is None else known.get(said, secret)

    def spot(self, text: str) -> Iterator[tuple[Secret, int]]:
        """Give each secret in a text, with its line from 0; of several that begin alike the longest."""
        plain = _plain(text)
        words = list(_WORD.finditer(plain))
        said = [word[0] for word in words]
        line = at = passed = 0
        for number, word in enumerate(said):
            if number < passed or word not in self.names:
                continue
            known = self.names[word]
            fits = [name for name in known if tuple(said[number : number + len(name)]) == name]
            if not fits:
                continue
            longest = max(fits, key=len)
            passed = number + len(longest)
            line += plain.count("\n", at, words[number].start())
            at = words[number].start()
            if secret := known[longest]:
                yield secret, line

    def run_together(self) -> dict[str, Secret]:
        """Return the longer secrets without their spaces, as they stand where a program has lost those."""
        secrets = [one for known in self.names.values() for one in known.values() if one]
        joined = {"".join(spoken(one.words)): one for one in secrets}
        return {words: one for words, one in joined.items() if len(words) >= LONG}


LONG = 10  # letters; shorter words without spaces stand in others by chance

"""Secrets: the words that only texts for staff hold as titles, names, headings, or because someone marked them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policybook.policy import Policy
from policybook.text import Text, inline_tokens, parse, plain_words


@dataclass(frozen=True)
class Secret:
    """Some words that are for staff."""

    words: str
    """The words."""
    kind: str
    """What they are: `title`, `other name`, `file name`, `heading` or `canary`."""
    path: str
    """The file that holds them."""
    line: int
    """Its line."""


def policy_secrets(policy: Policy, *, public: bool) -> Iterator[Secret]:
    """Give the secrets of a policy as its file has it; of a `public` one, those of its parts for staff."""
    lines = policy.lines
    for words in policy.canaries:
        yield Secret(words, "canary", policy.path, lines.get("canaries", 1))
    if not public:
        yield Secret(policy.title, "title", policy.path, lines.get("title", 1))
        yield Secret(policy.slug, "file name", policy.path, 1)
        for name in policy.also_known_as:
            yield Secret(name, "other name", policy.path, lines.get("also-known-as", 1))
    yield from _headings(policy.text, policy.path, whole=not public)


def page_secrets(
    text: str, *, path: str, name: str, first_line: int, canaries: Iterable[str], public: bool
) -> Iterator[Secret]:
    """Give the secrets of a page that is no policy; its `text` is below the front matter, `name` its file's."""
    read = parse(text, path=path, first_line=first_line, clauses=False)
    for words in canaries:
        yield Secret(words, "canary", path, 1)
    if not public:
        yield Secret(name, "file name", path, 1)
    yield from _headings(read, path, whole=not public)


def title_of(text: str) -> str | None:
    """Return the title that a page's first heading gives it."""
    tokens = parse(text, path="", first_line=1, clauses=False).tokens
    return next((plain_words(place.token) for place in inline_tokens(tokens) if place.block == "h1"), None)


def _headings(text: Text, path: str, *, whole: bool) -> Iterator[Secret]:
    for section in text.outline.sections:
        line = section.line - text.first_line
        if whole or any(line in part for part in text.staff):
            yield Secret(section.title, "heading", path, section.line)


def held(policy: Policy) -> str:
    """Return all that the public text of a policy holds."""
    act = (one for one in (policy.reviewed, policy.ratified) if one)
    said = [policy.title, policy.slug, policy.owner, policy.category, policy.school, policy.adopted_from]
    said += [word for one in act for word in (one.by, one.minute)]
    said += [*policy.signatories, *policy.also_known_as, policy.body]
    return "\n".join(word for word in said if word)

"""Answers: what `policybook new` is told about a school, and what follows from it in its files."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from urllib.parse import urlsplit

from policybook.names import without_hidden

HOSTS = {"github": "GitHub", "gitlab": "GitLab", "none": "your own computer"}
"""Where a school can keep its files, and what that is called."""
KINDS = ("primary", "secondary", "all-through", "nursery", "special", "trust")
"""What a school can be."""
LONGEST = 120  # characters of a name; it is printed on one line of every sheet


class AnswerError(ValueError):
    """An answer that will not do; the message says what was read and what to write instead."""


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What is known of a school."""

    name: str
    """Its name, as it is to be printed."""
    address: str
    """The address of its handbook, ending in a stroke; empty where it has none yet."""
    host: str
    """Where its files are kept: one of HOSTS."""
    kind: str
    """What it is: one of KINDS."""
    repository: str
    """The address at which its files are kept; empty where there is none yet."""

    @property
    def said(self) -> Mapping[str, str]:
        """All that a template may say."""
        trust = self.kind == "trust"
        return {
            **asdict(self),
            "host_name": HOSTS[self.host],
            "board": "Board of Trustees" if trust else "Governing Body",
            "chair_of": "Trustees" if trust else "Governors",
            "head": "Chief Executive" if trust else "Headteacher",
        }

    def as_json(self) -> Mapping[str, str]:
        """Return them as they are recorded."""
        return asdict(self)


def recorded(table: Mapping[str, str]) -> Answers:
    """Return answers that were recorded. Raises AnswerError where one is lacking, or is none of ours."""
    known = {field.name: table.get(field.name) for field in fields(Answers)}
    if not all(isinstance(value, str) for value in known.values()):
        raise AnswerError(f"It must say {', '.join(known)}, each as a text.")
    given = {name: str(value) for name, value in known.items()}
    if given["host"] not in HOSTS or given["kind"] not in KINDS:
        raise AnswerError(
            f"host is one of {', '.join(HOSTS)}; kind is one of {', '.join(KINDS)}, not "
            f"{json.dumps([given['host'], given['kind']])}."
        )
    return Answers(
        name=read_name(given["name"]),
        address=read_address(given["address"]),
        host=given["host"],
        kind=given["kind"],
        repository=read_repository(given["repository"]),
    )


def read_name(typed: str) -> str:
    """Return a school's name without spaces around it. Raises AnswerError where it cannot be one."""
    said, hidden = without_hidden(" ".join(typed.split()))
    if hidden:
        raise AnswerError(f"The name holds {hidden}. Type it anew: '{said}'.")
    if not said or len(said) > LONGEST:
        raise AnswerError(
            f"The name has {len(said)} characters. Write the school's name in 1 to {LONGEST} of them."
        )
    return said


def read_address(typed: str) -> str:
    """Return an address of the web, ending in a stroke; empty for none. Raises AnswerError where it is none."""
    found = _web_address(typed, "https://policies.elm-lane.sch.uk/")
    return f"{found}/" if found else ""


def read_repository(typed: str) -> str:
    """Return the address at which files are kept; empty for none. Raises AnswerError where it is none."""
    return _web_address(typed, "https://github.com/elm-lane/policies").removesuffix(".git")


def _web_address(typed: str, example: str) -> str:
    address = typed.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and parts.hostname and "." in parts.hostname
        plain = not (parts.username or parts.query or parts.fragment) and address.isprintable()
    except ValueError:  # brackets that hold no address, a port that is no number
        sound = plain = False
    if address and not (sound and plain and " " not in address):
        raise AnswerError(f"'{typed}' is no address of the web. Write it in full, such as {example}")
    return address

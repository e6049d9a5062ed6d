"""What a school has inherited from the sample school and would publish as its own: its name, address, words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from policybook.finding import Finding, file_error
from policybook.policy import Policy

SAMPLE = re.compile(r"\bLarkmoss\b", re.IGNORECASE)  # no school has its name
ADDRESSES = re.compile(r"\b(?:handbook|git)\.example\b")  # nobody can have an address that ends so
NOTICE = "belong to an invented school"
SAMPLE_GLOSSARY = "5aeaa5cdffca39710e6f588e90aba3fb2c602c2e42c6a679983ed32d2691dbcc"
"""The digest of the sample school's glossary, by `glossary_digest`."""
SETTINGS = "mkdocs.yml"
_REMEDIES = {
    "site_name": "Write your school's name.",
    "school": "Write your school's name, or delete the line.",
    "site_url": "Write the address at which your handbook is read, or delete the line.",
    "repo_url": "Write the address at which your files are kept, or delete the line.",
    "notice": "Delete it, or write a notice of your own.",
}


def inherited(
    said: Mapping[str, str], *, source: str, glossary: tuple[str, str] | None, policies: Iterable[Policy]
) -> Iterator[Finding]:
    """Yield what is the sample school's where the name or the policies are another's.

    `said` holds what mkdocs.yml says, by the keys of _REMEDIES; `source` is its text, in which lines are counted.
    `glossary` is the path and the text of the glossary, None where there is none. The sample school itself, which has
    both its name and its policies, has inherited nothing.
    """
    policies = [*policies]
    named = any(SAMPLE.search(said.get(key, "")) for key in ("site_name", "school"))
    citing = [one for one in policies if SAMPLE.search(f"{one.school or ''}\n{one.body}")]
    if named and (citing or not policies):
        return
    for key, value in said.items():
        if _is_samples(key, value):
            message = f"{key} is still the sample school's, '{_cut(value)}'."
            yield file_error("sample-left", SETTINGS, message, _REMEDIES[key], line=_line(source, key))
    if glossary and glossary_digest(glossary[1]) == SAMPLE_GLOSSARY:
        message = "This is still the sample school's glossary, so your PDFs print its definitions."
        remedy = (
            "Keep the words that mean the same in your school, change or delete the others, and add your own."
        )
        yield file_error("sample-left", glossary[0], message, remedy, line=1)
    for policy in citing:
        yield _policy(policy)


def _is_samples(key: str, value: str) -> bool:
    return bool(
        SAMPLE.search(value) or (key.endswith("_url") and ADDRESSES.search(value)) or NOTICE in _plain(value)
    )


def _policy(policy: Policy) -> Finding:
    found = SAMPLE.search(policy.body)
    line = (
        policy.body_line + policy.body.count("\n", 0, found.start())
        if found
        else policy.lines.get("school", 1)
    )
    return file_error(
        "sample-left",
        policy.path,
        "The policy names the sample school.",
        "Put your school's own policy in its place, or delete the file.",
        line=line,
    )


def _line(source: str, key: str) -> int:
    """Return the line of mkdocs.yml on which a key stands; 0 where it stands in another file that it takes in."""
    found = re.search(rf"^[ ]*{key}[ ]*:", source, re.MULTILINE)
    return source.count("\n", 0, found.start()) + 1 if found else 0


def _plain(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    """Return the beginning of a text, enough to find it by."""
    plain = _plain(text)
    return plain if len(plain) <= 60 else f"{plain[:60].rstrip()} …"


def glossary_digest(text: str) -> str:
    """Return the digest of a glossary's words, wherever its lines are broken."""
    return sha256(_plain(text).encode()).hexdigest()

"""The words of English schools: each entry has one of two forms, and no phrase stands in two groups of equals."""

from collections import Counter
from functools import cache

import yaml

from school import ROOT

THESAURUS = ROOT / "hooks" / "policybook" / "search" / "thesaurus.yml"
FEWEST = 400  # entries, so that the words of every part of a school's life are there
LONGEST = 3  # words: the longest phrase that is sought among the words a reader typed

Entry = list[str] | dict[str, list[str]]


@cache
def entries() -> list[Entry]:
    """Return the entries of the thesaurus as the file gives them."""
    read: list[Entry] = yaml.safe_load(THESAURUS.read_text(encoding="utf-8"))
    return read


def phrases(entry: Entry) -> list[str]:
    """Return every phrase of an entry: of a group all, of a widening those on both sides."""
    return entry if isinstance(entry, list) else [phrase for side in entry.values() for phrase in side]


def groups() -> list[list[str]]:
    """Return the entries whose phrases all mean the same."""
    return [entry for entry in entries() if isinstance(entry, list)]


def test_there_are_enough_entries() -> None:
    assert len(entries()) >= FEWEST


def test_an_entry_is_a_group_or_a_widening() -> None:
    assert [entry for entry in entries() if isinstance(entry, list) and len(entry) < 2] == []
    widenings = [entry for entry in entries() if not isinstance(entry, list)]
    assert [entry for entry in widenings if list(entry) != ["from", "to"] or not all(entry.values())] == []


def test_a_phrase_is_text() -> None:
    """A bare number or a word such as `no` would be read as something else than text, and then never found."""
    assert [phrase for entry in entries() for phrase in phrases(entry) if not isinstance(phrase, str)] == []


def test_a_phrase_is_written_plainly() -> None:
    every = [phrase for entry in entries() for phrase in phrases(entry)]
    assert [phrase for phrase in every if phrase != " ".join(phrase.lower().split())] == []
    assert [phrase for phrase in every if len(phrase.split()) > LONGEST] == []


def test_an_entry_says_a_phrase_once() -> None:
    assert [entry for entry in entries() if len(set(phrases(entry))) < len(phrases(entry))] == []


def test_a_phrase_is_in_one_group() -> None:
    """A phrase in two groups would join two meanings: what is typed for one would find the other."""
    held = Counter(phrase for group in groups() for phrase in group)
    assert [phrase for phrase, times in held.items() if times > 1] == []

"""As ratified, or changed since: what git remembers of a policy says which text was adopted, whatever it says today."""

from pathlib import Path

import pytest

from policybook.drivers.disk import Past, open_past, read_path
from policybook.versions import Standing
from school import git

TEXT = """\
---
title: Visitors Policy
{matter}---

## At the gate

1. Every visitor signs in within {minutes} minutes.

2. Parents wait in the hall until a teacher comes to fetch them.
"""
RATIFIED = "ratified: {by: FGB, on: 2026-03-17, minute: item 7}\n"
AGAIN = "ratified: {by: FGB, on: 2026-05-19, minute: item 4}\n"


class School:
    """A folder under git, written to from commit to commit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "policies" / "visitors.md"
        self.file.parent.mkdir()
        self.git("init", "-q")

    def git(self, *arguments: str, day: str = "2026-03-01") -> None:
        git(self.folder, *arguments, day=day)

    def write(self, day: str, *, matter: str = "", minutes: int = 5, text: str | None = None) -> None:
        self.file.write_text(text or TEXT.format(matter=matter, minutes=minutes), encoding="utf-8")
        self.git("add", "-A", day=day)
        self.git("commit", "-q", "-m", "Changed", day=day)

    def past(self) -> Past:
        return open_past(self.folder / "policies", self.folder / ".cache")

    def standing(self) -> Standing | None:
        return self.past().standing(read_path(self.file), self.file.relative_to(self.folder).as_posix())

    def said(self) -> str | None:
        standing = self.standing()
        return standing.sentence if standing else None


@pytest.fixture
def elm_lane(tmp_path: Path) -> School:
    return School(tmp_path)


def test_a_story(elm_lane: School) -> None:
    elm_lane.write("2026-03-01")
    assert elm_lane.said() is None
    elm_lane.write("2026-03-17", matter=RATIFIED)
    assert elm_lane.said() == "As ratified on 17 March 2026."
    elm_lane.write("2026-04-02", matter=RATIFIED, minutes=10)
    assert elm_lane.said() == "Changed since it was ratified on 17 March 2026: clause 1."
    elm_lane.write("2026-04-03", matter=RATIFIED)
    assert elm_lane.said() == "As ratified on 17 March 2026."
    elm_lane.write("2026-05-19", matter=AGAIN, minutes=10)
    assert elm_lane.said() == "As ratified on 19 May 2026."
    past = elm_lane.past()
    adopted = past.adoptions("policies/visitors.md")
    assert [(str(one.state.day), one.act.minute, one.by_code) for one in adopted] == [
        ("2026-03-17", "item 7", False),
        ("2026-05-19", "item 4", False),
    ]
    assert [str(one.day) for one in past.texts("policies/visitors.md")] == [
        "2026-03-01", "2026-04-02", "2026-04-03", "2026-05-19",
    ]  # fmt: skip


def test_the_code_says_which_text_it_was(elm_lane: School) -> None:
    elm_lane.write("2026-03-01")
    code = read_path(elm_lane.file).code
    elm_lane.write("2026-03-16", minutes=10)
    coded = RATIFIED.replace("item 7", f"item 7, code: {code}")
    elm_lane.write("2026-03-17", matter=coded, minutes=10)
    standing = elm_lane.standing()
    assert standing is not None
    assert standing.sentence == "Changed since it was ratified on 17 March 2026: clause 1."
    assert standing.by_code
    assert standing.code == code


def test_only_numbers_changed(elm_lane: School) -> None:
    elm_lane.write("2026-03-17", matter=RATIFIED)
    text = TEXT.format(matter=RATIFIED, minutes=5).replace("2. P", "3. P").replace("1. E", "2. E")
    elm_lane.write("2026-04-02", text=text)
    assert elm_lane.said() == "Renumbered since it was ratified on 17 March 2026; no word has changed."


def test_a_file_that_was_renamed_is_one_file(elm_lane: School) -> None:
    elm_lane.write("2026-03-17", matter=RATIFIED)
    elm_lane.git("mv", "policies/visitors.md", "policies/guests.md")
    elm_lane.git("commit", "-q", "-m", "Renamed", day="2026-04-01")
    elm_lane.file = elm_lane.folder / "policies" / "guests.md"
    elm_lane.write("2026-04-02", matter=RATIFIED, minutes=10)
    assert elm_lane.said() == "Changed since it was ratified on 17 March 2026: clause 1."


def test_without_history_the_code_alone_can_say(elm_lane: School) -> None:
    elm_lane.file.write_text(TEXT.format(matter=RATIFIED, minutes=5), encoding="utf-8")
    assert elm_lane.said() is None
    code = read_path(elm_lane.file).code
    coded = RATIFIED.replace("item 7", f"item 7, code: {code}")
    elm_lane.file.write_text(TEXT.format(matter=coded, minutes=5), encoding="utf-8")
    assert elm_lane.said() == "As ratified on 17 March 2026."
    elm_lane.file.write_text(TEXT.format(matter=coded, minutes=10), encoding="utf-8")
    assert elm_lane.said() == "Changed since it was ratified on 17 March 2026."


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"engine": "0"}'])
def test_a_damaged_store_is_made_anew(elm_lane: School, damage: bytes) -> None:
    elm_lane.write("2026-03-17", matter=RATIFIED)
    past = elm_lane.past()
    assert len(past.adoptions("policies/visitors.md")) == 1
    past.store.keep()
    store = elm_lane.folder / ".cache" / "history.json"
    whole = store.read_bytes()
    store.write_bytes(damage)
    past = elm_lane.past()
    assert len(past.adoptions("policies/visitors.md")) == 1
    past.store.keep()
    assert store.read_bytes() == whole


MANY = "\n\n".join(f"{number}. Rule {number} says that all people wait." for number in range(1, 10))
PLACES = {
    ("1. Rule 1 says", "1. Rule 1 states"): "clause 1",
    ("says that", "states that"): "clauses 1, 2, 3, 4, 5 and 6 and 3 other places",
    ("## At the gate", "## At the door"): "the heading “At the door”",
    ("Visitors Policy", "Guests Policy"): "the title",
    ("The text above.", "The text there."): "the text before the first heading",
}


@pytest.mark.parametrize("change", PLACES)
def test_places(elm_lane: School, change: tuple[str, str]) -> None:
    text = f"---\ntitle: Visitors Policy\n{RATIFIED}---\n\nThe text above.\n\n## At the gate\n\n{MANY}\n"
    elm_lane.write("2026-03-17", text=text)
    elm_lane.write("2026-03-18", text=text.replace(*change))
    assert elm_lane.said() == f"Changed since it was ratified on 17 March 2026: {PLACES[change]}."

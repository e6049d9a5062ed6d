"""A redline: what became of each clause, paragraph, heading and row of one version in another, and of its words."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edits import KINDS, edit
from one_reading import texts
from policybook.policy import read_policy
from policybook.redline import SEAM, Change, Fate, Pair, Piece, compare_words, make_redline
from policybook.text import Unit, read_units
from school import ROOT

SIGNS = {
    Fate.UNCHANGED: "=", Fate.REWORDED: "~", Fate.INSERTED: "+", Fate.DELETED: "-", Fate.MOVED: ">",
    Fate.SPLIT: "/", Fate.JOINED: "&", Fate.RENUMBERED: "#", Fate.RECAST: "!",
}  # fmt: skip


def units(body: str) -> tuple[Unit, ...]:
    return read_units(read_policy(f"---\ntitle: Visits\n---\n{body}", path="policies/visits.md").policy.text)


def picture(before: str, after: str) -> str:
    """Draw a redline, a line for each pair: its fate, its labels, its words with [-deleted-] and {+inserted+} ones."""
    return "\n".join(drawn(pair) for pair in make_redline(units(before), units(after)).pairs)


def drawn(pair: Pair) -> str:
    labels = [" ".join(unit.label for unit in side if unit.label) for side in (pair.before, pair.after)]
    label = labels[0] if labels[0] == labels[1] or not pair.after else " → ".join(filter(None, labels))
    frames = {Change.SAME: "{}", Change.DELETED: "[-{}-]", Change.INSERTED: "{{+{}+}}"}
    words = "".join(frames[piece.change].format(piece.words) for piece in pair.words).replace(SEAM, " ¶ ")
    if pair.fate in (Fate.INSERTED, Fate.DELETED):
        words = "".join(piece.words for piece in pair.words)
    return " ".join(filter(None, [SIGNS[pair.fate], label, words.replace("\x14", " | ")]))


BEFORE = """\
## At the gate

1. Every visitor signs in within 5 minutes at the office and wears a green badge.

2. Parents wait in the hall until a teacher comes to fetch them, and do not walk about.

3. Nobody takes photographs of children without the written consent of their parents (see clause 1).

| Day | Badge |
|---|---|
| Monday | Green |
"""

PICTURES = {
    "nothing changed": (
        BEFORE,
        """\
= At the gate
= 1. Every visitor signs in within 5 minutes at the office and wears a green badge.
= 2. Parents wait in the hall until a teacher comes to fetch them, and do not walk about.
= 3. Nobody takes photographs of children without the written consent of their parents (see clause 1).
= !Day | !Badge
= Monday | Green""",
    ),
    "words": (
        BEFORE.replace("5 minutes", "10 minutes").replace("Monday", "Tuesday").replace("gate", "door"),
        """\
~ At the [-gate-]{+door+}
~ 1. Every visitor signs in within [-5-]{+10+} minutes at the office and wears a green badge.
= 2. Parents wait in the hall until a teacher comes to fetch them, and do not walk about.
= 3. Nobody takes photographs of children without the written consent of their parents (see clause 1).
= !Day | !Badge
~ [-Monday-]{+Tuesday+} | Green""",
    ),
    "one more and the rest renumbered": (
        BEFORE.replace("3. Nobody", "4. Nobody").replace("2. Par", "3. Par").replace("1. Ev", "2. Ev")
        .replace("clause 1", "clause 2").replace("gate\n", "gate\n\n1. The gate is locked from nine to three.\n"),
        """\
= At the gate
+ 1. The gate is locked from nine to three.
# 1. → 2. Every visitor signs in within 5 minutes at the office and wears a green badge.
# 2. → 3. Parents wait in the hall until a teacher comes to fetch them, and do not walk about.
# 3. → 4. Nobody takes photographs of children without the written consent of their parents (see clause [-1-]{+2+}).
= !Day | !Badge
= Monday | Green""",
    ),
}  # fmt: skip

PICTURES |= {
    "one gone, one moved to the end": (
        """\
## At the gate

1. Nobody takes photographs of children without the written consent of their parents (see clause 1).

| Day | Badge |
|---|---|
| Monday | Green |

2. Every visitor signs in within 5 minutes at the office and wears a green badge.
""",
        """\
= At the gate
- 2. Parents wait in the hall until a teacher comes to fetch them, and do not walk about.
# 3. → 1. Nobody takes photographs of children without the written consent of their parents (see clause 1).
= !Day | !Badge
= Monday | Green
> 1. → 2. Every visitor signs in within 5 minutes at the office and wears a green badge.""",
    ),
    "split and joined": (
        """\
## At the gate

1. Every visitor signs in within 5 minutes at the office.

2. And wears a green badge.

3. Parents wait in the hall until a teacher comes to fetch them, and do not walk about. Nobody takes photographs of
children without the written consent of their parents (see clause 1).

| Day | Badge |
|---|---|
| Monday | Green |
""",
        """\
= At the gate
/ 1. → 1. 2. Every visitor signs in within 5 minutes at the office[- and-]{+. ¶ And+} wears a green badge.
& 2. 3. → 3. Parents wait in the hall until a teacher comes to fetch them, and do not walk about.[- ¶ -]{+ +}"""
        "Nobody takes photographs of children without the written consent of their parents (see clause 1).\n"
        """\
= !Day | !Badge
= Monday | Green""",
    ),
    "a heading becomes a paragraph": (
        BEFORE.replace("## At the gate", "At the gate"),
        """\
! At the gate
= 1. Every visitor signs in within 5 minutes at the office and wears a green badge.
= 2. Parents wait in the hall until a teacher comes to fetch them, and do not walk about.
= 3. Nobody takes photographs of children without the written consent of their parents (see clause 1).
= !Day | !Badge
= Monday | Green""",
    ),
    "another clause in the place of one": (
        BEFORE.replace(
            "Parents wait in the hall until a teacher comes to fetch them, and do not walk about",
            "Dogs stay outside, except for those that guide somebody",
        ),
        """\
= At the gate
= 1. Every visitor signs in within 5 minutes at the office and wears a green badge.
- 2. Parents wait in the hall until a teacher comes to fetch them, and do not walk about.
+ 2. Dogs stay outside, except for those that guide somebody.
= 3. Nobody takes photographs of children without the written consent of their parents (see clause 1).
= !Day | !Badge
= Monday | Green""",
    ),
}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures(name: str) -> None:
    after, drawing = PICTURES[name]
    assert picture(BEFORE, after) == drawing


def test_a_figure_that_grows_as_a_clause_did_is_still_a_change_of_words() -> None:
    before = "5. The walk takes 5 minutes from the gate to the hall.\n\n6. Take clause 5 with you.\n"
    after = "6. The walk takes 6 minutes from the gate to the hall.\n\n7. Take clause 6 with you.\n"
    assert picture(before, after) == (
        "~ 5. → 6. The walk takes [-5-]{+6+} minutes from the gate to the hall.\n"
        "# 6. → 7. Take clause [-5-]{+6+} with you."
    )


WORDS = {
    "nothing": ("a b", "a b", "a b"),
    "a word": ("It may be used.", "It must be used.", "It [-may-]{+must+} be used."),
    "a word more": ("It may be used.", "It may not be used.", "It may{+ not+} be used."),
    "a number": ("£1,000.50 a day", "£1,000.05 a day", "£[-1,000.50-]{+1,000.05+} a day"),
    "an island of two words": (
        "all staff in every year must read this at once",
        "some pupils in every class may write that at once",
        "[-all staff in every year must read this-]{+some pupils in every class may write that+} at once",
    ),
    "three words that stay": (
        "all staff of the school must read",
        "some pupils of the school may write",
        "[-all staff-]{+some pupils+} of the school [-must read-]{+may write+}",
    ),
    "all": ("one", "two", "[-one-]{+two+}"),
    "from nothing": ("", "two", "{+two+}"),
}


@pytest.mark.parametrize("name", WORDS)
def test_words(name: str) -> None:
    before, after, drawing = WORDS[name]
    frames = {Change.SAME: "{}", Change.DELETED: "[-{}-]", Change.INSERTED: "{{+{}+}}"}
    assert "".join(frames[one.change].format(one.words) for one in compare_words(before, after)) == drawing


def said(pieces: tuple[Piece, ...], without: Change) -> str:
    return "".join(piece.words for piece in pieces if piece.change is not without)


def hold(before: tuple[Unit, ...], after: tuple[Unit, ...]) -> None:
    """Hold a redline to the laws: it gives either version back, and loses and invents nothing."""
    redline = make_redline(before, after)
    assert [id(unit) for pair in redline.pairs for unit in pair.after] == [*map(id, after)]
    assert sorted(id(unit) for pair in redline.pairs for unit in pair.before) == sorted(map(id, before))
    for pair in redline.pairs:
        assert said(pair.words, Change.INSERTED) == SEAM.join(unit.said for unit in pair.before)
        assert said(pair.words, Change.DELETED) == SEAM.join(unit.said for unit in pair.after)
        if pair.fate is Fate.UNCHANGED:
            assert [(one.label, one.said) for one in pair.before] == [
                (one.label, one.said) for one in pair.after
            ]


@given(texts, texts)
@settings(max_examples=150, deadline=None)
def test_a_redline_gives_either_version_back(before: str, after: str) -> None:
    hold(units(before), units(after))


@given(texts)
@settings(max_examples=50, deadline=None)
def test_a_text_against_itself_has_no_changes(text: str) -> None:
    assert make_redline(units(text), units(text)).changes == ()


@given(st.text(alphabet="ab ,.", max_size=60), st.text(alphabet="ab ,.", max_size=60))
def test_words_give_either_text_back(before: str, after: str) -> None:
    pieces = compare_words(before, after)
    assert (said(pieces, Change.INSERTED), said(pieces, Change.DELETED)) == (before, after)
    assert all(one.change is not other.change for one, other in pairwise(pieces))


SAMPLE = [
    read_units(read_policy(file.read_text(encoding="utf-8"), path=file.name).policy.text)
    for file in sorted((ROOT / "policies").glob("*.md"))
]


@pytest.mark.parametrize("steps", [3, 8, 20])
def test_known_edits_are_found_again(steps: int) -> None:
    right = given_ = true = 0
    for seed, before in enumerate(SAMPLE):
        edited = edit(before, steps, seed)
        after = tuple(Unit(**vars(unit)) for unit in edited.units)
        hold(before, after)
        old, new = ({id(unit): at for at, unit in enumerate(side)} for side in (before, after))
        found = {
            (old[id(one)], new[id(other)])
            for pair in make_redline(before, after).pairs
            for one in pair.before
            for other in pair.after
        }
        right, given_, true = right + len(found & edited.truth), given_ + len(found), true + len(edited.truth)
    assert right / given_ >= 0.99
    assert right / true >= 0.99


@pytest.mark.parametrize("kind", ["move", "split", "join", "insert", "delete", "reword"])
def test_each_kind_of_edit_has_its_name(kind: str) -> None:
    names = {"move": "moved", "split": "split", "join": "joined", "insert": "inserted", "delete": "deleted"}
    fates = [
        pair.fate.value
        for seed, before in enumerate(SAMPLE)
        for pair in make_redline(before, tuple(edit(before, 2, seed, [kind]).units)).changes
    ]
    wanted = names.get(kind, "reworded")
    assert fates.count(wanted) >= 0.9 * len(fates) > 0
    assert kind in KINDS

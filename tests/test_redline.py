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


RINGERS = "Monday at the tower to ring for an hour"
STAIRS = "sweep the stairs from the top to the door"
ROPES = "put the ropes away in the chest by the wall"
ONE = f"1. The ringers meet on {RINGERS}, then {STAIRS}, and {ROPES}.\n"
THREE = f"1. The ringers meet on {RINGERS}.\n\n2. Then {STAIRS}.\n\n3. And {ROPES}.\n"

TWO_TEXTS = {
    "a section renumbered, and cited": (
        "## 1. What a ringer pays\n\nIt is due by noon.\n\n## 2. Where to go\n\nSee section 1 first.\n",
        "## 1. Dogs\n\nNone comes in.\n\n## 2. What a ringer pays\n\nIt is due by noon.\n\n## 3. Where to go\n\n"
        "See section 2 first.\n",
        """\
+ 1. Dogs
+ None comes in.
~ [-1-]{+2+}. What a ringer pays
= It is due by noon.
~ [-2-]{+3+}. Where to go
# See section [-1-]{+2+} first.""",
    ),
    "numbers cited first, last, in brackets, and beside other changes": (
        """\
4.1 Bells are rung at nine o'clock by the ringers.

4.2 Clause 4.1 is read out to all who ring here.

4.3 Nobody rings alone after dark, see clause 4.1

4.4 Nobody sleeps in the tower by clause 4(1) of ours.

4.5 Nobody brings a dog, see clause 4.1 now and always.

4.6 Take clause 4.1 and a friend with you.

4.7 All ring under clause 4.1 and at once.

4.8 Those under clause 4.1 ring; nobody else does.

4.9 Cats are let in by clause 4.1 of these rules at all times
""",
        """\
5.2 Bells are rung at nine o'clock by the ringers.

5.3 Clause 5.2 is read out to all who ring here.

5.4 Nobody rings alone after dark, see clause 5.2

5.5 Nobody sleeps in the tower by clause 5(2) of ours.

5.6 Nobody brings a dog, see clause 5.2 now and always, or a cat.

5.7 Take clause 5.2 and a friend home with you.

5.8 Today all ring under clause 5.2 and at once.

5.9 Those under clause 5.3 ring; nobody else does.

5.10 Cats are let in by clause 5.2 of these rules
""",
        """\
# 4.1 → 5.2 Bells are rung at nine o'clock by the ringers.
# 4.2 → 5.3 Clause [-4.1-]{+5.2+} is read out to all who ring here.
# 4.3 → 5.4 Nobody rings alone after dark, see clause [-4.1-]{+5.2+}
# 4.4 → 5.5 Nobody sleeps in the tower by clause [-4(1-]{+5(2+}) of ours.
~ 4.5 → 5.6 Nobody brings a dog, see clause [-4.1-]{+5.2+} now and always{+, or a cat+}.
~ 4.6 → 5.7 Take clause [-4.1-]{+5.2+} and a friend {+home +}with you.
~ 4.7 → 5.8 [-All-]{+Today all+} ring under clause [-4.1-]{+5.2+} and at once.
~ 4.8 → 5.9 Those under clause [-4.1-]{+5.3+} ring; nobody else does.
~ 4.9 → 5.10 Cats are let in by clause [-4.1-]{+5.2+} of these rules[- at all times-]""",
    ),
    "one into three": (
        f"Bells are old.\n\n{ONE}",
        f"Bells are old.\n\n{THREE}",
        f"= Bells are old.\n/ 1. → 1. 2. 3. The ringers meet on {RINGERS}[-, then-]{{+. ¶ Then+}} {STAIRS}"
        f"[-, and-]{{+. ¶ And+}} {ROPES}.",
    ),
    "three into one": (
        THREE,
        ONE,
        f"& 1. 2. 3. → 1. The ringers meet on {RINGERS}[-. ¶ Then-]{{+, then+}} {STAIRS}"
        f"[-. ¶ And-]{{+, and+}} {ROPES}.",
    ),
    "one into two, the first of which grew": (
        f"The ringers come on {RINGERS}, then {STAIRS} of it.\n\nSweep now.",
        f"Then sweep. The ringers come on {RINGERS}.\n\n{STAIRS.capitalize()} of it.",
        f"/ {{+Then sweep. +}}The ringers come on {RINGERS}[-, then sweep-]{{+. ¶ Sweep+}}"
        f"{STAIRS.removeprefix('sweep')} of it.\n- Sweep now.",
    ),
    "twice the same": (
        "One of the ringers sweeps.\n\nAll go home.\n\nOne of the ringers sweeps.\n\nNobody stays.",
        "All go home.\n\nOne of the ringers sweeps.\n\nNobody stays.\n\nOne of the ringers sweeps.",
        "= All go home.\n= One of the ringers sweeps.\n= Nobody stays.\n> One of the ringers sweeps.",
    ),
    "the other way round": (
        "The ringers meet at the tower.\n\nDogs stay with their owners.\n\nNobody sings after nine o'clock.",
        "Nobody sings after nine o'clock.\n\nDogs stay with their owners.\n\nThe ringers meet at the tower.",
        "= Nobody sings after nine o'clock.\n> Dogs stay with their owners.\n> The ringers meet at the tower.",
    ),
    "moved and reworded": (
        "The ringers meet on Monday at the tower.\n\nDogs stay out.\n\nNobody sings.",
        "Dogs stay out.\n\nNobody sings.\n\nThe ringers meet on Tuesday at the tower.",
        "= Dogs stay out.\n= Nobody sings.\n> The ringers meet on [-Monday-]{+Tuesday+} at the tower.",
    ),
}


@pytest.mark.parametrize("name", TWO_TEXTS)
def test_pictures_of_two_texts(name: str) -> None:
    before, after, drawing = TWO_TEXTS[name]
    assert picture(before, after) == drawing


def test_numbers_that_follow_are_not_reworded() -> None:
    before, after, _ = TWO_TEXTS["numbers cited first, last, in brackets, and beside other changes"]
    reworded = [pair.is_reworded for pair in make_redline(units(before), units(after)).pairs]
    assert reworded == [False, False, False, False, True, True, True, True, True]


def names(number: int, kind: str) -> str:
    """Return so many words that stand nowhere else."""
    return " ".join(f"{kind}{at}" for at in range(number))


@pytest.mark.parametrize(("same", "signs"), [(10, "~"), (9, "+-")])
def test_units_with_half_of_their_words_in_common_are_one(same: int, signs: str) -> None:
    start = names(same, "a")
    drawn = picture(f"{start} {names(20 - same, 'b')}", f"{start} {names(20 - same, 'c')}")
    assert sorted(line[0] for line in drawn.split("\n")) == sorted(signs)


FOUR = [names(10, kind) for kind in "abcd"]
WHOLE, PARTS, OTHER = " ".join(FOUR), "\n\n".join(FOUR), "Bells are old."


@pytest.mark.parametrize(
    ("before", "after", "signs"),
    [
        (WHOLE, PARTS, "/"),
        (PARTS, WHOLE, "&"),
        (f"{OTHER}\n\n{WHOLE}", f"{PARTS}\n\n{OTHER}", "/="),
        (f"{WHOLE}\n\n{OTHER}", f"{OTHER}\n\n{PARTS}", ">/"),
        (f"{PARTS}\n\n{OTHER}", f"{OTHER}\n\n{WHOLE}", ">&"),
        (f"{OTHER}\n\n{PARTS}", f"{WHOLE}\n\n{OTHER}", "&="),
        ("Words here stay.", "## New\n\nWords here stay.", "+="),
    ],
)
def test_a_unit_is_known_by_its_parts_none_of_which_is_half_of_it(
    before: str, after: str, signs: str
) -> None:
    assert "".join(line[0] for line in picture(before, after).split("\n")) == signs


@pytest.mark.parametrize(("same", "signs"), [(8, "/"), (7, "+~")])
def test_a_part_has_eight_words_in_ten_of_the_whole(same: int, signs: str) -> None:
    first, second = names(10, "a"), names(10, "b")
    drawn = picture(f"{first} {second}", f"{first}\n\n{names(same, 'b')} {names(10 - same, 'c')}")
    assert sorted(line[0] for line in drawn.split("\n")) == sorted(signs)


@pytest.mark.parametrize(
    ("cited", "sign"),
    [
        ("clauses 1, 1, 1, 1, 1, 1", "#"),
        ("clauses 1, 1, 1, 1, 1, 1, 1", "~"),
        ("clauses 1, 1, 1, 1, 1, 1.1.1.1.", "#"),
        ("clauses 1, 1, 1, 1, 1, 1.1.1.1.1", "~"),
    ],
)
def test_six_numbers_of_eight_signs_may_stand_before_one_that_follows(cited: str, sign: str) -> None:
    before = f"5. Ring at nine o'clock sharp.\n\nAll ring by {cited}, 5 and more.\n"
    after = f"6. Ring at nine o'clock sharp.\n\nAll ring by {cited}, 6 and more.\n"
    assert picture(before, after).split("\n")[-1][0] == sign


@pytest.mark.parametrize(("now", "sign"), [("6", "#"), ("7", "~")])
def test_a_number_that_follows_is_its_provisions_new_one(now: str, sign: str) -> None:
    before, after = (
        "5. Ring at nine.\n\nSee clause 5 first.",
        f"6. Ring at nine.\n\nSee clause {now} first.",
    )
    assert picture(before, after).split("\n")[-1][0] == sign


@pytest.mark.parametrize(("stem", "sign"), [("11.111.111.111.111.", "#"), ("111.111.111.111.111.", "~")])
def test_a_number_that_follows_has_twenty_signs(stem: str, sign: str) -> None:
    before, after = (
        f"{stem}{at} Ring at nine.\n\n{stem}{at + 1} Sing at ten.\n\n## A\n\nAll ring by clause {stem}{at} alone."
        for at in (1, 2)
    )
    assert picture(before, after).split("\n")[-1][0] == sign


@pytest.mark.parametrize(
    ("words", "same", "sign"),
    [(8, 6, ">"), (27, 20, "+"), (4, 4, ">"), (3, 3, "+"), (4, 3, ">"), (3, 2, "+")],
)
def test_a_unit_of_four_words_has_moved_if_three_quarters_of_them_are_the_same(
    words: int, same: int, sign: str
) -> None:
    start, rest = names(same, "a"), "one\n\ntwo\n\nthree"
    before, after = (
        f"{start} {names(words - same, 'b')}\n\n{rest}",
        f"{rest}\n\n{start} {names(words - same, 'c')}",
    )
    assert picture(before, after).split("\n")[-1][0] == sign


@pytest.mark.parametrize(("words", "label"), [(67, "1."), (40, "2.")])
def test_a_label_that_stays_weighs_two_hundredths(words: int, label: str) -> None:
    before = f"1. {names(words, 'a')}"
    after = [
        f"{number}. {names(words - other, 'a')} {names(other, 'b')}" for number, other in ((1, 3), (2, 2))
    ]
    pairs = make_redline(units(before), units("\n\n".join(after))).pairs
    assert [pair.unit.label for pair in pairs if pair.before] == [label]


@pytest.mark.parametrize(("same", "signs"), [(9, "~"), (8, "+-")])
def test_a_heading_and_a_paragraph_are_one_with_more_than_eight_words_in_ten(same: int, signs: str) -> None:
    start = names(same, "a")
    drawn = picture(f"## {start} {names(2, 'b')}", f"{start} {names(2, 'c')}")
    assert sorted(line[0] for line in drawn.split("\n")) == sorted(signs)


@pytest.mark.parametrize(("number", "compared"), [(500, True), (501, False)])
def test_two_and_a_half_hundred_thousand_pairs_of_units_are_compared(number: int, compared: bool) -> None:
    before = "\n\n".join(f"a{at} b{at} c{at}" for at in range(number))
    after = "\n\n".join(f"a{at} b{at} d{at}" for at in range(500))
    assert ("~" in {line[0] for line in picture(before, after).split("\n")}) is compared


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
    "one word again and again": ("go " * 5_000, "go " * 5_000 + "now", "go " * 5_000 + "{+now+}"),
    "many words with spaces between": (
        " ".join(f"a{at}" for at in range(1_000)),
        " ".join(f"a{at}" for at in range(999)),
        " ".join(f"a{at}" for at in range(999)) + "[- a999-]",
    ),
    "from nothing": ("", "two", "{+two+}"),
}


@pytest.mark.parametrize("name", WORDS)
def test_words(name: str) -> None:
    before, after, drawing = WORDS[name]
    frames = {Change.SAME: "{}", Change.DELETED: "[-{}-]", Change.INSERTED: "{{+{}+}}"}
    assert "".join(frames[one.change].format(one.words) for one in compare_words(before, after)) == drawing


def test_beyond_all_bounds_a_text_is_given_whole() -> None:
    before, after = "go " * 30_000, "now go " * 20_000
    assert [piece.words for piece in compare_words(before, after)] == [before, after]


@pytest.mark.parametrize("number", [498, 500])
def test_of_a_long_stretch_the_same_units_are_kept_in_order(number: int) -> None:
    before = "\n\n".join("again" for _ in range(number))
    signs = [line[0] for line in picture(before, f"{before}\n\nnew").split("\n")]
    assert signs == [*("=" for _ in range(number)), "+"]


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


FEES = "4. Fees:\n\n(1) are due on the first day;\n\n(2) cost more when late, as clause 4({}) says.\n"


@pytest.mark.parametrize(("cited", "sign"), [("2", "#"), ("3", "~")])
def test_a_number_within_another_follows_its_provision(cited: str, sign: str) -> None:
    after = FEES.replace("(2)", "(3)").replace("(1)", "(1) whatever comes in before;\n\n(2)").format(cited)
    drawn = picture(FEES.format(1), after).split("\n")
    assert [line[0] for line in drawn if "late" in line] == [sign]

"""Accepted findings: what a person has judged is not said again, until the words that were judged change."""

import json
import re
from textwrap import dedent

import pytest

from policybook.finding import Severity
from policybook.handbook import Handbook, make_handbook
from policybook.policy import read_policy
from school import TODAY
from sketch import Draw

RULES = """
    ## Rules

    1. Walk.

    3. Do not run.

    ## More rules

    1. Sit.

    6. Do not lie down.
"""


def handbook(accepted: str, text: str = RULES) -> Handbook:
    """Return a handbook of one policy with these lines below `accepted:`."""
    matter = "".join(f"  {line}\n" for line in dedent(accepted).strip().splitlines())
    head = (
        f"---\ntitle: Games\nowner: Head\nratified: 2026-01-05\nnext-review: 2028\naccepted:\n{matter}---\n"
    )
    reading = read_policy(head.replace("2028", "2028-01") + dedent(text), path="policies/games.md")
    return make_handbook([reading], school="Elm Lane", on=TODAY, lead_days=60)


def said(made: Handbook) -> list[str]:
    return [f"{one.severity} {one.code} {one.line}" for one in made.findings]


def let_stand(made: Handbook) -> list[tuple[str, str]]:
    return [(one.finding.message.partition(":")[0], one.reason) for one in made.entries[0].accepted]


def line_to_write(made: Handbook, code: str) -> str:
    """Return the line that a message says to write."""
    (help_,) = {one.help for one in made.findings if one.code == code}
    return help_.partition("rite ")[2].rpartition("write ")[2]


BOTH = [("The numbers go 1., 3.", "as adopted"), ("The numbers go 1., 6.", "as adopted")]


@pytest.mark.parametrize("name", ["label-gap", "PB201", "label_gap", "Label-Gap"])
def test_a_plain_reason_accepts_all_of_a_kind_and_is_itself_pointed_out(name: str) -> None:
    made = handbook(f"{name}: as adopted")
    assert let_stand(made) == BOTH
    assert said(made) == ["warning accepted-unbound 7"]


def test_the_line_that_the_message_gives_holds_for_these_words_alone() -> None:
    line = line_to_write(handbook("label-gap: as adopted"), "accepted-unbound")
    assert re.fullmatch(r"label-gap: as adopted \(text( ?[0-9A-Z]{4}-[0-9A-Z]{4}){2}\)", line)
    bound = handbook(line)
    assert (let_stand(bound), said(bound)) == (BOTH, [])


CHANGES = {  # what is done to the text, and the lines that are reported again
    "nothing": ("Walk", "Walk", []),
    "a word of what was judged": ("Do not run.", "Never run.", [14]),
    "a word elsewhere": ("Sit", "Stand", []),
    "lines that move": ("## Rules", "## Rules\n\n    Words.\n\n    More words.", []),
    "spaces and emphasis": ("Do not run.", "Do **not**   run.", []),
    "another number": ("3. Do not run", "4. Do not run", [14]),
    "a gap more in the same list": ("Do not run.", "Do not run.\n\n    7. Stop.", [14]),
}


@pytest.mark.parametrize(("before", "after", "lines"), CHANGES.values(), ids=CHANGES)
def test_what_was_accepted_is_reported_again_where_its_words_change(
    before: str, after: str, lines: list[int]
) -> None:
    line = line_to_write(handbook("label-gap: as adopted"), "accepted-unbound")
    made = handbook(line, RULES.replace(before, after))
    assert [one.line for one in made.findings] == lines
    again = [line_to_write(made, "label-gap") for one in made.findings]
    assert all(said(handbook(new, RULES.replace(before, after))) == [] for new in again)


def test_one_place_of_several_can_be_accepted() -> None:
    line = line_to_write(handbook("label-gap: as adopted"), "accepted-unbound")
    one = re.sub(r" [0-9A-Z-]{9}\)$", ")", line)
    assert let_stand(handbook(one)) == BOTH[:1]
    assert said(handbook(one)) == ["note label-gap 20"]


NEEDLESS = {
    "term-doubled: as adopted": "'term-doubled' is accepted, and is not found. Delete the line.",
    "label-gaps: as adopted": "'label-gaps' is accepted, and is no kind of finding. Did you mean label-gap?",
    "nonsense: as adopted": "'nonsense' is accepted, and is no kind of finding. Delete the line.",
}


@pytest.mark.parametrize(("line", "words"), NEEDLESS.items())
def test_what_is_accepted_and_not_there_is_no_longer_needed(line: str, words: str) -> None:
    made = handbook(line)
    notes = [one for one in made.with_glossary(made.glossary, ()).findings if one.code == "accepted-needless"]
    assert [str(one) for one in notes] == [f"policies/games.md:7: {words}"]
    assert notes[0].severity is Severity.NOTE


def test_what_only_printing_tells_is_not_said_to_be_needless() -> None:
    made = handbook("table-ragged: as adopted")
    assert "accepted-needless" not in str(said(made.with_glossary(made.glossary, ())))


def test_an_error_cannot_be_accepted() -> None:
    made = handbook(
        "missing-attachment: we like it\nbad-value: we like it\nlabel-gap:\ntitle-doubled: [a, b]"
    )
    assert [str(one) for one in made.findings if one.severity is Severity.ERROR] == [
        "policies/games.md:9: accepted label-gap does not say why. "
        "Write the reason after it, such as: as adopted from the council. An error cannot be accepted.",
        "policies/games.md:10: accepted title-doubled takes one value, not a list. "
        "Write the value on the same line as the key. An error cannot be accepted.",
    ]


@pytest.mark.parametrize("value", ["label-gap", "[label-gap]"])
def test_accepted_takes_lines_of_its_own(value: str) -> None:
    read = read_policy(f"---\ntitle: Games\naccepted: {value}\n---\n", path="policies/games.md")
    assert [str(one) for one in read.findings] == [
        "policies/games.md:3: accepted takes, on lines of their own below it, the names of findings with the reason "
        "after each. Write label-gap: as adopted from the council below it, for instance."
    ]


GAMES = """
policies/games.md
    title: Games
    accepted:
      label-gap: As <b>adopted</b> from the council
      reference-to-nothing: The council means its own
    ---

    1. Walk as clause 7 says.

    3. Do not run.
"""


def test_the_register_shows_what_was_accepted_and_why(school: Draw) -> None:
    made = school(GAMES).built(POLICYBOOK_PDF="off")
    assert "2 warnings, 1 note, 2 accepted\n" in made.output  # each of the two is accepted without its words
    gap = "The numbers go 1., 3.: 2. is missing."
    nothing = "'clause 7' leads nowhere. This policy has no clause 7."
    (row,) = json.loads(made.read("register/policies.json"))
    assert row["accepted"] == [
        {"code": "label-gap", "found": gap, "reason": "As <b>adopted</b> from the council"},
        {"code": "reference-to-nothing", "found": nothing, "reason": "The council means its own"},
    ]
    page = made.read("register/index.html")
    listed = re.findall(r'Games</a>: (.*)\n +<span class="pb-list__note">(.*)</span>', page)
    assert listed == [
        (gap.replace("'", "&#39;"), "As &lt;b&gt;adopted&lt;/b&gt; from the council"),
        (nothing.replace("'", "&#39;"), "The council means its own"),
    ]

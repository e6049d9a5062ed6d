"""`policybook check --fix`: what has one right answer in front matter is mended, and not a byte of anything else."""

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from policybook.drivers.cli import main
from policybook.policy import mend
from school import environment
from sketch import Draw

MENDED = {  # what is typed, and what becomes of it
    "a key spelt wrong": ("nxt-review: 2028-01", "next-review: 2028-01"),
    "a key under another name": ("review-date: 2028-01", "next-review: 2028-01"),
    "a key spelt wrong below a key": ("ratified:\n  minutes: 7", "ratified:\n  minute: 7"),
    "a date in figures": ("ratified: 01/03/2026", "ratified: 2026-03-01"),
    "a date in words below a key": ("ratified:\n  on: 1st of March 2026", "ratified:\n  on: 2026-03-01"),
    "an academic year": ("next-review: 2027/28", "next-review: academic year 2027/2028"),
    "spaces at the end": ("owner: Head \t", "owner: Head"),
    "no space after the colon": ("owner:Head", "owner: Head"),
    "curly quotation marks": ("owner: “Head: of school”", 'owner: "Head: of school"'),
    "curly single quotation marks": ("owner: ‘Head’", "owner: 'Head'"),
    "several at once": ("nxt-review: 01/03/2028 \nowner:Head", "next-review: 2028-03-01\nowner: Head"),
}
LEFT = {
    "a key that would be there twice": "next-review: 2028-01\nnxt-review: 2028-02",
    "a key nobody can guess": "zebra: 2028-01",
    "two names it may be": "approved: 2026-03-01",
    "a date of two meanings": "ratified: March 26",
    "a day that does not exist": "ratified: 31 June 2026",
    "a year of two figures": "ratified: 1/3/26",
    "an address": "owner: https://elm.example",
    "quotation marks within a value": "owner: the “new” Head",
    "quotation marks round half a value": "owner: “Head” of school",
    "straight marks within curly ones": 'owner: “the "Head"”',
    "an apostrophe": "owner: ‘the Head’s office’",
    "lines of a long value": "owner: |\n  Head  \n  next-review:2028 ",
    "lines of a value in quotes": 'owner: "Head\n  owner:Bursar  "',
    "a list": "signatories: [Head,Chair]",
}
BODY = "\n## Rules  \n\nowner:Head  \n\n1. On 01/03/2026 “we”:met. \n\n---\n\nnxt-review:2 \n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("typed", "mended"), MENDED.values(), ids=MENDED)
def test_what_has_one_right_answer_is_mended(typed: str, mended: str, mark: str, end: str) -> None:
    before, after = (
        (mark + f"---\ntitle: Games\n{matter}\n---\n" + BODY).replace("\n", end) for matter in (typed, mended)
    )
    made = mend(before, path="policies/games.md")
    assert made.text == after
    assert all(one.startswith("policies/games.md:") for one in made.said)
    assert mend(after, path="policies/games.md").said == ()


@pytest.mark.parametrize("typed", LEFT.values(), ids=LEFT)
def test_what_has_none_or_several_is_left(typed: str) -> None:
    text = f"---\ntitle: Games\n{typed}\n---\n" + BODY
    made = mend(text, path="policies/games.md")
    assert (made.text, made.said) == (text, ())


@pytest.mark.parametrize(
    "text", ["", "Only text. \n", "---\n", "---\ntitle:Games \n", "--- \nowner:Head\n---x\n"]
)
def test_a_file_without_whole_front_matter_is_left(text: str) -> None:
    assert mend(text, path="a.md").text == text


@given(st.text(alphabet="ab:-’“” \t\n\r#|>'\"[]{}&*1/", max_size=60), st.text(max_size=40))
def test_whatever_the_front_matter_the_text_below_stays(matter: str, body: str) -> None:
    text = f"---\ntitle: Games\n{matter}\n---\n{body}"
    kept = text[text.index("\n---\n") :] if "\n---" in text[4:] else text
    assert mend(text, path="a.md").text.endswith(kept.rpartition("\n---\n")[2])


def test_the_command_mends_says_what_and_then_checks(school: Draw) -> None:
    drawn = school(
        games="---\ntitle:Games\nratified: 01/03/2026\nnext-review: soon\n---\n\n1. One. \n", art=b"\xff\xa3"
    )
    done = CliRunner().invoke(
        main, ["check", "--fix", "-f", str(drawn.folder / "mkdocs.yml"), str(drawn.folder)], env=environment()
    )
    assert done.exit_code == 1
    said = [line for line in done.stderr.splitlines() if " is now " in line]
    assert [line.partition("policies/games.md:")[2] for line in said] == [
        "2: 'title:Games' is now 'title: Games'.",
        "3: 'ratified: 01/03/2026' is now 'ratified: 2026-03-01'.",
    ]
    assert "PB113 next-review 'soon'" in done.stdout
    assert (drawn.folder / "policies" / "games.md").read_text(encoding="utf-8") == (
        "---\ntitle: Games\nratified: 2026-03-01\nnext-review: soon\n---\n\n1. One. \n"
    )
    assert (drawn.folder / "policies" / "art.md").read_bytes() == b"\xff\xa3"

"""`policybook changes`: a proposal as a governor reads it – policies, clauses, words, dates, what was left behind."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from clerk import Clerk
from page_text import parsed, text
from paper import broken_rules, pages
from patience import barriers
from test_accessibility import LOOKS, dress
from test_pages import TOO_WIDE

VISITORS = """\
---
title: Visitors Policy
owner: Headteacher
ratified: {by: FGB, on: 2026-03-17}
---

1. Every visitor signs in within 5 minutes.

2. Parents wait in the hall until a teacher comes to fetch them.

3. Nobody goes beyond the hall alone (see clause 2), and clause 1 holds for all.
"""
PETS = """\
---
title: Pets Policy
owner: Headteacher
---

1. Dogs stay outside, as clause 2 of the Visitors Policy says of parents.
"""


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    """Return a clerk who has begun a proposal on a branch of her own."""
    made = Clerk(tmp_path, visitors=VISITORS, pets=PETS)
    made.commit("2026-03-01")
    made.git("checkout", "-q", "-b", "proposal")
    return made


CHANGED = """\
Hats Policy: New.

Pets Policy: Only dates; no word changed.
    next-review: 2020-01 is new

Visitors Policy: Changed: clause 1.

Clause 1: reworded
    1. Every visitor signs in within [-5-]{+10+} minutes.

New: hats.md: note PB117 The policy gives no owner, date of ratification or next review.
New: hats.md: warning PB301 'clause 9' leads nowhere. This policy has no clause 9.
New: pets.md: note PB117 The policy gives no date of ratification.
Gone: pets.md: note PB117 The policy gives no date of ratification or next review.
"""


def test_words_dates_and_findings(clerk: Clerk) -> None:
    clerk.change("2026-04-01", "visitors", "5 minutes", "10 **minutes**")
    clerk.file("pets").write_text(
        PETS.replace("owner: Headteacher", "owner: Headteacher\nnext-review: 2020-01")
    )
    clerk.file("hats").write_text("---\ntitle: Hats Policy\n---\n\n1. Hats off, as clause 9 says.\n")
    assert clerk.says("changes", "--from", "main") == CHANGED
    data = json.loads(clerk.says("changes", "--from", "main", "--format", "json"))
    assert [(one["slug"], one["words"]) for one in data["policies"]] == [
        ("hats", "New"),
        ("pets", "Only dates; no word changed"),
        ("visitors", "Changed: clause 1"),
    ]
    assert data["policies"][1]["matter"] == [["next-review", "", "2020-01"]]
    assert [one for one in data["came"] if "leads nowhere" in one]
    page = clerk.says("changes", "--from", "main", "--format", "markdown")
    assert "\n> 1&#46; Every visitor signs in within <del>5</del><ins>10</ins> minutes&#46;" in page


def test_as_a_page_and_on_paper(clerk: Clerk) -> None:
    clerk.change("2026-04-01", "visitors", "5 minutes", "10 <b> minutes")
    clerk.file("pets").write_text(PETS.replace("owner:", "next-review: 2027-01\nowner:"))
    clerk.says("changes", "--from", "main", "--html", "changes.html", "--pdf", "changes.pdf")
    words = text(parsed((clerk.folder / "changes.html").read_text(encoding="utf-8")))
    assert (
        "Elm Lane School: The files as they are, compared with main. Pets Policy Only dates; no word changed."
        in words
    )
    assert "Visitors Policy Changed: clause 1. Where What Clause 1 Reworded" in words
    assert "deleted: 5 end of deleted words" in words
    assert "<b>" not in (clerk.folder / "changes.html").read_text(encoding="utf-8")
    pdf = clerk.folder / "changes.pdf"
    assert "next-review: 2027-01 is new" in " ".join(" ".join(pages(pdf)).split())
    assert broken_rules([pdf]) == {}


def test_a_proposal_that_changes_nothing_has_a_page_too(clerk: Clerk) -> None:
    clerk.says("changes", "--from", "main", "--html", "none.html")
    assert "No policy changes." in (clerk.folder / "none.html").read_text(encoding="utf-8")


def test_references_left_behind_by_a_renumbering(clerk: Clerk) -> None:
    text = (
        VISITORS.replace("3. Nobody", "4. Nobody")
        .replace("2. Parents", "3. Parents")
        .replace("1. Every", "2. Every")
    )
    text = text.replace("---\n\n2.", "---\n\n1. The gate is locked from nine to three.\n\n2.").replace(
        "clause 1 h", "clause 2 h"
    )
    clerk.write("2026-04-01", "visitors", text)
    behind = json.loads(clerk.says("changes", "--from", "main", "--format", "json"))["behind"]
    assert [
        (one["old"], one["new"], [place[0].rpartition("/")[2] for place in one["places"]]) for one in behind
    ] == [("2", "3", ["pets.md", "visitors.md"])]
    assert (
        "Clause 3 of Visitors Policy was 2; 2 references still say 2: policies/pets.md:6 ('clause 2'), "
        "policies/visitors.md:13 ('clause 2').\n"
    ) in clerk.says("changes", "--from", "main")


def test_what_others_changed_since_is_left_out(clerk: Clerk) -> None:
    clerk.git("checkout", "-q", "main")
    clerk.change("2026-04-01", "pets", "Dogs", "Cats")
    clerk.git("checkout", "-q", "proposal")
    assert clerk.says("changes", "--from", "main") == "No policy changes.\n"
    clerk.git("mv", "policies/pets.md", "policies/animals.md")
    said = clerk.says("changes", "--from", "main")
    assert "Pets Policy: The file was pets.md.\n" in said
    clerk.file("animals").unlink()
    assert "Pets Policy: Taken away.\n" in clerk.says("changes", "--from", "main")
    assert "'origin/main' is no commit here." in clerk.says("changes", status=2)


@pytest.mark.parametrize("look", LOOKS)
def test_the_pages_that_commands_write_have_no_barrier(clerk: Clerk, page: Page, look: str) -> None:
    clerk.change("2026-04-01", "visitors", "5 minutes", "10 minutes")
    clerk.says("changes", "--from", "main", "--html", "changes.html")
    clerk.says("redline", "visitors", "--from", "2026-03-02", "--format", "html", "-o", "redline.html")
    dress(page, LOOKS[look])
    for name in ("changes.html", "redline.html"):
        page.goto((clerk.folder / name).as_uri())
        assert barriers(page) == []
        assert page.evaluate(TOO_WIDE) == []

"""`policybook renumber` and `insert`: new numbers, and all that cites them, in one step and without a changed word."""

from pathlib import Path

import pytest

from clerk import Clerk
from policybook.policy import Policy, read_policy
from policybook.versions import in_sequence, insert, make_room, renumber

BODY = """\
## Visits

1. Ring the bell (see clause 3 and 2(b)).

2. The office
   a) writes a badge, and
   b) says where to wait.

3. Nobody goes further, as **clause 2** and paragraph
1 say; in 2 years clause 1 is looked at again. See [clause 3](#clause-3).

Clauses 1 to 3 hold for all.
"""


def policy(body: str, slug: str = "visits") -> Policy:
    return read_policy(f"---\ntitle: {slug.title()} Policy\n---\n\n{body}", path=f"policies/{slug}.md").policy


def after(body: str, **others: str) -> dict[str, str]:
    """Return each text once a clause is put in after clause 1 of the first."""
    texts = {"visits": body, **others}
    policies = [policy(text, slug) for slug, text in texts.items()]
    own, numbers = make_room(policies[0], "1")
    files = {slug: f"---\ntitle: {slug.title()} Policy\n---\n\n{text}" for slug, text in texts.items()}
    made = renumber(files, policies, "visits", numbers, school="Elm Lane")
    read = read_policy(made["visits"], path="policies/visits.md").policy
    made["visits"] = insert(made["visits"], read, "1", own, "Wipe your feet.")
    return {slug: text.partition("---\n\n")[2] for slug, text in made.items()}


INSERTED = """\
## Visits

1. Ring the bell (see clause 4 and 3(b)).

2. Wipe your feet.

3. The office
   a) writes a badge, and
   b) says where to wait.

4. Nobody goes further, as **clause 3** and paragraph
1 say; in 2 years clause 1 is looked at again. See [clause 4](#clause-4).

Clauses 1 to 4 hold for all.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_clause_put_in(end: str) -> None:
    made = after(BODY, pets="1. Dogs wait too (clause 2 of the Visits Policy). Cats go by clause 1.\n")
    assert made == {
        "visits": INSERTED,
        "pets": "1. Dogs wait too (clause 3 of the Visits Policy). Cats go by clause 1.\n",
    }
    assert end


SEQUENCES = {
    "1. A.\n\n3. B.\n\n4. C.\n": {"3": "2", "4": "3"},
    "a) A.\n\nb) B.\n\nd) C.\n": {"d": "c"},
    "i. A.\n\niii. B.\n\niv. C.\n": {"iii": "ii", "iv": "iii"},
    "2.1 A.\n\n2.3 B.\n": {"2.3": "2.2"},
    "1. A.\n\n2. B.\n": {},
}


@pytest.mark.parametrize("body", SEQUENCES)
def test_what_is_out_of_sequence(body: str) -> None:
    assert in_sequence(policy(body)) == SEQUENCES[body]


def test_the_commands(tmp_path: Path) -> None:
    head = "---\ntitle: Visits Policy\n---\n\n"
    clerk = Clerk(
        tmp_path, visits=head + BODY, pets="---\ntitle: Pets\n---\n\nSee clause 2 of the Visits Policy.\n"
    )
    clerk.commit("2026-03-01")
    said = clerk.says("insert", "visits", "1", "Wipe your feet.")
    assert "policies/visits.md: 4 places renumbered only, 1 clause new\n" in said
    assert "policies/pets.md: 1 place renumbered only\n" in said or "pets.md: 0" in said
    assert clerk.file("visits").read_text() == head + INSERTED
    assert clerk.file("pets").read_text().endswith("See clause 3 of the Visits Policy.\n")
    assert (
        clerk.says("renumber", "visits")
        == "Visits Policy: its clauses are in sequence, so nothing was written.\n"
    )
    assert "Visits Policy has no clause 9." in clerk.says("insert", "visits", "9", status=2)


LINKS = {  # a link in a policy's own text, or from elsewhere, before and after a clause is put in after clause 1
    "own": ('[x](#clause-2 "y") [z]', '[x](#clause-3 "y") [z]'),
    "a definition": ("[z]\n\n[z]: visits.md#clause-2", "[z]\n\n[z]: visits.md#clause-3"),
    "in HTML": ('<a href="#clause-2">it</a>', '<a href="#clause-3">it</a>'),
    "below it": ("[x](#clause-2-b)", "[x](#clause-3-b)"),
    "another policy": ("[x](our-visits.md#clause-2)", "[x](our-visits.md#clause-2)"),
    "no clause of ours": ("[x](#clause-9)", "[x](#clause-9)"),
}


@pytest.mark.parametrize("link", LINKS)
def test_links_by_number_in_any_form(link: str) -> None:
    before, now = LINKS[link]
    assert after(f"{BODY}\n{before}\n")["visits"].endswith(f"\n{now}\n")


def test_pages_beside_the_policies_and_quotations(tmp_path: Path) -> None:
    clerk = Clerk(tmp_path, visits=f"---\ntitle: Visits\n---\n\n{BODY}\n> As clause 3 said, nobody goes.\n")
    page = clerk.folder / "docs" / "staff.md"
    page.write_bytes(
        b"[1](../policies/visits.md#clause-2)\r\n[2](policies/visits/#clause-3)\r\n[3](#clause-3)\r\n"
    )
    clerk.commit("2026-03-01")
    said = clerk.says("insert", "visits", "1", "Wipe your feet.")
    assert "docs/staff.md: links lead to the new numbers" in said
    assert "a quotation says 'clause 3', which is 4 now." in said
    assert page.read_bytes() == (
        b"[1](../policies/visits.md#clause-3)\r\n[2](policies/visits/#clause-4)\r\n[3](#clause-3)\r\n"
    )

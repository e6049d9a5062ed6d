"""The book of references as a value: who cites what and from where, what cites each place, and what is said of it."""

from policybook.references import ReferenceBook
from reference_pictures import draw, policy, read

TRIPS = """\
## 1. Work

1.1 Two.

| Section 1: Work |
|---|
| Section 1 |

See the Anti bullying Policy, the Anti-Bullying Policy, the Old Policy, the New Policy, the Absent Policy and section 7.
See clause 1.1 of the Trips Policy, and section 5.
"""


def references(book: ReferenceBook) -> list[str]:
    """Return a line for each reference: its policy and clause, its line and column, its words and what it cites."""
    return [
        f"{one.policy} {one.line}:{one.column} {one.words} → {one.cited}{f'#{one.target}' if one.target else ''}"
        for one in book.references
    ]


def test_a_handbook() -> None:
    book, pages = read(
        policy("Trips Policy", TRIPS),
        policy("Anti-bullying Policy", "## 1. A\n\nNone."),
        policy("Old Policy", "None.", more="withdrawn: {on: 2020-01-01, replaced-by: New Policy}\n"),
        policy("New Policy", "None."),
        policy("Newer Policy", "None.", more="also-known-as: [New Policy]\n"),
    )
    assert references(book) == [
        "trips 8:3 Section 1 → trips#section-1",
        "trips 10:3 Section 1 → trips#section-1",
        "trips 12:9 Anti bullying Policy → anti-bullying",
        "trips 12:35 Anti-Bullying Policy → anti-bullying",
        "trips 12:61 Old Policy → old",
        "trips 12:77 New Policy → new",
        "trips 13:5 clause 1.1 → trips#clause-1-1",
    ]
    assert draw(pages["trips"]).split("\n")[2:4] == [
        "[Section 1: Work](#section-1)",
        "[Section 1](#section-1)",
    ]
    assert [f"{one.severity} {one.code} {one}" for one in book.findings] == [
        "warning reference-to-withdrawn policies/trips.md:12: 'Old Policy' has been withdrawn. "
        "Name the policy that replaced it: New Policy.",
        "note absent-policy policies/trips.md:12: 'Absent Policy' is not a policy of this handbook. "
        "If it is one under another name, add this name to that policy's also-known-as.",
        "note reference-to-nothing policies/trips.md:13: 'section 5' leads nowhere. This policy has no section 5. "
        "Correct the number, or say which document it is in.",
    ]


def test_what_cites_a_policy_and_each_place_in_it() -> None:
    book, _ = read(
        policy("Trips Policy", "1. See clause 2.\n\n2. See clause 1 of the Fees Policy and clause 2.\n"),
        policy("Fees Policy", "## Money\n\nSee the Trips Policy.\n\n1. See the Trips Policy, clause 2.\n"),
    )
    cited = {
        slug: {target: [one.name for one in citing] for target, citing in book.cited_by(slug).items()}
        for slug in ("trips", "fees", "none")
    }
    assert cited == {
        "trips": {
            "clause-2": ["clause 1", "clause 2", "Fees Policy, clause 1"],
            "": ["Fees Policy, Money", "Fees Policy, clause 1"],
        },
        "fees": {"clause-1": ["Trips Policy, clause 2"], "": ["Trips Policy, clause 2"]},
        "none": {},
    }


def test_second_labels_and_letters_beside_one_another() -> None:
    _, pages = read(
        policy(
            "Club Rules",
            "4. (1) One.\n\n    (a) A.\n\n    (2) Two.\n\n    (3) Three.\n\n5. See rule 4(1)(a), 4(2) and 4(3).\n",
        ),
        policy(
            "Fees Policy",
            "4. One:\n\n   (a) A.\n\n   (b) B.\n\n5. See clause 4(a), (b) and cf. 4.a, see 4.b.\n",
        ),
    )
    assert draw(pages["club-rules"]).split("\n")[-1] == (
        "5. See rule [4(1)(a)](#clause-4-1-a), [4(2)](#clause-4-2) and [4(3)](#clause-4-3)."
    )
    assert draw(pages["fees"]).split("\n")[-1] == (
        "5. See clause [4(a)](#clause-4-a), [(b)](#clause-4-b) and cf. [4.a](#clause-4-a), see [4.b](#clause-4-b)."
    )

"""Where references lead: by full address, by what is near, by a title behind, into other policies."""

from reference_pictures import draw, policy, read

FLAT = """
## Monitoring

23. Devices are checked. (See 36)

36. Nothing is shared.

    a) Not at work, see (b) above and paragraph (c).
    b) Not at home, as 36(a) above says: see 36(a).
    c) See section 23 of this policy.

40. Section 36 may be an Act's; clause 36 and section 40.1 are not the same. See clause 23a.
"""


def drawn(body: str) -> list[str]:
    _, pages = read(policy("Trips Policy", body))
    return draw(pages["trips"]).split("\n")


def test_clauses_that_run_through_the_policy() -> None:
    assert drawn(FLAT) == [
        "Monitoring",
        "23. Devices are checked. (See [36](#clause-36))",
        "36. Nothing is shared.",
        "a) Not at work, see [(b)](#clause-36-b) above and [paragraph (c)](#clause-36-c).",
        "b) Not at home, as [36(a)](#clause-36-a) above says: see [36(a)](#clause-36-a).",
        "c) See [section 23](#clause-23) of this policy.",
        "40. Section 36 may be an Act's; [clause 36](#clause-36) and section 40.1 are not the same. See clause 23a.",
    ]


NUMBERED = """
## 1. Scope

i. This is for staff.

ii. Visitors follow paragraph i and paragraph 2ii.

## 2. Meaning

i. Words mean what they say.

ii. See paragraph i, paragraph 1i and section 1. See section 2, Meaning, and section 1 (Meaning).

## Appendix A: Forms

1. Start with paragraph 2.

2. Sign. See section 2, paragraph ii, and paragraph ii of section 1.

## Appendix B

See Appendix A, paragraph 2, and Appendix C.
"""


def test_labels_that_begin_again_in_each_section_are_looked_for_nearby_first() -> None:
    assert drawn(NUMBERED) == [
        "1. Scope",
        "i. This is for staff.",
        "ii. Visitors follow [paragraph i](#clause-1-i) and [paragraph 2ii](#clause-2-ii).",
        "2. Meaning",
        "i. Words mean what they say.",
        "ii. See [paragraph i](#clause-2-i), [paragraph 1i](#clause-1-i) and [section 1](#section-1). "
        "See [section 2, Meaning](#section-2), and [section 1](#section-1) (Meaning).",
        "Appendix A: Forms",
        "1. Start with [paragraph 2](#clause-appendix-a-2).",
        "2. Sign. See [section 2](#section-2), [paragraph ii](#clause-2-ii), "
        "and [paragraph ii](#clause-1-ii) of [section 1](#section-1).",
        "Appendix B",
        "See [Appendix A](#appendix-a), [paragraph 2](#clause-appendix-a-2), and Appendix C.",
    ]


DOTTED = """
## 2. Work

2.1 See paragraph 2.3(a), the rules in 2.2 to 2.3 above, and clause 2.4.1.

2.2 Paragraph 3 is section 3, and so is clause 3.

2.3 Two things:

    (a) one;
    (b) the other, see (a) above.

2.4 More.

2.4.1 Still more.

## 3. Play

3.1 See 2.1, 2.2 and 9.9.
"""


def test_dotted_clauses() -> None:
    assert drawn(DOTTED) == [
        "2. Work",
        "2.1 See [paragraph 2.3(a)](#clause-2-3-a), the rules in [2.2](#clause-2-2) to [2.3](#clause-2-3) above, "
        "and [clause 2.4.1](#clause-2-4-1).",
        "2.2 [Paragraph 3](#section-3) is [section 3](#section-3), and so is [clause 3](#section-3).",
        "2.3 Two things:",
        "(a) one;",
        "(b) the other, see [(a)](#clause-2-3-a) above.",
        "2.4 More.",
        "2.4.1 Still more.",
        "3. Play",
        "3.1 See [2.1](#clause-2-1), [2.2](#clause-2-2) and 9.9.",
    ]


LISTED = """
## 1.0 Work

1.1 See section 2, sections 1 and 2.0, and paragraph 2 of section 2.

1.2 Two things:

1. one;
2. two: see paragraph 1.1, 1.2 above, paragraph 1.2(1) and paragraph 1.2.2.

## 2.0 Play

1. Play fair.

2. See paragraph 1 and paragraph 1.3.
"""


def test_a_number_is_not_put_together_from_half_a_label() -> None:
    assert drawn(LISTED) == [
        "1.0 Work",
        "1.1 See [section 2](#section-2-0), sections [1](#section-1-0) and [2.0](#section-2-0), "
        "and [paragraph 2](#clause-2-0-2) of [section 2](#section-2-0).",
        "1.2 Two things:",
        "1. one;",
        "2. two: see paragraph [1.1](#clause-1-1), [1.2](#clause-1-2) above, [paragraph 1.2(1)](#clause-1-2-1) "
        "and [paragraph 1.2.2](#clause-1-2-2).",
        "2.0 Play",
        "1. Play fair.",
        "2. See [paragraph 1](#clause-2-0-1) and paragraph 1.3.",
    ]


DOUBLED = """
1. One.

    (a) Here.
    (b) There.

2. Two.

1. Again. See paragraph 1.2.

    (a) Now.
    (b) Then, see (a) above.
"""


def test_the_second_clause_of_a_number_is_no_part_of_the_first() -> None:
    assert drawn(DOUBLED) == [
        "1. One.",
        "(a) Here.",
        "(b) There.",
        "2. Two.",
        "1. Again. See paragraph 1.2.",
        "(a) Now.",
        "(b) Then, see [(a)](#clause-1~2-a) above.",
    ]


INSERTED = """
12. One.

12a. Two, see 12 and clause 12b.

12b. Three, see 12a.

    (a) four
    (b) see (a) above and paragraph 12b(a).
"""


def test_clauses_put_between_others() -> None:
    assert drawn(INSERTED) == [
        "12. One.",
        "12a. Two, see [12](#clause-12) and [clause 12b](#clause-12b).",
        "12b. Three, see [12a](#clause-12a).",
        "(a) four",
        "(b) see [(a)](#clause-12b-a) above and [paragraph 12b(a)](#clause-12b-a).",
    ]


DIVIDED = """
## Part I: Staff

1. One.

2. Two.

## Part II: Pupils

1. See Part I, paragraph 2, and paragraph 3 of Part I.

2. See paragraph 1 of Part I; then ii above.

    i. One.
    ii. Two: see i above.

3. Three.
"""


def test_what_is_said_to_stand_in_a_part_is_looked_for_there_only() -> None:
    assert drawn(DIVIDED) == [
        "Part I: Staff",
        "1. One.",
        "2. Two.",
        "Part II: Pupils",
        "1. See [Part I](#part-i), [paragraph 2](#clause-part-i-2), and paragraph 3 of [Part I](#part-i).",
        "2. See [paragraph 1](#clause-part-i-1) of [Part I](#part-i); then ii above.",
        "i. One.",
        "ii. Two: see [i](#clause-part-ii-2-i) above.",
        "3. Three.",
    ]


CONTENTS = """
**Contents**

1. Work ........ 2
2. [Play](#section-2)

## 1. Work

1.1 See clause 2, 2 below and section 1.

## 2. Play

2.1 Rest.
"""


def test_a_section_is_cited_and_not_its_line_in_the_contents() -> None:
    assert drawn(CONTENTS)[4] == (
        "1.1 See clause [2](#section-2), [2](#section-2) below and [section 1](#section-1)."
    )


RUNNING = """
## 1. Work

1. One.

## 2. Play

2. Two.

3. See paragraph 1 of section 1, paragraph 1 of section 2, and section 2, paragraph 2.
"""


def test_numbers_that_run_on_are_found_in_their_section() -> None:
    assert drawn(RUNNING)[-1] == (
        "3. See [paragraph 1](#clause-1) of [section 1](#section-1), paragraph 1 of [section 2](#section-2), "
        "and [section 2](#section-2), [paragraph 2](#clause-2)."
    )


def test_parts_where_the_policy_is_divided_into_them() -> None:
    body = "## Part 1: Staff\n\nSee Part 2.\n\n## Part 2: Pupils\n\nSee Part 1 of this policy and Part 2 of the Act.\n"
    assert drawn(body) == [
        "Part 1: Staff",
        "See [Part 2](#part-2).",
        "Part 2: Pupils",
        "See [Part 1](#part-1) of this policy and Part 2 of the Act.",
    ]


def test_other_policies() -> None:
    _, pages = read(
        policy(
            "Trips Policy",
            "1. See clause 2 of the Pay Policy, the Pay Policy (clause 1) and the Trips Policy.\n",
        ),
        policy(
            "Pay Policy", "1. See the Trips Policy and clause 1 of the Trips Policy.\n\n2. See clause 1.\n"
        ),
    )
    assert draw(pages["trips"]) == (
        "1. See [clause 2](../pay/#clause-2) of the [Pay Policy](../pay/), the [Pay Policy](../pay/) "
        "([clause 1](../pay/#clause-1)) and the Trips Policy."
    )
    assert draw(pages["pay"]) == (
        "1. See the [Trips Policy](../trips/) and [clause 1](../trips/#clause-1) of the [Trips Policy](../trips/).\n"
        "2. See [clause 1](#clause-1)."
    )


def test_a_list_of_policies_names_them_without_the_word() -> None:
    _, pages = read(
        policy(
            "Trips Policy",
            "1. Read these policies:\n\n    - Pay\n    - Parking\n\n2. It is about:\n\n    - Pay\n",
        ),
        policy("Pay Policy", "1. Money.\n"),
    )
    assert draw(pages["trips"]).split("\n") == [
        "1. Read these policies:",
        "[Pay](../pay/)",
        "Parking",
        "2. It is about:",
        "Pay",
    ]


MARKUP = """
## See clause 1

1. See `clause 2`, **clause 2**, [clause 2](#clause-2), clause *2* and <span>clause 2</span>.

2. Hard-wrapped text cites clause
   1 too, and "clause 1".

    > Section 1 and clause 1 of what is quoted; the Pay Policy.

    | Rule | Where |
    |------|-------|
    | One  | Clause 1 |

    ```
    clause 1
    ```

**Section 2**

Section 2: Your name

## 2. Form
"""


def test_headings_links_code_and_quotations_are_left_alone() -> None:
    _, pages = read(policy("Trips Policy", MARKUP), policy("Pay Policy", "1. Money.\n"))
    assert draw(pages["trips"]).split("\n") == [
        "See clause 1",
        "1. See clause 2, [clause 2](#clause-2), clause 2, clause [2](#clause-2) and [clause 2](#clause-2).",
        "2. Hard-wrapped text cites [clause",
        '1](#clause-1) too, and "[clause 1](#clause-1)".',
        "Section 1 and clause 1 of what is quoted; the [Pay Policy](../pay/).",
        "Rule",
        "Where",
        "One",
        "[Clause 1](#clause-1)",
        "clause 1",
        "Section 2",
        "Section 2: Your name",
        "2. Form",
    ]

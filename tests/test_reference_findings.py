"""What is said of references that lead nowhere, or not where their words say."""

from reference_pictures import draw, findings, policy, read


def found(body: str, *others: str, more: str = "") -> list[str]:
    """Return what is found in a Trips Policy beside policies of other titles, which have two clauses each."""
    beside = [policy(title, "1. One.\n\n2. Two.\n") for title in others]
    book, _ = read(policy("Trips Policy", body, more=more), *beside)
    return findings(book)


BODY = """
## 1. Before

1.1 See paragraph 1.9 of this policy and clause 1.2.

1.2 See section 3 below. See section 12.

## 2. After

2.1 See 1.7 above, and 2.4 to 2.6
above.
"""


def test_a_number_that_leads_nowhere_is_named_with_its_place() -> None:
    assert found(BODY) == [
        "warning 7:9 'paragraph 1.9' leads nowhere. This policy has no paragraph 1.9.",
        "warning 9:9 'section 3' leads nowhere. This policy has no section 3.",
        "warning 13:9 '1.7' leads nowhere. This policy has no clause 1.7.",
        "warning 13:24 '2.4' leads nowhere. This policy has no clause 2.4.",
        "warning 13:31 '2.6' leads nowhere. This policy has no clause 2.6.",
    ]


def test_a_number_that_may_be_somebody_elses_is_no_fault() -> None:
    body = """
## 1. Law

1.1 Section 47 is about enquiries; see section 149 and section 9; see s51A, and section 550ZA.

1.2 Part 2 of the Act, Annex B, and section 5 of the form.
"""
    assert found(body) == []


def test_where_nothing_is_numbered_a_number_is_only_noted() -> None:
    body = "## Aims\n\nSee clause 4 and Appendix A.\n"
    assert found(body) == [
        "note 6:5 'clause 4' leads nowhere. This policy has no clause 4.",
        "warning 6:18 'Appendix A' leads nowhere. This policy has no Appendix A.",
    ]


def test_a_number_in_another_policy() -> None:
    assert found("1. See clauses 2 and 3 of the Pay Policy.\n", "Pay Policy") == [
        "warning 4:22 '3' leads nowhere. The policy 'pay' has no clause 3."
    ]


def test_a_number_that_leads_nowhere_is_said_as_it_may_be_printed() -> None:
    body = "## 1. Law\n\n1.1 See paragraph A2, and paragraph 9 of Appendix A.\n\n## Appendix A\n\n1. One.\n"
    assert found(body) == [
        "warning 6:9 'paragraph A2' leads nowhere. This policy has no paragraph A2.",
        "warning 6:27 'paragraph 9' leads nowhere. Appendix A of this policy has no paragraph 9.",
    ]


def test_a_number_that_several_sections_have() -> None:
    body = "## Aims\n\n1. One.\n\n## Fire\n\n1. Run.\n\n## Flood\n\nSee clause 1.\n"
    assert found(body) == ["warning 14:5 'clause 1' is not clear: this policy has several clauses 1."]


def test_an_appendix_that_is_headed_in_bold_or_plain_words() -> None:
    body = "1. One.\n\n**Appendix A: Forms**\n\nThe form.\n\nAppendix B\n\n## Appendix C\n\nAppendix C\n"
    assert found(body) == [
        "warning 6:3 'Appendix A' reads like a heading, but is none.",
        "warning 10:1 'Appendix B' reads like a heading, but is none.",
    ]


def test_a_title_that_is_another_sections() -> None:
    body = """
## 1. Photographs

See section 1, Cyber bullying, or section 1 (Photographs), or section 1, Online.

### Online

## 2. Cyber bullying
"""
    assert found(body) == ["warning 7:5 'section 1' is headed 'Photographs'; 'Cyber bullying' is section 2."]


def test_a_withdrawn_policy() -> None:
    old = policy(
        "Phones Policy", "1. None. See the Trips Policy and clause 9.\n", more="withdrawn: 2025-01-01\n"
    )
    book, _ = read(policy("Trips Policy", "1. See the Phones Policy.\n"), old)
    assert findings(book) == [
        "warning 4:12 'Phones Policy' has been withdrawn.",
        "note 5:35 'clause 9' leads nowhere. This policy has no clause 9.",
    ]


def test_the_policy_that_took_its_place_may_name_it() -> None:
    more = "withdrawn:\n  on: 2025-01-01\n  replaced-by: Trips Policy\n"
    old = policy("Phones Policy", "1. None.\n", more=more)
    book, _ = read(policy("Trips Policy", "1. This replaces the Phones Policy.\n"), old)
    assert findings(book) == []


def test_a_policy_named_but_absent_is_noted_once_and_listed() -> None:
    body = "1. See the Lone Working Policy.\n\n2. See the lone working policy and the Lone Working Policy.\n"
    book, _ = read(policy("Trips Policy", body))
    assert findings(book) == ["note 4:12 'Lone Working Policy' is not a policy of this handbook."]
    assert [(missing.title, [each.name for each in missing.cited_by]) for missing in book.missing] == [
        ("Lone Working Policy", ["Trips Policy, clause 1", "Trips Policy, clause 2"])
    ]


def test_a_name_that_two_policies_have() -> None:
    known = "also-known-as: [Ways Policy]\n"
    others = [policy(title, "1. One.\n", more=known) for title in ("Pay Policy", "Bus Policy")]
    book, pages = read(policy("Trips Policy", "1. See the Ways Policy.\n"), *others)
    assert findings(book) == ["note 4:12 'Ways Policy' can be any of these policies: bus, pay."]
    assert "pb-ref" not in pages["trips"]


def test_the_same_slip_is_said_once_with_all_its_lines() -> None:
    body = "1. See clause 9.\n\n2. See Clause 9 and clause 8.\n\n3. See clause 9, and clause 9.\n\n4. See clause 8.\n"
    assert found(body) == [
        "warning 4:8 'clause 9' leads nowhere. This policy has no clause 9. The same is written on lines 6 and 8.",
        "warning 6:21 'clause 8' leads nowhere. This policy has no clause 8. The same is written on line 10.",
    ]


def test_a_letter_that_stands_in_another_list_is_not_clear() -> None:
    body = "1. One:\n\n    (a) this;\n    (b) that.\n\n## End\n\nSee paragraph (b) above.\n"
    assert found(body) == [
        "warning 11:5 'paragraph (b)' is not clear: this policy has a paragraph b somewhere else."
    ]


def test_a_number_after_a_law_is_most_likely_the_laws() -> None:
    body = "1. One.\n\n2. Schedule 1 of the Visits Regulations 2014 applies. Paragraph 7 has a duty, clause 9 too.\n"
    assert found(body) == []


def test_one_number_in_each_article() -> None:
    body = """
## Article 1

### Section 1. Ours

See Section 1 above, Section 2 of Article 2, and Article 2, Section 1.

## Article 2

### Section 1. Theirs

### Section 2. Both

See Section 1 and section 7.
"""
    book, pages = read(policy("Trips Policy", body))
    lines = draw(pages["trips"]).split("\n")
    assert lines[2] == (
        "See [Section 1](#section-1) above, [Section 2](#section-2) of [Article 2](#article-2), "
        "and [Article 2](#article-2), [Section 1](#theirs)."
    )
    assert lines[-1] == "See [Section 1](#theirs) and section 7."
    assert findings(book) == ["note 17:19 'section 7' leads nowhere. This policy has no section 7."]

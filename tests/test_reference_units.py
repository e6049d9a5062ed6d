"""What a document calls its provisions is learnt from its title, its headings and the way it speaks of itself."""

import pytest

from reference_pictures import draw, policy, read

BODY = "## 1. Fees\n\n1.1 Text.\n\n1.2 {text}\n"


def line(title: str, text: str, *, more: str = "") -> str:
    """Return how the sentence `text` of clause 1.2 of a document is drawn."""
    document = policy(title, BODY.format(text=text) + more)
    _, pages = read(document)
    return draw(pages[document.slug]).split("\n")[2].removeprefix("1.2 ")


@pytest.mark.parametrize(
    ("title", "text", "drawn"),
    [
        ("Standing Orders", "See standing order 1.1.", "See [standing order 1.1](#clause-1-1)."),
        ("Standing Orders", "See SO 1.1 and SOs 1 and 1.1.", None),
        ("Financial Regulations", "See FR 1.1 and regulation 1.1.", None),
        ("Club Rules", "See rule 1.1 or Rule 1.", "See [rule 1.1](#clause-1-1) or [Rule 1](#section-1)."),
        (
            "Byelaws",
            "See bye-law 1.1 or byelaw 1.",
            "See [bye-law 1.1](#clause-1-1) or [byelaw 1](#section-1).",
        ),
        ("Bylaws", "See by-law 1.1.", "See [by-law 1.1](#clause-1-1)."),
        ("Articles of Association", "See article 1.1.", "See [article 1.1](#clause-1-1)."),
        ("Fees Policy", "See rule 1.1, article 1.1 or FR 1.1.", "See rule 1.1, article 1.1 or FR 1.1."),
        ("Fees Policy", "See regulation 1.1 of these regulations.", None),
        ("Club Rules", "See Procurement Rule 1.1. The Rule 1 is ours.", None),
        ("Club Rules", "Nothing in it; Nothing in Rule 1 matters.", None),
        ("Club Rules", "Rule 1 of the league is theirs.", "Rule 1 of the league is theirs."),
        ("Club Rules", "Rule 1.1 of the Club Rules.", "[Rule 1.1](#clause-1-1) of the Club Rules."),
        ("Club Rules", "Clause 1.1 of the Rules Committee.", "Clause 1.1 of the Rules Committee."),
    ],
)
def test_by_the_title(title: str, text: str, drawn: str | None) -> None:
    expected = {
        "See SO 1.1 and SOs 1 and 1.1.": "See [SO 1.1](#clause-1-1) and SOs [1](#section-1) and [1.1](#clause-1-1).",
        "See FR 1.1 and regulation 1.1.": "See [FR 1.1](#clause-1-1) and [regulation 1.1](#clause-1-1).",
        "See regulation 1.1 of these regulations.": "See [regulation 1.1](#clause-1-1) of these regulations.",
        "See Procurement Rule 1.1. The Rule 1 is ours.": "See Procurement Rule 1.1. The [Rule 1](#section-1) is ours.",
        "Nothing in it; Nothing in Rule 1 matters.": "Nothing in it; Nothing in [Rule 1](#section-1) matters.",
    }
    assert line(title, text) == (drawn or expected[text])


@pytest.mark.parametrize(
    ("headings", "text", "drawn"),
    [
        ("Stage 1: Talk", "See stage 1.", "See [stage 1](#stage-1-talk)."),
        ("Stage One", "See stage 1 or Stage One.", "See [stage 1](#stage-one) or [Stage One](#stage-one)."),
        ("Step 1 – Talk", "See step 1 and step 2.", "See [step 1](#step-1-talk) and step 2."),
        ("Stage 1: Talk", "In Key Stage 1, see Stage 1.", "In Key Stage 1, see [Stage 1](#stage-1-talk)."),
        ("Zone 1: Red", "See zone 1.", "See zone 1."),
        ("Zone 1: Red\n\n## Zone 2: Blue", "See zone 1.", "See [zone 1](#zone-1-red)."),
        ("Red Zone 1\n\n## Red Zone 2", "See red zone 2.", "See [red zone 2](#red-zone-2)."),
        ("Year 1\n\n## Year 2", "In Year 1 all is new.", "In Year 1 all is new."),
        ("Form 1 teachers", "See form 1 below.", "See form 1 below."),
        ("Part 1: Staff", "See Part 1. Part 2 is none.", "See [Part 1](#part-1). Part 2 is none."),
        ("Rules\n\n1. One", "See rule 1.1.", "See [rule 1.1](#clause-1-1)."),
        ("House rules for pupils", "See rule 1.1.", "See rule 1.1."),
        ("Article 1.2: Cats", "See Article 1.2.", "See [Article 1.2](#article-12-cats)."),
    ],
)
def test_by_the_headings(headings: str, text: str, drawn: str) -> None:
    assert line("Fees Policy", text, more=f"\n## {headings}\n") == drawn


STAGES = """
1. Stage 1: talk to us. Then see stage 2.

2. **Stage 2** Write to us. A letter under stage 1 is no letter, and stage 3 is new.

3. Stage three is a panel.

## Article 5: Appeals

(1) One.

(2) Two: see Article 5(1), paragraph (1) of Article 5 and Article 5(3).
"""


def test_by_the_beginnings_of_clauses_and_what_stands_under_a_heading() -> None:
    _, pages = read(policy("Complaints Policy", STAGES))
    assert draw(pages["complaints"]).split("\n") == [
        "1. Stage 1: talk to us. Then see [stage 2](#clause-2).",
        "2. Stage 2 Write to us. A letter under [stage 1](#clause-1) is no letter, and stage 3 is new.",
        "3. Stage three is a panel.",
        "Article 5: Appeals",
        "(1) One.",
        "(2) Two: see [Article 5(1)](#clause-article-5-appeals-1), [paragraph (1)](#clause-article-5-appeals-1) "
        "of [Article 5](#article-5-appeals) and Article 5(3).",
    ]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("See Record keeping below.", "See [Record keeping](#record-keeping) below."),
        ("(see Record keeping)", "(see [Record keeping](#record-keeping))"),
        ("See 'Record keeping' for that.", "See '[Record keeping](#record-keeping)' for that."),
        ("Refer to the Record keeping section.", "Refer to the [Record keeping](#record-keeping) section."),
        ("The Record keeping section says it.", "The [Record keeping](#record-keeping) section says it."),
        ("The section on record keeping, too.", "The section on [record keeping](#record-keeping), too."),
        (
            "As set out under Record keeping below.",
            "As set out under [Record keeping](#record-keeping) below.",
        ),
        ("It is under Record keeping and so on.", "It is under Record keeping and so on."),
        ("The sections about record keeping apply.", "The sections about record keeping apply."),
        (
            'The section headed "Record keeping" is long.',
            'The section headed "[Record keeping](#record-keeping)" is long.',
        ),
        ("See also Record keeping; 5 apply.", "See also [Record keeping](#record-keeping); 5 apply."),
        ("See Record keeping.5 for more.", "See Record keeping.5 for more."),
        ("Told under Record keeping.", "Told under Record keeping."),
        ("Listed in the Record keeping, above.", "Listed in the [Record keeping](#record-keeping), above."),
        ("A Record keeping section says so.", "A Record keeping section says so."),
        ("Look at our 'Record keeping' section.", "Look at our '[Record keeping](#record-keeping)' section."),
        (
            "See Record keeping, below and Record keeping above.",
            "See [Record keeping](#record-keeping), below and [Record keeping](#record-keeping) above.",
        ),
        ("See record keeping below.", "See record keeping below."),
        ("Record keeping is below.", "Record keeping is below."),
        ("See Record keeping guidance.", "See Record keeping guidance."),
        ("See Visits above and below.", "See Visits above and below."),
        ("See the Record keeping Policy below.", "See the Record keeping Policy below."),
    ],
)
def test_a_heading_cited_by_its_name(text: str, drawn: str) -> None:
    more = "\n## Record keeping\n\n## Visits\n\nOne.\n\n## Other\n\n### Visits\n"
    assert line("Fees Policy", text, more=more) == drawn


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("4. Fire\n\n    See section 5.\n\n5. Flood\n\n    Text.", ["See [section 5](#clause-5)."]),
        (
            "4. **Fire**\n\n5. FLOOD\n\nSee section 4 and section 5.",
            ["[section 4](#clause-4) and [section 5]"],
        ),
        ("4. Fire.\n\n5. Flood.\n\n    Under section 4 all run.", ["Under section 4 all"]),
        ("4. Fire.\n\n4.1 Run; see section 4.", ["see [section 4](#clause-4)."]),
        ("4. Fire.\n\n    (1) Under section 4 all run.", ["Under section 4 all"]),
    ],
)
def test_a_clause_that_heads_others_is_a_section(text: str, drawn: list[str]) -> None:
    _, pages = read(policy("Safety Policy", text + "\n"))
    assert [each for each in drawn if each not in draw(pages["safety"])] == []

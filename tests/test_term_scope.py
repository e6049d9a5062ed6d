"""The right meaning: whose definition a mention leads to, where it is linked once, and where a clerk said no."""

import re

from policybook.policy import Policy
from term_pictures import lexicon, page, policy, policy_page, read_terms

GLOSSARY = """
**Staff** (employee) means everyone who works here.

**Register** means the list of policies.

**Designated safeguarding lead** (DSL) means one teacher.

**Safeguarding** means what keeps children from harm.

**Child protection lead** – see Designated safeguarding lead
"""


def test_a_policys_own_definition_wins_in_it() -> None:
    text = """
        1. **Staff** means those we pay.

        2. Tell the staff.
        """
    assert policy_page(policy(text), GLOSSARY).endswith(
        'Tell the <a href="=own.staff">staff</a>.</p>\n</div>'
    )


def test_it_wins_against_an_alias_of_a_school_wide_term() -> None:
    text = "**Employee** means those we pay.\n\nTell the employees and the staff."
    assert policy_page(policy(text), GLOSSARY).endswith(
        '<p>Tell the <a href="=own.employee">employees</a> and the <a href="=staff">staff</a>.</p>'
    )


def test_the_aliases_of_a_term_follow_a_policy_that_defines_it_anew() -> None:
    text = "**Designated safeguarding lead** means our head.\n\nTell the DSL, or the child protection lead."
    assert policy_page(policy(text), GLOSSARY).endswith(
        '<p>Tell the <a href="=own.designated-safeguarding-lead">DSL</a>, or the child protection lead.</p>'
    )


def test_it_leaks_into_no_other_policy() -> None:
    text = "Tell the staff."
    others = lexicon(GLOSSARY, {"a": "**Staff** means those we pay.", "b": text})
    assert page(text, others) == '<p>Tell the <a href="=staff">staff</a>.</p>'
    assert policy_page(policy(text, slug="b"), GLOSSARY) == '<p>Tell the <a href="=staff">staff</a>.</p>'


def test_no_term_is_linked_inside_its_own_definition_but_others_are() -> None:
    text = """
        1. **Staff room** means a room for staff; the staff room is behind the office.

            Nobody else uses the staff room.
        """
    assert policy_page(policy(text), GLOSSARY) == (
        '<div class="pb-clause pb-clause--1" data-clause="1" id="clause-1">'
        '<p id="defines-staff-room">'
        '<a class="pb-clause__label" href="#clause-1" title="Link to clause 1">1.</a>'
        '<span class="pb-clause__label-space"> </span>'
        '<strong>Staff room</strong> means a room for <a href="=staff">staff</a>; '
        "the staff room is behind the office.</p>\n"
        "<p>Nobody else uses the staff room.</p>\n</div>"
    )


def linked_ids(html: str) -> list[str]:
    """Return, line by line, how many mentions are linked."""
    return [str(line.count('<a href="=')) for line in html.split("\n") if "staff" in line]


def test_the_first_mention_in_each_numbered_or_second_level_section_is_linked() -> None:
    text = """
        The staff meet. The staff part.

        ## 1. Staff

        The staff meet. The staff part.

        ### i. Lunch

        The staff eat.

        ### Tea

        The staff drink.

        ## Monitoring

        ### Drinks

        The staff drink.

        The staff sleep.

        #### Beds

        The staff sleep.
        """
    assert linked_ids(policy_page(policy(text), GLOSSARY)) == ["1", "1", "1", "0", "1", "0", "0"]


def test_a_clerk_says_no_for_a_word_a_paragraph_or_a_section() -> None:
    text = """
        The *staff*{.no-glossary} meet the DSL.

        The DSL and the staff part.
        {.no-glossary}

        ## No {.no-glossary}

        The staff stay.

        ### Nor here

        The staff stay.

        ## Yes

        The staff go.
        """
    html = policy_page(policy(text), GLOSSARY)
    assert linked_ids(html) == ["1", "0", "0", "0", "1"]
    assert '<em class="no-glossary">staff</em>' in html


def said_no(exception: str) -> Policy:
    text = "Tell staff, employees, the DSL, the designated safeguarding lead: safeguarding comes first."
    return policy(text, matter=f"glossary: [{exception}]\n")


def test_a_clerk_says_no_in_front_matter() -> None:
    assert policy_page(said_no("-staff, -DSL"), GLOSSARY) == (
        "<p>Tell staff, employees, the DSL, the "
        '<a href="=designated-safeguarding-lead">designated safeguarding lead</a>: '
        '<a href="=safeguarding">safeguarding</a> comes first.</p>'
    )
    assert policy_page(said_no("-designated safeguarding lead"), GLOSSARY) == (
        '<p>Tell <a href="=staff">staff</a>, employees, the DSL, the designated safeguarding lead: '
        '<a href="=safeguarding">safeguarding</a> comes first.</p>'
    )


SCOPED = """
    ## 1. Gifts

    1. In this clause, “gift” means money.

        (a) A gift is noted.

    2. A gift is refused.

    3. For the purposes of paragraphs 4 and 5, “guest” means a visitor.

    4. A guest signs in.

    5. A guest signs out.

    6. A guest leaves.

    ## 2. Visits

    In this section “coach” means a bus.

    The coach waits.

    ### Steps

    The coach leaves.

    ## 3. Sport

    The coach shouts.

    7. Rules:
        (1) In sub-clauses (2) and (3), “field” means the lower field.
        (2) The field is cut.
        (3) The field is marked.
        (4) The field is shut.

    ## Appendix A

    For the purposes of this appendix “form” means the yellow form.

    ### Part one

    In this part “pen” means a black pen. Fill the form in.

    ### Part two

    Fill the form in with a pen. In clause 99, “ink” means black ink. Ink is dear.

    ## End

    No form and no ink is needed.
"""


def test_a_definition_holds_in_the_part_of_its_policy_that_it_names() -> None:
    lines = re.findall(r">([^<>]*)<a href=\"=own\.([\w-]+)\">", policy_page(policy(SCOPED)))
    assert [(words.strip(), term) for words, term in lines] == [
        ("A", "gift"),
        ("A", "guest"),
        ("The", "coach"),
        ("The", "field"),
        ("In this part “pen” means a black pen. Fill the", "form"),
    ]


def test_where_it_does_not_hold_the_schools_meaning_counts() -> None:
    text = "1. In this clause, “staff” means those we pay. They are staff.\n\n2. Tell the staff."
    assert policy_page(policy(text), GLOSSARY).endswith('Tell the <a href="=staff">staff</a>.</p>\n</div>')


def test_two_parts_of_a_policy_can_give_one_word_two_meanings() -> None:
    text = """
        1. In this clause, “day” means a school day.

            a) Three days.

        2. In this clause, “day” means any day.

            a) Four days.
    """
    glossary, findings = read_terms([policy(text)], "")
    said = [
        (meaning.definition.line, [place.words for usage in meaning.usages for place in usage.places])
        for term in glossary.terms
        for meaning in term.meanings
    ]
    assert said == [(4, ["clause 1.a"]), (8, ["clause 2.a"])]
    assert [str(finding) for finding in findings] == []


def test_a_short_name_counts_only_with_its_capital() -> None:
    text = "The Elm Wood Trust (the Trust) pays.\n\nA position of trust.\n\nThe Trust and its trust."
    assert policy_page(policy(text)).endswith('The <a href="=own.trust">Trust</a> and its trust.</p>')


def test_two_words_that_one_paragraph_defines_both_have_a_place() -> None:
    text = "The school (“the Garden”) and its cooks (“the Kitchen”) part.\n\nThe Garden and the Kitchen."
    assert policy_page(policy(text)) == (
        '<p id="defines-garden"><span id="defines-kitchen"></span>'
        "The school (“the Garden”) and its cooks (“the Kitchen”) part.</p>\n"
        '<p>The <a href="=own.garden">Garden</a> and the <a href="=own.kitchen">Kitchen</a>.</p>'
    )

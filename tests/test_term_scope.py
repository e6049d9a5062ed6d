"""The right meaning: whose definition a mention leads to, where it is linked once, and where a clerk said no."""

from policybook.policy import Policy
from term_pictures import lexicon, page, policy, policy_page

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
        '<span class="pb-clause__label">1.</span><span class="pb-clause__label-space"> </span>'
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

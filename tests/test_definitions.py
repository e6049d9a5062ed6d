"""Definitions: the notation, what belongs to a definition, and where in a policy it stands."""

from textwrap import dedent

import pytest

from term_pictures import policy, policy_definitions, read_terms, school_definitions

NOTATION = {
    # what is typed: the term (its aliases), what it leads to; nothing where it defines nothing
    "**Parent** means anyone who looks after the child.": "Parent",
    "**Parents** mean all who look after the child.": "Parents",
    "**Staff** includes volunteers.": "Staff",
    "**Staff** refers to everyone here.": "Staff",
    "**Public** is used to refer to those outside.": "Public",
    "**Early help** – support for a family.": "Early help",
    "**Early help** — support for a family.": "Early help",
    "**Early help** - support for a family.": "Early help",
    "**Adults** - means all who work here.": "Adults",
    "__Parent__ means anyone who looks after the child.": "Parent",
    "“Parent” means anyone who looks after the child.": "Parent",
    '"Parent" means anyone who looks after the child.': "Parent",
    "‘Parent’ means anyone who looks after the child.": "Parent",
    "'Parent' means anyone who looks after the child.": "Parent",
    "‘Governors’ panel’ means three governors.": "Governors’ panel",
    "**“Parent”** means anyone.": "Parent",
    "**Parent**\nmeans anyone.": "Parent",
    "**Staff**, in this policy, means those we pay.": "Staff",
    "**Social media** includes, in this policy, games.": "Social media",
    "In this policy **staff** means those we pay.": "staff",
    "For the purposes of this policy, **social media** refers to blogs.": "social media",
    "For purposes of this policy the term 'public' is used to refer to those outside.": "public",
    "In this policy, unless it says otherwise, **day** means a school day.": "day",
    "The term “record” means what we keep.": "record",
    "**A parent** means anyone.": "parent",
    "**The Trust** means the Elm Trust.": "The Trust",
    "**Parent(s)** means anyone.": "Parent",
    "**Designated safeguarding lead** (DSL) means one teacher.": "Designated safeguarding lead (DSL)",
    "**Designated safeguarding lead (DSL)** means one teacher.": "Designated safeguarding lead (DSL)",
    "**Looked-after child** (child looked after, CLA) means a child.": "Looked-after child (child looked after, CLA)",
    "**Elm Trust** (referred to hereafter as the Trust) means us.": "Elm Trust (Trust)",
    "**Head** (also called the headteacher or principal) means one person.": "Head (headteacher, principal)",
    "**Staff** or **employees** means all.": "Staff (employees)",
    "**Adults/adults working in school** means all.": "Adults (adults working in school)",
    "**Parents/carers** means both.": "Parents/carers",
    "**Parents** (including carers) means both.": "Parents",
    "**Child in need** (section 17 of the Children Act 1989) means a child.": "Child in need",
    "**DSL** – see Designated safeguarding lead": "DSL → Designated safeguarding lead",
    "**DSL** – see **Designated safeguarding lead**.": "DSL → Designated safeguarding lead",
    "**DSL**: *see* Designated safeguarding lead": "DSL → Designated safeguarding lead",
    "**Fire.** Anyone who finds a fire breaks the glass.": None,
    "**Board and lodging** on a visit, up to the cost.": None,
    "**Staff:** everyone here.": "Staff",
    "Staff means everyone.": "Staff",
    "The word “low” describes the level.": None,
    "This means **everyone** includes you.": None,
    "The **head** – who is always here – decides.": None,
    "We mean “staff” here; it includes you.": None,
    "**Aim** – to be kind. {.no-glossary}": None,
    "**Aim** – to be kind.\n{: .no-glossary }": None,
    "**Nobody may use the hall without asking the office first, and that means you.** It is short.": None,
}


@pytest.mark.parametrize("typed", NOTATION)
def test_the_notation(typed: str) -> None:
    drawn = [
        one.term
        + (f" ({', '.join(one.aliases)})" if one.aliases else "")
        + (f" → {one.see}" if one.see else "")
        for one in school_definitions(typed)
    ]
    assert drawn == ([NOTATION[typed]] if NOTATION[typed] else [])


GLOSSARY = """\
---
title: Glossary
---

Some words first, which mention **bold** things.

**Parent** (carer) means anyone who looks after the child.

Each parent is told.

- they are told in *writing*
- and in time

**Staff**
means everyone here.

```
**Code** means nothing.
```

## D

- **DSL** – see Parent
"""


def test_the_glossary_is_read_with_the_lines_of_its_definitions() -> None:
    found = school_definitions(GLOSSARY)
    assert [(one.term, one.aliases, one.line, one.column, one.see) for one in found] == [
        ("Parent", ("carer",), 7, 1, None),
        ("Staff", (), 14, 1, None),
        ("DSL", (), 23, 3, "Parent"),
    ]


def test_in_the_glossary_a_definition_goes_on_to_the_next() -> None:
    glossary, _ = read_terms([], GLOSSARY)
    assert [
        (term.name, [meaning.definition.html for meaning in term.meanings]) for term in glossary.terms
    ] == [
        ("DSL", []),
        (
            "Parent",
            [
                "<p><strong>Parent</strong> (carer) means anyone who looks after the child.</p>\n"
                "<p>Each parent is told.</p>\n"
                "<ul>\n<li>they are told in <em>writing</em></li>\n<li>and in time</li>\n</ul>"
            ],
        ),
        (
            "Staff",
            [
                "<p><strong>Staff</strong>\nmeans everyone here.</p>\n"
                "<pre><code>**Code** means nothing.\n</code></pre>"
            ],
        ),
    ]


POLICY = """
## 1. Scope

i. For the purposes of this policy the term 'public' is used to refer to those outside.

   It is a second paragraph of the same clause.

ii. In this policy:

    - **Adults** (grown-ups) – means everyone over seventeen, see [the law](https://example.org/)[^1].

        Visitors are among them.
    - **Games** include:
        - chess
        - football

    Nothing else is meant.

iii. **Room** means:

    a) a hall

    b) a shed

## Sheds

**Shed** means a small house.

Sheds are painted green.

## Words used

**Green** means a colour.

It is not red.

**Red** includes pink.

**Blue**: what the sky is.

**Grey:** what it is in November.

[^1]: The law.
"""


def test_in_a_policy_each_definition_has_its_clause_or_section() -> None:
    found = policy_definitions(policy(POLICY))
    where = [(one.term, one.line, one.column, one.clause.address if one.clause else None) for one in found]
    assert where == [
        ("public", 6, 45, "1.i"),
        ("Adults", 12, 7, "1.ii"),
        ("Games", 15, 7, "1.ii"),
        ("Room", 21, 6, "1.iii"),
        ("Shed", 29, 1, None),
        ("Green", 35, 1, None),
        ("Red", 39, 1, None),
        ("Blue", 41, 1, None),
        ("Grey", 43, 1, None),
    ]
    assert [one.section.title for one in found if one.section][-5:] == ["Sheds", *["Words used"] * 4]


SAID = {
    "public": "<p>For the purposes of this policy the term 'public' is used to refer to those outside.</p>\n"
    "<p>It is a second paragraph of the same clause.</p>",
    "Adults": "<p><strong>Adults</strong> (grown-ups) – means everyone over seventeen, see the law.</p>\n"
    "<p>Visitors are among them.</p>",
    "Games": "<p><strong>Games</strong> include:</p>\n<ul>\n<li>chess</li>\n<li>football</li>\n</ul>",
    "Room": "<p><strong>Room</strong> means:</p>\n"
    '<div class="pb-clause pb-clause--2" data-clause="1.iii.a">\n'
    '<p><span class="pb-clause__label">a)</span><span class="pb-clause__label-space"> </span>a hall</p>\n</div>\n'
    '<div class="pb-clause pb-clause--2" data-clause="1.iii.b">\n'
    '<p><span class="pb-clause__label">b)</span><span class="pb-clause__label-space"> </span>a shed</p>\n</div>',
    "Shed": "<p><strong>Shed</strong> means a small house.</p>",
    "Green": "<p><strong>Green</strong> means a colour.</p>\n<p>It is not red.</p>",
    "Red": "<p><strong>Red</strong> includes pink.</p>",
    "Blue": "<p><strong>Blue</strong>: what the sky is.</p>",
    "Grey": "<p><strong>Grey:</strong> what it is in November.</p>",
}


def test_what_belongs_to_a_definition_in_a_policy() -> None:
    glossary, _ = read_terms([policy(POLICY)], "")
    said = {term.name: meaning.definition.html for term in glossary.terms for meaning in term.meanings}
    assert said == dict(sorted(SAID.items(), key=lambda item: item[0].casefold()))


@pytest.mark.parametrize("dash", ["–", "—", "-", "--"])
def test_the_glossary_page_begins_with_the_meaning_after_a_dash_of_any_kind(dash: str) -> None:
    glossary, _ = read_terms([policy(f"## Definitions\n\n**Plan** {dash} a table of help.")], "")
    assert [meaning.said for term in glossary.terms for meaning in term.meanings] == [
        "<p>a table of help.</p>"
    ]


def test_a_definition_belongs_to_the_clause_that_the_page_shows_it_in() -> None:
    text = dedent("""
        1. Rooms:

            a) halls

        **Room** means a hall or a shed.
        """)
    assert [one.clause and one.clause.address for one in policy_definitions(policy(text))] == ["1.a"]

"""A small school whose policies disagree about what words mean."""

GLOSSARY_SCHOOL = """
docs/glossary.md
    These words mean the same everywhere, unless a policy says otherwise.

    **Parent** (carer) means anyone who looks after the child.

    Each parent is told. See the [visits](policies/visits.md) policy.

    **Staff** means everyone who works here.

    **Designated safeguarding lead** (DSL) means one teacher.

    **DSO** – see Designated safeguarding lead

docs/help.md
    # Help

    ## Whom to ask

    Ask the staff. They ask the DSL.

policies/visits.md
    title: Visits Policy
    signatories: [Chair]
    ---
    ## 1. Words

    1.1 **Staff** means everybody on the coach, paid or not.

    1.2 **Coach** means a bus.

    ## 2. Before

    2.1 Parents are told by the staff, and the DSL knows.

    2.2 The coach is clean.

    ## Afterwards

    Parents and staff say thank you.

policies/pay.md
    title: Pay Policy
    signatories: [Chair]
    ---
    1. **Staff** means those we pay.

    2. The staff are paid by the month. A parent is not paid.
"""

"""The glossary as a value: each term's letter, names and meanings, where a meaning stands and which pages use it."""

from collections.abc import Iterator

from policybook.policy import Policy, read_policy
from policybook.terms import Glossary, Meaning, Term
from term_pictures import read_terms

SCHOOL = """\
\ufeff---
title: Glossary
...

**The Head** (the boss, chief) means the head teacher.

**Head teacher** – see The Head

**A4** means paper.

**2nd gate** means the gate.

**the the** means a word.
"""

DRAWN = """\
0–9 2nd gate
    glossary/#term-2nd-gate <p>means the gate.</p>
A A4
    glossary/#term-a4 <p>means paper.</p>
B Bell (gong) differs in 2
    Visits (flowers): policies/flowers/#defines-bell <p>means a flower.</p> used in Visits (flowers)
    Visits (Upper Wick): clause 1.1 policies/bells/#defines-bell <p>means a thing that rings.</p> used in Visits \
(Upper Wick): clause 1.2
H The Head (boss, chief, Head teacher)
    glossary/#term-the-head <p>means the head teacher.</p> used in Heads: section 2, Visits (Upper Wick): clause 1.2
H Head teacher → The Head
T the the
    glossary/#term-the-the <p>means a word.</p>
"""


def policy(slug: str, title: str, text: str, *, more: str = "") -> Policy:
    """Return a policy of a title that others may have too."""
    return read_policy(f"---\ntitle: {title}\n{more}---\n{text}\n", path=f"policies/{slug}.md").policy


def names(term: Term) -> str:
    aliases = f" ({', '.join(term.aliases)})" if term.aliases else ""
    differing = f" differs in {term.differing}" if term.differing else ""
    return f"{term.letter} {term.name}{aliases}{differing}" + (f" → {term.see.name}" if term.see else "")


def meaning(one: Meaning) -> str:
    where = f"{one.title}: {one.words}".strip() + " " if one.title else ""
    used = [
        f"{usage.title}: {', '.join(at.words for at in usage.places)}".rstrip(": ") for usage in one.usages
    ]
    return f"    {where}{one.url} {one.said}" + (f" used in {', '.join(used)}" if used else "")


def picture(glossary: Glossary) -> Iterator[str]:
    """Give a line for each term, and below it one for each of its meanings."""
    for term in glossary.terms:
        yield names(term)
        yield from map(meaning, term.meanings)


def test_a_glossary() -> None:
    policies = [
        policy(
            "bells",
            "Visits",
            "## 1. One\n\n1. **Bell** (gong) means a thing that rings.\n\n2. Ring the bell. The boss rings.",
            more="school: Upper Wick\n",
        ),
        policy("flowers", "Visits", "**Bell** means a flower.\n\nA bell."),
        policy("heads", "Heads", "## 1. None\n\nNobody.\n\n## 2. Both\n\nThe head and the chief."),
    ]
    glossary, findings = read_terms(policies, SCHOOL)
    assert "\n".join(picture(glossary)) == DRAWN.rstrip("\n")
    assert [one.line for one in findings] == [9, 11, 13]  # what nothing uses
    used = {slug: [one.definition.term for one in glossary.terms_used(slug)] for slug in ("bells", "flowers")}
    assert used == {"bells": ["The Head"], "flowers": []}
    assert [letter.id for letter in glossary.letters] == [f"letter-{name}" for name in ("0-9", *"abht")]

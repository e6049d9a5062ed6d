"""What the help page on words says is so: its examples are read as it tells."""

import re

import pytest

from school import ROOT
from term_pictures import policy, policy_page, read_terms

PAGE = (ROOT / "docs" / "help" / "words.md").read_text(encoding="utf-8")
GLOSSARY, IN_A_POLICY, BELOW_A_HEADING = re.findall(r"(?ms)^```markdown\n(.*?)^```", PAGE)


def test_its_glossary_means_what_it_says() -> None:
    glossary, findings = read_terms([policy("The DSL.")], GLOSSARY)
    entries = [(term.name, term.aliases, term.see and term.see.name) for term in glossary.terms]
    assert entries == [
        ("Child protection lead", (), "Designated safeguarding lead"),
        ("Designated safeguarding lead", ("DSL", "safeguarding lead", "Child protection lead"), None),
    ]
    assert "A second paragraph belongs to it as well." in glossary.terms[1].meanings[0].html
    assert findings == ()


def test_its_policy_wins_over_the_glossary() -> None:
    text = f"{IN_A_POLICY}\n2.2 The staff sit in front."
    assert '<a href="=own.staff">staff</a> sit' in policy_page(policy(text), "**Staff** means everyone.")


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("a whole policy", "The staff and the DSL."),
        ("a paragraph", "The staff and the DSL.\n{}"),
        ("a section", "## Title {}\n\nThe staff and the DSL."),
        ("a few words", "The {}."),
    ],
)
def test_saying_no(place: str, written: str) -> None:
    (no,) = re.findall(rf"^\| {place} \| `([^`]+)`", PAGE, re.MULTILINE)
    matter = f"{no}\n" if place == "a whole policy" else ""
    read = policy(written.replace("{}", no), matter=matter)
    assert "pb-term" not in policy_page(read, "**Staff** means everyone.\n\n**DSL** means one teacher.")

"""Links within a policy lead to its headings by whichever slug their writer's program makes, and to nothing else."""

import re

import pytest

from clause_pictures import policy
from policybook.pages import make_pages

TEXT = """
## 2. Scope & Aims

## Café rules

## Café rules

## Kept {#Gate}

1. One. <a id="spot"></a> A word{{#typed}} *here*{{#typed}}

[link]({target})
"""
LEADS = {
    "#2-scope--aims": "#section-2",
    "#2-scope-aims": "#section-2",
    "#scope-aims": "#section-2",
    "#section-2": "#section-2",
    "#Cafe-Rules": "#cafe-rules",
    "#caf%C3%A9-rules": "#cafe-rules",
    "#café-rules-1": "#cafe-rules_2",
    "#cafe-rules_1": "#cafe-rules_2",
    "#kept": "#Gate",
    "#Gate": "#Gate",
    "#Clause-1": "#clause-1",
    "#spot": "#spot",
    "#typed": "#typed",
    "#a-policy": "#",
    "#": "#",
}


def made(target: str) -> tuple[str, list[str]]:
    """Return where a link leads on its page, and what is said of it."""
    one = policy(TEXT.replace("{#Gate}", "{{#Gate}}").format(target=target))
    (page,) = make_pages([one], "", path="docs/glossary.md", school="A school").pages
    found = re.search(r'<a href="([^"]*)">link</a>', page.html)
    return found[1] if found else "", [f"{each.line}: {each.message}" for each in page.findings]


@pytest.mark.parametrize("target", LEADS)
def test_a_link_leads_to_its_heading(target: str) -> None:
    address, said = made(target)
    assert (address.replace("%C3%A9", "é"), said) == (LEADS[target], [])


@pytest.mark.parametrize("target", ["#elsewhere", "#café-rules-2", "#clause-9"])
def test_a_link_to_nothing_on_the_page_is_a_finding(target: str) -> None:
    assert made(target)[1] == [f"15: The link to '{target}' leads to nothing on this page."]

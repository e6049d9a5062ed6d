"""One reading: whatever a policy's text is, the outline, the page, the paper and the search agree about it."""

import pytest
from hypothesis import given, settings

from one_reading import plain_texts, texts, troubles, words_lost

EXAMPLES = {
    "a clause within a comment": "1. One.\n<!-- out\n2. Two.\n-->\n3. Three.",
    "a clause after a comment that never ends": "1. One.\n\n<!-- out\n\n2. Two.",
    "a heading within a comment": "Words here.\n<!--\n## Coach\n-->",
    "a definition within a comment": "1. The room.\n\n<!-- out:\n\n**Room** means a hall.\n\n-->\n\n2. The room.",
    "a definition in a heading's place": "</table>\n    \n**Room** means a hall.",
    "HTML that begins in a clause": "1. <details>\n1. ",
    "HTML that begins in a clause and ends in another": "1. <div>\n2. Two.\n</div>\n3. Three.",
    "a comment that begins in a clause": "1. One <!-- out\n2. Two.\n--> in\n3. Three.",
    "a heading's id that a paragraph has too": "Words here.\n{: #gate }\n## Gate {#gate}",
    "a clause in a quotation": "1. One.\n> 2. Two.\n\n3. Three.",
    "a heading in a quotation": "## Coach\n\n> ## Coach\n\n1. One.",
    "clauses in a table": "1. One.\n\n| a | b |\n|---|---|\n| 2. | two |\n\n3. Three.",
    "clauses in a fence": "1. One.\n```\n2. Two.\n## Coach\n```\n3. Three.",
    "a fence that never ends": "1. One.\n```\n2. Two.",
    "a clause in a footnote": "1. One.[^1]\n\n[^1]: 2. Two.\n\n3. Three.",
    "clauses in a note": '!!! note "Mind"\n    1. One.\n\n    2. Two.\n\n3. Three.',
    "clauses in a fold": "<details markdown>\n<summary>More</summary>\n\n1. One.\n\n2. Two.\n\n</details>\n\n3. Three.",
    "a table that begins in a clause and never ends": "1. <table>\n\n2. Two.\n\nWords.",
    "a table that begins among the words of a clause": "1. One <table> words\n   more\n\n2. Two.",
    "a box that shows no words": "1. <select>\n\n2. Two.\n\n</select>\n\n3. Three.",
    "a field that never ends": "Words <textarea> more\n\n1. One.",
    "a list that begins again, whose words lead it in": "1. One.\n2. Two.\n\nStaff must:\n\n1. three\n2. four",
    "two labels in a line": "1. (a) One.\n(b) Two.\n2. (a) Three.",
    "ones": "1. One.\n1. Two.\n   a. three\n   a. four\n1. Five.",
    "clauses beside a list's definition": "Term\n: its definition\n\n1. One.\n: another",
}


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_is_in_the_outline_is_on_the_page_once(example: str) -> None:
    assert troubles(EXAMPLES[example]) == {}


@settings(max_examples=200)
@given(texts)
def test_every_clause_and_section_stands_once_and_in_order_on_page_paper_and_in_the_search(text: str) -> None:
    assert troubles(text) == {}


@settings(max_examples=200)
@given(plain_texts)
def test_no_word_of_a_plain_text_is_lost_or_said_twice(text: str) -> None:
    assert not words_lost(text)

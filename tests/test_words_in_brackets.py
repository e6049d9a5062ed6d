"""Words in brackets: what stands between angle brackets, braces or square ones is shown wherever it is no markup."""

import re
from html import unescape

import pytest

from one_reading import read
from page_text import parsed, said

SHOWN = {  # what is typed, and what a reader sees of it on page and paper and finds in the search
    "We answer within <insert number> school days.": "We answer within <insert number> school days.",
    "<Name of academy> is a place to learn.": "<Name of academy> is a place to learn.",
    "If fewer than <5 or more than >11 come, A<B.": "If fewer than <5 or more than >11 come, A<B.",
    "We meet at <time> in <address of hall>.": "We meet at <time> in <address of hall>.",  # names of HTML's too
    "Ask the <data protection officer> or <HR manager>.": "Ask the <data protection officer> or <HR manager>.",
    "Read <link to policy>.": "Read <link to policy>.",
    "Two lines <insert\nname>.": "Two lines <insert name>.",
    "<b>Bold</b>, one<br>two.": "Bold, one two.",
    "<span class='wide'>Wide</span> and <SPAN>wider</SPAN>.": "Wide and wider.",
    "Open <b for ever>.": "Open <b for ever>.",
    "<!Name> and <?name?>.": "<!Name> and <?name?>.",
    "`<b>` is code.": "<b> is code.",
    "<div>\nDear <parent name> <b>and child</b>\n</div>": "Dear <parent name> and child",
    "<div>\nDear <o:p></o:p>parent.\n</div>": "Dear parent.",
    "The head is {insert name}.": "The head is {insert name}.",
    "The head is {NAME}": "The head is {NAME}",
    "The head is wide {.wide}": "The head is wide",
    "[insert name]: leads": "[insert name]: leads",
    "[insert date]: 01/09/2030": "[insert date]: 01/09/2030",
    "[Head]: Ms Ash": "[Head]: Ms Ash",
    "A [map].\n\n[map]: plan.png": "A map.",
    "A [map].\n\n[map]: https://elm.example/": "A map.",
}


@pytest.mark.parametrize("typed", SHOWN)
def test_words_are_shown_and_markup_is_not(typed: str) -> None:
    reading = read(typed)
    seen = [" ".join(words for _, words in said(parsed(html))) for html in (reading.page, reading.paper)]
    found = " ".join(text for _, _, text in reading.entries)
    assert [" ".join(unescape(words).split()) for words in (*seen, found)] == [SHOWN[typed]] * 3


HEADINGS = {  # a heading as typed, and its words and id
    "## Contacts {insert}": "Contacts {insert} #contacts-insert",
    "## Contacts {#who}": "Contacts #who",
    "## Contacts {: #who .wide }": "Contacts #who",
    "## Contacts {.wide key=value key='two'}": "Contacts #contacts",
    "## Contacts {-}": "Contacts #contacts",
    "## Contacts {#who insert}": "Contacts {#who insert} #contacts-who-insert",
    "## Contacts {}": "Contacts {} #contacts",
    "Contacts {insert}\n-----": "Contacts {insert} #contacts-insert",
    "## 2. Contacts {name}": "2. Contacts {name} #section-2",
}


@pytest.mark.parametrize("typed", HEADINGS)
def test_a_heading_keeps_braces_that_are_no_attributes(typed: str) -> None:
    page = read(typed).page
    found = re.search(r'<h\d id="([^"]+)"[^>]*>(.*?)<a', page)
    assert found
    assert f"{found[2]} #{found[1]}" == HEADINGS[typed]


def test_brackets_without_end_are_read_in_one_go() -> None:
    for piece in ("<insert ", "<b>", "</b><", "{insert ", "[insert ", "[a]: b.", "## x " + " " * 9):
        assert len(read(piece * 5000).page) >= 20_000

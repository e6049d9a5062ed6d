"""Layout: what comments, attributes, footnotes, tags and notes in a policy's text become on its page."""

import re

import pytest

from clause_pictures import page_of, read

CASES = {
    "a comment within a line": ("one <!-- x --> two", "<p>one  two</p>"),
    "a comment at the end of a line": ("one <!-- x -->\ntwo", "<p>one\ntwo</p>"),
    "a comment over lines": ("one <!-- x\ny\nz --> two\nthree", "<p>one</p><p>two\nthree</p>"),
    "a comment over lines with nothing after it": ("one <!-- x\ny --> \nthree", "<p>one</p><p>three</p>"),
    "a comment in code": ("`<!-- x -->` one <!-- y -->", "<p><code>&lt;!-- x --&gt;</code> one</p>"),
    "the shortest comment": ("one <!----> two", "<p>one  two</p>"),
    "what only looks like the end of a comment": ("one <!--> two --> three", "<p>one  three</p>"),
    "a comment in a fence": ("```\n<!-- x -->\n```", "<div><pre><code>&lt;!-- x --&gt;\n</code></pre></div>"),
    "a tab in a fence": ("```\n\tx\n```\ny", "<div><pre><code>    x\n</code></pre></div><p>y</p>"),
    "a fence that a line within it does not end": (
        "~~~\nx\n~~~ y\n~~~\nz",
        "<div><pre><code>x\n~~~ y\n</code></pre></div><p>z</p>",
    ),
    "a comment that never ends": ("one <!-- two\n\n<!-- three", "<p>one &lt;!-- two</p><p>&lt;!-- three</p>"),
    "a class for a paragraph": ("one\n{: .school-wide #a }", '<p class="school-wide" id="a">one</p>'),
    "a class in its last line": ("one {.school-wide}", '<p class="school-wide">one</p>'),
    "a class for a word": ("*one*{.school-wide} two", '<p><em class="school-wide">one</em> two</p>'),
    "a class for code": ("`one`{.school-wide}", '<p><code class="school-wide">one</code></p>'),
    "braces that are words": ("one {two}", "<p>one {two}</p>"),
    "a class after a word in bold at the end": (
        "**one** {.school-wide}",
        '<p class="school-wide"><strong>one</strong></p>',
    ),
    "Word's line break": ("one\\\ntwo\\", "<p>one<br />\ntwo</p>"),
    "two spaces at the end of a line": ("one  \ntwo  ", "<p>one<br />\ntwo</p>"),
    "a line break after words in bold that began with a label": (
        "**1. One** two  \nthree",
        '<div class="pb-clause pb-clause--1" data-clause="1" id="clause-1"><p><span class="pb-clause__label">1.</span>'
        '<span class="pb-clause__label-space"> </span><strong>One</strong> two<br />\nthree<a class="pb-clause__link" '
        'href="#clause-1" aria-label="Link to clause 1" title="Link to clause 1"></a></p></div>',
    ),
    "a picture in bold at the end, whose braces are a class": (
        "one **two {.school-wide}**",
        "<p>one <strong>two {.school-wide}</strong></p>",
    ),
    "two blocks of raw HTML": (
        "<div>one</div>\n<div>two</div>\nthree",
        "<div>one</div><div>two</div><p>three</p>",
    ),
    "a heading without a space": ("##One ##", '<h2 id="one">One</h2>'),
    "a heading without words": ("one\n##\ntwo", "<p>one</p><p>two</p>"),
    "a heading underlined": ("One\n---\ntwo", '<h2 id="one">One</h2><p>two</p>'),
    "an underline below lines of text": ("one\ntwo\n---\nthree", "<p>one\ntwo</p><hr /><p>three</p>"),
    "a heading in a quotation, which is no section": (
        "> ## One",
        "<div><blockquote><h2>One</h2></blockquote></div>",
    ),
    "a heading in a note, which is no section": (
        "!!! note\n    ## One",
        '<div><div class="admonition note"><p class="admonition-title">Note</p><h2>One</h2></div></div>',
    ),
    "labels in a note": (
        "!!! note\n    1. one\n    2. two",
        '<div><div class="admonition note"><p class="admonition-title">Note</p><p>1. one</p><p>2. two</p></div></div>',
    ),
    "a table that ends where a line begins otherwise": (
        "| a |\n|---|\n| b |\nc",
        "<div><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></div><p>c</p>",
    ),
    "a bullet of a word processor": ("• one\n•  two", "<ul><li>one</li><li>two</li></ul>"),
    "a ring with little room after it": ("o one", "<p>o one</p>"),
    "raw HTML": ("<div>\n\n*one*\n\n</div>\n\ntwo", "<div>\n\n*one*\n\n</div><p>two</p>"),
    "raw HTML that holds Markdown": ("<div markdown>\n\n*one*\n\n</div>", "<div><p><em>one</em></p></div>"),
    "a tag that is never closed": ("<div>\n\none", "<p>&lt;div&gt;</p><p>one</p>"),
    "tags among words": ("one <ul><li>two</ul>", "<p>one &lt;li&gt;two</p>"),
    "tags among words, closed twice": ("one <ul>two</ul></ul>", "<p>one two&lt;/ul&gt;</p>"),
    "tags that cross": ("one <ul><ol>two</ul></ol>", "<p>one &lt;ol&gt;two&lt;/ol&gt;</p>"),
    "a link whose file's name has spaces": ("[a](b c.png)", '<p><a href="b%20c.png">a</a></p>'),
    "what a converter leaves": ("[one]{.underline} []{#_Toc1 .anchor}two", "<p>one two</p>"),
}


PLACES = re.compile(  # what makes a paragraph a place to link to, which tests/test_paragraphs.py looks at
    r'<a class="pb-clause__link" href="#(?!clause)[^>]*></a>| data-(?:paragraph|pb-place)="[^"]*"'
    r'| id="para-[^"]*"| class="pb-para"| pb-para(?=")'
)


def shown(text: str) -> str:
    """Return what a page shows of a text, without what lies between its blocks; a bare `div` is a place."""
    page = re.sub(
        r"\n?(</?(?:p|div|ul|li|table|t\w+|h\d|blockquote|pre|hr)\b[^>]*>)\n?",
        r"\1",
        PLACES.sub("", page_of(text)),
    )
    return page.strip()


@pytest.mark.parametrize(("text", "page"), CASES.values(), ids=CASES.keys())
def test_layout(text: str, page: str) -> None:
    assert shown(text) == page.replace("<div>\n\n", "<div>\n").replace("\n\n</div>", "\n</div>")


def test_footnotes_are_listed_at_the_end_in_the_order_in_which_they_are_written() -> None:
    page = page_of("one[^b] two[^a] three[^b]\n\n[^a]: Alpha\n\n[^b]: Beta\n    more\n\nfour")
    plain = re.sub(r"<[^>]+>", " ", page).split()
    assert plain == "one 2 two 1 three 2 four Alpha ↩ Beta more ↩".split()
    assert re.findall(r'<sup id="([^"]+)"><a class="footnote-ref" href="([^"]+)"', page) == [
        ("fnref:2", "#fn:2"),
        ("fnref:1", "#fn:1"),
        ("fnref2:2", "#fn:2"),
    ]


def test_the_findings_of_tags_and_comments_name_their_lines() -> None:
    text = 'one\n<div>\n\ntwo </b>\nthree  \nfour <ul class="x">\n\n</p>\n\n<!-- five'
    told = [(one.line, one.message) for one in read(text).findings]
    assert told == [
        (2, "The HTML tag <div> is opened and never closed."),
        (6, "The HTML tag <ul> is opened and never closed."),
        (8, "The HTML tag </p> closes nothing that is open."),
        (10, "A comment is opened with <!-- and never closed."),
        (4, "Not shown, because a policy's text must not hold it: the tag </b>, which closes nothing."),
    ]

"""Layout: what comments, attributes, footnotes, tags and notes in a policy's text become on its page."""

import re
from collections.abc import Callable

import pytest

from clause_pictures import page_of, policy, read
from policybook.text import read_units

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
        '<div class="pb-clause pb-clause--1" data-clause="1" id="clause-1"><p>'
        '<a class="pb-clause__label" href="#clause-1" title="Link to clause 1">1.</a>'
        '<span class="pb-clause__label-space"> </span><strong>One</strong> two<br />\nthree</p></div>',
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
    "a character that nobody can see": ("one\x08two", "<p>one\ufffdtwo</p>"),
    "a fence whose first line holds its own sign, which is none": (
        "``` a`b\n<!-- x -->\nc",
        "<p>``` a`b</p><p>c</p>",
    ),
    "a comment in a fence that is set in": (
        "  ```\n<!-- x -->\n  ```\ny",
        "<div><pre><code>&lt;!-- x --&gt;\n</code></pre></div><p>y</p>",
    ),
    "a comment in a fence that never ends": (
        "```\n<!-- x -->",
        "<div><pre><code>&lt;!-- x --&gt;</code></pre></div>",
    ),
    "comments that never end, around one in a fence": (
        "<!-- a\n```\n<!-- b\n```\n<!-- c",
        "<p>&lt;!-- a</p><div><pre><code>&lt;!-- b\n</code></pre></div><p>&lt;!-- c</p>",
    ),
    "a comment after two pieces of code": (
        "`a` `<!-- x -->` <!-- y --> b",
        "<p><code>a</code> <code>&lt;!-- x --&gt;</code>  b</p>",
    ),
    "a comment begun in code and ended in code, around a whole one": (
        "a `<!-- x` <!-- y --> `-->` b",
        "<p>a <code>&lt;!-- x</code>  <code>--&gt;</code> b</p>",
    ),
    "a comment over an empty line, and one after it": (
        "one <!-- x\n\ny --> <!-- z --> two",
        "<p>one</p><p>two</p>",
    ),
    "a backslash by itself": ("one\n  \\  \ntwo", "<p>one</p><p>two</p>"),
    "a letter as a bullet, with room after it": ("o  one\no  two", "<ul><li>one</li><li>two</li></ul>"),
    "bullets of a word processor below one another": (
        "• a\n  • b",
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
    ),
    "a bullet with no room after it, and one among words": ("•a\n\nb • c", "<p>•a</p><p>b • c</p>"),
    "an id twice for a word": ("*one*{#a}{#b} two", '<p><em id="a">one</em>{#b} two</p>'),
    "ids for words within words": (
        "**a *b*{#x}**{#y}",
        '<p><strong id="y">a <em id="x">b</em></strong></p>',
    ),
    "ids for a picture and a cell": (
        "![x](y.png){#q}\n\n| a |\n|---|\n| b {#x} |",
        '<p><img src="y.png" alt="x" id="q" /></p>'
        '<div><table><thead><tr><th>a</th></tr></thead><tbody><tr><td id="x">b</td></tr></tbody></table></div>',
    ),
    "an id below a line that is broken": ("one  \n{#wide}", '<p id="wide">one</p>'),
    "an id below words in bold": ("*a*\n{#x}", '<p id="x"><em>a</em></p>'),
    "braces that hold words, or nothing": (
        "one {#a b}\n\ntwo {}\n\nthree {: }",
        "<p>one {#a b}</p><p>two {}</p><p>three {: }</p>",
    ),
    "a name of a link, and words that look like one": (
        "[map]: plan.png\n\n[insert name]: will lead\n\n[a]: x.toolong\n\nSee [map].",
        '<p>[insert name]: will lead</p><p>[a]: x.toolong</p><p>See <a href="plan.png">map</a>.</p>',
    ),
    "tags that say nothing, and tags that do": (
        "a <br> b <wbr> d <img> e <time> f\n\n<time datetime=1> g</time> h",
        '<p>a <br> b <wbr> d &lt;img&gt; e &lt;time&gt; f</p><p><time datetime="1"> g</time> h</p>',
    ),
    "tags of no HTML in a block of it": ("<div><foo></div>", "<div>&lt;foo&gt;</div>"),
    "addresses of mail and web": (
        "see www.a.org and a.org, b@c.org",
        '<p>see <a href="http://www.a.org">www.a.org</a> and a.org, <a href="mailto:b@c.org">b@c.org</a></p>',
    ),
    "columns to the right and in the middle": (
        "| a | b | c |\n|:-:|--:|:--|\n| 1 | 2 | 3 |",
        '<div><table><thead><tr><th class="pb-center">a</th><th class="pb-right">b</th>'
        '<th class="pb-left">c</th></tr></thead>'
        '<tbody><tr><td class="pb-center">1</td><td class="pb-right">2</td><td class="pb-left">3</td></tr></tbody>'
        "</table></div>",
    ),
    "headings as deep as they go": (
        "# One\n\n## Two\n\n###### Six",
        '<h2 id="one">One</h2><h3 id="two">Two</h3><h6 id="six">Six</h6>',
    ),
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


@pytest.mark.parametrize(
    ("inside", "attribute", "taken"),
    [(500, 199, True), (501, 199, False), (500, 200, True), (500, 201, False)],
)
def test_what_a_converter_leaves_is_taken_out_up_to_a_length(
    inside: int, attribute: int, taken: bool
) -> None:
    assert ("{" in shown(f"[{'x' * inside}]{{.{'a' * attribute}}} y")) is not taken


def test_the_first_of_two_footnotes_of_a_name_is_meant_also_where_it_stands_in_a_quotation() -> None:
    page = page_of("> one[^a]\n>\n> [^a]: Alpha\n\n[^a]: Other\n\ntwo[^z]")
    plain = re.sub(r"<[^>]+>", " ", page).split()
    assert plain == "one 1 two[^z] Alpha ↩ Other ↩".split()
    assert re.findall(r'<li id="([^"]+)"', page) == ["fn:1", "fn:2"]


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


LONGEST: dict[str, tuple[Callable[[int], str], str, int]] = {
    # a text, what shows that it is read as meant, and how long the part of it may be that varies
    "a class of the school": (lambda size: f"x {{.school-{'a' * size}}}", "class=", 60),
    "an id": (lambda size: f"x {{#{'a' * size}}}", "id=", 100),
    "a name of a link": (lambda size: f"[{'a' * size}]: b.md\n\nc", "<p>c</p>", 500),
    "spaces before an address": (lambda size: f"[a]:{' ' * size}b.md\n\nc", "<p>c</p>", 99),
    "a scheme": (lambda size: f"[a]: {'h' * size}:x\n\nc", "<p>c</p>", 31),
    "the end of a file's name": (lambda size: f"[a]: b.{'m' * size}\n\nc", "<p>c</p>", 6),
    "a file's name": (lambda size: f"[a]: {'b' * size}.md\n\nc", "<p>c</p>", 500),
    "spaces in a tag of no HTML": (lambda size: f"<div>\n<foo{' ' * size}>\n</div>", "&lt;foo", 500),
    "spaces in a closing tag": (lambda size: f"a <b>x</b{' ' * size}> y", "<b>", 9),
}


@pytest.mark.parametrize("part", LONGEST)
def test_a_part_of_a_text_is_so_long_and_no_longer(part: str) -> None:
    draw, mark, most = LONGEST[part]
    pages = [shown(draw(size)) for size in (most, most + 1)]
    assert [page.startswith(mark) if mark == "<p>c</p>" else mark in page for page in pages] == [True, False]


@pytest.mark.parametrize(("length", "named"), [(1, False), (2, True)])
def test_a_scheme_has_two_letters_and_so_has_the_end_of_a_files_name(length: int, named: bool) -> None:
    texts = [f"[a]: {'h' * length}:x\n\nc", f"[a]: b.{'m' * length}\n\nc"]
    assert [shown(text) == "<p>c</p>" for text in texts] == [named, named]


@pytest.mark.parametrize(("digits", "label"), [(6, "111111."), (7, "1.")])
def test_a_list_in_html_begins_at_a_number_of_six_digits_at_most(digits: int, label: str) -> None:
    text = policy(f'<ol start="{"1" * digits}"><li>x</li></ol>').text
    assert [unit.label for unit in read_units(text)] == [label]


@pytest.mark.parametrize(("dots", "told"), [(3, 1), (4, 0)])
def test_a_label_of_no_family_has_five_parts(dots: int, told: int) -> None:
    assert len(read(f"A1{'.1' * dots}. x").findings) == told

"""A policy's text can run nothing, hide nothing and forge nothing; what is taken out of it is said, with its line."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policybook.text import parse, render

NOT_SHOWN = "Not shown, because a policy's text must not hold it: "


def page(body: str) -> tuple[str, list[str]]:
    """Return a text as HTML in one line, and what was taken out of it with its line."""
    text = parse(body, path="policies/visits.md", first_line=1)
    html = re.sub(r"\s*\n\s*", "", render(text.tokens))
    said = [f"{one.line}: {one.message.removeprefix(NOT_SHOWN)}" for one in text.outline.findings]
    return html, said


KEPT = {  # what a policy needs stays as it is typed
    "words": "H<sub>2</sub>O, <b>no</b> <del>old</del> <kbd>Esc</kbd>",
    "a break": "One<br>two",
    "a table": '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>',
    "a fold": "<details><summary>More</summary><p>Words</p></details>",
    "a link": '<a href="https://example.org/" title="t">x</a>',
    "a picture": '<img src="plan.png" alt="A plan" width="10">',
    "a language": '<span lang="cy">ysgol</span>',
    "a class of the school's": '<span class="school-quiet">x</span>',
    "a place to link to": '<span id="gate">x</span>',
}


@pytest.mark.parametrize("typed", KEPT.values(), ids=KEPT)
def test_what_a_policy_needs_is_kept(typed: str) -> None:
    html, said = page(typed)
    assert html in (typed, f"<p>{typed}</p>")
    assert said == []


REMOVED = {  # typed: what is shown, and what the finding names
    "<script>alert(1)</script>": ("", ["1: the tag <script>."]),
    "Hi <script>alert(1)</script>": ("<p>Hi alert(1)</p>", ["1: the tag <script>."]),
    "<style>p { display: none }</style>": ("", ["1: the tag <style>."]),
    "<svg><a href='x'>y</a></svg>": ("", ["1: the tag <svg>."]),
    "<div onclick='x()'>y</div>": ("<div>y</div>", ["1: the attribute onclick."]),
    "a <b onclick=x>b</b>": ("<p>a <b>b</b></p>", ["1: the attribute onclick."]),
    "a <b style='x'>b</b>": ("<p>a <b>b</b></p>", ["1: the attribute style."]),
    "<div class='pb-sign'>y</div>": ("<div>y</div>", ["1: the class 'pb-sign'."]),
    "<div id='clause-1'>y</div>": ("<div>y</div>", ["1: the id 'clause-1'."]),
    "<div id=__config>y</div>": ("<div>y</div>", ["1: the id '__config'."]),
    "*y*{.headerlink}": ("<p><em>y</em></p>", ["1: the class 'headerlink'."]),
    "*y*{.pb-sign .no-glossary}": (
        '<p><em class="no-glossary">y</em></p>',
        ["1: the class 'pb-sign no-glossary'."],
    ),
    "*y*{#section-1}": ("<p><em>y</em></p>", ["1: the id 'section-1'."]),
    "a </b> b": ("<p>a  b</p>", ["1: the tag </b>, which closes nothing."]),
    "a </main> b": ("<p>a  b</p>", ["1: the tag <main>."]),
    "a <u>b *c </u>* d": (
        "<p>a <u>b <em>c </em> d</u></p>",
        ["1: the tag </u>, which closes nothing."],
    ),
    "<a href='javascript:x()'>y</a>": ("<p><a>y</a></p>", ["1: the address 'javascript:x()'."]),
    "<a href='JaVa\tscript:x()'>y</a>": ("<p><a>y</a></p>", ["1: the address 'JaVa   script:x()'."]),
    "<a href='https://['>y</a>": ("<p><a>y</a></p>", ["1: the address 'https://['."]),
    "[y](https://school.example:99999/)": (
        "<p><a>y</a></p>",
        ["1: the address 'https://school.example:99999/'."],
    ),
    "[y](typeface:/etc/passwd)": ("<p><a>y</a></p>", ["1: the address 'typeface:/etc/passwd'."]),
    "[y](qr:https://example.org)": ("<p><a>y</a></p>", ["1: the address 'qr:https://example.org'."]),
    "![y](data:image/png;base64,aa)": ("<p>y</p>", ["1: the address 'data:image/png;base64,aa'."]),
    "a <input autofocus onfocus=x()> b": ("<p>a  b</p>", ["1: the tag <input>, the attribute onfocus."]),
    "<form action=x><button>go</button></form>": (
        "go",
        ["1: the tag <form>, the attribute action, the tag <button>."],
    ),
    "<object data=x>y</object>": ("", ["1: the tag <object>, the attribute data."]),
    "a <a name=x href=y>b": ('<p>a <a href="y">b</a></p>', ["1: the attribute name."]),
    "<div markdown onclick=x>\n\n*y*\n\n</div>": (
        "<div><p><em>y</em></p></div>",
        ["1: the attribute onclick."],
    ),
    "<form markdown>\n\n*y*\n\n</form>": ("<div><p><em>y</em></p></div>", ["1: the tag <form>."]),
    '!!! pb-sign "Signed"\n    By all': (
        '<div class="admonition"><p class="admonition-title">Signed</p><p>By all</p></div>',
        ["1: the class 'admonition pb-sign'."],
    ),
    "| a |\n|--:|\n| 1 |\n{.pb-x}": (None, ["4: the class 'pb-x'."]),
}


@pytest.mark.parametrize("typed", REMOVED)
def test_what_could_do_harm_is_taken_out_and_said(typed: str) -> None:
    html, said = page(typed)
    shown, findings = REMOVED[typed]
    assert said == findings
    assert shown is None or html == shown


def test_a_column_is_aligned_by_a_class() -> None:
    html, said = page("| a | b | c |\n|--:|:-:|:--|\n| 1 | 2 | 3 |")
    assert re.findall(r"<td[^>]*>", html) == [
        '<td class="pb-right">',
        '<td class="pb-center">',
        '<td class="pb-left">',
    ]
    assert said == []


@pytest.mark.parametrize("depth", [200, 201])
def test_tags_within_tags_are_read_to_a_depth(depth: int) -> None:
    html, said = page("<div>" * depth + "words" + "</div>" * depth)
    assert "words" in html
    assert said == (
        [] if depth == 200 else ["1: HTML nested more than 200 deep, which stands there as typed."]
    )
    assert html.count("<div>") == (200 if depth == 200 else 0)


PARTS = [
    *(
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<div>",
        "</div>",
        "<div markdown>",
        "<td>",
        "</main>",
        "<script>",
    ),
    *(
        "<img src=x onerror=y>",
        "<!--",
        "-->",
        "*",
        "**",
        "`",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "| a |\n|---|\n",
        "x ",
    ),
    *(
        "<p",
        " class='pb-x'",
        ">",
        "]",
        "](javascript:x)",
        "[",
        "![",
        "&lt;",
        "{.pb-x}",
        "<style>",
        "[^1]",
        "[^1]: ",
    ),
]


@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join))
@example("<div markdown>\n\n> <div markdown>\n\n</div>\n\n</div>")
@settings(max_examples=400, deadline=None)
def test_whatever_is_typed_every_tag_is_closed_and_none_does_harm(body: str) -> None:
    html = render(parse(body, path="x.md", first_line=1).tokens)
    opened: list[str] = []
    for close, name in re.findall(r"<(/?)([a-z][a-z0-9]*)", html):
        if close:
            assert opened.pop() == name, html
        elif name not in ("br", "hr", "img", "col", "wbr"):
            opened.append(name)
    assert opened == []
    assert not re.search(
        r"<(script|style|main|input)\b|\son\w+=|javascript:|pb-x|data:", re.sub(r">[^<]*<", "><", html)
    )

"""The press trusts no text: HTML that no text can hold any more, fed to it directly, reads and hides nothing."""

from html import escape
from pathlib import Path

import pikepdf
import pytest

from paper import pages
from policybook.drivers.press import Leaf, Printed, Sheet, print_sheets
from test_press_injections import SECRET, XML
from test_signature_page import WAYS

CODE, SHEET_CODE = "K7QM-2V9D-XA4T-0P3C", "0B5D-KM4T-91C2-7F3A"
SIGNED = "This policy was ratified on 17 March 2026."
STYLE = f"""
body {{ font-family: "Source Sans Pro" }}
.pb-sign {{ page: signature; break-before: page; height: 50mm }}
@page {{ @bottom-left {{ content: "{CODE}" }} }}
"""
HEAD = '<!doctype html><html lang="en-GB"><head><title>Visits</title>{}</head><body>'
PAGE = (
    HEAD.format(f"<style>{STYLE}</style>") + "<h1>Visits</h1><main><pb-text>TEXT</pb-text></main>"
    '<section class="pb-sign" id="pb:sign"><div id="pb:end"></div></section></body></html>'
)
LEAF = (
    HEAD.format("")
    + f'<section class="pb-sign"><h2>Signatures</h2><p class="pb-sign__statement">{SIGNED}</p>'
    f"<p>{SHEET_CODE}</p></section></body></html>"
)

HARM: dict[str, tuple[str, str]] = {
    "the environment": (
        '<a rel="attachment" href="typeface:/proc/self/environ">x</a>',
        "The link to 'typeface:/proc/self/environ' is not printed: it is no address of the web or of mail.",
    ),
    "a file of the disk": (
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        "The file 'file:///etc/passwd' is not put into the PDF: rel=attachment is not a policy's to use.",
    ),
    "a file of the site": (
        '<a rel="nofollow ATTACHMENT" href="../../index.html">x</a>',
        "The file '../../index.html' is not put into the PDF: rel=attachment is not a policy's to use.",
    ),
    "a link to be attached": (
        '<link rel="attachment" href="file:///etc/passwd">',
        "The tag <link> is not a policy's to use.",
    ),
    "a picture of the disk": (
        '<img alt="x" src="file:///etc/passwd">',
        "The picture passwd is not printed: there is no such file.",
    ),
    "another computer": (
        '<img alt="x" src="file://server/share/a.png">',
        "The picture a.png is not printed: it is on another computer.",
    ),
    "our typeface": (
        '<img alt="x" src="typeface:SourceSansPro-Regular.ttf">',
        "is not printed: typeface: is no address of a picture.",
    ),
    "our QR codes": (
        '<img alt="x" src="qr:https://elsewhere.example/">',
        "is not printed: qr: is no address of a picture.",
    ),
    "words of a page": (
        f'<img alt="x" src="data:text/html,{SECRET}">',
        "The picture in the text is not printed: the file is not a picture that we can read.",
    ),
    "half a letter code": (
        '<img alt="x" src="data:image/png;base64,A">',
        "The picture in the text is not printed: the file is not a picture that we can read.",
    ),
    "an object": (
        '<object data="file:///etc/passwd">x</object>',
        "The tag <object> is not a policy's to use.",
    ),
    "an embedded one": ('<embed src="file:///etc/passwd">', "The tag <embed> is not a policy's to use."),
    "a frame": ('<iframe src="file:///etc/passwd"></iframe>', "The tag <iframe> is not a policy's to use."),
    "a ground": (
        '<p style="background: url(file:///etc/passwd)">x</p>',
        "The style 'background: url(file:///etc/passwd)' is not a policy's to set.",
    ),
    "a list's mark": (
        '<ul style="list-style: url(file:///etc/passwd)"><li>x</li></ul>',
        "The style 'list-style: url(file:///etc/passwd)' is not a policy's to set.",
    ),
    "content": (
        "<style>p::after { content: url(file:///etc/passwd) }</style>",
        "The tag <style> is not a policy's to use.",
    ),
    "a link to a file": (
        '<a href="file:///etc/passwd">x</a>',
        "The link to 'file:///etc/passwd' is not printed: it is no address of the web or of mail.",
    ),
    "a script in a link": (
        '<a href="javascript:alert(1)">x</a>',
        "The link to 'javascript:alert(1)' is not printed: it is no address of the web or of mail.",
    ),
    "half an address": (
        '<a href="https://[">x</a>',
        "The link to 'https://[' is not printed: it is no address of the web or of mail.",
    ),
    "a drawing in the text": (
        f'<svg {XML} width="9" height="9"><title>x</title><image href="file:///etc/passwd"/></svg>',
        "A drawing (<svg>) in the text is not printed: it has <image> in it, and only shapes and words are printed.",
    ),
    "a ring in the text": (
        f'<svg {XML} width="9" height="9"><title>x</title><g id="a"><use href="#a"/></g></svg>',
        "A drawing (<svg>) in the text is not printed: a part of it uses itself.",
    ),
}
TEXTS = {**{f"harm: {name}": html for name, (html, _) in HARM.items()}, **WAYS}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Printed, Path]]:
    """Return what became of the page with each text, and its PDF."""
    folder = tmp_path_factory.mktemp("press")
    outs = {name: folder / f"{number}.pdf" for number, name in enumerate(TEXTS)}
    leaf = Leaf("pb:sign", LEAF, SIGNED, (CODE, SHEET_CODE))
    sheets = [
        Sheet(
            slug=name,
            html=PAGE.replace("TEXT", escape(f"<p>1. Go.</p>\n\n{html}")),
            page="policies/visits/",
            root=folder,
            out=outs[name],
            path="policies/visits.md",
            source=f"1. Go.\n\n{html}\n",
            leaves=(leaf,),
        )
        for name, html in TEXTS.items()
    ]
    done = print_sheets(sheets, cache=folder / "cache")
    return {name: (one, outs[name]) for name, one in zip(TEXTS, done, strict=True)}


@pytest.mark.parametrize("name", HARM)
def test_what_asks_for_more_than_pictures_is_left_out_and_said(
    printed: dict[str, tuple[Printed, Path]], name: str
) -> None:
    one, _ = printed[f"harm: {name}"]
    assert [str(found) for found in one.findings if HARM[name][1] in found.message], one.findings
    assert {found.path for found in one.findings} == {"policies/visits.md"}


@pytest.mark.parametrize("name", TEXTS)
def test_the_signature_page_says_what_it_always_says(
    printed: dict[str, tuple[Printed, Path]], name: str
) -> None:
    _, pdf = printed[name]
    first, *_, last = pages(pdf)
    assert "1. Go." in first
    assert last.splitlines() == ["Signatures", SIGNED, SHEET_CODE, CODE]


@pytest.mark.parametrize("name", TEXTS)
def test_no_file_goes_along_but_the_policy_itself(
    printed: dict[str, tuple[Printed, Path]], name: str
) -> None:
    with pikepdf.open(printed[name][1]) as pdf:
        assert list(pdf.attachments) == ["visits.md"]

"""What governors sign is made apart from a policy's text, and nothing that is written there reaches it."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from paper import broken_rules, feet, outline, pages, pdf_of
from school import Build
from sketch import Draw

HEAD = """\
---
title: {title}
ratified: {{by: FGB, on: 2026-03-17, minute: FGB item 7}}
signatories: [Chair of Governors, Headteacher]
---

1. Every visitor signs in.

"""
SAYS = """\
Elm Lane School  {title}
Signatures
{title}
This policy was ratified by FGB on 17 March 2026.
Minute: FGB item 7. The text that is signed has the code
{code}.
The policy online
That text code covers every word, number, sign, table and picture of the text. The sheet code {sheet} covers
what else is printed here: the school and the title, the table below the title with its people, dates and minute,
the roles that sign. Neither covers what is written by hand.
Chair of Governors
Printed name
Signature  Date
Headteacher
Printed name
Signature  Date
Ratified 17 March 2026  Text code {code}  Page {pages} of {pages}
https://elm-lane.example/policies/{slug}/"""

FALSE = '<p class="pb-sign__statement">Signed by nobody.</p>'
WAYS = {
    "a style": "<style>.pb-sign, .pb-sign__statement { display: none }</style>",
    "a style for all": "<style>* { display: none !important }</style>",
    "a style of the page": "<style>@page { margin: 0; @bottom-left { content: 'Page 1 of 1' } }</style>",
    "a style of its page": "<style>@page signature { size: 1mm 1mm; @top-left { content: 'Gone' } }</style>",
    "a style that draws": "<style>.pb-sign__statement::before { content: 'Not ' }</style>",
    "a typeface": "<style>@font-face { font-family: Policybook; src: url(typeface:SourceSansPro-It.ttf) }</style>",
    "counters": "<style>@page { counter-reset: page 40 pages 99 own 7 }</style>",
    "a style that is imported": '<style>@import "typeface:x.css"; @import url(qr:y)</style>',
    "a style that is linked": '<link rel="stylesheet" href="data:text/css,.pb-sign{display:none}">',
    "a style in a drawing": "<svg><title>x</title><style>@page{size:1mm}</style><rect width='1' height='1'/></svg>",
    "a stray end": f'</main><section class="pb-sign">{FALSE}</section>',
    "many stray ends": f"</p></div></main></section></article></body></html>{FALSE}",
    "another body": f'<body class="pb-sign" style="display:none"><html hidden>{FALSE}',
    "another head": "<head><title>Other</title><meta name=author content=Nobody><base href='file:///etc/'></head>",
    "frames": "<frameset><frame src='file:///etc/passwd'></frameset>",
    "never closed": "<div><section><table><tr><td><b><i>and so on",
    "a comment never closed": "<!-- all that follows",
    "a comment": '<!-- --><!--><section class="pb-sign"><!-->-->',
    "plain text": "<plaintext>and all that follows",
    "raw text": "<textarea><noscript><xmp>all that follows",
    "a title never closed": "<title>all that follows",
    "a style never closed": "<style>all that follows",
    "ids": f'<div id="signatures">1</div><div id="pb:sign">2</div><div id="end">3</div>{{#pb:end}} {FALSE}',
    "places of links": "[a](#pb:sign) [b](#signatures) <a name='pb:sign' href='#pb:end'>c</a>",
    "classes": f'<div class="pb-sign pb-foot pb-head pb-contents pb-title">{FALSE}</div>',
    "a running element": '<div style="position: running(pb-foot)">Foot</div>',
    "a named string": '<p style="string-set: pb-foot content(); counter-reset: page 9">Words</p>',
    "a fixed place": '<p style="position: fixed; top: 0; bottom: 0; background: white">Over all</p>',
    "a page's name": '<p style="page: signature; break-before: page">Sign here</p>',
    "a footnote": '<p style="float: footnote">At the foot of the last page</p>',
    "huge letters": '<p style="font-size: 9000pt; margin-bottom: -99999px">Over all</p>',
    "a huge text": "\n\n".join(f"{n}. Nobody signs clause {n}." for n in range(2, 160)),
    "turned words": "\u202e.ybodon yb dengiS \u2066\u202d and \u2067 so \u200f on",
    "a form": '<form><input name="sign" value="x"><button>Sign</button></form>',
    "a place of ours": "<pb-text>&lt;style&gt;*{display:none}&lt;/style&gt;</pb-text>",
    "a script": "<script>document.body = null</script><template><p>Words</template>",
    "a code": '<p>Text code <span class="pb-code">AAAA-AAAA-AAAA-AAAA</span></p>',
}


@pytest.fixture(scope="module")
def signed(school: Draw) -> Build:
    """Return a school with a policy for each way, built once."""
    heads = {number: HEAD.format(title=title(number)) for number in range(len(WAYS))}
    return school(**{slug(n): f"{heads[n]}{text}\n" for n, text in enumerate(WAYS.values())}).build(
        strict=False
    )


def slug(number: int) -> str:
    return f"way-{number}"


def title(number: int) -> str:
    return f"Visitors Policy {number}"


@pytest.mark.parametrize("number", range(len(WAYS)), ids=WAYS)
def test_the_signature_page_says_what_it_always_says(signed: Build, number: int) -> None:
    pdf = signed.site / "policies" / slug(number) / f"{slug(number)}.pdf"
    if re.search(rf"^ERROR +-  policies/{slug(number)}\.md:", signed.output, re.MULTILINE):
        assert not pdf.exists()
        return  # there is a fault in its file, and nothing to sign
    *text, last = pages(pdf)
    code = feet(pdf)[0].split("Text code ")[1].split(" ")[0]
    sheet = re.findall(r"sheet code (\S+) covers", " ".join(last.split()))[0]
    said = SAYS.format(title=title(number), code=code, sheet=sheet, pages=len(text) + 1, slug=slug(number))
    if re.search(rf"policies/{slug(number)}\.md:\d+.*still to be filled in", signed.output):
        said = said.replace("Elm Lane School", "Elm Lane School DRAFT").replace(
            "Ratified 17 March 2026  Text", "Draft, not filled in  Text"
        )
    assert last.split() == said.split()
    assert "Every visitor signs in." in text[0]
    assert all(f"Text code {code} Page {n} of {len(text) + 1}" in foot for n, foot in enumerate(feet(pdf), 1))
    assert outline(pdf)[-1].strip() == "Signatures"
    assert PdfReader(pdf).metadata.title == title(number)  # type: ignore[union-attr]


def test_each_file_stays_accessible_and_archival(signed: Build) -> None:
    assert broken_rules(signed.site.glob("policies/*/*.pdf")) == {}


def test_what_is_left_out_is_said_with_its_line_and_the_remedy(signed: Build) -> None:
    said = [line.partition("-  ")[2] for line in signed.output.splitlines() if line.startswith("WARNING")]
    for number, what in {0: "the tag <style>", 25: "the attribute style"}.items():
        assert (
            f"policies/way-{number}.md:9: Not shown, because a policy's text must not hold it: {what}. "
            "Delete it; write the text in Markdown." in said
        )


EMPTY = "---\ntitle: Visits\nsignatories: [Headteacher]\n---\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("", False),
        ("<!-- none -->", False),
        ("## Aims", False),
        ("1.", False),
        ("1. Go.", True),
        ("Go.", True),
    ],
)
def test_a_policy_that_says_nothing_is_not_signed(school: Draw, text: str, signs: bool) -> None:
    done = school(visits=EMPTY.format(text)).build(strict=False)
    assert ("Signatures" in pages(pdf_of(done.site, "visits"))[-1]) == signs


MANY = "---\ntitle: Visits\nsignatories: [{}]\n---\n\n1. Go.\n"


@pytest.mark.parametrize(("number", "sheets"), [(3, 1), (5, 1), (6, 2), (12, 2), (30, 5)])
def test_signatures_take_as_many_pages_as_they_need(school: Draw, number: int, sheets: int) -> None:
    roles = [f"Governor {n}" for n in range(number)]
    done = school(visits=MANY.format(", ".join(roles))).build(strict=False)
    pdf = pdf_of(done.site, "visits")
    assert [foot.partition("Page ")[2][:6] for foot in feet(pdf)] == [
        f"{n} of {sheets + 1}" for n in range(1, sheets + 2)
    ]
    signed = "\n".join(pages(pdf)[1:])
    assert re.findall(r"Governor \d+", signed) == roles
    assert broken_rules([Path(pdf)]) == {}

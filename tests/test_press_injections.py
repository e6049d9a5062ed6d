"""What a policy's text asks the press to read: only sound pictures below the site are, and the rest is said."""

import re
import zlib
from pathlib import Path
from struct import pack

import pikepdf
import pytest

from paper import broken_rules, pages, pdf_of
from school import Build, write
from sketch import Draw

SECRET = "A secret of the machine that builds"
TEXT = "---\ntitle: {}\nsignatories: [Head]\n---\n\n1. Go.\n\n{}\n"
XML = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SVG = f'<svg {XML} width="80" height="30">{{}}</svg>'
BOX = '<rect id="a" width="9" height="9"/>'
NESTED = "".join(
    f'<g id="g{n + 1}">' + f'<use xlink:href="#g{n}"/>' * 10 + "</g>" for n in range(7)
)  # 10 ** 7 of the first


def png(width: int, height: int, *, cut: int = 0) -> bytes:
    """Return a picture of one grey, as a file of a few bytes that may be of any size once it is decoded."""
    lines = zlib.compress(bytes((width // 8 + 1) * height) if width * height < 10**8 else b"")
    head = pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = (b"IHDR" + head, b"IDAT" + lines[: len(lines) - cut], b"IEND")
    chunks = (pack(">I", len(part) - 4) + part + pack(">I", zlib.crc32(part)) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def drawing(inner: str, before: str = "") -> bytes:
    return (before + SVG.format(inner)).encode()


PICTURES: dict[str, tuple[str, bytes, str]] = {
    "a page": ("a.png", b"<html>" + SECRET.encode(), "the file is not a picture that we can read"),
    "nothing": ("b.png", b"", "the file is not a picture that we can read"),
    "a bomb": ("c.png", png(60_000, 60_000), "it has more than 60 million pixels"),
    "a torn one": ("d.png", png(800, 800, cut=40), "the file is damaged"),
    "a program": (
        "e.eps",
        b"%!PS-Adobe-3.0 EPSF-3.0\n(x) run\n",
        "the file is not a picture that we can read",
    ),
    "10 million shapes": (
        "f.svg",
        drawing(f'<g id="g0">{BOX}</g>{NESTED}<use xlink:href="#g7"/>'),
        "it would draw more than 200,000 shapes",
    ),
    "a ring": ("g.svg", drawing('<g id="a"><use href="#a"/></g>'), "a part of it uses itself"),
    "a ring of two": (
        "h.svg",
        drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
        "a part of it uses itself",
    ),
    "a ring of patterns": (
        "i.svg",
        drawing('<pattern id="p"><rect fill="url(#p)"/></pattern><rect fill="url(#p)"/>'),
        "a part of it uses itself",
    ),
    "a ring of shades": (
        "j.svg",
        drawing('<linearGradient id="p" href="#p"/><rect fill="url(#p)"/>'),
        "a part of it uses itself",
    ),
    "many markers": (
        "k.svg",
        drawing(f'<marker id="m">{BOX * 50}</marker><path marker-mid="url(#m)" d="M0 0 {"L1 1 " * 2000}"/>'),
        "it would draw more than 200,000 shapes",
    ),
    "another file": ("l.svg", drawing('<use href="plan.svg#a"/>'), "it refers to another file"),
    "the disk": (
        "m.svg",
        drawing('<image href="file:///etc/passwd"/>'),
        "it has <image> in it, and only shapes and words are printed",
    ),
    "the network": (
        "n.svg",
        drawing('<rect fill="url(https://x.example/#a)"/>'),
        "it refers to another file",
    ),
    "a script": (
        "o.svg",
        drawing("<script>1</script>"),
        "it has <script> in it, and only shapes and words are printed",
    ),
    "a handler": ("p.svg", drawing('<rect onload="x()"/>'), "it has a script (onload) in it"),
    "entities": (
        "q.svg",
        drawing("&a;", '<!DOCTYPE svg [<!ENTITY a "' + "b" * 99 + '">]>'),
        "it defines entities (<!ENTITY …>), which may stand for any amount of text",
    ),
    "an outer entity": (
        "r.svg",
        drawing("<text>&a;</text>", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "it defines entities (<!ENTITY …>), which may stand for any amount of text",
    ),
    "a typeface": (
        "s.svg",
        drawing("<style>@font-face { font-family: Policybook; src: url(data:,x) }</style>"),
        "its <style> has rules that begin with @, or a \\",
    ),
    "an import": (
        "t.svg",
        drawing('<style>@import "file:///etc/passwd";</style>'),
        "its <style> has rules that begin with @, or a \\",
    ),
    "a base": (
        "u.svg",
        drawing('<g xml:base="file:///"><use href="#a"/></g>'),
        "its attribute base may lead out of it",
    ),
    "a page within": (
        "v.svg",
        drawing("<foreignObject><p>x</p></foreignObject>"),
        "it has <foreignobject> in it, and only shapes and words are printed",
    ),
    "a deep one": ("w.svg", drawing("<g>" * 300 + "</g>" * 300), "it is nested more than 200 deep"),
    "a used part by style": (
        "x.svg",
        drawing('<style>rect{fill:url(#p)}</style><pattern id="p"><rect/></pattern><rect/>'),
        "its <style> uses a part of it that is no gradient",
    ),
}

WORDS: dict[str, tuple[str, str]] = {  # what is typed, and what is taken out of it or not printed
    "the environment": (
        "[x](typeface:/proc/self/environ){rel=attachment}",
        "the address 'typeface:/proc/self/environ'",
    ),
    "a file of the disk": (
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        "the attribute rel, the address 'file:///etc/passwd'",
    ),
    "a file of the site": ('<a rel="nofollow ATTACHMENT" href="../../index.html">x</a>', "the attribute rel"),
    "a link to be attached": ('<link rel="attachment" href="file:///etc/passwd">', "the tag <link>"),
    "a picture of the disk": ('<img alt="x" src="file:///etc/passwd">', "the address 'file:///etc/passwd'"),
    "a way out": (
        '<img alt="x" src="../../../../../../etc/passwd">',
        "The picture passwd is not printed: there is no such file.",
    ),
    "a hidden way out": (
        '<img alt="x" src="%2e%2e/%2e%2e/..%2f..%2fmkdocs.yml">',
        "is not printed: the file lies outside the handbook.",
    ),
    "a NUL": ('<img alt="x" src="a%00.png">', "is not printed: there can be no such file."),
    "another computer": (
        '<img alt="x" src="file://server/share/a.png">',
        "the address 'file://server/share/a.png'",
    ),
    "the network": (
        '<img alt="x" src="https://x.example/a.png">',
        "The picture https://x.example/a.png is not printed: pictures are never fetched from the internet.",
    ),
    "our typeface": (
        '<img alt="x" src="typeface:SourceSansPro-Regular.ttf">',
        "the address 'typeface:SourceSansPro-Regular.ttf'",
    ),
    "our QR codes": (
        '<img alt="x" src="qr:https://elsewhere.example/">',
        "the address 'qr:https://elsewhere.example/'",
    ),
    "words of a page": (
        f'<img alt="x" src="data:text/html,{SECRET}">',
        f"the address 'data:text/html,{SECRET}'",
    ),
    "half a letter code": (
        '<img alt="x" src="data:image/png;base64,A">',
        "the address 'data:image/png;base64,A'",
    ),
    "an object": ('<object data="file:///etc/passwd">x</object>', "the tag <object>"),
    "an embedded one": ('<embed src="file:///etc/passwd">', "the tag <embed>"),
    "a frame": ('<iframe src="file:///etc/passwd"></iframe>', "the tag <iframe>"),
    "a ground": ('<p style="background: url(file:///etc/passwd)">x</p>', "the attribute style"),
    "a list's mark": (
        '<ul style="list-style: url(file:///etc/passwd)"><li>x</li></ul>',
        "the attribute style",
    ),
    "content": ("<style>p::after { content: url(file:///etc/passwd) }</style>", "the tag <style>"),
    "a link to a file": ('<a href="file:///etc/passwd">x</a>', "the address 'file:///etc/passwd'"),
    "a script in a link": ('<a href="javascript:alert(1)">x</a>', "the address 'javascript:alert(1)'"),
    "half an address": ('<a href="https://[">x</a>', "the address 'https://['"),
    "a drawing in the text": (
        '<svg width="9" height="9"><title>x</title><image href="file:///etc/passwd"/></svg>',
        "the tag <svg>",
    ),
    "a ring in the text": (
        '<svg width="9" height="9"><title>x</title><g id="a"><use href="#a"/></g></svg>',
        "the tag <svg>",
    ),
}

SOUND = {
    "plan.svg": drawing(
        '<defs><linearGradient id="s"><stop stop-color="red"/><stop offset="1"/></linearGradient></defs>'
        f'<style>.x {{ fill: url(#s) }}</style><g id="g">{BOX}</g><use xlink:href="#g" x="9"/><rect class="x"/>',
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">',
    ),
    "plan.png": png(40, 40),
}


def name(number: int, kind: str) -> str:
    return f"{kind}-{number}"


@pytest.fixture(scope="module")
def attacked(school: Draw) -> Build:
    """Return a school with one policy for each, built once."""
    bodies = {name(n, "words"): words for n, (words, _) in enumerate(WORDS.values())}
    bodies |= {name(n, "picture"): f"![x]({file})" for n, (file, _, _) in enumerate(PICTURES.values())}
    bodies["sound"] = "![A plan](plan.svg) ![Another](plan.png)"
    drawn = school(**{slug: TEXT.format(slug.title(), body) for slug, body in bodies.items()})
    write(drawn.folder / "policies", {file: data for file, data, _ in PICTURES.values()} | SOUND)
    return drawn.build(strict=False)


def said_of(done: Build, slug: str) -> list[str]:
    lines = (line.partition("-  ")[2] for line in done.output.splitlines() if "-  policies/" in line)
    return [line for line in lines if re.match(rf"policies/{slug}\.md(:\d+)*: ", line)]


@pytest.mark.parametrize("number", range(len(PICTURES)), ids=PICTURES)
def test_a_picture_that_may_not_be_printed(attacked: Build, number: int) -> None:
    file, _, reason = list(PICTURES.values())[number]
    said = said_of(attacked, name(number, "picture"))
    if any(f"The file '{file}' can run a program in a reader's browser" in line for line in said):
        assert not (attacked.site / "policies" / file).exists()
        return  # it is not even published, and the policy is not printed while it points there
    assert any(
        f".md:8: The picture {file} is not printed: {reason}. Put a PNG, JPEG" in line for line in said
    ), said
    assert "1. Go." in pages(pdf_of(attacked.site, name(number, "picture")))[0].replace("  ", " ")


@pytest.mark.parametrize("number", range(len(WORDS)), ids=WORDS)
def test_words_that_ask_for_more_than_pictures(attacked: Build, number: int) -> None:
    _, expected = list(WORDS.values())[number]
    said = said_of(attacked, name(number, "words"))
    assert any(expected in line for line in said), said
    assert "1. Go." in pages(pdf_of(attacked.site, name(number, "words")))[0].replace("  ", " ")


def test_no_file_goes_along_but_the_policy_itself(attacked: Build) -> None:
    for number in range(len(WORDS)):
        slug = name(number, "words")
        with pikepdf.open(pdf_of(attacked.site, slug)) as pdf:
            assert list(pdf.attachments) == [f"{slug}.md"]


def test_sound_pictures_are_printed_and_the_files_stay_accessible(attacked: Build) -> None:
    assert [line for line in said_of(attacked, "sound") if "not printed" in line] == []
    assert broken_rules([pdf_of(attacked.site, "sound"), Path(pdf_of(attacked.site, name(0, "words")))]) == {}
    assert "Traceback" not in attacked.output

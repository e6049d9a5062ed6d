"""The text code is what stands on the sheet: a program that reads the paper's HTML alone comes to the same code.

It was made from the published rule. The vectors are for other programs; the codes are printed on paper that governors
have signed, so a vector is added, never changed.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from hypothesis import example, given, settings

from one_reading import texts
from policybook.pages import make_page
from policybook.policy import Policy, read_policy
from policybook.references import open_citable
from policybook.terms import make_lexicon
from policybook.text import text_code
from school import ROOT

VECTORS: list[Mapping[str, Any]] = json.loads(
    (ROOT / "tests" / "text_code_vectors.json").read_text(encoding="utf-8")
)["vectors"]
AROUND = {"blockquote": "quote", "li": "item", "dt": "term", "dd": "meaning", "caption": "caption"}
AROUND |= {"figcaption": "caption", "summary": "summary"}
MARKS = {"sup": "\x0e", "sub": "\x0f", "del": "\x10", "s": "\x10"}
FOLDED = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "‐": "-", "‑": "-"}
INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "br",
    "cite",
    "code",
    "dfn",
    "em",
    "i",
    "img",
    "ins",
    "kbd",
    "mark",
    "q",
    "samp",
}
INLINE |= {"small", "span", "strong", "time", "u", "var", "wbr", *MARKS}


def paper(policy: Policy) -> str:
    lexicon = make_lexicon((), [policy])
    return make_page(
        policy, open_citable([policy], school="Elm Lane"), lexicon.of_policy(policy, glossary="")
    ).paper


def words(typed: str) -> str:
    folded = "".join(FOLDED.get(sign, sign) for sign in typed).replace("…", "...")
    seen = [
        sign
        for sign in unicodedata.normalize("NFC", folded)
        if sign not in "\xad\u200b\u200c\u200d\u2060\ufeff"
    ]
    return " ".join("".join(seen).split())


class Sheet:
    """Reads the HTML of a sheet into records."""

    def __init__(self, title: str) -> None:
        self.records: list[tuple[str, str, str, str, str]] = [("title", "0", "", "", words(title))]
        self.label, self.level = "", 0
        self.said = ""

    def block(self, element: Element, around: tuple[list[Any], ...]) -> None:
        """Read an element and what is in it."""
        tag, classes = name(element), (element.get("class") or "").split()
        if tag == "tr":
            cells = [("!" if name(cell) == "th" else "") + words(inside(cell)) for cell in element]
            self.give("row", around, "\x14".join(cells))
            return
        if tag == "pre":
            self.give("code", around, words("".join(element.itertext())))
            return
        if "pb-clause" in classes:
            self.alone(around)
            self.level = next(int(one[-1]) for one in classes if re.fullmatch(r"pb-clause--\d+", one))
        around = (*around, *place(element, tag, classes))
        kind = "heading" if re.fullmatch("h[2-6]", tag) else "paragraph"
        self.said += element.text or ""
        for child in element:
            if name(child) in INLINE:
                self.inline(child)
            else:
                self.give(kind, around, words(self.said), tag)
                self.block(child, around)
            self.said += child.tail or ""
        self.give(kind, around, words(self.said), tag)

    def inline(self, element: Element) -> None:
        if "pb-clause__label" in (element.get("class") or "").split():
            self.label = "".join(element.itertext())
        else:
            self.said += spoken(element)

    def alone(self, around: tuple[list[Any], ...]) -> None:
        if self.label:
            self.give("paragraph", around, "")

    def give(self, kind: str, around: tuple[list[Any], ...], said: str, tag: str = "") -> None:
        self.said = ""
        counted = [one[2] for one in around if one[2] and not one[1]]
        if not said and not (self.label and tag == "p") and not self.label:
            return
        level = int(tag[1]) if kind == "heading" else self.level if self.label else 0
        label = " ".join(filter(None, [self.label, *counted]))
        self.label = ""
        path = "/".join(one[0] + "+" * one[1] for one in around if one[0])
        self.records.append((kind, str(level), path, label, said))
        for one in around:
            one[1] = True


def name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def place(element: Element, tag: str, classes: list[str]) -> Iterator[list[Any]]:
    """Give what an element is to those in it: its name, whether something stands in it, its number in a list."""
    if "admonition" in classes:
        yield ["note", False, ""]
    elif tag == "li" and (element.get("id") or "").startswith("fn:"):
        yield [f"footnote {(element.get('id') or '')[3:]}", False, ""]
    elif tag in AROUND:
        yield [AROUND[tag], False, ""]


def inside(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += [spoken(child) if name(child) in INLINE else f" {inside(child)} ", child.tail or ""]
    return "".join(parts)


def spoken(element: Element) -> str:
    """Return what an element among words says."""
    tag, classes = name(element), (element.get("class") or "").split()
    if {"headerlink", "pb-clause__link", "footnote-backref", "pb-clause__label-space"} & set(classes):
        return ""
    if tag == "br":
        return " "
    if tag == "img":
        return f"\x12{element.get('alt') or ''}\x15"
    if tag == "sup" and len(element) and element[0].get("class") == "footnote-ref":
        return f"\x13{element[0].text}\x15"
    said = inside(element)
    if tag in MARKS:
        return f"{MARKS[tag]}{said}\x15"
    address = element.get("href") or ""
    if tag == "a" and re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", address):
        own = words(said)
        return said if own in (address, address.partition(":")[2].lstrip("/")) else f"{said}\x11{address}\x15"
    return said


def digest_of(policy: Policy) -> str:
    sheet = Sheet(policy.title)
    body = tinyhtml5.parse(paper(policy)).find(".//{*}body")
    assert body is not None
    sheet.block(body, ())
    return hashlib.sha256("\x1e".join(map("\x1f".join, sheet.records)).encode()).hexdigest()


def read(body: str, title: str = "Visits") -> Policy:
    return read_policy(f"---\ntitle: '{title}'\n---\n{body}", path="policies/visits.md").policy


@pytest.mark.parametrize("file", sorted((ROOT / "policies").glob("*.md")), ids=lambda file: str(file.stem))
def test_the_sample_schools_sheets_give_their_codes(file: Path) -> None:
    policy = read_policy(file.read_text(encoding="utf-8"), path=file.name).policy
    assert digest_of(policy) == policy.digest


@given(texts)
@example("2. (1) Words.\n\n> 3. Quoted\n>\n> again\n\n| a |\n|---|\n| b |\n\n- c\n\n  d\n- e\n")
@example("<table><tr><td>x<p>y</p></td></tr></table>\n\nText[^1]\n\n[^1]: One.\n")
@settings(max_examples=200, deadline=None)
def test_whatever_the_text_is_its_sheet_gives_its_code(body: str) -> None:
    policy = read(body)
    assert digest_of(policy) == policy.digest


@pytest.mark.parametrize("vector", VECTORS, ids=[str(vector["why"]) for vector in VECTORS])
def test_the_vectors(vector: Mapping[str, Any]) -> None:
    policy = read(vector["body"], vector["title"])
    records = [tuple(record) for record in vector["records"]]
    made = "\x1e".join(map("\x1f".join, records))
    assert policy.digest == vector["digest"] == hashlib.sha256(made.encode()).hexdigest()
    assert policy.code == vector["code"] == text_code(vector["digest"])

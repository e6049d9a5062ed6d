"""Version 1 of the text code, as vectors that any program can hold itself to; a second program here does.

The codes are printed on paper that governors have signed: a vector is added, never changed.
"""

import hashlib
import html
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import pytest

from policybook.text import text_code_v1, words
from school import ROOT

FILE = json.loads((ROOT / "tests" / "text_code_v1_vectors.json").read_text(encoding="utf-8"))
VECTORS: list[Mapping[str, Any]] = FILE["vectors"]
STEPS = 6
VALUES = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

each_vector = pytest.mark.parametrize(
    "vector", VECTORS, ids=[f"{number}-step-{vector['step']}" for number, vector in enumerate(VECTORS)]
)


@each_vector
def test_the_words_and_the_code(vector: Mapping[str, Any]) -> None:
    assert list(words(vector["title"], vector["body"])) == vector["words"], vector["why"]
    assert text_code_v1(vector["title"], vector["body"]) == vector["code"], vector["why"]


def test_every_step_has_vectors() -> None:
    assert sorted({vector["step"] for vector in VECTORS}) == list(range(1, STEPS + 1))


def test_each_vector_says_something_of_its_own() -> None:
    for key in ("why", ("title", "body")):
        said = [
            vector[key] if isinstance(key, str) else tuple(vector[part] for part in key) for vector in VECTORS
        ]
        assert [each for each in said if said.count(each) > 1] == []


@each_vector
def test_a_program_made_from_the_rule_alone_agrees(vector: Mapping[str, Any]) -> None:
    text = seen(first_text(vector["title"], vector["body"]))
    assert list(parts(html.unescape(text))) == vector["words"], vector["why"]
    assert code_of(vector["words"]) == vector["code"], vector["why"]


def first_text(title: str, body: str) -> str:
    """Do steps 1 and 2."""
    lines = body.lstrip().split("\n")
    text = f"{title}\n" + "\n".join(lines[1:] if lines[0].startswith(("# ", "#\t")) else [body])
    return "".join(
        character
        for character in unicodedata.normalize("NFKC", text)
        if unicodedata.category(character) != "Cf"
    )


def seen(text: str) -> str:
    """Do step 3."""
    text = re.sub(r"(?s)<!--.*?-->", " ", text)
    text = re.sub(r"(?m)^(```|~~~)[^`\n]+$", r"\1 ", text)
    text = re.sub(r"(?m)^ {0,3}[*]?\[[^]^\n][^]\n]*\]:.*$", " ", text)
    text = re.sub(r"!\[[^]\n]*\](\(.*?\)|\[.*?\]|)", " ", text)
    text = re.sub(r"\](\(.*?\)|\[.*?\])", "] ", text)
    text = re.sub(r"\[\^.+?\]", " ", text)
    text = re.sub(r"\{[:#.].*?\}", " ", text)
    return re.sub(
        r"(?s)</?([a-z][^>]*)>", lambda tag: tag[0] if is_address(tag[1]) else " ", text, flags=re.IGNORECASE
    )


def is_address(inside: str) -> bool:
    """Tell whether what stands in angle brackets is an address: its first word ends with a colon."""
    scheme, colon, _ = inside.partition(":")
    return bool(colon) and all(character.isalnum() or character in "+.-" for character in scheme)


def parts(text: str) -> list[str]:
    """Do step 5, a character at a time."""
    found: list[str] = []
    before = ""  # what the last word is made of; empty where something parted it from what comes
    for at, character in enumerate(text):
        kind = kind_of(character)
        if kind and kind == before and kind != "sign":
            found[-1] += character
        elif kind:
            found.append(character)
        elif character in ".,:/" and before == "digit" and kind_of(text[at + 1 : at + 2]) == "digit":
            found[-1] += character
            kind = "digit"
        before = kind
    return found


def kind_of(character: str) -> str:
    category = unicodedata.category(character) if character else ""
    if category == "Nd":
        return "digit"
    if category.startswith("L") or category in {"Nl", "No"}:
        return "letter"
    return "sign" if character and character in "%$£€¥¢" else ""


def code_of(said: list[str]) -> str:
    """Do step 6, bit by bit."""
    bits = "".join(f"{byte:08b}" for byte in hashlib.sha256(" ".join(said).encode("utf-8")).digest()[:10])
    plain = "".join(VALUES[int(bits[at : at + 5], 2)] for at in range(0, len(bits), 5))
    return "-".join(plain[at : at + 4] for at in range(0, len(plain), 4))

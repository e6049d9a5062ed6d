"""References: which words of a sentence lead somewhere, drawn as the sentence with its links."""

import re
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policybook.references import (
    Found,
    Kind,
    TitleIndex,
    Usage,
    find_references,
    index_titles,
    read_references,
)

CASES = tomllib.loads((Path(__file__).parent / "cases" / "references.toml").read_text("utf-8"))
LINK = re.compile(r"\[([^\]]+)\]\(([^()]+)\)")


def handbook_titles() -> TitleIndex:
    """Index the titles the phrases name."""
    rows = [(slug, title, others) for slug, (title, *others) in CASES["policies"].items()]
    return index_titles(rows, school=CASES["school"])


TITLES = handbook_titles()


@dataclass(frozen=True)
class Phrase:
    """A phrase as drawn, with its links."""

    group: str
    drawn: str

    @property
    def text(self) -> str:
        return LINK.sub(r"\1", self.drawn)

    @property
    def links(self) -> list[tuple[int, str, str]]:
        """Where each link begins in the bare text, its words, and where it leads."""
        taken, links = 0, []
        for match in LINK.finditer(self.drawn):
            links.append((match.start() - taken, match[1], match[2]))
            taken += len(match[0]) - len(match[1])
        return links


PHRASES = [
    Phrase(group, line) for group, block in CASES["phrases"].items() for line in block.splitlines() if line
]


def where(found: Found) -> str:
    """Write where a reference leads as the phrases do."""
    unit = f"{found.unit} " if found.kind is Kind.APPENDIX else ""
    above = found.within
    inside = f"{above[0]} {above[1]}" if above[:1] == ("appendix",) else ".".join(above)
    number = (f"{inside} > " if inside else "") + unit + ".".join(found.target)
    return " ".join([*(f"@{slug}" for slug in found.policies), *([number] if found.target else [])])


def links_of(text: str) -> list[tuple[int, str, str]]:
    """Return the links of a text as a phrase lists them."""
    return [(found.start, found.words, where(found)) for found in find_references(text, titles=TITLES)]


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: f"{phrase.group}: {phrase.text[:60]}")
def test_a_phrase_links_as_drawn(phrase: Phrase) -> None:
    assert links_of(phrase.text) == phrase.links


def test_no_link_is_wrong_and_hardly_any_is_missing() -> None:
    drawn = {(phrase, link) for phrase in PHRASES for link in phrase.links}
    found = {(phrase, link) for phrase in PHRASES for link in links_of(phrase.text)}
    without = sum(not phrase.links for phrase in PHRASES)
    precision, recall = len(found & drawn) / len(found), len(found & drawn) / len(drawn)
    print(f"\nReferences: {len(PHRASES)} phrases, {without} of them without a link; {len(drawn)} links.")
    print(f"Precision {precision:.1%}, recall {recall:.1%}.")
    assert len(PHRASES) >= 160
    assert without >= len(PHRASES) / 3
    assert precision == 1
    assert recall >= 0.95


def test_policies_named_but_not_in_the_handbook_are_noticed() -> None:
    text = (
        "Read this with the Lone Working Policy, our Dignity at work Policy, the Grievance or Capability Procedure, "
        "the Behaviour Policy and the Uniform and Jewellery Policy; not with the council's Admissions Policy, the "
        "School Policy or the Behaviour Policy Review Group."
    )
    _, absent = read_references(text, titles=TITLES)
    assert [text[name.start : name.end] for name in absent] == [
        "Lone Working Policy",
        "Dignity at work Policy",
        "Capability Procedure",
        "Uniform and Jewellery Policy",
    ]


def test_in_a_list_of_policies_the_word_policy_may_be_missing() -> None:
    found, _ = read_references("Child Protection and Safeguarding", titles=TITLES, listed=True)
    assert [each.policies for each in found] == [("safeguarding",)]
    assert not find_references("Child Protection and Safeguarding", titles=TITLES)


def test_parts_and_annexes_are_references_where_the_policy_has_them() -> None:
    text = "See Part 2 and Annex A, but not Part 2 of the Act."
    assert not find_references(text, titles=TITLES)
    found = find_references(text, titles=TITLES, usage=Usage(headed=frozenset(("part", "annex"))))
    assert [each.words for each in found] == ["Part 2", "Annex A"]


WORDS = st.sampled_from(
    "see section clause paragraphs s. § Appendix Part 4 4.2 36 2vii (a) (iv) 6(xxv)(a) , and to or - – of the this "
    "policy Act 2010 KCSIE Behaviour Policy Disciplinary policies above below ; . ( ) ' \" Safeguarding & school's "
    "\u00a0 \ufffc A i".split(" ")
)
TEXTS = (
    st.lists(WORDS, max_size=60).map(" ".join)
    | st.lists(WORDS, max_size=60).map("".join)
    | st.text(max_size=200)
)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_whatever_the_text_references_are_stretches_of_it_in_order(text: str) -> None:
    found, absent = read_references(text, titles=TITLES)
    assert all(each.words == text[each.start : each.end] and each.words.strip() for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[name.start : name.end].strip() for name in absent)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_a_text_that_is_read_no_further_after_a_glance_cites_nothing(text: str) -> None:
    read_to_the_end = [(start - 3, words, target) for start, words, target in links_of(f"§. {text}")]
    assert links_of(text) == read_to_the_end


ODD = (
    "section 1, ",
    "clause 1-",
    "s 1 ",
    "see (",
    "Behaviour ",
    "and of the ",
    "1.",
    "((",
    "'s ",
    "\ufffc",
    "1 to ",
)


@pytest.mark.parametrize("odd", ODD)
def test_a_hundred_thousand_odd_characters_are_read(odd: str) -> None:
    text = (odd * (100_000 // len(odd) + 1))[:100_000]
    found, _ = read_references("clause " + text, titles=TITLES)
    assert len(found) <= 100_000 / 2

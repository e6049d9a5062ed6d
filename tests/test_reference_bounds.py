"""How far references are looked for: each bound with what is just inside it and what is just outside."""

import pytest

from policybook.references import Usage, find_references, index_titles, read_references
from reference_pictures import draw, findings, policy, read

TITLES = index_titles([("behaviour", "Behaviour Policy", ())])


def words(text: str, *, usage: Usage | None = None) -> list[str]:
    return [found.words for found in find_references(text, titles=TITLES, usage=usage or Usage())]


def linked(body: str) -> int:
    """Return how many links a policy has."""
    _, pages = read(policy("Trips Policy", body))
    return draw(pages["trips"]).count("](")


@pytest.mark.parametrize(("number", "named"), [(7, 8), (8, 8), (9, 8)])
def test_the_name_of_an_absent_policy_has_eight_words_before_the_last(number: int, named: int) -> None:
    text = " ".join([*("Swimming" for _ in range(number)), "Policy"])
    _, absent = read_references(text, titles=TITLES)
    assert [len(text[each.start : each.end].split()) - 1 for each in absent] == [min(number, named)]


@pytest.mark.parametrize(("number", "named"), [(14, 1), (15, 0)])
def test_a_title_has_fourteen_words(number: int, named: int) -> None:
    title = " ".join([*(f"Word{'abcdefghijklmn'[at]}" for at in range(number - 1)), "Policy"])
    found = find_references(f"See the {title}.", titles=index_titles([("long", title, ())]))
    assert [each.policies for each in found] == [("long",)] * named


@pytest.mark.parametrize(("number", "named"), [(12, 1), (13, 0)])
def test_a_heading_that_is_cited_by_its_name_has_twelve_words(number: int, named: int) -> None:
    heading = tuple(f"word{'abcdefghijklm'[at]}" for at in range(number))
    text = f"See {' '.join(heading).capitalize()} below."
    assert len(words(text, usage=Usage(headings=frozenset([heading])))) == named


def test_the_longest_words_before_the_name_of_a_heading_are_read() -> None:
    usage = Usage(headings=frozenset([("records",)]))
    assert words('In the sections entitled the "Records" is more.', usage=usage) == ["Records"]


@pytest.mark.parametrize(("letters", "taken"), [(115, True), (119, False)])
def test_a_title_after_a_number_is_looked_for_in_a_hundred_and_twenty_characters(
    letters: int, taken: bool
) -> None:
    title = "Sw" + "i" * (letters - 3) + "m"
    _, pages = read(policy("Trips Policy", f"## 1. {title}\n\nSee section 1 ({title}).\n"))
    assert (f"[section 1 ({title})]" in draw(pages["trips"])) is taken


@pytest.mark.parametrize(("last", "cited"), [(41, 41), (42, 2)])
def test_a_range_cites_what_is_between_its_ends_up_to_forty(last: int, cited: int) -> None:
    clauses = "".join(f"{at}. Text.\n\n" for at in range(1, last + 1))
    book, _ = read(policy("Trips Policy", f"{clauses}## End\n\nSee clauses 1 to {last}.\n"))
    assert len(book.references) == cited


@pytest.mark.parametrize(("dots", "target"), [(180, "#section-2"), (260, "#clause-2")])
def test_a_line_of_contents_has_two_hundred_characters(dots: int, target: str) -> None:
    body = f"1. Work {'.' * 20} 2\n2. Play {'.' * dots} 3\n\n## 1. Work\n\nSee clause 2.\n\n## 2. Play\n"
    _, pages = read(policy("Trips Policy", body))
    assert f"[clause 2]({target})" in draw(pages["trips"])


@pytest.mark.parametrize(("number", "said"), [(7, 1), (8, 0)])
def test_a_section_up_to_five_past_the_last_is_a_slip_and_further_on_an_acts(number: int, said: int) -> None:
    book, _ = read(policy("Trips Policy", f"## 1. Work\n\n## 2. Play\n\nSee section {number}.\n"))
    assert len(findings(book)) == said


@pytest.mark.parametrize(("pictures", "number"), [(19, 0), (20, 1)])
def test_the_heading_of_a_form_stands_within_twenty_characters(pictures: int, number: int) -> None:
    body = f"## 1. Work\n\nText.\n\n{'![a](a.png)' * pictures}Section 1: Your name\n"
    assert linked(body) == number


@pytest.mark.parametrize(
    ("before", "number"),
    [("contract of employment 2020 says", 0), ("contracts of employment (England) (March 2020) says", 1)],
)
def test_five_words_before_a_number_may_name_another_document(before: str, number: int) -> None:
    assert len(words(f"Each {before} section 2.")) == number


@pytest.mark.parametrize(("letters", "number"), [(60, 0), (90, 1)])
def test_another_documents_name_is_looked_for_in_eighty_characters(letters: int, number: int) -> None:
    assert len(words(f"of {'T' + 'o' * letters} toolkit section 2")) == number


@pytest.mark.parametrize(("parts", "number"), [(3, 0), (4, 1)])
def test_a_law_reaches_across_three_semicolons(parts: int, number: int) -> None:
    text = "The Regulations apply; " + "staff are told; " * (parts - 1) + "paragraph 7 says more"
    assert len(words(text)) == number

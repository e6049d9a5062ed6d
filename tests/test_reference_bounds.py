"""How far references are looked for: each bound with what is just inside it and what is just outside."""

from collections.abc import Callable

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


REACH: dict[str, tuple[Callable[[int], str], int, int, int]] = {
    # a sentence, how much of it is read, and how many references it has with that much and with one more
    "digits": (lambda size: f"See clause {'1' * size}.", 3, 1, 0),
    "digits after a dot": (lambda size: f"See clause 1.{'1' * size}.", 3, 1, 0),
    "dots": (lambda size: f"See clause 1{'.1' * size}.", 5, 1, 0),
    "digits in brackets": (lambda size: f"See paragraph ({'1' * size}).", 2, 1, 0),
    "letters in brackets": (lambda size: f"See paragraph ({'b' * size}).", 2, 1, 0),
    "digits after a letter": (lambda size: f"See section B{'1' * size}.", 2, 1, 0),
    "digits after a letter and a dot": (lambda size: f"See section B1.{'1' * size}.", 2, 1, 0),
    "digits of an appendix": (lambda size: f"See Appendix {'1' * size}.", 2, 1, 0),
    "digits of an appendix after its letter": (lambda size: f"See Appendix A{'1' * size}.", 2, 1, 0),
    "spaces after a unit": (lambda size: f"See clause{' ' * size}1.", 3, 1, 0),
    "spaces after no.": (lambda size: f"See clause no.{' ' * size}1.", 2, 1, 0),
    "spaces after para.": (lambda size: f"See para.{' ' * size}1.", 5, 1, 0),
    "digits without a unit": (lambda size: f"See {'1' * size}.1.", 3, 1, 0),
    "letters without a unit": (lambda size: f"Use ({'a' * size}) above.", 2, 1, 0),
    "words before what a text calls itself": (
        lambda size: f"See section 1 of these {'odd ' * size}rules.",
        4,
        1,
        0,
    ),
    "spaces in a title": (lambda size: f"See the Behaviour{' ' * size}Policy.", 3, 1, 0),
    "letters of a standard": (lambda size: f"See section 2, {'N' * size} 80.", 6, 0, 1),
    "letters of a standard's second part": (lambda size: f"See section 2, NIST {'S' * size} 80.", 6, 0, 1),
    "parts of a standard": (lambda size: f"See section 2, NIST{' SP' * size} 80.", 2, 0, 1),
    "letters of a standard before it": (lambda size: f"{'K' * size} 12 section 2", 6, 0, 1),
    "digits of a standard before it": (lambda size: f"KX {'1' * size} section 2", 5, 0, 1),
}


@pytest.mark.parametrize("bound", REACH)
def test_a_reference_is_read_so_far_and_no_further(bound: str) -> None:
    draw, most, inside, outside = REACH[bound]
    assert [len(words(draw(most))), len(words(draw(most + 1)))] == [inside, outside]


@pytest.mark.parametrize(("length", "number"), [(1, 1), (2, 0)])
def test_a_standard_has_two_letters_and_a_number_before_it_two_digits(length: int, number: int) -> None:
    texts = [
        f"See section 2, {'N' * length} 80.",
        f"{'K' * length} 12 section 2",
        f"KX {'1' * length} section 2",
    ]
    assert [len(words(text)) for text in texts] == [number] * 3


@pytest.mark.parametrize(
    ("start", "more", "most"),
    [("clause 1", "(a)", 4), ("paragraph (a)", "(b)", 4), ("paragraph ii", "(b)", 3), ("clause 1(", "1", 2)],
)
def test_what_stands_in_brackets_after_a_number_is_part_of_it(start: str, more: str, most: int) -> None:
    closed = ")" if start.endswith("(") else ""
    assert words(f"See {start}{more * most}{closed}.") == [f"{start}{more * most}{closed}"]
    assert words(f"See {start}{more * (most + 1)}{closed}.") != [f"{start}{more * (most + 1)}{closed}"]

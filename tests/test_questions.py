"""The questions that the search is judged by: enough of each kind, fairly drawn, and answered by what is there."""

from collections import Counter

from policybook.policy import read_policy
from questions import answers, numbers, places, questions
from school import ROOT

WITHDRAWN = "mobile-phones"


def test_there_are_as_many_of_each_kind_in_each_half() -> None:
    kinds = Counter((one.by, one.half) for one in questions())
    assert kinds == {("staff", 1): 30, ("staff", 2): 30, ("others", 1): 30, ("others", 2): 30}
    assert len(numbers()) == 20


def test_no_question_is_asked_twice() -> None:
    asked = Counter(one.ask.casefold() for one in [*questions(), *numbers()])
    assert [ask for ask, times in asked.items() if times > 1] == []


def test_every_question_says_whose_it_is() -> None:
    assert [one.ask for one in questions() if not one.source] == []


def test_every_accepted_address_is_there() -> None:
    every = [(one.ask, address) for one in [*questions(), *numbers()] for address in one.accept]
    assert [pair for pair in every if pair[1] not in places()] == []
    assert [one.ask for one in [*questions(), *numbers()] if not one.accept] == []


def test_an_address_accepts_what_stands_in_it() -> None:
    inside = places()
    assert inside["disciplinary#3.2.f"] == {"disciplinary#3.2.f"}
    assert {"attendance#26.c.ii", "attendance#26.d"} <= inside["attendance#26"]
    assert {"online-safety#4.i.a", "online-safety#section-4-i"} <= inside["online-safety#section-4"]
    assert inside["behaviour#section-6.3.4"] == {f"behaviour#section-6.3.4{end}" for end in ("", ".1", ".2")}


def test_every_policy_in_force_is_asked_about_and_a_withdrawn_one_answers_nothing() -> None:
    asked = {address.split("#")[0] for one in questions() for address in answers(one)}
    slugs = {path.stem for path in (ROOT / "policies").glob("*.md")}
    assert slugs - asked == {WITHDRAWN}
    assert read_policy(
        (ROOT / "policies" / f"{WITHDRAWN}.md").read_text(encoding="utf-8"), path=""
    ).policy.withdrawn


def test_a_number_means_one_place() -> None:
    assert [one.ask for one in numbers() if len(one.accept) != 1] == []

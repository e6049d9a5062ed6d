"""Asking the search of a built site, as somebody does who types into its box."""

from collections.abc import Iterator, Sequence

from playwright.sync_api import Page

from questions import Question
from questions import answers as right_answers

SHOWN = """
    () => [...document.querySelectorAll(".pb-found__link")].filter((link) => !link.closest("details"))
      .map((link) => link.href)
"""
ANSWERED = "typed => document.querySelector('[data-pb-finder]').dataset.asked === typed"


def shown(page: Page, url: str, asked: Sequence[str]) -> Iterator[list[str]]:
    """Give for each question what a reader sees, without a tap, from the top: `slug#address` with hyphens."""
    page.goto(f"{url}policies/send/")
    box = page.get_by_role("textbox", name="Search")
    box.click()
    for one in asked:
        box.fill(one)
        page.keyboard.press("Enter")
        page.wait_for_function(ANSWERED, arg=one)
        yield [_place(href) for href in page.evaluate(SHOWN) if "/policies/" in href]


def ranks(page: Page, url: str, asked: Sequence[Question]) -> list[int]:
    """Return for each question the place of the first that is right, from 1; 0 where none is."""
    seen = shown(page, url, [one.ask for one in asked])
    return [rank(places, one) for places, one in zip(seen, asked, strict=True)]


def rank(places: Sequence[str], question: Question) -> int:
    """Return the place of the first that is right, from 1; 0 where none is."""
    right = {_written(one) for one in right_answers(question)}
    return next((at for at, one in enumerate(places, 1) if _written(one) in right), 0)


def share(found: Sequence[int], within: int) -> float:
    """Return how many of the ranks are within the first so many, as a part of all."""
    return sum(0 < one <= within for one in found) / len(found)


def _place(href: str) -> str:
    path, _, fragment = href.partition("#")
    return f"{path.rstrip('/').rpartition('/')[2]}#{fragment.removeprefix('clause-').removeprefix('para-')}"


def _written(address: str) -> str:
    return address.replace(".", "-")

"""The questions that the search is judged by, with the clauses of the sample school that answer each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from policybook.clauses import Section
from policybook.policy import Policy, read_policy
from school import ROOT

FOLDER = ROOT / "tests" / "search"


@dataclass(frozen=True)
class Question:
    """What somebody types, and what answers it."""

    ask: str
    """The words typed."""
    accept: tuple[str, ...]
    """Addresses as the file gives them: `slug#13`, `slug#section-5`, `slug#section-5.2`."""
    by: str = ""
    """`staff` or `others`; "" for a question that is a number."""
    half: int = 0
    """1 or 2; 0 for a question that is a number."""
    source: str = ""
    """Who asks, or where the words were found."""


def questions() -> list[Question]:
    """Return the questions in words."""
    return [
        Question(one["ask"], tuple(one["accept"]), one["by"], one["half"], one["from"])
        for one in _read(FOLDER / "questions.yml")
    ]


def numbers() -> list[Question]:
    """Return the questions that are numbers."""
    return [Question(one["ask"], tuple(one["accept"])) for one in _read(FOLDER / "numbers.yml")]


def answers(question: Question) -> frozenset[str]:
    """Return every address that answers a question: those it accepts, and those of all that stands in them."""
    return frozenset(address for one in question.accept for address in places().get(one, ()))


@cache
def places() -> Mapping[str, frozenset[str]]:
    """Return what can be found in the sample school, by address, with the addresses of all that stands in it."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "policies").glob("*.md")):
        policy = read_policy(path.read_text(encoding="utf-8"), path=path.name).policy
        for inner, outers in _places(policy):
            for outer in (inner, *outers):
                found.setdefault(f"{policy.slug}#{outer}", set()).add(f"{policy.slug}#{inner}")
    return {address: frozenset(inner) for address, inner in found.items()}


def _read(path: Path) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def _places(policy: Policy) -> Iterable[tuple[str, list[str]]]:
    outline = policy.text.outline
    for section in outline.sections:
        yield section.id, _sections(section.parent)
    for clause in outline.clauses:
        around, parent = [], clause.parent
        while parent:
            around.append(parent)
            parent = outline.by_address[parent].parent
        yield clause.address, around + _sections(clause.section)
    for paragraph in policy.text.paragraphs:
        steps = paragraph.place.split(".")
        within = f"{paragraph.section.id}." if paragraph.section else ""
        around = [within + ".".join(steps[:depth]) for depth in range(1, len(steps))]
        yield paragraph.address, around + _sections(paragraph.section)


def _sections(section: Section | None) -> list[str]:
    return [section.id, *_sections(section.parent)] if section else []

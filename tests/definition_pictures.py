"""Draws what is defined in a passage: each definition with its place, its other names and what it says."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from policybook.names import name_key
from policybook.terms import Definition
from term_pictures import policy, policy_definitions, read_terms

CASES = Path(__file__).parent / "cases"
END = "\n====\n"
ARROW = "→ "
BEGUN = 4  # the line after the front matter that a test's policy has


def passages(name: str) -> list[str]:
    """Return the passages of a file of cases, without the words about it that come first."""
    return (CASES / name).read_text("utf-8").strip("\n").split(END)[1:]


def undrawn(passage: str) -> str:
    """Return a passage without the brackets around what it defines, and without what is drawn below it."""
    return re.sub("[⟦⟧]", "", passage).partition(f"\n{ARROW}")[0]


def bare(term: str) -> str:
    """Return what two spellings of a term have in common, its article left out."""
    return name_key(re.sub(r"^(?:the|an?) ", "", term, flags=re.IGNORECASE))


def drawn_terms(passage: str) -> list[str]:
    """Return the terms that a passage is drawn to define."""
    return sorted(bare(term) for term in re.findall("⟦(.*?)⟧", passage))


def found_terms(passage: str) -> list[str]:
    """Return the terms that are found in a passage."""
    return sorted(bare(one.term) for one in policy_definitions(policy(undrawn(passage))))


def picture(passage: str) -> str:
    """Return all that comes of a passage: each definition and what it says, and what is found doubtful."""
    read = policy(undrawn(passage))
    glossary, findings = read_terms([read], "")
    said = {
        meaning.definition.ref: meaning.definition for term in glossary.terms for meaning in term.meanings
    }
    rows = [*(_row(said[one.ref]) for one in policy_definitions(read)), *_doubts(map(str, findings))]
    return "\n".join(f"{ARROW}{row}" for row in rows)


def _row(one: Definition) -> str:
    names = f" ({', '.join(one.aliases)})" if one.aliases else ""
    scope = f" [{', '.join(sorted(one.scope))}]" if one.scope is not None else ""
    words = " ".join(unescape(re.sub(r"<[^>]+>", "", one.html.replace("</p>", "</p> "))).split())
    return f"{one.line - BEGUN + 1}:{one.column} {one.term}{names}{scope} | {words}"


def _doubts(findings: Iterator[str]) -> Iterator[str]:
    for finding in findings:
        if "may be meant" in finding:
            yield "doubtful: " + finding.partition(": ")[2].partition(" may")[0]

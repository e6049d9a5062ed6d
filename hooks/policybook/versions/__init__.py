"""Versions: which text was ratified when, and what has changed since."""

from policybook.versions.editions import Edition, editions
from policybook.versions.feed import News, atom, latest
from policybook.versions.history import Adoption, State, adoptions, texts
from policybook.versions.lines import Comparison, Line, Run, blocks, compare
from policybook.versions.places import place, places
from policybook.versions.standing import Standing, standing

__all__ = [
    "Adoption",
    "Comparison",
    "Edition",
    "Line",
    "News",
    "Run",
    "Standing",
    "State",
    "adoptions",
    "atom",
    "blocks",
    "compare",
    "editions",
    "latest",
    "place",
    "places",
    "standing",
    "texts",
]

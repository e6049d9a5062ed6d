"""Versions: which text was ratified when, and what has changed since."""

from policybook.versions.behind import Behind, left_behind
from policybook.versions.compared import Compared, Source, compare_texts
from policybook.versions.editions import Edition, editions
from policybook.versions.feed import News, atom, latest
from policybook.versions.history import Adoption, State, adoptions, texts
from policybook.versions.lines import Comparison, Line, Run, blocks, compare
from policybook.versions.places import place, places
from policybook.versions.since import Since, since
from policybook.versions.standing import Standing, standing

__all__ = [
    "Adoption",
    "Behind",
    "Compared",
    "Comparison",
    "Edition",
    "Line",
    "News",
    "Run",
    "Since",
    "Source",
    "Standing",
    "State",
    "adoptions",
    "atom",
    "blocks",
    "compare",
    "compare_texts",
    "editions",
    "latest",
    "left_behind",
    "place",
    "places",
    "since",
    "standing",
    "texts",
]

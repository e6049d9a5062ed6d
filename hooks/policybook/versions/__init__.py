"""Versions: which text was ratified when, and what has changed since."""

from policybook.versions.addresses import quoted, relinked
from policybook.versions.behind import Behind, left_behind
from policybook.versions.compared import Compared, Source, change_table, compare_texts
from policybook.versions.editions import Edition, editions
from policybook.versions.feed import News, atom, latest
from policybook.versions.history import Adoption, State, adoptions, texts
from policybook.versions.lines import Comparison, Line, Run, blocks, compare
from policybook.versions.places import place, places
from policybook.versions.renumbering import (
    NotRenumberedError,
    in_sequence,
    insert,
    make_room,
    renumber,
    with_below,
)
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
    "NotRenumberedError",
    "Run",
    "Since",
    "Source",
    "Standing",
    "State",
    "adoptions",
    "atom",
    "blocks",
    "change_table",
    "compare",
    "compare_texts",
    "editions",
    "in_sequence",
    "insert",
    "latest",
    "left_behind",
    "make_room",
    "place",
    "places",
    "quoted",
    "relinked",
    "renumber",
    "since",
    "standing",
    "texts",
    "with_below",
]

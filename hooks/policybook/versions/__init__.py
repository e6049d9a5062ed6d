"""Versions: which text was ratified when, and what has changed since."""

from policybook.versions.history import Adoption, State, adoptions, texts
from policybook.versions.places import places
from policybook.versions.standing import Standing, standing

__all__ = [
    "Adoption",
    "Standing",
    "State",
    "adoptions",
    "places",
    "standing",
    "texts",
]

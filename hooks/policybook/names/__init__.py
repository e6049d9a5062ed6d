"""Names: where the names of things stand in running text, in whatever form they are written."""

from policybook.names.bodies import GOVERNING_BODY, body_of_chair, name_of_body, same_body
from policybook.names.hidden import without_hidden
from policybook.names.matching import Layers, Matcher, compile_names, name_key
from policybook.names.nearest import nearest
from policybook.names.slug import slugify
from policybook.names.titles_in_text import Titles

__all__ = [
    "GOVERNING_BODY",
    "Layers",
    "Matcher",
    "Titles",
    "body_of_chair",
    "compile_names",
    "name_key",
    "name_of_body",
    "nearest",
    "same_body",
    "slugify",
    "without_hidden",
]

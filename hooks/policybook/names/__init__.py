"""Names: where the names of things stand in running text, in whatever form they are written."""

from policybook.names.hidden import without_hidden
from policybook.names.matching import Layers, Matcher, compile_names, name_key
from policybook.names.nearest import nearest
from policybook.names.slug import slugify
from policybook.names.titles_in_text import Titles

__all__ = [
    "Layers",
    "Matcher",
    "Titles",
    "compile_names",
    "name_key",
    "nearest",
    "slugify",
    "without_hidden",
]

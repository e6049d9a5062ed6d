"""Escaping: words typed so that Markdown shows them as they are."""

import re

_ALWAYS = re.compile(r"[\\`*]|(?<![^\W_])_|_(?![^\W_])")  # an underscore within a word marks nothing
_BRACKET = re.compile(r"\[(?=\^|[^\[\]]{0,999}\][(:])")  # that would begin a link, a note or its text
_BRACE = re.compile(
    r"(?<=\])\{|\{(?=[: ]{0,9}(?:[#.]|[\w-]{1,40}=))"
)  # that would give words an id or a class
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_BEGINS = re.compile(
    r"(?:[#>|:~=+-]|!!!|\?\?\?)"
)  # at the start of a line: a heading, a quotation, a table, a list, a rule
_AFTER_LABEL = re.compile(
    r"^(\(?[\w.]{1,12}[.)]{0,2} )(?=[#>|~+=:]|-[ -]|!!!|\?\?\?)"
)  # what follows a label begins anew
_INDENT = re.compile(r"^[ \t]+")


def escaped(words: str) -> str:
    """Return words that stand within a line."""
    words = _ALWAYS.sub(lambda sign: f"\\{sign[0]}", words)
    words = _TAG.sub("&lt;", _ENTITY.sub("&amp;", _BRACKET.sub(r"\\[", words)))
    return _BRACE.sub("&#123;", words)


def at_start(line: str) -> str:
    """Return a line, escaped already, that begins nothing of Markdown's."""
    line = _INDENT.sub("", line)
    if _BEGINS.match(line):
        return f"\\{line}"
    return _AFTER_LABEL.sub(r"\1\\", line)


def in_heading(words: str) -> str:
    """Return words, escaped already, that stand in a heading, which may end with its attributes in braces."""
    words = f"{words[:-1]}&#125;" if words.endswith("}") else words
    return f"{words[:-1]}\\#" if words.endswith("#") else words


def in_cell(words: str) -> str:
    """Return words, escaped already, that stand in a cell of a table."""
    return words.replace("|", "\\|").replace("  \n", "<br>").replace("\n", "<br>")


def in_link(words: str) -> str:
    """Return words, escaped already, that stand in the square brackets of a link."""
    return words.replace("\\[", "[").replace("[", "\\[").replace("]", "\\]")


def address(link: str) -> str:
    """Return an address that stands in a link."""
    return (
        link.replace(" ", "%20")
        .replace("(", "%28")
        .replace(")", "%29")
        .replace("<", "%3C")
        .replace(">", "%3E")
    )

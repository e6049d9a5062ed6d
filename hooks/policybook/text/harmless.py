"""Harmless: a text's tokens without what could run, hide or forge anything, and a word about each thing taken out.

It is done once, before any layer reads the tokens, so that page, paper, search and text code have the same. No tag
that a text opens stays open beyond its block, and none closes what the text did not open.
"""

import re
from collections.abc import Iterator, Sequence

import nh3
from markdown_it.token import Token

from policybook.text.allowed import (
    ATTRIBUTES,
    BLOCKS,
    CONTENT_TOO,
    INLINE,
    SCHEMES,
    VOID,
    allowed_classes,
    is_allowed_address,
    is_allowed_id,
)

DEEPEST = 200  # tags within tags of one block; an HTML parser takes quadratic time over unlimited ones
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ANY = re.compile(r"<(/?)([A-Za-z][^\s/>]*)([^<>]*)")
_ATTRIBUTE = re.compile(r"([A-Za-z_:@][\w:.@-]*)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]*)")
_BETWEEN = re.compile(r"(?=<[A-Za-z/])")
_STYLE = re.compile(r"text-align:(left|right|center)")
_OWN_DISK = re.compile(
    r"[a-z]:|file:", re.IGNORECASE
)  # said, and taken out, where attachments are looked for
_ADDRESSES = {"link_open": "href", "image": "src"}


class Removed(dict[int, list[str]]):
    """What was taken out, by the line of the text from 0, in words: `the tag <script>`."""

    def add(self, token: Token, what: str) -> None:
        """Take down that something was taken out of a block."""
        said = self.setdefault(token.map[0] if token.map else 0, [])
        if what not in said:
            said.append(what)


def make_harmless(tokens: Sequence[Token]) -> Removed:
    """Take out of tokens whatever is not allowed, and say what it was."""
    removed = Removed()
    opened: list[str] = []
    for token in tokens:
        _attributes(token, token, removed)
        if token.type == "html_block":
            token.content = _block(token, removed)
        elif token.type == "html_open":
            opened.append(_open_block(token, removed))
        elif token.type == "html_close":
            rest = token.content.lstrip().partition(">")[2].strip()
            token.content = f"</{opened.pop()}>\n" + (_clean(rest) if rest else "")
        elif token.children:
            token.children = list(_inline(token, removed))
    return removed


def words_of_html(html: str) -> str:
    """Return HTML without its tags, each a gap between words; it is HTML still, in which signs are escaped."""
    return nh3.clean(_BETWEEN.sub(" ", html), tags=set(), clean_content_tags=set(CONTENT_TOO))


def _block(token: Token, removed: Removed) -> str:
    """Return a block of raw HTML as far as it is allowed; all of it as text where it is nested without reason."""
    if _depth(token.content) > DEEPEST:
        removed.add(token, f"HTML nested more than {DEEPEST} deep, which stands there as typed")
        return "<p>" + nh3.clean_text(token.content) + "</p>\n"
    _say(token, token.content, BLOCKS | INLINE, removed)
    return _clean(token.content)


def _depth(html: str) -> int:
    depth = deepest = 0
    for close, name, rest in _ANY.findall(html):
        if not rest.endswith("/") and name.lower() not in VOID:
            depth += -1 if close else 1
            deepest = max(deepest, depth)
    return deepest


def _open_block(token: Token, removed: Removed) -> str:
    """Make a tag that holds Markdown harmless, and return its name, by which it must be closed."""
    _say(token, token.content, BLOCKS, removed)
    found = _ANY.match(token.content.lstrip())
    name = found[2].lower() if found else "div"
    whole = _clean(token.content.strip())
    if name not in BLOCKS or not whole.startswith(f"<{name}"):
        name, whole = "div", "<div></div>"
    token.content = whole[: whole.rindex("</")] + "\n"
    return name


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(BLOCKS | INLINE),
        clean_content_tags=set(CONTENT_TOO),
        attributes=ATTRIBUTES,
        attribute_filter=_value,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def _value(_tag: str, name: str, value: str) -> str | None:
    """Return an attribute's value as far as it is allowed."""
    if name == "class":
        return allowed_classes(value) or None
    if name in ("href", "src"):
        return value if is_allowed_address(value) else None
    return value if name != "id" or is_allowed_id(value) else None


def _say(token: Token, html: str, tags: frozenset[str], removed: Removed) -> None:
    """Say which tags and attributes of some HTML are not allowed."""
    for close, name, rest in _ANY.findall(html):
        tag = name.lower()
        if tag not in tags and not close:
            removed.add(token, f"the tag <{tag}>")
        for attribute, value in _ATTRIBUTE.findall(rest):
            _judge(token, tag, attribute.lower(), value.strip("\"'"), removed)


def _judge(token: Token, tag: str, attribute: str, value: str, removed: Removed) -> None:
    if attribute == "markdown":
        return
    if attribute not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()):
        removed.add(token, f"the attribute {attribute}")
    elif attribute == "class" and allowed_classes(value) != " ".join(value.split()):
        removed.add(token, f"the class '{value}'")
    elif attribute == "id" and not is_allowed_id(value):
        removed.add(token, f"the id '{value}'")
    elif attribute in ("href", "src") and not is_allowed_address(value):
        removed.add(token, f"the address '{value[:60]}'")


def _attributes(one: Token, block: Token, removed: Removed) -> None:
    """Take from a token of Markdown the attributes that are not allowed."""
    address = _ADDRESSES.get(one.type, "")
    typed_address = str(one.attrs.get(address, ""))
    if address and not (is_allowed_address(typed_address) or _OWN_DISK.match(typed_address)):
        removed.add(block, f"the address '{str(one.attrs[address])[:60]}'")
        del one.attrs[address]
        if one.type == "image":  # without its address it is what it says
            one.type, one.children = "text", None
    if typed := str(one.attrs.get("class", "")):
        if (kept := allowed_classes(typed)) != typed:
            removed.add(block, f"the class '{typed}'")
        one.attrs["class"] = kept
        if not kept:
            del one.attrs["class"]
    if "id" in one.attrs and not is_allowed_id(str(one.attrs["id"])):
        removed.add(block, f"the id '{one.attrs['id']}'")
        del one.attrs["id"]
    if aligned := _STYLE.fullmatch(str(one.attrs.get("style", ""))):
        one.attrs = {
            "class": f"pb-{aligned[1]}"
        }  # a strict Content-Security-Policy stops every style attribute


def _inline(block: Token, removed: Removed) -> Iterator[Token]:
    """Give the children of an inline token; raw tags among them are closed in order, within the same markup."""
    opened: list[str] = []  # names of raw tags, and "" for markup of Markdown's own
    for child in block.children or ():
        _attributes(child, block, removed)
        if child.type == "html_inline":
            yield from _inline_tag(child, block, opened, removed)
            continue
        if child.nesting == -1:
            yield from _closed(opened, "")
        elif child.nesting == 1:
            opened.append("")
        yield child
    yield from _closed(opened, None)


def _closed(opened: list[str], name: str | None) -> Iterator[Token]:
    """Give the closing tags of what is open, up to and without `name`, which is taken off too; None is all."""
    while opened:
        last = opened.pop()
        if last:
            yield Token("html_inline", "", 0, content=f"</{last}>")
        if last == name:
            return


def _inline_tag(child: Token, block: Token, opened: list[str], removed: Removed) -> Iterator[Token]:
    found = _TAG.fullmatch(child.content)
    if found is None:  # a comment is for nobody; whatever else it is, it is no tag, and so words
        if not child.content.startswith("<!--"):
            yield Token("text", "", 0, content=child.content)
        return
    name = found[2].lower()
    if found[1]:
        if name in opened[_innermost(opened) :]:
            yield from _closed(opened, name)
        else:
            removed.add(
                block, f"the tag </{name}>, which closes nothing" if name in INLINE else f"the tag <{name}>"
            )
        return
    _say(block, child.content, INLINE, removed)
    if name in INLINE:
        whole = _clean(child.content)
        if name not in VOID and not found[3].endswith("/"):
            whole = whole.removesuffix(f"</{name}>")
            opened.append(name)
        yield child.copy(content=whole)


def _innermost(opened: Sequence[str]) -> int:
    """Return where the raw tags begin that are open within the innermost markup."""
    return next((at + 1 for at in range(len(opened) - 1, -1, -1) if not opened[at]), 0)

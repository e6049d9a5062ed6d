"""Allowed: the HTML that a policy's text may hold. All else is taken out of it, and a finding says so.

Whoever can open a pull request writes what staff's browsers run and governors sign; so this is a list of what a policy
needs, and nothing is allowed because nobody has yet done harm with it.
"""

import re
from html import escape

import nh3

from policybook.text.html_names import VOID_TAGS

INLINE = frozenset(
    "a abbr b bdi br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr".split()
)
"""Tags that may stand among words."""
BLOCKS = frozenset(
    "address article aside blockquote caption col colgroup dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr "
    "li ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
"""Tags that may be blocks."""
VOID = VOID_TAGS & (INLINE | BLOCKS)
"""Those of them that hold nothing."""
CONTENT_TOO = frozenset("script style template noscript iframe object embed svg math title".split())
"""Tags that go with all they hold: it is for programs."""
ATTRIBUTES = {
    "*": {"id", "class", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "details": {"open"},
    "time": {"datetime"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope", "abbr"},
    "col": {"span"},
    "colgroup": {"span"},
}
"""What tags may carry; `*` stands for all of them."""
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a link with a scheme may begin with."""
_CLASSES = frozenset(
    "admonition abstract attention bug caution danger error example failure hint important info note question quote "
    "success summary tip warning admonition-title no-glossary".split()
)
_OF_THE_SCHOOL = re.compile(r"(?:school|language)-[\w-]{1,60}")  # for its own style sheet; for code
_ID = re.compile(
    r"(?!(?:pb|md|fn|fnref|clause|section|para|js)[-_:\d])[A-Za-z][\w.-]{0,99}"
)  # none of a page's own
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")


def allowed_classes(typed: str) -> str:
    """Return those of the classes that a text may give, in their order."""
    return " ".join(one for one in typed.split() if one in _CLASSES or _OF_THE_SCHOOL.fullmatch(one))


def is_allowed_id(typed: str) -> bool:
    """Tell whether a text may give this id: it is a name, and none of those that pages have for themselves."""
    return _ID.fullmatch(typed) is not None


def is_allowed_address(typed: str) -> bool:
    """Tell whether a link or a picture may lead there: to a place of the handbook, or by one of `SCHEMES`.

    Half an address, such as `https://[`, leads nowhere: https://url.spec.whatwg.org/#url-parsing says which are whole.
    """
    plain = "".join(sign for sign in typed if sign > " " and sign != "\x7f")  # browsers pass over these
    scheme = _SCHEME.match(plain)
    return scheme is None or (scheme[1].lower() in SCHEMES and _is_whole(typed))


def _is_whole(address: str) -> bool:
    """Tell whether an address can be read: what cleans raw HTML drops one that cannot, without a word."""
    return "href" in nh3.clean(f'<a href="{escape(address)}"></a>', tags={"a"}, url_schemes=set(SCHEMES))

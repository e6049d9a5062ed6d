"""Bodies: who decides in a school, as front matter names them – a governing body, its committees."""

import re

GOVERNING_BODY = "the governing body"
_CHAIR = re.compile(r"(?:the )?chair(?:man|woman|person)? of (?P<body>.+)", re.IGNORECASE)
_GOVERNORS = re.compile(r"(?:the )?(?:governors|fgb|board|(?:full )?governing (?:body|board))", re.IGNORECASE)


def body_of_chair(role: str) -> str | None:
    """Return the body that a signatory chairs: `Chair of the Resources Committee`; None for any other role."""
    found = _CHAIR.fullmatch(role.strip())
    if not found:
        return None
    return GOVERNING_BODY if _GOVERNORS.fullmatch(found["body"]) else found["body"]


def same_body(one: str, other: str) -> bool:
    """Tell whether two names are of one body: in any case, with or without "the", or one the other's initials."""
    first, second = name_of_body(one), name_of_body(other)
    return first == second or _initials(first) == second or _initials(second) == first


def name_of_body(name: str) -> str:
    """Return a name in small letters without "the"; the governing body has one, whatever it is called."""
    words = " ".join(name.casefold().strip().removeprefix("the ").split())
    return GOVERNING_BODY if _GOVERNORS.fullmatch(words) else words


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()) if " " in name else name

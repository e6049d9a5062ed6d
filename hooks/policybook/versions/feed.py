"""The feed: what changed lately, for the home page and for programs that watch it (Atom, RFC 4287)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

ATOM = "http://www.w3.org/2005/Atom"
MOST = 30  # entries of a feed; a reader's program has the earlier ones
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0, 2.2


@dataclass(frozen=True, kw_only=True)
class News:
    """That a text was ratified."""

    slug: str
    """The policy."""
    title: str
    """Its title."""
    how: str
    """How it was adopted: `ratified` or `approved`."""
    by: str | None
    """Who did."""
    on: str
    """When, in words."""
    day: date
    """The day."""
    words: str
    """What it changed, in a line."""
    url: str
    """The page that shows it, from the site's root."""


def latest(news: Iterable[News], *, on: date) -> tuple[News, ...]:
    """Return what was ratified by a day, the latest first."""
    past = [one for one in news if one.day <= on]
    return tuple(sorted(past, key=lambda one: (-one.day.toordinal(), one.title.casefold(), one.slug)))


def atom(news: Sequence[News], *, title: str, author: str, own: str, page: str, root: str) -> str:
    """Return a feed of news, the latest first.

    `own` and `page` are the addresses of the feed and of the page it belongs to from the site's root, `root` that of
    the site, ending in a stroke; without one, addresses in the feed are relative, as RFC 4287 allows.
    """
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"})
    updated = max((one.day for one in news), default=date(1970, 1, 1))
    _add(feed, "title", title)
    _add(feed, "id", _identity(own, root))
    _add(feed, "updated", _moment(updated))
    _add(ET.SubElement(feed, f"{{{ATOM}}}author"), "name", author)
    up = "../" * own.count("/")
    _link(feed, "self", root + own if root else own.rpartition("/")[2])
    _link(feed, "alternate", root + page if root else up + page or ".")
    for one in news[:MOST]:
        _entry(feed, one, root, up)
    ET.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _entry(feed: ET.Element, one: News, root: str, up: str) -> None:
    entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
    by = f" by {one.by}" if one.by else ""
    _add(entry, "title", f"{one.title}: {one.how}{by}, {one.on}")
    _add(entry, "id", _identity(f"policies/{one.slug}/versions/{one.day.isoformat()}/", root))
    _add(entry, "updated", _moment(one.day))
    _add(entry, "summary", f"{one.words}.")
    _link(entry, "alternate", (root or up) + one.url)


def _identity(path: str, root: str) -> str:
    return root + path if root else f"urn:policybook:{path.replace('/', ':').strip(':')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = _NO_XML.sub("", words)


def _link(parent: ET.Element, rel: str, href: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": _NO_XML.sub("", href)})

"""Versions on the site: for each policy with a past, a list of what was ratified, each text, and what changed.

The pages are in no menu, no search and no map of the site. The theme's frame is rendered once for each kind of page
and filled for each, since it is the same around all.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment

from policybook.dates import long_date
from policybook.drivers.disk import Remembered
from policybook.drivers.site.between import FEW, between, text_of
from policybook.drivers.site.host import Host
from policybook.drivers.site.past_texts import PastTexts, edition_address
from policybook.handbook import Entry, Handbook
from policybook.policy import at_time
from policybook.versions import Comparison, Edition, News, atom, latest

FRAME = "shell/frame.html"
BODY, TITLE = "pb:body:dy3k", "pb:title:w7q2"  # what stands in the frame until it is filled
DATA = Path("register") / "versions.json"
FEED = "changes.xml"


@dataclass(frozen=True)
class Shown:
    """One version in the list of a policy's versions."""

    edition: Edition
    """The version."""
    force: str
    """From when to when it is in force, in words."""
    words: str
    """What it changed, in a line."""
    since: Comparison
    """What has changed from it to today."""
    before: Edition | None
    """The version before it."""
    comparison: Comparison | None
    """What it changed of that."""
    url: str
    """Its page, from the site's root."""

    @property
    def since_url(self) -> str:
        """The page of what has changed from it to today."""
        return f"{self.url}changes/"

    @property
    def before_url(self) -> str | None:
        """The page of what it changed; None for the first."""
        if self.before is None:
            return None
        return f"{self.url.rsplit('/', 2)[0]}/{self.before.name}/changes/{self.edition.name}/"


class Versions:
    """The versions of one build's policies."""

    def __init__(self, handbook: Handbook, remembered: Remembered, texts: PastTexts, *, address: str) -> None:
        """`address` is that of the site's root, ending in a stroke, empty where the site has none."""
        self.handbook = handbook
        self.texts = texts
        self.address = address
        self.lists = {
            entry.policy.slug: shown
            for entry in handbook.entries
            if (shown := self._list(entry, remembered.editions(entry.policy.slug)))
        }
        self.between = {
            slug: [*between([one.edition for one in shown], texts, handbook.by_slug[slug].url)]
            for slug, shown in self.lists.items()
        }
        remembered.past.store.keep()

    def _list(self, entry: Entry, found: Sequence[Edition]) -> list[Shown]:
        shown = []
        for before, edition in zip([None, *found], found, strict=False):
            comparison = self.texts.comparison(before, edition) if before else None
            shown.append(
                Shown(
                    edition,
                    _force(edition),
                    comparison.words if comparison else "The first version that is known here",
                    self.texts.comparison(edition, entry.policy),
                    before,
                    comparison,
                    entry.url + edition_address(edition),
                )
            )
        return shown

    @property
    def news(self) -> tuple[News, ...]:
        """What was ratified up to the handbook's day, the latest first."""
        return latest(self._news(self.lists), on=self.handbook.on)

    def _news(self, slugs: Iterable[str]) -> Iterator[News]:
        for slug in slugs:
            for one in self.lists[slug]:
                yield News(
                    slug=slug,
                    title=self.handbook.by_slug[slug].policy.title,
                    how=one.edition.act.how,
                    by=one.edition.act.by,
                    on=one.edition.on,
                    day=one.edition.day,
                    words=one.words,
                    url=one.before_url or one.url,
                )

    def data(self) -> str:
        """Return every version's codes, with what is to be said of a sheet that carries one, as JSON."""
        rows = [
            {
                "slug": slug,
                "title": self.handbook.by_slug[slug].policy.title,
                "url": one.url,
                "code": one.edition.code,
                "code_v1": one.edition.code_v1,
                "words": _of_sheet(one, self.handbook.by_slug[slug], self.handbook),
                "changes": one.since_url if one.since.renumbered else None,
            }
            for slug, shown in self.lists.items()
            for one in shown
        ]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"

    def feeds(self) -> Iterator[tuple[str, str]]:
        """Give the feed of the handbook and that of each policy with a past, by its address."""
        for slug in (None, *self.lists):
            page = f"policies/{slug}/versions/" if slug else ""
            own = f"policies/{slug}/{FEED}" if slug else FEED
            title = self.handbook.by_slug[slug].policy.title if slug else "Policy handbook"
            news = latest(self._news([slug] if slug else self.lists), on=self.handbook.on)
            named = f"{title}: what was ratified"
            yield (
                own,
                atom(news, title=named, author=self.handbook.school, own=own, page=page, root=self.address),
            )

    def write(self, site: Path, frames: "Frames") -> None:
        """Write every page, file and feed into the folder of the built site."""
        if not self.lists:
            return
        _put(site / DATA, self.data())
        for address, text in self.feeds():
            _put(site / address, text)
        for slug in self.lists:
            for address, html in self.pages(slug, frames):
                _put(site / address / "index.html", html)
            self.copy_files(slug, site)

    def copy_files(self, slug: str, site: Path) -> None:
        """Write the pictures and files that a policy's old texts show, as they were."""
        for one in self.lists[slug]:
            for name, path in self.texts.page(one.edition, slug)["files"].items():
                data = self.texts.past.beside(one.edition.state, path)
                if data is not None:
                    (site / one.url / name).write_bytes(data)

    def pages(self, slug: str, frames: "Frames") -> Iterator[tuple[str, str]]:
        """Give each page of a policy's versions with its address."""
        entry, shown = self.handbook.by_slug[slug], self.lists[slug]
        policy, home = entry.policy, f"{entry.url}versions/"
        said = {"policy": policy, "policy_url": entry.url, "versions_url": home, "standing": entry.standing}
        pairs = self.between[slug]
        chosen = {one.edition.name: [pair for pair in pairs if pair.before is one.edition] for one in shown}
        newest = {
            "versions": shown[::-1],
            "feed_url": entry.url + FEED,
            "between": chosen,
            "any_two": len(shown) <= FEW,
        }
        yield home, frames.fill("versions", f"Versions of {policy.title}", said | newest)
        for one in shown:
            on = text_of(one.edition)
            yield one.url, self._old(one, slug, said, frames)
            to_today = {"earlier": on, "later": "the text of today", "later_url": entry.url}
            redline = self.texts.redline(one.edition, policy) if one.since.renumbered else ""
            since = said | to_today | {"earlier_url": one.url, "redline": redline}
            yield one.since_url, _changes(one.since, since, 1, frames)
        for pair in pairs:
            redline = self.texts.redline(pair.before, pair.after) if pair.comparison.renumbered else ""
            yield pair.url, _changes(pair.comparison, said | pair.said | {"redline": redline}, 2, frames)

    def _old(self, one: Shown, slug: str, said: Mapping[str, Any], frames: "Frames") -> str:
        page = self.texts.page(one.edition, slug)
        own = {"edition": one.edition, "force": one.force, "comparison": one.since, "text": page["html"]}
        title = f"{page['title']}, as {one.edition.act.how} {one.edition.on}"
        return frames.fill(
            "version", title, {**said, **own, "title": page["title"], "changes_url": one.since_url}
        )


class Frames:
    """The theme's frame for each kind of page."""

    KINDS: Mapping[str, tuple[str, str, str | None]] = {
        "versions": ("pages/versions.html", "policies/~/versions/", f"../{FEED}"),
        "version": ("pages/version.html", "policies/~/versions/~/", None),
        "changes 1": ("pages/changes.html", "policies/~/versions/~/changes/", None),
        "changes 2": ("pages/changes.html", "policies/~/versions/~/changes/~/", None),
    }
    """Its body, an address as deep as its own, in which nothing else lies, and its feed."""

    def __init__(self, host: Host, environment: Environment, config: Any, begun: Mapping[str, Any]) -> None:
        """`begun` is the context of some page that the host built."""
        self.made: dict[str, tuple[Mapping[str, Any], str]] = {}
        self.host, self.environment, self.config, self.begun = host, environment, config, begun

    def fill(self, kind: str, title: str, said: Mapping[str, Any]) -> str:
        """Return a page of a kind with its title, and with what its body asks for."""
        body, address, feed = self.KINDS[kind]
        if kind not in self.made:
            context = self.host.frame(address, self.config, self.begun, title=TITLE, content=BODY)
            frame = self.environment.get_template(FRAME).render({**context, "feed": feed})
            self.made[kind] = context, frame
        context, frame = self.made[kind]
        words = self.environment.get_template(body).render({**context, **said})
        return frame.replace(TITLE, escape(title)).replace(BODY, words)


def _changes(comparison: Comparison, said: Mapping[str, Any], depth: int, frames: Frames) -> str:
    title = f"{said['policy'].title}: what has changed"
    return frames.fill(f"changes {depth}", title, {**said, "comparison": comparison})


def _force(edition: Edition) -> str:
    """Return from when to when a version is in force, in words."""
    first = long_date(edition.first)
    if not edition.was_in_force:
        return "Never in force: another text took its place first."
    if edition.until:
        return f"In force from {first} until {long_date(edition.until)}."
    return f"In force from {first}."


def _of_sheet(one: Shown, entry: Entry, handbook: Handbook) -> str:
    """Return what is to be said of a sheet with a version's code."""
    edition = one.edition
    if edition.until and edition.until <= handbook.on:
        force = f"in force until {long_date(edition.until)}"
    elif edition.first > edition.day:
        force = f"in force from {long_date(edition.first)}"
        force += f" until {long_date(edition.until)}" if edition.until else ""
    else:
        force = "the text last adopted, and in force"
    since = "since then no word has changed"
    if one.since.where:
        several = " and " in one.since.where or one.since.where.startswith("clauses ")
        since = f"since then {one.since.where} {'have' if several else 'has'} changed"
    assert edition.act.on
    return f"{entry.policy.title} as {edition.act.how} {at_time(edition.act.on)}; {force}; {since}."


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())

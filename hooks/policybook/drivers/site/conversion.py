"""Conversion: policies become HTML, shared out among processes.

Once all policies have been read, what becomes of one depends on no other. What was found on the way, such as
references, mentions and messages, is put together in the policies' order, as if one process had found it.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from logging.handlers import QueueHandler
from typing import Any

from policybook.drivers.disk import Fork, shares
from policybook.drivers.site.host import Host
from policybook.drivers.site.terms import Terms
from policybook.pages import SearchEntry, search_entries
from policybook.policy import Policy
from policybook.references import Notes, ReferenceBook, ReferenceExtension, fill_cited
from policybook.terms import Definition, Mention, without_mentions
from policybook.text import ClauseExtension

SLOWER = 2  # times as long as a policy's takes the text of another page, whose plain words are not spared
LINKS = (
    "links_to_anchors"  # what the host calls a page's links to places in other files, which it checks later
)


@dataclass(frozen=True)
class Converted:
    """What came of converting one policy."""

    page: Mapping[str, Any]
    """What the host's page got, by attribute: its HTML, its contents list, its ids."""
    links: Mapping[str, Mapping[str, str]]
    """Its links to places in other files, by the source address of each."""
    body: str
    """Its HTML as paper shows it, without mentions."""
    entries: tuple[SearchEntry, ...]
    """What a search can find of it."""
    notes: Notes
    """What it cites."""
    mentions: Sequence[Mention]
    """Where it uses terms."""
    written: Sequence[Definition]
    """Its definitions with what they say."""
    messages: Sequence[logging.LogRecord] = ()
    """What was logged meanwhile, where another process did it."""


class Conversion:
    """The conversion of one build's policies."""

    def __init__(
        self, host: Host, book: ReferenceBook, terms: Terms, missing: Mapping[str, frozenset[str]]
    ) -> None:
        """`missing` are the files that policies point to and that are not there, by slug."""
        self.host = host
        self.book = book
        self.terms = terms
        self.missing = missing
        self.clauses = ClauseExtension()
        self.references = ReferenceExtension(book)
        self.bodies: dict[str, str] = {}
        """Each policy's text as HTML, by slug."""
        self.entries: dict[str, tuple[SearchEntry, ...]] = {}
        """What a search can find of each policy, by the address of its page."""
        self.policies: Mapping[str, Policy] = {}
        self.forks: list[Fork[dict[str, Converted]]] = []
        self.left: set[str] = set()
        self.ready: dict[str, Converted] = {}

    @property
    def extensions(self) -> tuple[Any, ...]:
        """What Markdown is extended with; it leaves any page alone that `prepare` was not called for."""
        return self.clauses, self.references, self.terms.extension

    def begin(self, policies: Mapping[str, Policy], *, config: Any, files: Any) -> None:
        """Begin, once all pages are known; `policies` are by source address. The host then asks page after page."""
        self.policies = policies
        pages = [files.get_file_from_path(uri).page for uri in policies]
        for page in pages:
            page.render = partial(self._fill, page)
        beside = [
            len(file.content_string) for file in files.documentation_pages() if file.src_uri not in policies
        ]
        others = shares(
            pages, lambda page: len(policies[page.file.src_uri].body), beside=SLOWER * sum(beside)
        )[1:]
        self.forks = [Fork(partial(self._convert_share, share, config, files)) for share in others]
        self.left = {page.file.src_uri for share in others for page in share}

    def prepare(self, page: Any) -> None:
        """Tell the extensions which page comes next."""
        policy = self.policies.get(page.file.src_uri)
        self.clauses.outline = policy.outline if policy else None
        self.clauses.missing = self.missing.get(policy.slug, frozenset()) if policy else frozenset()
        self.references.slug = policy.slug if policy else None
        self.terms.begin(page, policy)

    def _convert_share(self, pages: Sequence[Any], config: Any, files: Any) -> dict[str, Converted]:
        """Convert policies in a process of its own, and keep what is logged for the one that people listen to."""
        made = {}
        for page in pages:
            heard: list[logging.LogRecord] = []
            for name in (None, self.host.name):
                logging.getLogger(name).handlers[:] = [_Ear(heard)]  # type: ignore[arg-type]
            config._current_page = page  # as the host does
            page.markdown = self.policies[page.file.src_uri].body
            self.prepare(page)
            made[page.file.src_uri] = replace(self._convert(page, config, files), messages=heard)
        return made

    def _convert(self, page: Any, config: Any, files: Any) -> Converted:
        """Convert a policy, for which `prepare` has just been called, in whichever process this is."""
        policy = self.policies[page.file.src_uri]
        before = dict(vars(page))
        self.references.book = replace(self.book, notes=Notes())
        type(page).render(page, config, files)
        made = {name: value for name, value in vars(page).items() if value is not before.get(name)}
        links = {file.src_uri: places for file, places in made.pop(LINKS, {}).items()}
        body = without_mentions(fill_cited(page.content, {}))
        entries = search_entries(policy.outline, body, title=policy.title)
        terms = self.terms.of(page)
        return Converted(
            made, links, body, entries, self.references.book.notes, terms.mentions, terms.written
        )

    def _fill(self, page: Any, config: Any, files: Any) -> None:
        """Give the host's page what came of its policy; the host calls this in place of its own conversion."""
        uri, slug = page.file.src_uri, self.policies[page.file.src_uri].slug
        made = self._elsewhere(uri) or self._convert(page, config, files)
        vars(page).update(made.page)
        setattr(
            page, LINKS, {files.get_file_from_path(other): places for other, places in made.links.items()}
        )
        self.bodies[slug], self.entries[page.url] = made.body, made.entries
        self.book.notes.add(made.notes)
        terms = self.terms.of(page)
        terms.mentions, terms.written = list(made.mentions), list(made.written)
        for record in made.messages:
            logging.getLogger(record.name).handle(record)

    def _elsewhere(self, uri: str) -> Converted | None:
        """Return what another process made of a policy; None where it is left to this one."""
        if uri not in self.left:
            return None
        while uri not in self.ready:
            self.ready.update(self.forks.pop(0).result())
        return self.ready.pop(uri)


class _Ear(QueueHandler):
    """Keeps what is logged, with its arguments filled in, to be handled by another process."""

    def enqueue(self, record: logging.LogRecord) -> None:
        self.queue.append(record)  # type: ignore[attr-defined]  # a list here

"""Past texts: the page of each text that was ratified, and what it was compared with, kept from build to build.

Neither depends on anything but the texts: an old page links to no other policy and has no meanings of words, for those
that are there today may have been others then.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from posixpath import basename
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment

from policybook.drivers.disk import Past, engine_digest, put
from policybook.pages import Files, make_pages
from policybook.policy import Policy, units
from policybook.redline import make_redline
from policybook.text import attachments
from policybook.versions import Comparison, Edition, blocks, compare

REDLINE = "partials/policybook/redline.html"
DEEPER = "../../"  # from a policy's page, on which links are made, to the page of one of its versions


class PastTexts:
    """The texts of one site's past."""

    def __init__(
        self, past: Past, cache: Path, addresses: Mapping[str, str], environment: Environment
    ) -> None:
        """`addresses` are those of the pages and files that a text may link to, by source; `cache` keeps the rest."""
        self.past = past
        self.environment = environment
        assert environment.loader
        self.look = _digest(environment.loader.get_source(environment, REDLINE)[0])
        self.cache = cache / "past"
        self.addresses = {source: DEEPER + address for source, address in addresses.items()}
        self.site = _digest(json.dumps(sorted(self.addresses.items())))

    def page(self, edition: Edition, slug: str) -> Mapping[str, Any]:
        """Return the page of a text: its `title`, its `html`, and its `files` with their paths from the policy's."""
        key = f"page {edition.state.blob} {edition.state.path} {slug} {self.site}"
        return self._kept(key, lambda: self._page(edition, slug))

    def comparison(self, before: Edition, after: Edition | Policy) -> Comparison:
        """Compare two texts, without the lines; the later one may be that of today."""
        if before.code == after.code:
            return Comparison("", renumbered=False, lines=())
        known = self.past.store.known(before.state.blob)
        key = f"to {after.code}"
        if key not in known:
            made = self._compare(before, after)
            known[key] = [made.where, made.renumbered]
            self.redline(before, after, made)
        where, renumbered = known[key]
        return Comparison(where, renumbered, lines=())

    def redline(self, before: Edition, after: Edition | Policy, made: Comparison | None = None) -> str:
        """Return two texts compared as HTML; `made` is what came of comparing them, where that is at hand."""

        def render() -> Mapping[str, Any]:
            lines = (made or self._compare(before, after)).lines
            module: Any = self.environment.get_template(REDLINE).module
            return {"html": str(module.redline(blocks(lines)))}

        html: str = self._kept(f"redline {before.code} {after.code} {self.look}", render)["html"]
        return html

    def _compare(self, before: Edition, after: Edition | Policy) -> Comparison:
        old, new = (
            one if isinstance(one, Policy) else self.past.policy(one.state) for one in (before, after)
        )
        return compare(make_redline(units(old), units(new)))

    def _page(self, edition: Edition, slug: str) -> Mapping[str, Any]:
        policy = self.past.policy(edition.state)
        files, addresses, missing = {}, dict(self.addresses), set()
        for one in attachments(policy.text):
            name = unquote(one.path)
            if one.on_own_disk or self.past.beside(edition.state, name) is None:
                missing.add(one.target)
            else:
                files[basename(name)] = name
                addresses[f"policies/{name}"] = f"policies/{slug}/{edition_address(edition)}{basename(name)}"
        made = make_pages(
            [policy],
            "",
            path="",
            school="",
            files=Files(addresses),
            missing={policy.slug: frozenset(missing)},
            sources={policy.slug: f"policies/{policy.slug}.md"},
        )
        return {"title": policy.title, "html": made.pages[0].paper, "files": files}

    def _kept(self, key: str, make: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
        file = self.cache / f"{_digest(f'{engine_digest()} {key}')}.json"
        with suppress(OSError, ValueError, KeyError, TypeError):  # never kept, or cut short
            digest, text = file.read_text(encoding="utf-8").split("\n", 1)
            if digest == _digest(text):
                kept: Mapping[str, Any] = json.loads(text)
                return kept
        text = json.dumps(make())
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            put(f"{_digest(text)}\n{text}".encode(), file)
        found: Mapping[str, Any] = json.loads(text)
        return found


def edition_address(edition: Edition) -> str:
    """Return the address of a version's page from its policy's."""
    return f"versions/{edition.name}/"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()

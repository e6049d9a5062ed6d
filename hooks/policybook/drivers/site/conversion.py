"""Conversion: the pages of policies are made, shared out among processes, and handed to the host as it asks for them.

Once all policies have been read, what becomes of one depends on no other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from policybook.drivers.disk import Fork, shares
from policybook.drivers.site.host import Host
from policybook.drivers.site.terms import Terms
from policybook.finding import Finding, Severity
from policybook.pages import Files, Page, SearchEntry, make_page
from policybook.policy import Policy
from policybook.references import Citable, ReferenceBook, make_book
from policybook.text import parse

SLOWER = 2  # times as long as a policy's takes the text of another page, which the host converts


class Conversion:
    """The pages of one build's policies."""

    def __init__(
        self, host: Host, citable: Citable, terms: Terms, missing: Mapping[str, frozenset[str]]
    ) -> None:
        """`missing` are the files that policies point to and that are not there, by slug."""
        self.host = host
        self.citable = citable
        self.terms = terms
        self.missing = missing
        self.policies: Mapping[str, Policy] = {}
        self.addresses: Mapping[str, str] = {}
        self.forks: list[Fork[dict[str, Page]]] = []
        self.left: set[str] = set()
        self.made: dict[str, Page] = {}
        """The pages made so far, by the source address of each."""

    def begin(self, policies: Mapping[str, Policy], *, files: Any) -> None:
        """Begin, once all pages are known; `policies` are by source address. The host then asks page after page."""
        self.policies = policies
        self.addresses = {file.src_uri: file.url for file in files}
        for page in (files.get_file_from_path(uri).page for uri in policies):
            self.host.convert_by(page, self._fill)
        beside = [
            len(file.content_string) for file in files.documentation_pages() if file.src_uri not in policies
        ]
        others = shares(policies, lambda uri: len(policies[uri].body), beside=SLOWER * sum(beside))[1:]
        self.forks = [Fork(partial(self._make_share, share)) for share in others]
        self.left = {uri for share in others for uri in share}

    @property
    def pages(self) -> Sequence[Page]:
        """The pages, in the policies' order."""
        return [self.made[uri] for uri in self.policies if uri in self.made]

    @property
    def bodies(self) -> dict[str, str]:
        """Each policy's text as HTML for paper, by slug, where it could be made."""
        return {page.slug: page.paper for page in self.pages if not _is_blank(page)}

    @property
    def entries(self) -> dict[str, tuple[SearchEntry, ...]]:
        """What a search can find of each policy, by the address of its page."""
        return {f"policies/{page.slug}/": page.entries for page in self.pages}

    @property
    def findings(self) -> list[Finding]:
        """What is wrong with links in policies."""
        return [finding for page in self.pages for finding in page.findings]

    def book(self) -> ReferenceBook:
        """Return what all policies cite."""
        return make_book(self.policies.values(), (page.cited for page in self.pages))

    def _make_share(self, uris: Iterable[str]) -> dict[str, Page]:
        return {uri: self._make(uri) for uri in uris}

    def _make(self, uri: str) -> Page:
        policy = self.policies[uri]
        files = Files(self.addresses, self.missing.get(policy.slug, frozenset()))
        terms = self.terms.of_policy(policy)
        try:
            return make_page(policy, self.citable, terms, files, source=uri)
        except RecursionError:
            blank = make_page(without_text(policy), self.citable, terms, files, source=uri)
            return replace(blank, findings=(_too_deep(policy),))

    def _fill(self, page: Any, config: Any, files: Any) -> None:
        """Give the host's page what was made of its policy; the host calls this in place of its own conversion."""
        uri = page.file.src_uri
        while uri in self.left and uri not in self.made and self.forks:
            self.made.update(self.forks.pop(0).result())
        made = self.made.get(uri) or self._make(uri)
        self.made[uri] = made
        self.host.fill(page, made.html, made.contents)
        self.terms.note(page, self.policies[uri], made.terms)


DEEP = "nested-too-deeply"


def without_text(policy: Policy) -> Policy:
    """Return a policy whose page says nothing but its title and its control table."""
    return replace(policy, body="", text=parse("", path=policy.path, first_line=policy.body_line))


def _too_deep(policy: Policy) -> Finding:
    return Finding(
        code=DEEP,
        severity=Severity.ERROR,
        path=policy.path,
        message="The text is nested too deeply to be shown; its page is empty, and there is no PDF.",
        help="Write it flatter.",
    )


def _is_blank(page: Page) -> bool:
    return any(finding.code == DEEP for finding in page.findings)

"""Targets: where the links that people typed lead from a policy's page, and what leads nowhere."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from policybook.finding import Finding, Severity
from policybook.text import element, text_token


@dataclass(frozen=True)
class Files:
    """What a page can link to."""

    addresses: Mapping[str, str] = field(default_factory=dict)
    """The address of each page and file from the site's root, by its source: `policies/visits.md`."""
    missing: frozenset[str] = frozenset()
    """Files beside the policy, as typed, that are known not to be there."""


NO_FILES = Files()


@dataclass
class Targets:
    """The typed links of one policy."""

    files: Files
    """What can be linked to."""
    source: str
    """The policy's own source: `policies/visits.md`."""
    address: str
    """The address of its page: `policies/visits/`."""
    path: str
    """Its file's name for findings."""
    first_line: int
    """The line of the file on which its text begins."""
    slugs: Mapping[str, str] = field(default_factory=dict)
    """The ids of the page's headings by what other programs call them; see `usual_slugs`."""
    findings: list[Finding] = field(default_factory=list)
    """What leads nowhere."""
    within: list[tuple[str, Token]] = field(default_factory=list)
    """The links to places of the page itself, each with the inline token it stands in."""

    def resolved(self, children: Sequence[Token], inline: Token) -> Iterator[Token]:
        """Give an inline token's children with their links as the page needs them."""
        lost = 0
        for child in children:
            name = {"link_open": "href", "image": "src"}.get(child.type)
            target = str(child.attrs.get(name, "")) if name else ""
            if child.type == "link_close" and lost:
                lost -= 1
                yield Token("span_close", "span", -1)
            elif not target or child.attrs.get("class"):
                yield child
            elif unquote(target.partition("#")[0]) in self.missing:
                if child.type == "image":
                    yield from element(
                        "span",
                        [text_token(f"Missing picture: {child.content or target}")],
                        class_="pb-missing",
                    )
                else:
                    lost += 1
                    yield Token("span_open", "span", 1, attrs={"class": "pb-missing"})
            else:
                yield child.copy(attrs={**child.attrs, str(name): self.leads_to(target, inline)})

    @cached_property
    def missing(self) -> frozenset[str]:
        """The files that are not there, by their own names."""
        return frozenset(unquote(name) for name in self.files.missing)

    def leads_to(self, target: str, inline: Token) -> str:
        """Return the address, from the policy's page, of a link as typed."""
        if target.startswith("#"):
            return self._within(target, inline)
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return target
        source = normpath(join(dirname(self.source), unquote(parts.path)))
        address = self.files.addresses.get(source)
        if address is None:
            if "." in parts.path.rpartition("/")[2]:
                self.findings.append(self._lost(target, inline))
            return target
        way = relpath(address or ".", self.address) + ("/" if address.endswith("/") or not address else "")
        return (
            way
            + (f"?{parts.query}" if parts.query else "")
            + (f"#{parts.fragment}" if parts.fragment else "")
        )

    def _within(self, target: str, inline: Token) -> str:
        name = unquote(target[1:])
        found = self.slugs.get(name, self.slugs.get(name.lower()))
        target = target if found is None else f"#{found}"
        self.within.append((target, inline))
        return target

    def lost_within(self, ids: Collection[str]) -> list[Finding]:
        """Return a finding for each link to a place of the page that is none of its `ids`."""
        return [
            self._lost(unquote(target), inline)
            for target, inline in self.within
            if target != "#" and unquote(target[1:]) not in ids
        ]

    def _lost(self, target: str, inline: Token) -> Finding:
        line = self.first_line + (inline.map[0] if inline.map else 0)
        here = target.startswith("#")
        row = inline.content.count("\n", 0, max(0, inline.content.find(target)))
        return Finding(
            code="link-to-nothing",
            severity=Severity.ERROR,
            path=self.path,
            line=line + row,
            message=f"The link to '{target}' leads to nothing {'on this page' if here else 'in the handbook'}.",
            help="Write the heading's words in small letters with hyphens."
            if here
            else "Correct the name; capitals count.",
        )

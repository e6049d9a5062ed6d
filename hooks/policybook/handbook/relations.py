"""Relations: what policies say of each other by name, and titles that two of them share."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from policybook.finding import Finding, Severity
from policybook.handbook.entry import Entry, Link
from policybook.names import nearest
from policybook.policy import Policy


def doubled_titles(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Yield a finding for each policy in force that has the title of another of the same school."""
    first: dict[tuple[str, str | None], str] = {}
    for policy in (entry.policy for entry in entries if not entry.policy.withdrawn):
        path = first.setdefault((policy.title.casefold(), policy.school), policy.path)
        if path != policy.path:
            yield Finding(
                code="title-doubled",
                severity=Severity.ERROR,
                path=policy.path,
                line=policy.lines.get("title", 0),
                message=f"title '{policy.title}' is also that of {path}: nobody can tell the two apart.",
                help="Give one of them another title, or withdraw the older.",
            )


class _Names:
    """Finds a policy by what front matter may call it: slug, title or another name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.slugs: dict[str, str] = {}
        for entry in entries:
            policy = entry.policy
            for name in (policy.slug, policy.title, *policy.also_known_as):
                self.slugs.setdefault(name.casefold(), policy.slug)

    def find(self, name: str, policy: Policy, key: str, findings: list[Finding]) -> str | None:
        slug = self.slugs.get(name.casefold())
        if slug is None:
            close = nearest(name.casefold(), self.slugs)
            meant = f"Did you mean {self.slugs[close]}?" if close else "Write the slug or title of a policy."
            message = f"{key} names '{name}', which is no policy of this handbook."
            line = policy.lines.get(key, 0)
            findings.append(
                Finding(
                    code="unknown-policy",
                    severity=Severity.WARNING,
                    path=policy.path,
                    line=line,
                    message=message,
                    help=meant,
                )
            )
        return slug


def relate(entries: list[Entry], findings: list[Finding]) -> list[Entry]:
    """Give every entry its related policies, both ways, and a withdrawn one its replacement.

    Names that are no policy's are added to `findings`.
    """
    names = _Names(entries)
    links = {entry.policy.slug: entry.link for entry in entries}
    related: dict[str, set[str]] = {slug: set() for slug in links}
    replacements: dict[str, Link] = {}
    for entry in entries:
        policy = entry.policy
        for name in policy.related:
            other = names.find(name, policy, "related", findings)
            if other and other != policy.slug:
                related[policy.slug].add(other)
                related[other].add(policy.slug)
        if policy.withdrawn and policy.withdrawn.replaced_by:
            by = names.find(policy.withdrawn.replaced_by, policy, "withdrawn", findings)
            if by:
                replacements[policy.slug] = links[by]
    return [
        replace(
            entry,
            related=tuple(
                sorted((links[slug] for slug in related[entry.policy.slug]), key=lambda link: link.title)
            ),
            replacement=replacements.get(entry.policy.slug),
        )
        for entry in entries
    ]

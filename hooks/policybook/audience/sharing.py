"""Sharing: where a text for everybody names, cites, leads to or is understood by what is for staff alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from policybook.audience.secrets import Secret
from policybook.audience.spotting import Spotter, spoken
from policybook.clauses import Clause, Section, clause_words, section_words
from policybook.finding import Finding, Severity
from policybook.policy import Policy
from policybook.references import Reference, cite, open_citable
from policybook.terms import find_terms, make_lexicon, read_definitions, read_glossary
from policybook.text import Text, parse

_HREF = re.compile(r"""\s(?:href|src)=["']?([^\s"'<>]{1,2000})""")
_ADDRESSES = ("href", "src")
_NAMED = (
    "Name nothing here that is for staff; put these words between ::: staff and :::, or make that public."
)


@dataclass(frozen=True, kw_only=True)
class Published:
    """What a build for everybody is made of."""

    policies: Sequence[Policy]
    """The public texts of the policies that have one."""
    glossary: str
    """The text of the glossary's page, as far as it is public."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What the files hold besides, and how that may be named."""

    policies: Sequence[Policy]
    """All policies, whole."""
    glossary: str
    """The whole text of the glossary's page."""
    glossary_path: str
    """Its name for findings."""
    secrets: Sequence[Secret]
    """All words that are for staff."""
    site: str
    """The host of the site's address, whose pages are ours."""


def sharing_findings(public: Published, kept: Kept, *, school: str) -> Iterator[Finding]:
    """Give an error for each place where a public policy shares something with a text for staff."""
    whole = {policy.slug: policy for policy in kept.policies}
    shown = {policy.slug for policy in public.policies}
    staff = [policy for slug, policy in whole.items() if slug not in shown]
    citable = open_citable([*(whole[slug] for slug in shown), *staff], school=school)
    names = _names(staff)
    meant = _StaffMeanings(public, kept)
    for policy in public.policies:
        yield from _front_matter(policy, names)
        yield from _lost(policy, whole[policy.slug])
        yield from _cited(policy, cite(policy, citable).references, whole, shown)
        yield from _words(policy.body, policy.path, policy.body_line, kept, public)
        yield from _links(policy.text, policy.path, kept)
        yield from meant.findings(policy, whole[policy.slug])


def page_findings(
    text: str, *, path: str, first_line: int, public: Published, kept: Kept
) -> Iterator[Finding]:
    """Give the same for a public page that is no policy."""
    yield from _words(text, path, first_line, kept, public)
    yield from _links(parse(text, path=path, first_line=first_line, clauses=False), path, kept)


def _names(staff: Iterable[Policy]) -> Mapping[str, Policy]:
    """Return the policies for staff by what front matter may call them."""
    return {
        name.casefold(): policy
        for policy in staff
        for name in (policy.slug, policy.title, *policy.also_known_as)
    }


def _front_matter(policy: Policy, names: Mapping[str, Policy]) -> Iterator[Finding]:
    said = [("related", name) for name in policy.related]
    if policy.withdrawn and policy.withdrawn.replaced_by:
        said.append(("withdrawn", policy.withdrawn.replaced_by))
    for key, name in said:
        if other := names.get(name.casefold()):
            message = f"{key} names '{name}', which is for staff ({other.path})."
            remedy = "Take it out; a policy for staff may name this one."
            yield _found("public-names-staff", policy.path, policy.lines.get(key, 1), message, remedy)


def _cited(
    policy: Policy, references: Iterable[Reference], whole: Mapping[str, Policy], shown: set[str]
) -> Iterator[Finding]:
    """Give what cites a policy for staff, or a clause or section that only staff have."""
    for one in dict.fromkeys(references):
        other = whole[one.cited]
        part = _part(other, one.target)
        if one.cited not in shown or part:
            what = f"{part} of {other.title}, which is" if part else f"{other.title}, which is"
            message = f"'{one.words}' cites {what} for staff ({other.path})."
            yield _found("public-names-staff", policy.path, one.line, message, _NAMED)


def _part(policy: Policy, target: str) -> str:
    """Return what a clause or a section is called that stands in a part for staff; "" for any other."""
    outline = policy.text.outline
    named: list[tuple[Clause | Section, str]] = [(one, clause_words(one)) for one in outline.clauses]
    named += [(one, section_words(one)) for one in outline.sections]
    lines = {number for part in policy.text.staff for number in part}
    found = (name for one, name in named if one.id == target and one.line - policy.body_line in lines)
    return next(found, "")


def _lost(policy: Policy, whole: Policy) -> Iterator[Finding]:
    """Give the words whose links or footnotes are lost, because what they lead to is named in a part for staff."""
    before = {
        (token.map[0], token.content): _ways(token)
        for token in whole.text.tokens
        if token.type == "inline" and token.map
    }
    for token in policy.text.tokens:
        if (
            token.type == "inline"
            and token.map
            and before.get((token.map[0], token.content), 0) > _ways(token)
        ):
            message = "A link or a footnote here is written out in a part for staff."
            remedy = "Write where it leads, or the footnote, outside that part."
            yield _found("public-names-staff", policy.path, policy.body_line + token.map[0], message, remedy)


def _ways(token: Token) -> int:
    return sum(child.type in ("link_open", "image", "footnote_ref") for child in token.children or ())


def _words(text: str, path: str, first_line: int, kept: Kept, public: Published) -> Iterator[Finding]:
    """Give the names of texts for staff, and marked words, where they stand in a public text.

    A name of one word is an ordinary word as well, and counts only where it is cited.
    """
    named = [one for one in kept.secrets if one.kind == "canary" or _is_name(one)]
    spotter = Spotter(
        named, allowed=[name for one in public.policies for name in (one.title, *one.also_known_as)]
    )
    for secret, line in spotter.spot(text):
        message = f"'{secret.words}' is the {secret.kind} of something for staff ({secret.path})."
        yield _found("public-names-staff", path, first_line + line, message, _NAMED)


def _is_name(secret: Secret) -> bool:
    return secret.kind in ("title", "other name") and len(spoken(secret.words)) > 1


def _links(text: Text, path: str, kept: Kept) -> Iterator[Finding]:
    """Give the links to pages of policies and other pages that are for staff."""
    names = {one.words.casefold() for one in kept.secrets if one.kind == "file name"}
    for token in text.tokens:
        for address in _typed(token):
            parts = urlsplit(address)
            steps = [step.rsplit(".", 1)[0].casefold() for step in unquote(parts.path).split("/")]
            if parts.netloc in ("", kept.site) and (names & set(steps)):
                line = text.first_line + (token.map[0] if token.map else 0)
                message = f"The link to '{address}' leads to a page for staff."
                yield _found("public-names-staff", path, line, message, _NAMED)


def _typed(token: Token) -> Iterator[str]:
    for one in (token, *(token.children or ())):
        yield from (str(one.attrs[name]) for name in _ADDRESSES if name in one.attrs)
        if one.type.startswith("html"):
            yield from map(unescape, _HREF.findall(one.content))


class _StaffMeanings:
    """What words mean in texts for staff."""

    def __init__(self, public: Published, kept: Kept) -> None:
        path = kept.glossary_path
        whole = read_definitions(read_glossary(kept.glossary, path=path), path=path)
        shown = read_definitions(read_glossary(public.glossary, path=path, public=True), path=path)
        self.kept = frozenset(one.line for one in whole) - {one.line for one in shown}
        self.path = path
        self.lexicon = make_lexicon(whole, kept.policies)

    def findings(self, policy: Policy, whole: Policy) -> Iterator[Finding]:
        """Give one finding for a public policy that uses words whose meaning is for staff."""
        terms = self.lexicon.of_policy(whole, glossary="")
        means = find_terms(policy.text, replace(terms, definitions=())).means
        staff = [one for one in means if self._is_kept(one.path, one.line, whole)]
        if staff:
            words = ", ".join(f"'{one.term}' ({one.path}:{one.line})" for one in staff)
            message = f"Words of this text have a meaning that only staff can read: {words}."
            remedy = "Make the meaning public, give the word one here, or use another word."
            yield _found("public-means-staff", policy.path, policy.body_line, message, remedy)

    def _is_kept(self, path: str, line: int, whole: Policy) -> bool:
        if path == self.path:
            return line in self.kept
        return any(line - whole.body_line in part for part in whole.text.staff)


def _found(code: str, path: str, line: int, message: str, remedy: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, path=path, line=line, message=message, help=remedy)

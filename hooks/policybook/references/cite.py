"""Citing: what one policy cites – the references in its text and the links that its author made."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from policybook.clauses import Clause, Section
from policybook.finding import Finding
from policybook.policy import Policy, slug_of
from policybook.references.citable import Shelf, index_shelf
from policybook.references.finding_them import Found, Kind, read_references
from policybook.references.findings import absent_finding, once, reference_finding, unmarked_finding
from policybook.references.policy_names import Absent
from policybook.references.targets import Home, Outcome, Resolved, resolve
from policybook.references.titles import TitleIndex, index_titles
from policybook.references.words import plain
from policybook.text import RunningText, Span, Text, end_of, inline_tokens, running_texts

CLOSED = ("admonition-title", "no-references")
NEAR_START = 20  # characters; what stands further in heads no paragraph
_HEADED = re.compile(r"\s*(?:$|:|[–—-]\s)")  # nothing after it, or what it is headed with
_BEFORE = " \n\ufffc*"
_POLICIES = re.compile(
    r"\b(?:[Pp]olic(?:y|ies)|[Pp]rocedures?)\b[^.;:]{0,60}:\s*$"
)  # what is listed are policies
_BESIDE = re.compile(r"(?:\.\./)?([\w-]+)/")  # the page of another policy, as seen from a policy's own


@dataclass(frozen=True)
class Citable:
    """What the policies of a handbook can cite."""

    titles: TitleIndex
    """What they are called."""
    shelf: Shelf
    """The clauses and sections in them."""


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A place where text cites a clause, a section or another policy."""

    policy: str
    """The slug of the policy whose text it is."""
    place: Clause | Section | None
    """The clause it stands in, else the section; None before the first heading."""
    line: int
    """The line of the file, from 1."""
    words: str
    """The words that cite."""
    cited: str
    """The slug of the policy that is cited."""
    target: str
    """The id of the clause or section that is cited; empty for the policy as a whole."""
    column: int = 0
    """The column of the words, from 1; 0 where they stand in no running text, or within a range."""


@dataclass(frozen=True)
class Link:
    """Words that lead to what they cite."""

    span: Span
    """The words."""
    slug: str
    """The policy they lead to."""
    target: str
    """The id in it; empty for the policy as a whole."""


@dataclass
class Cited:
    """What was found of references in one policy."""

    references: list[Reference] = field(default_factory=list)
    """Every reference that leads somewhere: links that were typed first, then in order."""
    links: list[Link] = field(default_factory=list)
    """The words to be linked."""
    findings: list[Finding] = field(default_factory=list)
    """What is wrong with the others."""
    absent: list[Reference] = field(default_factory=list)
    """Where policies are named that the handbook does not have."""


def open_citable(policies: Iterable[Policy], *, school: str) -> Citable:
    """Return what the policies of a handbook can cite; `school` is the name that may stand in front of their titles."""
    by_slug = {policy.slug: policy for policy in policies}
    names = [(policy.slug, policy.title, policy.also_known_as) for policy in by_slug.values()]
    return Citable(index_titles(names, school=school), index_shelf(by_slug.values()))


def cite(policy: Policy, citable: Citable) -> Cited:
    """Return what a policy cites."""
    citing = _Citing(policy, citable)
    citing.note_links()
    listed = _listed(policy.text.tokens)
    for run in running_texts(policy.text.tokens, closed=CLOSED):
        citing.read(run, listed=run.place.at in listed)
    citing.found.findings += [once(faults) for faults in citing.faults.values()]
    citing.found.findings.sort(key=lambda finding: (finding.line, finding.column))
    return citing.found


class _Citing:
    def __init__(self, policy: Policy, citable: Citable) -> None:
        self.policy = policy
        self.citable = citable
        self.targets = citable.shelf.targets[policy.slug]
        self.found = Cited()
        self.faults: dict[tuple[str, str], list[Finding]] = {}

    def read(self, run: RunningText, *, listed: bool) -> None:
        """Read one running text; one that is `listed` is part of a list of policies."""
        found, absent = read_references(
            run.text, titles=self.citable.titles, usage=self.targets.usage, listed=listed
        )
        quoted = any(token.type == "blockquote_open" for token in run.place.around)
        places: list[Found | Absent] = [*found, *absent]
        for each in sorted(places, key=lambda place: place.start):
            if isinstance(each, Absent):
                self.note_absent(" ".join(run.text[each.start : each.end].split()), run, each.start)
            elif each.policies or not quoted:  # numbers in a quotation are somebody else's
                self.link(each, run)

    def link(self, found: Found, run: RunningText) -> None:
        home = Home(self.policy.slug, run.clause, run.clause.section if run.clause else run.section)
        resolved = resolve(found, home=home, shelf=self.citable.shelf)
        line, column = self.position(run, found.start)
        if resolved.target and run.clause and resolved.target.id == run.clause.id and _opens(found, run):
            return  # "Stage 1: …", the headline of the clause itself
        if _is_heading(found, run) and resolved.end == found.end:
            if found.kind is Kind.SECTION:
                return
            if resolved.outcome is Outcome.NOTHING:
                self.found.findings.append(unmarked_finding(found, self.policy, line=line, column=column))
                return
        if self.is_doubtful(found, resolved):
            shelf = self.citable.shelf
            finding = reference_finding(found, resolved, self.policy, shelf=shelf, line=line, column=column)
            if finding:
                self.faults.setdefault((finding.code, finding.message.casefold()), []).append(finding)
        if resolved.outcome is not Outcome.FOUND or resolved.slug is None:
            return
        target = resolved.target.id if resolved.target else ""
        first = self.found.references[-1].target if found.ranged and self.found.references else target
        for each in [*self.citable.shelf.targets[resolved.slug].between(first, target), target]:
            own = column if each == target else 0
            self.note(found.words, run.clause or run.section, line, own, cited=resolved.slug, target=each)
        if span := _span(found, resolved, run):
            self.found.links.append(Link(span, resolved.slug, target))

    def is_doubtful(self, found: Found, resolved: Resolved) -> bool:
        fine = resolved.outcome in (Outcome.FOUND, Outcome.ITSELF) and not resolved.misnamed
        if not fine or found.kind is not Kind.POLICY:
            return not fine
        return self.citable.shelf.targets[resolved.slug or ""].withdrawn

    def note_absent(self, title: str, run: RunningText, start: int) -> None:
        line, column = self.position(run, start)
        key = plain(title).casefold()
        if all(plain(reference.words).casefold() != key for reference in self.found.absent):
            self.found.findings.append(absent_finding(title, self.policy, line=line, column=column))
        self.found.absent.append(self.reference(title, run.clause or run.section, line))

    def note_links(self) -> None:
        """Note the links that the author made to places in policies."""
        for place in inline_tokens(self.policy.text.tokens):
            for href, words in _links(place.token.children or []):
                slug, target = self.leads_to(href)
                there = self.citable.shelf.targets.get(slug)
                if there and (target in there.ids or (not target and slug != self.policy.slug)):
                    line = self.policy.body_line + (place.token.map or [0])[0]
                    self.note(words, place.clause or place.section, line, cited=slug, target=target)

    def leads_to(self, href: str) -> tuple[str, str]:
        """Return the slug of the policy that a typed link leads to, empty for anything else, and the id in it."""
        parts = urlsplit(href)
        path = unquote(parts.path)
        if parts.scheme or parts.netloc:
            return "", ""
        if path.endswith(".md"):
            return slug_of(path), parts.fragment
        beside = _BESIDE.fullmatch(path)
        return beside[1] if beside else "" if path else self.policy.slug, parts.fragment

    def note(
        self,
        words: str,
        place: Clause | Section | None,
        line: int,
        column: int = 0,
        *,
        cited: str,
        target: str,
    ) -> None:
        made = self.reference(words, place, line, column, cited=cited, target=target)
        self.found.references.append(made)

    def reference(
        self,
        words: str,
        place: Clause | Section | None,
        line: int,
        column: int = 0,
        *,
        cited: str = "",
        target: str = "",
    ) -> Reference:
        return Reference(
            policy=self.policy.slug,
            place=place,
            line=line,
            words=words,
            cited=cited,
            target=target,
            column=column,
        )

    def position(self, run: RunningText, start: int) -> tuple[int, int]:
        text: Text = self.policy.text
        return run.position(start, text.lines, text.first_line)


def _span(found: Found, resolved: Resolved, run: RunningText) -> Span | None:
    """Return the words to link: with the title after them or, where markup divides them, fewer."""
    number = found.end - len(found.words.split()[-1])
    wanted = ((found.start, resolved.end), (found.start, found.end), (number, found.end))
    return next((span for place in wanted if (span := run.span(*place))), None)


def _opens(found: Found, run: RunningText) -> bool:
    """Tell whether nothing stands before a reference."""
    return found.start < NEAR_START and not run.text[: found.start].strip(_BEFORE)


def _is_heading(found: Found, run: RunningText) -> bool:
    """Tell whether "Section 1" heads a paragraph, as the parts of a form are headed: then it cites nothing."""
    if run.block in ("td", "th", "li") or found.kind not in (Kind.SECTION, Kind.APPENDIX):
        return False
    return _opens(found, run) and _HEADED.match(run.text, found.end) is not None


def _listed(tokens: Sequence[Token]) -> set[int]:
    """Return the inline tokens in lists that a line like "the following policies:" introduces."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        introduced = token.type == "bullet_list_open" and at > 1 and tokens[at - 1].type == "paragraph_close"
        if introduced and _POLICIES.search(tokens[at - 2].content):
            found.update(range(at, end_of(tokens, at)))
    return found


def _links(children: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Give the address and the words of each link among the children of an inline token."""
    for number, child in enumerate(children):
        if child.type == "link_open":
            rest = children[number + 1 :]
            end = next(at for at, one in enumerate(rest) if one.type == "link_close")
            yield str(child.attrs.get("href", "")), "".join(one.content for one in rest[:end])
